"""Find submissions in the folders that were named, and copy the part that is looked at."""

import hashlib
import os
import shutil
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from grader.errors import GradeError

SKIPPED = {"__pycache__", "node_modules", "site-packages"}
LARGEST = 1 << 20  # bytes; a larger file is no source text of this exercise


@dataclass(frozen=True)
class Submission:
    """One student's work: `folder` holds items/ and answers.toml, `name` names the report."""

    name: str
    folder: Path
    notes: tuple[str, ...] = ()

    def sources(self) -> list[Path]:
        """Return the Python files of the submission, sorted, relative to `folder`."""
        found = []
        for top, folders, files in os.walk(self.folder):
            folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in SKIPPED)
            if "pyvenv.cfg" in files:
                folders.clear()
                continue
            found += [Path(top, file) for file in sorted(files) if file.endswith(".py")]
        regular = [f for f in found if f.is_file() and f.stat().st_size <= LARGEST]
        return [file.relative_to(self.folder) for file in regular]

    def copy_to(self, target: Path) -> None:
        """Copy the sources to `target`, which is made; links become plain files."""
        for source in self.sources():
            (target / source).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.folder / source, target / source)
        target.mkdir(exist_ok=True)

    def seed(self, salt: str) -> str:
        """Return what the random data of this submission come from: its own text and `salt`."""
        digest = hashlib.sha256(salt.encode())
        for source in self.sources():
            text = (self.folder / source).read_bytes().replace(b"\r\n", b"\n")
            digest.update(source.as_posix().encode("utf-8", "surrogateescape") + b"\0" + text)
        return digest.hexdigest()


def find(folders: list[Path]) -> list[Submission]:
    """Return a submission for each folder, each under a name of its own.

    A folder that holds `starter` is a clone of the exercise. GradeError when a folder is missing.
    """
    found = {submission.folder: submission for submission in map(_find, folders)}
    return _with_own_names(list(found.values()))


def _find(path: Path) -> Submission:
    if not path.exists():
        raise GradeError(f"There is no folder {path}: check the spelling, or run `ls`.")
    if not path.is_dir():
        raise GradeError(f"{path} is a file: name the folder that holds it.")
    top = path.resolve()
    folder = top / "starter" if (top / "starter").is_dir() else top
    notes = []
    if not (folder / "items").is_dir():
        notes.append("There is no folder items in it, so there is nothing to grade.")
    elif not (folder / "manage.py").is_file():
        notes.append("There is no manage.py in it: copy the starter's to run the app.")
    return Submission(top.name or "root", folder, tuple(notes))


def _with_own_names(submissions: list[Submission]) -> list[Submission]:
    """Put the names of parent folders in front until no two names are the same."""
    for depth in range(1, 1 + max((len(s.folder.parts) for s in submissions), default=0)):
        times = Counter(s.name.casefold() for s in submissions)
        if max(times.values(), default=1) == 1:
            break
        submissions = [
            replace(s, name="-".join(_top(s).parts[-1 - depth :]).strip(os.sep) or s.name)
            if times[s.name.casefold()] > 1
            else s
            for s in submissions
        ]
    return submissions


def _top(submission: Submission) -> Path:
    folder = submission.folder
    return folder.parent if folder.name == "starter" and folder.parent.name else folder
