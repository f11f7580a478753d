"""What may be behind an exception at import: an explainer for each cause."""

import ast
import re

from checks.harness.fault import Fault, show
from checks.harness.importing.stopped import Stop
from checks.harness.source.foreign import foreign, of_no_object
from checks.harness.source.homes import CONSTANTS, import_line
from checks.harness.source.imports import commented_out, in_a_text, of_the_module
from checks.harness.source.meant import name_meant, name_to_import
from checks.harness.spelling import misspelt

AT_A_REQUEST = "take it out of here: the view runs when a request comes, and Django calls it then"
NO_CODE = ast.Name | ast.Attribute | ast.BinOp | ast.Compare | ast.Tuple
STARTS_A_LOOP = r"^asyncio\.run$|^uvicorn\.run$|until_comp"


def no_such_name(stop: Stop) -> Fault | None:
    """Explain a NameError: an import that is missing, a slip, or a line that is too early."""
    if not isinstance(stop.error, NameError) or not stop.error.name:
        return None
    name, file, statement = stop.error.name, stop.place.file, stop.statement
    if name in CONSTANTS:
        return stop.fault(stop.raised(), f"`{CONSTANTS[name]}`, as Python spells it")
    if isinstance(statement, ast.Expr) and isinstance(statement.value, NO_CODE):
        seen = f"{stop.place} does nothing, and uses `{name}`, which has no value there."
        if isinstance(statement.value, ast.Name):
            seen = f"{stop.place} holds only the word `{name}`, which nothing defines."
        return stop.fault(seen, "take it out, or put `# ` in front of it: then it is a comment")
    for call in stop.calls():
        if any(ast.unparse(part).startswith(f"{name} == ") for part in call.args):
            seen = f"{stop.place} compares `{name}`, which has no value, with `==`."
            return stop.fault(seen, f"`{name}=...`, with one `=`, if it is an option")
    set_at = stop.sources.place_of_name(file, name)
    if set_at and set_at.line and set_at.line > (stop.place.line or 0):
        seen = f"{stop.place} uses `{name}`, which is set only in line {set_at.line}."
        return stop.fault(seen, f"`{name}` set above the line that uses it")
    if meant := name_meant(stop.error, stop.place, stop.sources):
        seen = f"{stop.place} uses `{name}`, which nothing defines. Did you mean {meant}?"
        return stop.fault(seen, f"`{meant}` instead of `{name}`")
    if said := _of_another_language(stop, name):
        return said
    return _no_import(stop, name, file)


def _of_another_language(stop: Stop, name: str) -> Fault | None:
    """Explain a name as another language or library has it, or a `self` outside of a method."""
    seen, wanted = foreign(name, stop.place.file)
    if name in ("self", "this"):
        found = [n for n in ast.walk(stop.statement) if isinstance(n, ast.Attribute)]
        seen, wanted = of_no_object(name, [n for n in found if ast.unparse(n.value) == name])
    return stop.fault(f"{stop.raised()}. {seen}", wanted) if seen else None


def _no_import(stop: Stop, name: str, file: str) -> Fault | None:
    if not _import_of(name, file).endswith(f" {name}"):
        spelt = name_to_import(stop.error, stop.place, stop.sources)
        if wanted := _import_of(spelt, file):
            seen = f"{stop.place} uses `{name}`, which nothing imports."
            return stop.fault(seen, f"`{wanted}`, and in this line `{spelt}` instead of `{name}`")
        return None
    if wanted := _import_of(name, file):
        comment = commented_out(stop.sources, file, name)
        text = None if comment else in_a_text(stop.sources, file, name)
        at = comment or text or of_the_module(stop.sources, file, name) or stop.place
        but = ", which nothing imports"
        if comment or text:
            but = f", whose import is {'a comment' if comment else 'a part of a text in quotes'}"
        return Fault(f"{stop.place} uses `{name}`{but}.", wanted, at=at)
    return None


def _import_of(name: str, file: str) -> str:
    line = import_line(name)
    return "" if line == f"from .models import {name}" and file.endswith("models.py") else line


def misspelt_name(stop: Stop) -> Fault | None:
    """Explain a name, an attribute or an option that another one is like."""
    name, close = misspelt(stop.error)
    return stop.fault(stop.raised(), f"`{close}` instead of `{name}`") if close else None


def view_called(deepest: Stop) -> Fault | None:
    """Explain a call of the view, or the start of a server or a loop, while a file is imported."""
    stop = deepest.at_the_top()
    names = [ast.unparse(call.func) for call in stop.calls()]
    own = [name for name in names if name == "fetch_data"]
    started = [name for name in names if re.search(STARTS_A_LOOP, name)]
    for name in own + started:
        seen = f"{stop.place} calls `{name}` while the file is imported, and that stops with "
        return stop.fault(f"{seen}{stop.sources.describe(stop.error)}", AT_A_REQUEST)
    return None


def asks_somebody(stop: Stop) -> Fault | None:
    """Explain `input()`, `breakpoint()` and the like: nobody is there to answer."""
    if type(stop.error).__name__ not in ("EOFError", "BdbQuit") and "stdin" not in str(stop.error):
        return None
    names = {"input", "breakpoint", "pdb.set_trace", "sys.stdin.read", "sys.stdin.readline"}
    calls = [
        node for node in ast.walk(stop.sources.tree(stop.place.file))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in names
        and node.lineno <= (stop.place.line or 0)
    ]  # fmt: skip
    call = max(calls, key=lambda node: node.lineno, default=None)
    if call is None:
        return None
    asks = f"{stop.place.file} asks with `{ast.unparse(call.func)}()` while it is imported"
    return stop.fault(f"{asks}, and nobody is there to answer.", "take it out", call.lineno)


def evaluated(stop: Stop) -> Fault | None:
    """Explain a text that is handed to `eval` or the like, and that is no Python."""
    evaluating = {"eval", "exec", "compile", "ast.literal_eval", "literal_eval"}
    names = {ast.unparse(call.func): call.args[:1] for call in stop.calls()}
    if not isinstance(stop.error, SyntaxError) or not (known := evaluating & set(names)):
        return None
    name = min(known)
    given = [part.value for part in names[name] if isinstance(part, ast.Constant)]
    text = f"the text {show(given[0])}" if given else "a text"
    seen = f"{stop.place} hands {text} to `{name}`, and Python cannot read it as code."
    itself = "the code itself" if name in ("exec", "compile") else "the value itself, as code"
    return stop.fault(seen, f"{itself}, without `{name}`")


def raised_by_hand(stop: Stop) -> Fault | None:
    """Explain a `raise` that the student's own code reaches."""
    if not isinstance(stop.statement, ast.Raise):
        return None
    seen = f"{stop.raised()}: there is a `raise` in this line."
    return stop.fault(seen, "the code that is to stand there, instead of the `raise`")


def decorated(stop: Stop) -> Fault | None:
    """Explain a decorator that cannot take the function below it, or lacks its brackets."""
    statement = stop.statement
    for decorator in getattr(statement, "decorator_list", []):
        if decorator.lineno <= (stop.place.line or 0) <= (decorator.end_lineno or 0):
            code = ast.unparse(decorator)
            seen = f"{stop.place}: the decorator `@{code}` stops with "
            wanted = f"`{statement.name}` without this decorator"
            if isinstance(decorator, ast.Call) and not (decorator.args or decorator.keywords):
                wanted = f"`@{ast.unparse(decorator.func)}` without brackets, or no decorator"
            return stop.fault(seen + stop.sources.describe(stop.error), wanted)
    return None
