"""The student's source files: which files and lines are theirs, and where a name is set."""

import ast
import os
import re
import sys
import tomllib
import traceback
from pathlib import Path
from types import FrameType

from checks.harness.assigned import changes, defines
from checks.harness.fault import Place, without_addresses
from checks.harness.showing import told_by
from checks.harness.spelling import suggestion

CHECKS = Path(__file__).resolve().parents[1]
PACKAGE = tomllib.loads((CHECKS / "exercise.toml").read_text("utf-8"))["package"]


class Sources:
    """The folder that is looked at, and in it the package that is graded."""

    def __init__(self, folder: Path):
        self.folder = folder.resolve()
        self.package = self.folder / PACKAGE
        self.prefix = str(self.package)
        self._trees: dict[str, ast.Module] = {}

    def owns(self, filename: str) -> bool:
        """Say whether a file, as Python names it, belongs to the student's package."""
        return filename.startswith(self.prefix)

    def relative(self, filename: str) -> str:
        """Return a file's path inside the submission, with slashes."""
        return filename.removeprefix(f"{self.folder}{os.sep}").replace(os.sep, "/")

    def place_of(self, error: BaseException) -> Place | None:
        """Return the deepest line of the student's code that `error` passed through."""
        if isinstance(error, SyntaxError) and self.owns(error.filename or ""):
            return Place(self.relative(error.filename), error.lineno)
        frames = traceback.walk_tb(error.__traceback__)
        own = [
            (f.f_code.co_filename, line) for f, line in frames if self.owns(f.f_code.co_filename)
        ]
        return Place(self.relative(own[-1][0]), own[-1][1]) if own else None

    def caught_at(self, error: BaseException | None) -> Place | None:
        """Return the line that `error` got to, if the student's code took it up there."""
        frames = traceback.walk_tb(error.__traceback__ if error else None)
        frame, line = next(frames, (None, 0))
        own = frame and self.owns(frame.f_code.co_filename)
        return Place(self.relative(frame.f_code.co_filename), line) if own else None

    def went_through(self, error: BaseException, file: str, name: str) -> bool:
        """Say whether `error` passed through a statement of `file` that sets or changes `name`."""
        frames = traceback.walk_tb(error.__traceback__)
        path = str(self.folder / file)
        lines = {line for frame, line in frames if frame.f_code.co_filename == path}
        return any(
            node.lineno <= line <= (node.end_lineno or node.lineno)
            for node in ast.walk(self.tree(file))
            if changes(node, name)
            for line in lines
        )

    def tree(self, file: str) -> ast.Module:
        """Return a file as a syntax tree, read once; an empty one where it cannot be read."""
        if file not in self._trees:
            try:
                self._trees[file] = ast.parse((self.folder / file).read_bytes())
            except (OSError, SyntaxError, ValueError, RecursionError):
                self._trees[file] = ast.Module([], [])
        return self._trees[file]

    def portable(self, text: str) -> str:
        """Take out of `text` where things lie on this machine."""
        text = text.replace(f"{self.folder}{os.sep}", "")
        for folder in (sys.prefix, sys.base_prefix, CHECKS.parent):
            text = text.replace(f"{folder}{os.sep}", f"…{os.sep}")
        return text

    def lines(self, file: str) -> list[str]:
        """Return the lines of a file; none where it cannot be read."""
        try:
            return (self.folder / file).read_text("utf-8-sig").splitlines()
        except (OSError, ValueError):
            return []

    def place_of_caller(self) -> Place | None:
        """Return the line of the student's code that led to the running call."""
        return self.place_of_frame(sys._getframe(1))

    def place_of_frame(self, frame: FrameType | None) -> Place | None:
        """Return the innermost line of the student's code that is on the way to a frame."""
        while frame and not self.owns(frame.f_code.co_filename):
            frame = frame.f_back
        return Place(self.relative(frame.f_code.co_filename), frame.f_lineno) if frame else None

    def place_of_import(self) -> Place | None:
        """Return the line that leads to the running call while its file is imported, if one is."""
        frame: FrameType | None = sys._getframe(1)
        while frame:
            code = frame.f_code
            if code.co_name == "<module>" and self.owns(code.co_filename):
                return Place(self.relative(code.co_filename), frame.f_lineno)
            frame = frame.f_back
        return None

    def place_of_name(self, file: str, *names: str) -> Place | None:
        """Find where `file` last sets the first of `names` that it sets at all, else the file."""
        if not (self.folder / file).is_file():
            return None
        nodes = ast.walk(self.tree(file))
        found = [(node.lineno, defined) for node in nodes for defined in defines(node)]
        lines = {defined: line for line, defined in sorted(found)}
        return Place(file, next((lines[name] for name in names if name in lines), None))

    def place_of_change(self, file: str, name: str) -> Place:
        """Find where `file` last sets `name` or changes what it holds, else where it sets it."""
        lines = [0, *(n.lineno for n in ast.walk(self.tree(file)) if changes(n, name))]
        return Place(file, max(lines)) if max(lines) else self.place_of_name(file, name)

    def describe(self, error: BaseException, suggest: bool = True) -> str:
        """Name an exception as Python's last line does, without paths of this machine."""
        if isinstance(error, SystemExit) and told_by(error).startswith("os._exit("):
            return told_by(error)  # what the checks have put in its place raises this
        text = without_addresses(told_by(error)).replace(str(self.folder), "").strip()
        if isinstance(error, ImportError):
            text = re.sub(r" \([^()]*\.py\)$", "", text)  # where the module lies on this machine
        text = re.sub(r"\. Did you mean '\w+'\?$", "", text)  # some Pythons say it, some do not
        first = text.splitlines()[0] if text else ""
        short = first if len(first) <= 200 else first[:199] + "…"
        name = type(error).__name__
        close = suggestion(error) if suggest else ""
        return f"{name}: {short}{close}" if short and short != "None" else name
