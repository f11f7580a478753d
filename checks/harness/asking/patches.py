"""What is exchanged in Python while the student's code runs."""


def end_of_process(status=0):
    """Stand in for os._exit, so that what the code did before it can still be looked at."""
    raise SystemExit(f"os._exit({status})")
