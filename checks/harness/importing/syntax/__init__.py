"""Why Python cannot read a file of the student, and which line is to be changed."""

from checks.harness.importing.syntax.told import unreadable

__all__ = ["unreadable"]
