"""Reports for readers: one module a format.

A new format is a new module with a function `text`, and a line in one of the two tables.
"""

from collections.abc import Callable, Mapping, Sequence

from grader.report.model import Report
from grader.report.text import dumps
from grader.writers import gradebook

# What `--out` writes for each submission, by the ending of its file: NAME.json and so on.
FOR_EACH: Mapping[str, Callable[[Report], str]] = {".json": dumps}

# What it writes once for all of them, by the name of the file.
FOR_ALL: Mapping[str, Callable[[Sequence[Report]], str]] = {"gradebook.csv": gradebook.text}
