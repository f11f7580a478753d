"""Ask what stands where in a student's file: the syntax tree, by kind, name and line."""

import ast
import re
import tokenize
from contextlib import suppress

from checks.harness.causes import VIEWS
from checks.harness.fault import Place
from checks.harness.sources import Sources

FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef
TRY = ast.Try | ast.TryStar
WITH = ast.With | ast.AsyncWith
LOOP = ast.For | ast.AsyncFor | ast.While


def nodes(sources: Sources, kinds, file: str = VIEWS) -> list:
    """Return the nodes of some kinds, in the order of their lines."""
    found = [node for node in ast.walk(sources.tree(file)) if isinstance(node, kinds)]
    return sorted(found, key=_position)


def _position(node: ast.AST) -> tuple[int, int]:
    if isinstance(node, ast.withitem):
        node = node.context_expr
    return getattr(node, "lineno", 0), getattr(node, "col_offset", 0)


def around(sources: Sources, at: Place | None, kinds) -> list:
    """Return the nodes that a line is a part of, the innermost last."""
    if at is None or at.line is None:
        return []
    found = nodes(sources, kinds, at.file)
    return [n for n in found if n.lineno <= at.line <= (n.end_lineno or n.lineno)]


def stored_names(node: ast.AST) -> set[str]:
    """Return the names that a statement sets."""
    return {
        n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
    }


def loaded_names(node: ast.AST) -> list[str]:
    """Return the names whose values an expression uses: what it calls is not among them."""
    called = {id(n.func) for n in ast.walk(node) if isinstance(n, ast.Call)}
    own = stored_names(node)
    names = [
        n.id for n in ast.walk(node)
        if isinstance(n, ast.Name) and id(n) not in called and n.id not in own
    ]  # fmt: skip
    return list(dict.fromkeys(names))


def calls(sources: Sources, *names: str, file: str = VIEWS) -> list[ast.Call]:
    """Return the calls of functions or methods of these names, whatever they belong to."""
    return [
        node for node in nodes(sources, ast.Call, file)
        if ast.unparse(node.func).rpartition(".")[2] in names
    ]  # fmt: skip


def of_a_call(sources: Sources, *names: str) -> Place | None:
    """Return the line of the last such call."""
    found = calls(sources, *names)
    return Place(VIEWS, found[-1].lineno) if found else None


def is_awaited(sources: Sources, at: Place | None) -> bool:
    """Say whether a line is part of an `await`."""
    return bool(around(sources, at, ast.Await))


def files(sources: Sources) -> list[str]:
    """Return the Python files of the package, views.py first."""
    found = (path.relative_to(sources.folder).as_posix() for path in sources.package.rglob("*.py"))
    return sorted(found, key=lambda file: (file != VIEWS, file))


def functions(sources: Sources, name: str, file: str = VIEWS) -> list:
    """Return the functions of this name, wherever in the file they stand."""
    return [node for node in nodes(sources, FUNCTION, file) if node.name == name]


def own_parts(function: ast.AST, kinds) -> list:
    """Return the nodes of some kinds in a function, those of functions in it not counted."""
    inner = [n for n in ast.walk(function) if isinstance(n, FUNCTION) and n is not function]
    within = {id(part) for node in inner for part in ast.walk(node) if part is not node}
    return [n for n in ast.walk(function) if isinstance(n, kinds) and id(n) not in within]


def line_that_fits(sources: Sources, file: str, pattern: str) -> Place | None:
    """Return the first line of a file in which a pattern is found."""
    lines = enumerate(sources.lines(file), 1)
    return next((Place(file, n) for n, line in lines if re.search(pattern, line)), None)


def text_that_fits(sources: Sources, file: str, pattern: str) -> Place | None:
    """Return the line where a text in quotes begins that has a line with this pattern."""
    for node in ast.walk(sources.tree(file)):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and re.search(pattern, text, re.MULTILINE):
            return Place(file, node.lineno)
    return None


def decorators(sources: Sources, name: str, file: str = VIEWS) -> list[ast.expr]:
    """Return the decorators of the last function or class `name`, the outermost first."""
    defined = [n for n in nodes(sources, FUNCTION | ast.ClassDef, file) if n.name == name]
    return defined[-1].decorator_list if defined else []


def in_a_comment(sources: Sources, file: str, pattern: str) -> Place | None:
    """Return the last comment that begins with what `pattern` fits."""
    path = sources.folder / file
    with suppress(OSError, SyntaxError, tokenize.TokenError), path.open("rb") as source:
        comments = [t for t in tokenize.tokenize(source.readline) if t.type == tokenize.COMMENT]
        lines = [t.start[0] for t in comments if re.match(rf"#+\s*{pattern}", t.string)]
        return Place(file, lines[-1]) if lines else None
    return None
