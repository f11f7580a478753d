"""Write a file whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from grader.errors import GradeError

MASK = os.umask(0o077)  # it can only be read by setting it
os.umask(MASK)


def write(path: Path, text: str) -> None:
    """Put `text` into the place of `path`; GradeError when that cannot be done.

    Whatever happens, `path` holds either what it held before or all of `text`.
    """
    unfinished = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
        unfinished = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        unfinished.chmod(_mode(path))
        unfinished.replace(path)
    except OSError as error:
        if unfinished:
            with suppress(OSError):
                unfinished.unlink()
        raise GradeError(
            f"{path} cannot be written ({error.strerror}): make room or name another folder."
        ) from error


def _mode(path: Path) -> int:
    """Return the rights that `path` has, or that a new file would get."""
    with suppress(OSError):
        return path.stat().st_mode & 0o777
    return 0o666 & ~MASK
