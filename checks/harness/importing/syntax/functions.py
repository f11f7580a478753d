"""Words that belong inside a function, or inside an async one: `await`, `return`."""

import ast
from collections.abc import Iterator

from checks.harness.importing.syntax.broken import Broken, Diagnosis

FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef
VIEW = "fetch_data"
# What is to become of a call that stands outside of all functions: of another one, of the view;
# and what it is called there, when it stands in the line itself or in one above.
RUNS_LATER = (
    "{these} inside `fetch_data`, if the view needs it; or the file without it",
    "take {them} out: the view runs when a request comes, and Django calls it then",
)
ONE_LINE = {"these": "that call", "them": "it"}
TWO_LINES = {"these": "these lines", "them": "both"}
BLOCKS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


def outside_function(broken: Broken) -> Diagnosis | None:
    """Return the fault of an `await` in a plain function, or of a word outside all functions."""
    try:
        tree = ast.parse("\n".join(broken.lines) + "\n")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    words = sorted(_words(tree, broken.line), key=lambda word: not word.startswith("a"))
    word = next(iter(words), "")
    around = [node for node in ast.walk(tree) if isinstance(node, BLOCKS) and _holds(node, broken)]
    inner = max(around, key=lambda node: (node.lineno, node.col_offset), default=None)
    if word and isinstance(inner, ast.FunctionDef):
        return _plain_function(inner, word, broken)
    if word and isinstance(inner, ast.Lambda):
        said = f"`{word}` stands in a `lambda`, which is always a plain function"
        return Diagnosis(said, "`async def` and a name instead of the `lambda`", broken.line)
    if word and isinstance(inner, ast.AsyncFunctionDef):
        return _generator(inner, broken)
    if word and (inner is None or isinstance(inner, ast.ClassDef)):
        return _dedented(inner or tree, word, broken)
    return None


def _generator(function: ast.AsyncFunctionDef, broken: Broken) -> Diagnosis | None:
    lines = [node.lineno for node in ast.walk(function) if isinstance(node, ast.Yield)]
    if not lines:
        return None
    words = f"`{function.name}` has a `yield` in line {lines[0]}, and a `return` with a value"
    return Diagnosis(words, "`return` only, without `yield`", lines[0], shows_code=False)


def _holds(node: ast.expr | ast.stmt, broken: Broken) -> bool:
    return node.lineno <= broken.line <= (node.end_lineno or node.lineno)


def _words(tree: ast.AST, line: int) -> Iterator[str]:
    """Yield the words in a line of which Python says that they belong inside a function."""
    names = {
        ast.Await: "await", ast.AsyncWith: "async with", ast.AsyncFor: "async for",
        ast.Return: "return", ast.Yield: "yield", ast.YieldFrom: "yield from",
    }  # fmt: skip
    for node in ast.walk(tree):
        if getattr(node, "lineno", 0) == line and type(node) in names:
            yield names[type(node)]
        if isinstance(node, ast.comprehension) and node.is_async and node.target.lineno == line:
            yield "async for"


def _plain_function(function: ast.FunctionDef, word: str, broken: Broken) -> Diagnosis | None:
    if word in ("return", "yield", "yield from"):
        return None
    words = f"`{word}` in line {broken.line} stands in `{function.name}`, which is a plain function"
    view = function.name == "fetch_data"
    wanted = "" if view else f"`async def {function.name}`, and `await` in front of its calls"
    idea = "sync-view" if view else None
    return Diagnosis(words, wanted, function.lineno, idea, shows_code=False)


def _dedented(block: ast.Module | ast.ClassDef, word: str, broken: Broken) -> Diagnosis:
    """Return the fault of lines that have lost their indentation, or never had a function."""
    before = [node for node in block.body if node.lineno <= broken.line]
    functions = [n for n, node in enumerate(before) if isinstance(node, FUNCTION)]
    first = functions[-1] + 1 if functions else 0
    words = f"`{word}` in line {broken.line} stands outside of all functions"
    above = {before[first - 1].name} if functions else set()
    if call := _call(before[first:], above | {VIEW}):
        function = ast.unparse(call.func)
        shows_code = call.lineno == broken.line
        words += "" if shows_code else f", and line {call.lineno} calls `{function}`"
        lines = ONE_LINE if shows_code else TWO_LINES
        wanted = RUNS_LATER[function == VIEW].format_map(lines)
        return Diagnosis(words, wanted, call.lineno, shows_code=shows_code)
    if field := _field(before[-1]):
        words += ", and a field needs a name"
        return Diagnosis(words, f"`name = {field}`, in the place of `{word}`", broken.line)
    if not functions or first >= len(before):
        wanted = "`async def` and a name above these lines, and the lines indented below it"
        return Diagnosis(words, wanted, broken.line)
    function, line = before[first - 1].name, before[first].lineno
    wanted = f"the lines from line {line} on indented like the others of `{function}`"
    return Diagnosis(words, wanted, line, shows_code=line == broken.line)


def _call(statements: list[ast.stmt], names: set[str]) -> ast.Call | None:
    """Return the first call of one of these functions in some statements."""
    inner = [node for statement in statements for node in ast.walk(statement)]
    called = [n for n in inner if isinstance(n, ast.Call) and ast.unparse(n.func) in names]
    return min(called, key=lambda node: node.lineno, default=None)


def _field(statement: ast.stmt) -> str:
    """Return how a statement makes a field of a model, or nothing where it makes none."""
    made = [n for n in ast.walk(statement) if isinstance(n, ast.Call)]
    fields = [ast.unparse(n.func) for n in made if ast.unparse(n.func).endswith("Field")]
    return f"{fields[0]}(...)" if fields else ""
