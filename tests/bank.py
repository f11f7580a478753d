"""The bank of submissions: right and wrong ones, each as the files that differ from reference/.

A case is a folder in tests/submissions/right or wrong. Its *.py files replace those of the
reference's items/, other files those at its top. What is expected of a wrong one stands in its
expected.toml. `python tests/bank.py NAME ...` grades cases and prints what an expected.toml
would hold.
"""

import shutil
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BANK = ROOT / "tests" / "submissions"
sys.path.insert(0, str(ROOT))


def cases(kind: str) -> list[Path]:
    """Return the folders of the cases; `kind` is right or wrong."""
    return sorted(folder for folder in (BANK / kind).iterdir() if folder.is_dir())


def expected(case: Path) -> dict:
    """Return what expected.toml of a wrong case says."""
    return tomllib.loads((case / "expected.toml").read_text("utf-8"))


def assemble(case: Path, target: Path) -> Path:
    """Make the whole submission of a case at `target` and return it."""
    shutil.copytree(
        ROOT / "reference", target, ignore=shutil.ignore_patterns("__pycache__", "*.sqlite3")
    )
    for file in case.iterdir():
        if file.name != "expected.toml":
            place = target / "items" if file.suffix == ".py" else target
            shutil.copyfile(file, place / file.name)
    for name in expected(case).get("missing", []) if (case / "expected.toml").exists() else []:
        (target / name).unlink()
    return target


def observed(report: dict) -> dict:
    """Return what a report says in the terms of expected.toml."""
    checks = [check for step in report["steps"] for check in step["checks"]]
    failed = [check for check in checks if check["status"] == "failed"]
    return {
        "score": report["score"],
        "failed": [check["id"] for check in failed],
        "blocked": [check["id"] for check in checks if check["status"] == "blocked"],
        "misconception": ((failed[0]["misconception"] or {}).get("id") or "") if failed else "",
        "first_line": failed[0]["message"].splitlines()[0] if failed else "",
    }


def main(names: list[str]) -> None:
    """Grade the named cases and print what was observed, as TOML."""
    import json
    import tempfile

    from grader.grading import default_jobs, grade_class
    from grader.submission import find

    with tempfile.TemporaryDirectory() as scratch:
        found = [
            case
            for kind in ("right", "wrong")
            for case in cases(kind)
            if not names or case.name in names
        ]
        folders = [assemble(case, Path(scratch) / case.name) for case in found]
        for case, report in zip(
            found, grade_class(find(folders), default_jobs(len(found)), ""), strict=True
        ):
            print(f"# {case.parent.name}/{case.name}")
            for key, value in observed(report).items():
                print(f"{key} = {json.dumps(value, ensure_ascii=False)}")
            print()


if __name__ == "__main__":
    main(sys.argv[1:])
