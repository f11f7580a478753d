"""Compare grade.py with bare pytest on the same checks: time, processor time and memory.

    python -m authoring.benchmark [--runs 7] [--class-size 50]

The two are run in turn, A B A B, and the ratios are those of each pair, so that a machine whose
speed drifts does not favour one. Processor time is that of all processes of a run together;
memory is the peak of the largest single process.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from grader.exercise.description import load_exercise
from grader.exercise.paths import REFERENCE, ROOT

PYTHON = str(ROOT / ".venv" / "bin" / "python")
BARE = [
    PYTHON, "-m", "pytest", "checks", "--submission", "reference", "-q", "-p", "no:randomly",
    "-p", "no:xdist", "-p", "no:timeout", "--json-report", "--json-report-file", "{scratch}/r.json",
]  # fmt: skip
SINGLE = [sys.executable, "grade.py", "reference"]


@dataclass(frozen=True)
class Cost:
    """What one run took: seconds of wall time and of processor time, MiB of the largest process."""

    wall: float
    cpu: float
    peak: float


def measure(command: list[str], scratch: str) -> Cost:
    """Run a command to its end in a process that counts all its children."""
    code = (
        "import resource, subprocess, sys, time; t = time.perf_counter(); "
        "subprocess.run(sys.argv[1:], stdout=-3, stderr=-3); w = time.perf_counter() - t; "
        "u = resource.getrusage(resource.RUSAGE_CHILDREN); "
        "print(w, u.ru_utime + u.ru_stime, u.ru_maxrss)"
    )
    words = [word.replace("{scratch}", scratch) for word in command]
    environment = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    out = subprocess.run(
        [PYTHON, "-S", "-c", code, *words], cwd=ROOT, env=environment, capture_output=True,
        text=True, check=True,
    ).stdout  # fmt: skip
    wall, cpu, peak = map(float, out.split())
    return Cost(wall, cpu, peak / 1024)


def compare(title: str, command: list[str], runs: int, scratch: str, per: int = 1) -> None:
    """Print the medians of both and of the ratios of each pair; `per` submissions share a run."""
    measure(command, scratch), measure(BARE, scratch)
    pairs = [(measure(command, scratch), measure(BARE, scratch)) for _ in range(runs)]
    print(f"\n{title}: {runs} pairs")
    for name in ("wall", "cpu", "peak"):
        ours = [getattr(a, name) / (per if name != "peak" else 1) for a, _ in pairs]
        bare = [getattr(b, name) for _, b in pairs]
        ratios = [a / b for a, b in zip(ours, bare, strict=True)]
        unit = "MiB" if name == "peak" else "s"
        print(
            f"  {name:5} {statistics.median(ours):7.2f} {unit:3}  bare pytest "
            f"{statistics.median(bare):7.2f} {unit:3}  ratio {statistics.median(ratios):.2f} "
            f"({min(ratios):.2f} to {max(ratios):.2f})"
        )


def main() -> None:
    """Measure one submission, then a class."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--class-size", type=int, default=50)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        compare("One submission", SINGLE, options.runs, scratch)
        folders = [f"{scratch}/class/{n:03}" for n in range(options.class_size)]
        for number, folder in enumerate(folders):
            shutil.copytree(REFERENCE, folder)
            with Path(folder, load_exercise().package, "__init__.py").open("a") as file:
                file.write(f"# {number}\n")
        group = [sys.executable, "grade.py", "--jobs", "2", *folders]
        title = f"A class of {options.class_size} with two workers, each submission"
        compare(title, group, max(3, options.runs // 2), scratch, per=len(folders))


if __name__ == "__main__":
    main()
