"""Set the exercise up on a machine that has only Python, and go on inside .venv.

Only Python's own modules are imported here: nothing else is installed yet.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grader.exercise.paths import ROOT
from grader.installer import PYTHON, VENV, SetUpError, install, make_venv

STAMP = VENV / "ready"
PINS = ROOT / "requirements.txt"
DEVELOPMENT_PINS = ROOT / "requirements-dev.txt"  # includes all of PINS
NEEDS_ALL = {"--self-test", "--validity"}

OWN_COPY = "copy the exercise to a folder of your own and run it there."
CANNOT_WRITE = "the folder {} cannot be written to ({}): " + OWN_COPY
CANNOT_USE = "the folder {} cannot be used ({}): " + OWN_COPY


def enter(arguments: list[str]) -> None:
    """Return when this process runs in a complete .venv; otherwise run the command there."""
    options = set(arguments[: arguments.index("--")] if "--" in arguments else arguments)
    if {"-h", "--help", "--help-all"} & options:
        return
    wants_all = NEEDS_ALL & options and DEVELOPMENT_PINS.exists()
    pins = DEVELOPMENT_PINS if wants_all else PINS
    try:
        if not is_ready(pins):
            with only_one_set_up():
                if not is_ready(pins):  # another process may have done it meanwhile
                    set_up(pins)
    except SetUpError as error:
        print(f"Set-up: {error}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("Set-up stopped; the next start does it again.", file=sys.stderr)
        sys.exit(130)
    if Path(sys.prefix) == VENV:
        return
    command = [str(PYTHON), str(ROOT / "grade.py"), *arguments]
    if os.name == "nt":  # there, exec would give the prompt back before the command ends
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(PYTHON, command)


def is_ready(pins: Path) -> bool:
    """Say whether a finished set-up of exactly these pins is there."""
    try:
        return PYTHON.exists() and stamp_of(pins) in STAMP.read_text("utf-8").splitlines()
    except FileNotFoundError:
        return False
    except OSError as error:  # somebody else's set-up
        raise SetUpError(CANNOT_USE.format(VENV, error.strerror)) from error


@contextmanager
def only_one_set_up() -> Iterator[None]:
    """Wait until no other process sets up this folder; the system ends the lock with its owner."""
    try:
        lock = (ROOT / ".set-up.lock").open("w")
    except OSError as error:
        raise SetUpError(CANNOT_WRITE.format(ROOT, error.strerror)) from error
    with lock:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                _say("Another set-up is running in this folder; waiting for it.")
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def stamp_of(pins: Path) -> str:
    """Return the line that says these pins are installed here for this version of Python.

    The programs in .venv name the folder they were installed in: moved, they are dead.
    """
    version = "{}.{}".format(*sys.version_info[:2])
    return f"{pins.name} {hashlib.sha256(pins.read_bytes()).hexdigest()} {version} {VENV.resolve()}"


def set_up(pins: Path) -> None:
    """Make .venv afresh and install the pins; the stamp is written when all is done."""
    complete = is_ready(PINS)  # then only the development packages are missing
    running = Path(sys.prefix) == VENV
    try:
        if not complete and not running:
            VENV.unlink() if VENV.is_symlink() else shutil.rmtree(VENV, ignore_errors=True)
        VENV.mkdir(exist_ok=True)
        STAMP.unlink(missing_ok=True)
        (VENV / ".gitignore").write_text("*\n", "utf-8")
    except OSError as error:
        raise SetUpError(CANNOT_WRITE.format(ROOT, error.strerror)) from error
    _say("Setting up: this happens once and takes about a minute.")
    if not complete and not running:
        make_venv()
    install(pins)
    stamps = [stamp_of(pins)] + ([stamp_of(PINS)] if pins != PINS else [])
    STAMP.write_text("\n".join(stamps) + "\n", "utf-8")
    _say("Set up.")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
