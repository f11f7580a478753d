"""One student's work as files: what of it is looked at, and a copy of that."""

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from grader.errors import GradeError
from grader.exercise.description import load_exercise

SKIPPED = {"__pycache__", "node_modules", "site-packages"}
LARGEST = 1 << 20  # bytes


@dataclass(frozen=True)
class Submission:
    """One student's work: `folder` holds the package and answers.toml, `name` names the report."""

    name: str
    folder: Path
    notes: tuple[str, ...] = ()

    def sources(self) -> list[Path]:
        """Return the Python files of the submission, sorted, relative to `folder`."""
        return [f for f in self._python_files() if (self.folder / f).stat().st_size <= LARGEST]

    def too_large(self) -> list[Path]:
        """Return the Python files that are no source text of an exercise by their size."""
        return [f for f in self._python_files() if (self.folder / f).stat().st_size > LARGEST]

    def _python_files(self) -> list[Path]:
        if not (self.folder / load_exercise().package).is_dir():
            return []  # nothing to grade, and perhaps a whole disk to walk through
        found = []
        for top, folders, files in os.walk(self.folder):
            folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in SKIPPED)
            if "pyvenv.cfg" in files:
                folders.clear()
                continue
            found += [Path(top, file) for file in sorted(files) if file.endswith(".py")]
        return [file.relative_to(self.folder) for file in found if file.is_file()]

    def copy_to(self, target: Path) -> None:
        """Copy the sources to `target`, which is made; links become plain files."""
        try:
            target.mkdir()
            for source in self.sources():
                (target / source).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(self.folder / source, target / source)
        except OSError as error:
            where = f"{self.folder} cannot be copied to {target.parent}"
            raise GradeError(
                f"{where} ({error.strerror}): make room there, or give the right to read."
            ) from error

    def seed(self, salt: str) -> str:
        """Return what the random data of this submission come from: its own text and `salt`."""
        digest = hashlib.sha256(salt.encode("utf-8", "surrogateescape"))
        for source in self.sources():
            text = (self.folder / source).read_bytes().replace(b"\r\n", b"\n")
            digest.update(source.as_posix().encode("utf-8", "surrogateescape") + b"\0" + text)
        return digest.hexdigest()
