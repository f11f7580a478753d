"""Where the parts of the exercise lie."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CHECKS = ROOT / "checks"
QUIZ = ROOT / "quiz"
STARTER = ROOT / "starter"
REFERENCE = ROOT / "reference"
