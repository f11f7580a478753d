"""Mutants of the reference: each is the solution with one small change, made by libcst.

tests/submissions/mutations.toml names the files and the words that are changed in them.

A mutant that keeps all points either is as right as the solution, and then stands in
tests/submissions/equivalents.toml with the reason, or shows a gap in the checks.
"""

import difflib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import libcst as cst

from authoring.bank import BANK
from grader.exercise.paths import REFERENCE

Change = cst.CSTNode | cst.RemovalSentinel | cst.FlattenSentinel[cst.CSTNode]
MUTATIONS = BANK / "mutations.toml"
EQUIVALENTS = BANK / "equivalents.toml"


@dataclass(frozen=True)
class Mutant:
    """One changed file; `name` is the changed line in short, `text` the whole new file."""

    file: str
    name: str
    text: str


class Replace(cst.CSTTransformer):
    """Put `new` in the place of one node."""

    def __init__(self, old: cst.CSTNode, new: Change):
        super().__init__()
        self.old = old
        self.new = new

    def on_leave(self, original_node: cst.CSTNode, updated_node: cst.CSTNode) -> object:  # type: ignore[override]
        return self.new if original_node is self.old else updated_node


class Nodes(cst.CSTVisitor):
    """Collect every node of a tree."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[cst.CSTNode] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        self.found.append(node)
        return True


def make() -> list[Mutant]:
    """Return every mutant of the reference, each once."""
    return [mutant for file in mutations()["files"] for mutant in _of_file(file)]


@cache
def mutations() -> dict[str, Any]:
    """Return which files are changed, and which words for which."""
    return tomllib.loads(MUTATIONS.read_text("utf-8"))


def equivalents() -> dict[str, str]:
    """Return the mutants that are known to be right, with the reason."""
    listed: dict[str, str] = tomllib.loads(EQUIVALENTS.read_text("utf-8"))
    return listed


def _of_file(file: str) -> Iterator[Mutant]:
    source = (REFERENCE / file).read_text("utf-8")
    tree = cst.parse_module(source)
    nodes = Nodes()
    tree.visit(nodes)
    seen = {source}
    for node in nodes.found:
        for new in _changes(node):
            try:
                text = tree.visit(Replace(node, new)).code
            except (cst.CSTValidationError, TypeError, AttributeError):
                continue  # no tree any more
            if text not in seen:
                seen.add(text)
                yield Mutant(file, _in_short(source, text), text)


def _in_short(old: str, new: str) -> str:
    """Name a mutant by the lines that went and came; a line that only came stands there twice."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
    changed = [line for line in lines if line[1:].strip() and line[:3] not in ("+++", "---")]
    shown = [f"{line[0]} {line[1:].strip()}" for line in changed if line[0] in "+-"]
    return " ".join(shown) if shown[0][0] == "-" else f"twice: {shown[0][2:]}"


def _changes(node: cst.CSTNode) -> Iterator[Change]:
    """Yield what a small slip could make of one node."""
    yield from _without(node)
    yield from _other_words(node)


def _without(node: cst.CSTNode) -> Iterator[Change]:
    """Yield the node without something, or twice."""
    match node:
        case cst.SimpleStatementLine():
            yield cst.RemoveFromParent()
            yield cst.FlattenSentinel([node, node])
        case cst.ImportAlias() | cst.Arg() | cst.DictElement():
            yield cst.RemoveFromParent()
        case cst.Await(expression=inner):
            yield inner
        case (
            cst.FunctionDef(asynchronous=cst.Asynchronous())
            | cst.With(asynchronous=cst.Asynchronous())
        ):
            yield node.with_changes(asynchronous=None)
        case cst.Return(value=cst.BaseExpression()):
            yield cst.Return()


def _other_words(node: cst.CSTNode) -> Iterator[Change]:
    """Yield the node with another name, number, text or call in it."""
    match node:
        case cst.Call(func=function):
            yield function
            yield cst.Await(node, lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
        case cst.Integer(value=digits):
            yield from (cst.Integer(str(int(digits) + step)) for step in (1, -1))
        case cst.SimpleString(value=text) if not text.startswith('"""'):
            changed = (f"x{text[1:-1]}", f"{text[1:-1]}x", text[1:-1].upper(), "")
            yield from (cst.SimpleString(f'"{inner}"') for inner in changed)
        case cst.Name(value=name):
            yield from (cst.Name(other) for other in mutations()["swaps"].get(name, []))
        case cst.Assign():
            yield node.with_changes(value=cst.Name("None"))
