"""Look at where an exception came from."""

from traceback import walk_tb

from checks.harness.showing import told_by
from checks.harness.sources import Sources


def modules_of(error: BaseException) -> list[str]:
    """Return the names of the modules that `error` passed through, the innermost last."""
    return [str(frame.f_globals.get("__name__")) for frame, _ in walk_tb(error.__traceback__)]


def exhausted(error: BaseException | None) -> BaseException | None:
    """Return the StopIteration that Python told as another exception, if that is what it did."""
    told = error is not None and "StopIteration" in told_by(error)
    return (error.__cause__ or error.__context__) if told else None


def locals_of(sources: Sources, error: BaseException) -> dict:
    """Return the variables of the student's function in which `error` was raised."""
    frames = [frame for frame, _ in walk_tb(error.__traceback__)]
    own = [frame for frame in frames if sources.owns(frame.f_code.co_filename)]
    return own[-1].f_locals if own else {}
