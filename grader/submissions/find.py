"""Find submissions in the folders that were named, each under a name that no other has."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from grader.errors import GradeError
from grader.exercise.description import load_exercise
from grader.submissions.submission import Submission

LONGEST_NAME = 150  # bytes
CONTROL = (chr(code) for code in (*range(32), *range(127, 160)))
NOT_IN_FILE_NAMES = str.maketrans(dict.fromkeys(("<", ">", *':"/\\|?*', *CONTROL), "_"))


def find(paths: Iterable[Path]) -> list[Submission]:
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
    whole = next(filter(_is_whole, path.resolve().parents), None)
    if not whole and path.resolve().name == load_exercise().package and any(path.glob("*.py")):
        whole = path.resolve().parent
    if whole and not _is_submission(path):
        raise GradeError(f"{path} is only a part of a submission: name the folder {whole}.")
    return path


def _is_whole(path: Path) -> bool:
    """Say whether a folder is surely a submission: it has the package, and a file beside it."""
    beside = ("answers.toml", *load_exercise().runs_with)
    has_package = (path / load_exercise().package).is_dir()
    return has_package and any((path / name).is_file() for name in beside)


def _is_submission(path: Path) -> bool:
    return (path / "starter").is_dir() or (path / load_exercise().package).is_dir()


def _find(top: Path) -> Submission:
    folder = top / "starter" if (top / "starter").is_dir() else top
    exercise = load_exercise()
    notes = []
    if not (folder / exercise.package).is_dir():
        notes.append(f"There is no folder {exercise.package} in it, so there is nothing to grade.")
    else:
        missing = [name for name in exercise.runs_with if not (folder / name).is_file()]
        notes += [f"There is no {n} in it: copy the starter's to run the app." for n in missing]
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
