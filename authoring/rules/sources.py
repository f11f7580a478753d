"""Read the sources of checks/ as text, for the rules."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from grader.exercise.paths import CHECKS
from grader.exercise.reading import read_module


@cache
def trees() -> dict[Path, ast.Module]:
    """Return the modules of checks/, in whatever folder, as syntax trees."""
    files = sorted(CHECKS.rglob("*.py"))
    return {file: read_module(file) for file in files}


def strings() -> set[str]:
    """Return all texts that the code of checks/ holds, without docstrings."""
    return {text for tree in trees().values() for text in _strings_of(tree)}


def keywords(name: str) -> Iterator[str]:
    """Yield the texts that calls in checks/ pass as the argument `name`."""
    for tree in trees().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.keyword) and node.arg == name:
                yield from _strings_of(node.value)


def attributes_of(name: str) -> Iterator[tuple[Path, int, str]]:
    """Yield file, line and attribute wherever checks/ says `name.attribute`."""
    for file, tree in trees().items():
        for node in ast.walk(tree):
            match node:
                case ast.Attribute(value=ast.Name(id=owner), attr=attr) if owner == name:
                    yield file, node.lineno, attr


def members_of(name: str) -> set[str]:
    """Return the names that the body of the class `name` in checks/ assigns."""
    classes = (
        node
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and node.name == name
    )
    return {
        target.id
        for found in classes
        for line in found.body
        if isinstance(line, ast.Assign)
        for target in line.targets
        if isinstance(target, ast.Name)
    }


def arguments_of(name: str) -> set[str]:
    """Return the names of the arguments with which the class `name` in checks/ is made."""
    found = set()
    for tree in trees().values():
        for node in ast.walk(tree):
            match node:
                case ast.ClassDef(name=owner, body=body) if owner == name:
                    made = [f for f in body if getattr(f, "name", "") == "__init__"]
                    found |= {n.arg for f in made for n in ast.walk(f) if isinstance(n, ast.arg)}
    return found


def arguments_given(name: str) -> Iterator[tuple[Path, int, str]]:
    """Yield file, line and argument wherever checks/ calls `name` with an argument by name."""
    for file, tree in trees().items():
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Name(id=called), keywords=given) if called == name:
                    yield from ((file, node.lineno, k.arg) for k in given if k.arg)


def _strings_of(tree: ast.AST) -> Iterator[str]:
    nodes = list(ast.walk(tree))
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        match node:
            case ast.Constant(value=str(text)) if id(node) not in docstrings:
                yield text
