"""The texts that are made from other files; `python -m authoring.rendered` writes them.

In README.md a part stands between `<!-- NAME -->` and `<!-- end NAME -->`; the sample output is
the code block of the first command. What follows `<!-- teachers -->` is not in the students' copy.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from grader.exercise.paths import QUIZ, ROOT
from grader.exercise.questions import load_questions
from grader.exercise.steps import load_steps
from grader.report.schema import schema

FOR_STUDENTS = ROOT / "authoring" / "for-students" / "README.md"
NEEDED = ("grade.py", "grader", "checks", "quiz", "starter", "pyproject.toml", "requirements.txt")


def all_texts() -> dict[Path, str]:
    """Return every file that is made, whole, by its place."""
    page = readme()
    texts = {
        ROOT / "README.md": page,
        FOR_STUDENTS: students_readme(page),
        QUIZ / "README.md": quiz(),
        ROOT / "docs" / "report.schema.json": schema(),
    }
    return {place: text for place, text in texts.items() if place.parent.is_dir()}


def readme() -> str:
    """Return README.md with its generated parts made anew."""
    text = with_sample((ROOT / "README.md").read_text("utf-8"), sample(ROOT))
    part = f"<!-- steps -->\n{steps()}<!-- end steps -->"
    return re.sub(r"<!-- steps -->(.*<!-- end steps -->)?", lambda _: part, text, flags=re.DOTALL)


def students_readme(page: str) -> str:
    """Return the README of the students' copy: the part that is theirs, a sample from there."""
    with tempfile.TemporaryDirectory() as folder:
        for name in NEEDED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, Path(folder, name))
        Path(folder, "quiz", "key.toml").unlink(missing_ok=True)
        (Path(folder, ".venv")).symlink_to(ROOT / ".venv")
        return with_sample(page.partition("<!-- teachers -->")[0].rstrip() + "\n", sample(folder))


def with_sample(text: str, shown: str) -> str:
    """Return `text` with `shown` as the output of its first command."""
    block = r"(```console\n\$ python3 grade\.py\n).*?```"
    return re.sub(block, lambda match: match[1] + shown + "```", text, count=1, flags=re.DOTALL)


def sample(folder: Path | str) -> str:
    """Return what `python3 grade.py` prints for the starter in a terminal of 80 columns."""
    finished = subprocess.run(
        [sys.executable, "grade.py"],
        cwd=folder,
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
    questions = load_questions()
    parts = [
        "# The quiz",
        "",
        f"{len(questions)} questions, {sum(question.points for question in questions)} points.",
        "Write the letter of your answer into `starter/answers.toml`, or answer them with",
        "`python3 grade.py --quiz`.",
        "",
    ]
    for number, question in enumerate(questions, start=1):
        parts += [f"## {number}. {question.id} ({question.difficulty})", "", question.prompt, ""]
        if question.code:
            parts += ["```python", question.code.strip(), "```", ""]
        parts += [f"- **{letter}** {text}" for letter, text in question.choices.items()]
        hint = f"<details><summary>Hint</summary>\n\n{question.hint}\n\n</details>"
        parts += ["", hint, ""]
    return "\n".join(parts)


if __name__ == "__main__":
    for place, text in all_texts().items():
        place.write_text(text, "utf-8", newline="\n")
