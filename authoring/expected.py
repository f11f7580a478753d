"""Write into the bank what a run gives now: python -m authoring.expected [NAME ...]

Read the difference before you commit it: each changed line is a change for students. What an
author decides (idea, why_none, twice, missing, first_line_varies) stays as it is.
"""

import argparse
import json
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from authoring import bank
from grader.marking.pool import default_jobs


def main() -> int:
    """Grade the wrong cases named, or all, and rewrite what changed in their expected.toml."""
    known = {case.name: case for case in bank.cases("wrong")}
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="a wrong case; all without one")
    names = parser.parse_args().names
    if unknown := [name for name in names if name not in known]:
        parser.error(f"The bank has no wrong case {unknown[0]}.")
    cases = [known[name] for name in names or known]
    with tempfile.TemporaryDirectory() as scratch:
        reports = bank.grade_cases(cases, Path(scratch), 2 * default_jobs(len(cases)))
    changed = [case.name for case, report in reports.items() if write(case, bank.observed(report))]
    print(f"{len(changed)} of {len(cases)} changed", *changed, sep="\n")
    return 0


def write(case: Path, observed: dict[str, Any]) -> bool:
    """Put what was observed into expected.toml; say whether that changed it."""
    path = case / "expected.toml"
    before = path.read_text("utf-8") if path.exists() else ""
    text = before
    for key in bank.KEYS:
        if key == "first_line" and "first_line_varies" in before:
            continue
        line = f"{key} = {json.dumps(observed[key], ensure_ascii=False)}\n"
        there = re.search(rf"(?m)^{key} = .*\n", text)
        text = text.replace(there[0], line) if there else text + line
    path.write_text(text, "utf-8", newline="\n")
    return text != before


if __name__ == "__main__":
    sys.exit(main())
