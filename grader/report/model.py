"""The report of one submission, as typed data; docs/report.schema.json is made from it.

The order of the fields here is their order in the JSON.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta

from grader.exercise.ledger import Idea

Points = Annotated[int, Meta(ge=0)]
Status = Annotated[
    Literal["passed", "failed", "blocked", "error"],
    Meta(
        description="blocked: could not be looked at because of an earlier fault, which `seen` "
        "names; error: the grader's own fault"
    ),
]


@dataclass(frozen=True)
class CheckResult:
    """What became of one check."""

    id: str
    title: str
    points: Points
    score: Points
    status: Status
    seen: str
    wanted: str
    hint: str
    misconception: Annotated[str | None, Meta(description="id in checks/misconceptions.toml")]
    idea: Idea | None
    cause: Annotated[
        str | None,
        Meta(description="faults of one cause are one mistake: the first failed, others blocked"),
    ]
    file: Annotated[str | None, Meta(description="relative to the submission, with slashes")]
    line: Annotated[int, Meta(ge=1)] | None
    whole_file: Annotated[bool, Meta(description="the file as a whole cannot be used")]
    source: Annotated[str, Meta(description="the text of that line, shortened")] = ""
    values: Annotated[
        tuple[str, ...],
        Meta(description="`name = value` of variables in that line, when its code had ended"),
    ] = ()
    printed: Annotated[
        tuple[str, ...],
        Meta(description="what the submission printed, its first lines; … where there was more"),
    ] = ()

    @property
    def heading(self) -> str:
        """What stands above the fault: the title, or the file where that cannot be used."""
        return f"{self.file} cannot be used yet" if self.whole_file else self.title


@dataclass(frozen=True)
class StepResult:
    """What became of one step: all its checks."""

    step: Annotated[int, Meta(ge=1)]
    title: str
    score: Points
    max_score: Points
    status: Status
    checks: tuple[CheckResult, ...]


@dataclass(frozen=True)
class QuestionResult:
    """What became of one question of the quiz."""

    id: str
    difficulty: str
    answer: Annotated[str, Meta(description="a letter; empty: not answered")]
    correct: Annotated[
        bool | None, Meta(description="null: not answered, or no key to mark it with")
    ]
    score: Points
    points: Points
    feedback: str
    misconception: Annotated[str | None, Meta(description="id in checks/misconceptions.toml")]


@dataclass(frozen=True)
class QuizResult:
    """What became of the quiz."""

    score: Points
    max_score: Points
    marked: Annotated[bool, Meta(description="false where the key was left out")]
    questions: tuple[QuestionResult, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Progress:
    """How many of the steps are done."""

    done: Points
    of: Points


@dataclass(frozen=True)
class Integrity:
    """How far the report can be trusted, and what was left out of the submission."""

    confined: Annotated[
        bool, Meta(description="whether student code was kept from everything else")
    ]
    witnessed: Annotated[
        bool, Meta(description="whether a second, independent run confirmed the checks")
    ]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """Score report of one submission."""

    version: Literal[2]
    exercise: str
    submission: str
    score: Points
    max_score: Points
    progress: Progress
    steps: tuple[StepResult, ...]
    quiz: QuizResult
    integrity: Integrity

    def checks(self) -> Iterator[CheckResult]:
        """Yield the results of all checks, in order."""
        return (check for step in self.steps for check in step.checks)

    def first_failed(self) -> CheckResult | None:
        """Return the first check that broke down; where none did, the first that failed."""
        return next(filter(None, (self._first("error"), self._first("failed"))), None)

    def _first(self, status: str) -> CheckResult | None:
        return next((check for check in self.checks() if check.status == status), None)

    def is_broken(self) -> bool:
        """Say whether a check broke down: then the score says too little."""
        return any(check.status == "error" for check in self.checks())

    def is_complete(self) -> bool:
        """Say whether all points are earned; without the key, whether all is done and answered."""
        if self.quiz.marked:
            return self.score == self.max_score
        answered = all(question.answer for question in self.quiz.questions)
        return answered and all(step.status == "passed" for step in self.steps)
