"""Have the messages read by somebody who did not write them, and keep what they found.

    python -m authoring.readings show FILE      the messages that nobody has read as they are now
    python -m authoring.readings keep FILE      what the readers found of each

Both files are JSON. `show` gives for each case its source and its message; a reader writes for
each, by name, an object with `cause`, `line`, `next` and `truth` (true or false: does the message
name the real cause, point at the line to change, say what to do next; is each statement in it
true) and a `note`. `keep` writes the digest of what was read into expected.toml, and what was
found wrong. A message that changes is unread again; other numbers drawn do not change it.
"""

import argparse
import hashlib
import json
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from authoring import bank
from grader.marking.pool import default_jobs
from grader.report.model import Report

QUESTIONS = ("cause", "line", "next", "truth")


def main(argv: list[str]) -> int:
    """Write what is unread, or keep what was found."""
    words = (__doc__ or "").partition("\n")[0]
    parser = argparse.ArgumentParser(prog="python -m authoring.readings", description=words)
    parser.add_argument("what", choices=("show", "keep"))
    parser.add_argument("file", type=Path)
    options = parser.parse_args(argv)
    cases = bank.cases("wrong")
    with tempfile.TemporaryDirectory() as scratch:
        reports = bank.grade_cases(cases, Path(scratch), 2 * default_jobs(len(cases)))
    if options.what == "show":
        unread = [
            as_data(case, report) for case, report in reports.items() if is_unread(case, report)
        ]
        options.file.write_text(json.dumps(unread, indent=1, ensure_ascii=False), "utf-8")
        print(f"{len(unread)} of {len(cases)} messages are to be read: {options.file}")
        return 0
    found = json.loads(options.file.read_text("utf-8"))
    for case, report in reports.items():
        if case.name in found:
            keep(case, digest(report), found[case.name])
    return 0


def message(report: Report) -> dict[str, Any]:
    """Return what a student reads of the first fault, by the names of the report's fields."""
    first = bank.first_fault(report)
    if first is None:
        return {}
    idea = first.idea and [first.idea.title, first.idea.explanation, first.idea.way_out]
    where = f"{first.file}:{first.line}" if first.line else first.file
    return {
        "title": first.heading, "seen": first.seen, "wanted": first.wanted, "wrong idea": idea,
        "hint": first.hint, "where": where, "that line": first.source,
        "values": list(first.values), "printed": list(first.printed),
    }  # fmt: skip


def digest(report: Report) -> str:
    """Return what stands for the words of a message, whatever numbers and names were drawn."""
    words = re.sub(r"\d+", "0", json.dumps(message(report), sort_keys=True))
    words = re.sub(rf"{re.escape(tempfile.gettempdir())}[^'\" ]*", "", words)
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def is_unread(case: Path, report: Report) -> bool:
    """Say whether nobody has read the message of a case as it is now."""
    return bool(bank.expected(case).get("read") != digest(report))


def as_data(case: Path, report: Report) -> dict[str, Any]:
    """Return a case as a reader gets it: what was handed in, and the message."""
    files = {
        file.relative_to(case).as_posix(): file.read_bytes().decode("utf-8", "replace")
        for file in sorted(case.rglob("*"))
        if file.is_file() and file.name != "expected.toml"
    }
    missing = bank.expected(case).get("missing", [])
    return {"name": case.name, "files": files, "missing": missing, "message": message(report)}


def keep(case: Path, read: str, found: dict[str, Any]) -> None:
    """Write what a reader found of a message into expected.toml."""
    path = case / "expected.toml"
    text = re.sub(r"(?m)^(read|found) = .*\n", "", path.read_text("utf-8"))
    wrong = [question for question in QUESTIONS if not found[question]]
    text += f'read = "{read}"\n' + (f"found = {json.dumps(wrong)}\n" if wrong else "")
    path.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
