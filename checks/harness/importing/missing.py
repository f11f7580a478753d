"""Find what is missing where it stands instead: in a comment, a text, a class, another file."""

import ast
import difflib
import re
from pathlib import Path

from checks.harness.causes import Cause
from checks.harness.fault import Fault, Place
from checks.harness.source.imports import IMPORT
from checks.harness.source.nesting import described, nested
from checks.harness.source.nodes import FUNCTION, in_a_comment, line_that_fits, text_that_fits
from checks.harness.sources import Sources

DEFINED = FUNCTION | ast.ClassDef


def no_file(sources: Sources, file: str) -> Fault:
    """Return the fault of a file that is missing; it names one that may have been meant."""
    folder, name = (sources.folder / file).parent, Path(file).name
    others = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    near = [other for other in others if _alike(other, name)]
    if near:
        seen = f"The file {file} is missing; there is a file {near[0]} beside its place."
        wanted = f"the name {name}: give {near[0]} this name, if it is the file that is meant"
    else:
        seen = f"The file {file} is missing."
        wanted = (
            f"the file {file}, with this name and ending: copy it from the starter, or, where it "
            f"was committed, `git checkout -- {file}` in the folder around {folder.name}/"
        )
    return Fault(seen, wanted, at=Place(file))


def _alike(other: str, name: str) -> bool:
    """Say whether a file may be the one that is called `name`: view.py, Views.py, views (1).py."""
    stem, right = (re.split(r"[.( ]", text.lower())[0] for text in (other, name))
    short = {right, right.removesuffix("s"), f"{right}s"}
    close = difflib.SequenceMatcher(None, stem, right).ratio() > 0.8
    return other.endswith(".py") and other != name and (stem in short or close)


def hidden(sources: Sources, file: str, name: str) -> Fault | None:
    """Return the fault of a class or function that stands in `file`, but not at its top."""
    for node, outer in nested(sources.tree(file), lambda node: _defines(node, name)):
        inside = isinstance(outer, FUNCTION)
        return _fault(
            f"`{name}` stands {described(outer)}, and so {file} has no `{name}`.",
            f"`{name}` at the top of the file: its first line without blanks in front",
            name, Place(file, node.lineno if inside else outer.lineno),
        )  # fmt: skip
    text = rf"^\s*(?:async\s+def|def|class)\s+{name}\b"
    if at := text_that_fits(sources, file, text):
        seen = f"`{name}` stands in a text: the quotes that open it are in line {at.line}."
        return _fault(seen, "code, not a text: take the quotes out", name, at)
    if at := line_that_fits(sources, file, text.replace(r"^\s*", r"^\s*#[\s#]*")):
        seen = f"`{name}` is a comment: there is a `#` in front of it in line {at.line} of {file}."
        return _fault(seen, "the code without the `#` in front of its lines", name, at)
    return None


def _defines(node: ast.stmt, name: str) -> bool:
    return isinstance(node, DEFINED) and node.name == name


def _fault(seen: str, wanted: str, cause: str, at: Place) -> Fault:
    return Fault(seen, wanted, cause=cause, at=at, hides_hint=True)


def must_not_be_hidden(sources: Sources, module, name: str, file: str) -> None:
    """Fail when `module` lacks `name`, and the submission has it where Python does not find it."""
    if hasattr(module, name):
        return
    must_be_the_file(sources, module, name, file)
    if fault := hidden(sources, file, name) or elsewhere(sources, name, file):
        raise fault


def must_be_the_file(sources: Sources, module, name: str, file: str) -> None:
    """Fail when a folder is imported in the place of `file`, which has `name` as the folder lacks.

    Where there are both, Python takes the folder with an `__init__.py`.
    """
    taken = Path(getattr(module, "__file__", None) or file)
    own = any(_defines(node, name) for node in sources.tree(file).body)
    if own and taken.name == "__init__.py" and not hasattr(module, name):
        folder = f"{file.removesuffix('.py')}/"
        seen = f"The folder {folder} hides the file {file}: of the two, Python imports the folder."
        wanted = f"the file alone: take the folder {folder} away, or give it another name"
        raise _fault(seen, wanted, Cause.ELSEWHERE, Place(f"{folder}__init__.py"))


def where_to_write(sources: Sources, file: str, name: str) -> Place | None:
    """Return the line of a file below which `name` may be written; None in an empty one."""
    for pattern in (rf"TODO\b.*\b{name}\b", r"Create your \w+ here"):
        if place := in_a_comment(sources, file, pattern):
            return place
    body = sources.tree(file).body
    imports = [node for node in body if isinstance(node, IMPORT)]
    return Place(file, (imports or body)[-1].end_lineno) if body else None


def elsewhere(sources: Sources, name: str, file: str) -> Fault | None:
    """Return the fault of a class or function that stands in another file than `file`."""
    for path in sorted(sources.folder.rglob("*.py")):
        other = path.relative_to(sources.folder).as_posix()
        body = sources.tree(other).body if other != file else []
        lines = [node.lineno for node in body if _defines(node, name)]
        if lines:
            return Fault(
                f"`{name}` stands in {other}, and not in {file}.",
                f"`{name}` in {file}: move it there, with the imports that it needs",
                cause=Cause.ELSEWHERE, at=Place(other, lines[-1]), hides_hint=True,
            )  # fmt: skip
    return None


def must_not_be_elsewhere(sources: Sources, module, name: str, file: str) -> None:
    """Fail when `module` lacks `name`, and another file of the submission has it."""
    must_be_the_file(sources, module, name, file)
    if not hasattr(module, name) and (fault := elsewhere(sources, name, file)):
        raise fault
