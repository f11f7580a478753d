"""Find submissions in the folders that were named, and copy the part that is looked at."""

import hashlib
import os
import shutil
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from grader.errors import GradeError

SKIPPED = {"__pycache__", "node_modules", "site-packages"}
LARGEST = 1 << 20  # bytes
LONGEST_NAME = 150  # bytes
NOT_IN_FILE_NAMES = str.maketrans(dict.fromkeys('<>:"/\\|?*\n\r\t', "_"))


@dataclass(frozen=True)
class Submission:
    """One student's work: `folder` holds items/ and answers.toml, `name` names the report."""

    name: str
    folder: Path
    notes: tuple[str, ...] = ()

    def sources(self) -> list[Path]:
        """Return the Python files of the submission, sorted, relative to `folder`."""
        return [f for f in self._python_files() if (self.folder / f).stat().st_size <= LARGEST]

    def too_large(self) -> list[Path]:
        """Return the Python files that are no source text of this exercise by their size."""
        return [f for f in self._python_files() if (self.folder / f).stat().st_size > LARGEST]

    def _python_files(self) -> list[Path]:
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


def find(paths: list[Path]) -> list[Submission]:
    """Return a submission for each folder, each under a name that no other has.

    A folder that holds `starter` is a clone of the exercise. GradeError when a folder is missing,
    or holds submissions instead of being one.
    """
    tops = list(dict.fromkeys(path.resolve() for path in map(_checked, paths)))
    found = {submission.folder: submission for submission in map(_find, tops)}
    return _with_own_names(list(found.values()))


def _checked(path: Path) -> Path:
    if not path.exists():
        raise GradeError(f"There is no folder {path}: check the spelling, or run `ls`.")
    if not path.is_dir():
        raise GradeError(f"{path} is a file: name the folder that holds it.")
    within = [] if _is_submission(path) else [child for child in path.iterdir() if child.is_dir()]
    if any(map(_is_submission, within)):
        raise GradeError(f"{path} holds submissions: name them, as in {path}/*")
    return path


def _is_submission(path: Path) -> bool:
    return (path / "starter").is_dir() or (path / "items").is_dir()


def _find(top: Path) -> Submission:
    folder = top / "starter" if (top / "starter").is_dir() else top
    notes = []
    if not (folder / "items").is_dir():
        notes.append("There is no folder items in it, so there is nothing to grade.")
    elif not (folder / "manage.py").is_file():
        notes.append("There is no manage.py in it: copy the starter's to run the app.")
    submission = Submission(cleaned(top.name) or "root", folder)
    large = [file.as_posix() for file in submission.too_large()]
    notes += [f"{name} is larger than 1 MiB and is left out." for name in large]
    return replace(submission, notes=tuple(notes))


def cleaned(name: str) -> str:
    """Return `name` as every file system takes it in the name of a report."""
    text = name.encode("utf-8", "replace")[:LONGEST_NAME].decode("utf-8", "ignore")
    return text.translate(NOT_IN_FILE_NAMES).strip(" .")


def _folder_above(submission: Submission) -> Path:
    folder = submission.folder
    return folder.parent.parent if folder.name == "starter" else folder.parent


def _with_own_names(submissions: list[Submission]) -> list[Submission]:
    """Put the name of the folder above in front where names are the same, then a number."""
    times = Counter(s.name.casefold() for s in submissions)
    names: set[str] = set()
    result = []
    for submission in submissions:
        name = submission.name
        if times[name.casefold()] > 1:
            name = cleaned(f"{_folder_above(submission).name}-{name}")
        stem, number = name, 1
        while name.casefold() in names:
            number += 1
            name = f"{stem}-{number}"
        names.add(name.casefold())
        result.append(replace(submission, name=name))
    return result
