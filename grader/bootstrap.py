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

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "ready"
PINS = ROOT / "requirements.txt"
DEVELOPMENT_PINS = ROOT / "requirements-dev.txt"  # includes all of PINS


CANNOT_WRITE = (
    "the folder {} cannot be written to ({}): "
    "copy the exercise to a folder of your own and run it there."
)


class SetUpError(Exception):
    """Why the set-up cannot be done, in one sentence with the way out."""


def enter(arguments: list[str]) -> None:
    """Return when this process runs in a complete .venv; otherwise run the command there."""
    if {"-h", "--help"} & set(arguments):
        return
    wants_all = {"--self-test", "--validity"} & set(arguments) and DEVELOPMENT_PINS.exists()
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
    """Return the line that says these pins are installed for this version of Python."""
    version = "{}.{}".format(*sys.version_info[:2])
    return f"{pins.name} {hashlib.sha256(pins.read_bytes()).hexdigest()} {version}"


def set_up(pins: Path) -> None:
    """Make .venv afresh and install the pins; the stamp is written when all is done."""
    complete = is_ready(PINS)  # then only the development packages are missing
    running = Path(sys.prefix) == VENV
    try:
        if not complete and not running:
            shutil.rmtree(VENV, ignore_errors=True)
        VENV.mkdir(exist_ok=True)
        STAMP.unlink(missing_ok=True)
        (VENV / ".gitignore").write_text("*\n", "utf-8")
    except OSError as error:
        raise SetUpError(CANNOT_WRITE.format(ROOT, error.strerror)) from error
    _say("Setting up: this happens once and takes about a minute.")
    uv = shutil.which("uv")
    if not complete and not running:
        _make_venv(uv)
    _install(uv, pins)
    stamps = [stamp_of(pins)] + ([stamp_of(PINS)] if pins != PINS else [])
    STAMP.write_text("\n".join(stamps) + "\n", "utf-8")
    _say("Set up.")


def _make_venv(uv: str | None) -> None:
    if uv:
        _run([uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable, str(VENV)])
        return
    try:
        import ensurepip  # noqa: F401
        import venv

        venv.EnvBuilder(with_pip=True, symlinks=os.name != "nt", clear=False).create(VENV)
    except (ImportError, subprocess.CalledProcessError) as error:
        raise SetUpError(
            "this Python lacks the module venv: on Debian or Ubuntu run "
            "`sudo apt install python3-venv`, elsewhere install Python from python.org."
        ) from error


def _install(uv: str | None, pins: Path) -> None:
    pip = (
        [uv, "pip", "install", "--python", str(PYTHON)]
        if uv
        else [str(PYTHON), "-m", "pip", "install"]
    )
    quiet = [] if uv else ["--disable-pip-version-check", "--no-input"]
    _run([*pip, "--quiet", *quiet, "--require-hashes", "-r", str(pins)])


def _run(command: list[str]) -> None:
    scratch = VENV / "tmp"  # what an interrupted installer leaves goes with the next set-up
    scratch.mkdir(exist_ok=True)
    finished = subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        errors="replace",
        env={**os.environ, "TMPDIR": str(scratch), "TEMP": str(scratch)},
    )
    shutil.rmtree(scratch, ignore_errors=True)
    if finished.returncode == 0:
        return
    lines = [line for line in finished.stderr.strip().splitlines() if line.strip()]
    raise SetUpError(
        "the packages could not be installed; check the network connection and run the command "
        f"again. The installer says: {lines[-1].strip() if lines else 'nothing'}"
    )


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
