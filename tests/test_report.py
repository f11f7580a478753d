"""The report: valid against its schema, the same bytes twice, other data with another salt."""

import json

import jsonschema
import pytest

from grader.errors import GradeError
from grader.report.build import build
from grader.report.model import QuizResult
from grader.report.outcome import Outcome
from grader.report.schema import schema
from grader.report.status import exit_status
from grader.report.text import dumps, loads
from grader.submissions.find import find
from reading import ROOT, VIEWS, checks_by_id

SCHEMA = json.loads((ROOT / "docs" / "report.schema.json").read_text("utf-8"))
LITERAL = VIEWS.replace("await items.acount()", "items.count()")
HARD_CODED = LITERAL.replace("response.json()", '{"id": 1}').replace("items.count()", "3")


@pytest.mark.parametrize("views", [LITERAL, HARD_CODED, "", "1 / 0"], ids=str.__len__)
def test_reports_are_valid_and_the_same_twice(make, graded, views):
    folder = make(views=views)
    report = graded(folder)
    jsonschema.validate(json.loads(dumps(report)), SCHEMA)
    assert loads(dumps(report)) == report
    assert dumps(graded(folder)) == dumps(report)
    assert str(folder) not in dumps(report)


def test_starter_and_reference_are_valid(graded):
    for name in ("starter", "reference"):
        jsonschema.validate(json.loads(dumps(graded(ROOT / name))), SCHEMA)


def test_salt_and_content_draw_other_data(make, graded):
    folder = make(views=HARD_CODED)
    first, salted = dumps(graded(folder)), dumps(graded(folder, salt="autumn"))
    assert first != salted
    edited = make("edited", views=HARD_CODED + "# edited\n")
    assert find([folder])[0].seed("") != find([edited])[0].seed("")


def test_line_ends_do_not_change_the_data(make):
    crlf = make("crlf", views=LITERAL.replace("\n", "\r\n"))
    assert find([crlf])[0].seed("") == find([make(views=LITERAL)])[0].seed("")


def test_one_mistake_is_told_once(make, graded):
    statuses = [check.status for check in checks_by_id(graded(make(views=LITERAL))).values()]
    assert statuses == ["passed"] * 9 + ["failed"] + ["blocked"] * 3


def test_a_fault_of_the_grader_is_an_error_and_never_a_pass():
    quiz = QuizResult(score=0, max_score=20, marked=True, questions=())
    report = build("x", {"checks/test_step1_model.py::x": Outcome("passed")}, quiz, ())
    assert report.max_score == 100
    assert {check.status for check in checks_by_id(report).values()} == {"error"}
    assert report.score == 0
    assert exit_status([report]) == 2


def test_the_published_schema_is_that_of_the_model():
    assert (ROOT / "docs" / "report.schema.json").read_text("utf-8") == schema()


def test_a_report_without_the_fields_that_were_added_is_read(graded):
    report = graded(ROOT / "reference")
    plain = json.loads(dumps(report))
    for check in (check for step in plain["steps"] for check in step["checks"]):
        for added in ("source", "values", "printed"):
            del check[added]
    assert loads(json.dumps(plain)) == report


@pytest.mark.parametrize(
    ("old", "new"), [('"score"', '"scroe"'), ('"passed"', '"past"'), ("{", "")]
)
def test_what_is_no_report_is_not_read_as_one(graded, old, new):
    text = dumps(graded(ROOT / "reference"))
    with pytest.raises(GradeError, match="This is no report"):
        loads(text.replace(old, new, 1))
