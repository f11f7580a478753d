"""The parts of README files that are made from other files; `python tests/rendered.py` writes them.

In README.md a part stands between `<!-- NAME -->` and `<!-- end NAME -->`; the sample output is
the code block of the first command.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from grader.manifest import load_steps  # noqa: E402
from grader.quiz import load_questions  # noqa: E402


def readme(text: str) -> str:
    """Return README.md with its generated parts made anew."""
    text = re.sub(
        r"(```console\n\$ python3 grade\.py\n).*?```",
        lambda match: match[1] + sample() + "```",
        text,
        count=1,
        flags=re.DOTALL,
    )
    part = f"<!-- steps -->\n{steps()}<!-- end steps -->"
    return re.sub(r"<!-- steps -->(.*<!-- end steps -->)?", lambda _: part, text, flags=re.DOTALL)


def sample() -> str:
    """Return what `python3 grade.py` prints for the starter in a terminal of 80 columns."""
    finished = subprocess.run(
        [sys.executable, "grade.py"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1"},
        check=False,
    )
    return "\n".join(line.rstrip() for line in finished.stdout.splitlines()) + "\n"


def steps() -> str:
    """Return the section about the steps."""
    parts = []
    for step in load_steps():
        parts += [f"### Step {step.number}: {step.title} ({step.points} points)", "", step.task, ""]
    return "\n" + "\n".join(parts) + "\n"


def quiz() -> str:
    """Return quiz/README.md."""
    parts = [
        "# The quiz",
        "",
        "Ten questions, two points each. Write the letter of your answer into",
        "`starter/answers.toml`, or answer them with `python3 grade.py --quiz`.",
        "",
    ]
    for number, question in enumerate(load_questions(), start=1):
        parts += [f"## {number}. {question.id} ({question.difficulty})", "", question.prompt, ""]
        if question.code:
            parts += ["```python", question.code.strip(), "```", ""]
        parts += [f"- **{letter}** {text}" for letter, text in question.choices.items()]
        hint = f"<details><summary>Hint</summary>\n\n{question.hint}\n\n</details>"
        parts += ["", hint, ""]
    return "\n".join(parts)


if __name__ == "__main__":
    path = ROOT / "README.md"
    path.write_text(readme(path.read_text("utf-8")), "utf-8")
    (ROOT / "quiz" / "README.md").write_text(quiz(), "utf-8")
