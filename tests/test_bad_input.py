"""Whatever is wrong with a submission's files: a clear sentence, and 100 as the denominator."""

import pytest

from grader.report.model import Report
from reading import MODELS, VIEWS, checks_by_id, first_failed


def seen(report: Report) -> str:
    return first_failed(report).seen


def test_a_syntax_error_shows_line_and_caret(make, graded):
    report = graded(make(views=VIEWS.replace("as client:", "as client")))
    failed = first_failed(report)
    assert "items/views.py, line 11 cannot be read as Python" in failed.seen
    assert "async with httpx.AsyncClient() as client\n" in failed.seen
    assert "^" in failed.seen.splitlines()[2]
    assert (failed.file, failed.line) == ("items/views.py", 11)
    assert (report.score, report.max_score) == (35, 100)
    blocked = [c for c in checks_by_id(report).values() if c.status == "blocked"]
    assert len(blocked) == 10
    assert all("views.py imports JsonResponse" in check.seen for check in blocked)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "The file items/views.py is missing."),
        (VIEWS.encode() + b"\0", "contains null bytes"),
        (VIEWS.encode("utf-16"), "is saved as UTF-16"),
        (VIEWS.replace("The view", "Die Ansicht für").encode("latin-1"), "not saved as UTF-8"),
        ("\tx = 1\n  y = 2\n", "cannot be read as Python"),
        (VIEWS.replace("    items", "  items"), "cannot be read as Python"),
        (
            "import nothing_here\n" + VIEWS,
            "imports nothing_here, which is not installed where it is graded",
        ),
        ("import htpx\n" + VIEWS, "Did you mean httpx?"),
        ("from .modles import Item\n", "Did you mean items.models?"),
        ("from .models import Itm\n", "stops with ImportError: cannot import name 'Itm'"),
        ("print(undefined)\n" + VIEWS, "stops with NameError: name 'undefined' is not defined"),
        ("import sys\nsys.exit(3)\n", "stops with SystemExit: 3"),
    ],
    ids=lambda value: None if isinstance(value, bytes) else str(value)[:30],
)
def test_views_that_cannot_be_imported(make, graded, text, words):
    report = graded(make(views=text))
    assert words in seen(report)
    assert (report.score, report.max_score) == (35, 100)
    assert report.steps[0].score == 15


@pytest.mark.parametrize(
    ("text", "words", "score"),
    [
        (None, "The file items/models.py is missing.", 20),
        (MODELS.replace("class Item", "class Items"), "it has `Items`. Did you mean `Item`?", 20),
        (MODELS + "class", "items/models.py, line 8 cannot be read as Python", 20),
        ("import sys\nsys.exit()\n", "items/models.py, line 2 stops with SystemExit", 20),
    ],
    ids=["missing", "misspelt", "syntax", "exit"],
)
def test_models_that_cannot_be_used(make, graded, text, words, score):
    report = graded(make(models=text))
    assert words in seen(report)
    assert (report.score, report.max_score) == (score, 100)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("fetch_data", "fetchdata", "it has `fetchdata`. Did you mean `fetch_data`?"),
        ("api_url", "api_uri", "What `api_url` should hold is in `api_uri`"),
        ("external_data", "external_date", "should hold is in `external_date`"),
        ('"item_count"', '"itemcount"', "the keys ['external', 'itemcount']"),
    ],
)
def test_misspelt_names_get_a_suggestion(make, graded, old, new, words):
    assert words in seen(graded(make(views=VIEWS.replace(old, new))))


def test_bom_crlf_and_tabs_are_fine(make, graded):
    text = VIEWS.replace("    ", "\t").replace("\n", "\r\n")
    report = graded(make(views=b"\xef\xbb\xbf" + text.encode()))
    assert report.score == 100


def test_the_project_around_the_app_is_not_graded(make, graded):
    broken = {"config/settings.py": "this is not Python", "config/urls.py": None, "manage.py": None}
    report = graded(make(**broken, **{"items/apps.py": "1 / 0"}))
    assert report.score == 100
    assert "There is no manage.py" in report.integrity.notes[0]


def test_files_beside_the_app_cannot_stand_in_for_libraries(make, graded):
    names = ("httpx.py", "django.py", "pytest.py", "conftest.py", "sitecustomize.py", "checks.py")
    report = graded(make(**dict.fromkeys(names, "raise SystemExit(0)"), **{"pytest.ini": "["}))
    assert report.score == 100


def test_an_empty_folder_is_graded_as_nothing(tmp_path, run_grade):
    (tmp_path / "empty").mkdir()
    finished = run_grade(tmp_path / "empty")
    assert finished.returncode == 1
    assert "The file items/models.py is missing." in finished.stdout
    assert "There is no folder items in it" in finished.stdout
    assert "Total  0 / 100" in finished.stdout


def test_a_missing_folder_is_one_sentence(run_grade, tmp_path):
    finished = run_grade(tmp_path / "nobody")
    assert (finished.returncode, finished.stdout) == (2, "")
    assert "There is no folder" in finished.stderr
    assert len(finished.stderr.splitlines()) == 1
