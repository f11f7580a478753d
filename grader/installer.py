"""Make .venv and install packages into it, with uv where it is on PATH, else with pip.

Only Python's own modules are imported here: nothing else is installed yet.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from grader.exercise.paths import ROOT

VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


class SetUpError(Exception):
    """Why the set-up cannot be done, in one sentence with the way out."""


def make_venv() -> None:
    """Make .venv, without packages."""
    if uv := shutil.which("uv"):
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


def install(pins: Path) -> None:
    """Install exactly what `pins` names, with hashes checked."""
    uv = shutil.which("uv")
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
