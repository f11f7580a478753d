"""The one error that a user is meant to see."""


class GradeError(Exception):
    """Something that could not be done, in one sentence with the way out; exit status 2."""
