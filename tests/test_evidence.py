"""What a message shows of the code: its line, what its variables held, what it printed."""

import sys
import tempfile

import pytest

from checks.harness.showing import LONGEST_VALUE, harmless, show
from grader.exercise.steps import load_steps
from grader.report.build import build
from grader.report.model import CheckResult, QuizResult
from grader.report.outcome import Fault, Outcome
from grader.report.text import dumps
from reading import MODELS, ROOT, VIEWS, checks_by_id, first_failed

LITERAL = VIEWS.replace("await items.acount()", "items.count()")
METHOD = VIEWS.replace("response.json()", "response.json")


def view(*lines: str, of: str = LITERAL) -> str:
    """Return the source of a view with more lines at its beginning."""
    return of.replace("    api_url", "".join(f"    {line}\n" for line in lines) + "    api_url", 1)


def holding(value: str) -> str:
    """Return the source of a view that fails in a line whose variable holds `value`."""
    return view(f"held = {value}", "held.nothing", of=VIEWS)


@pytest.fixture
def fault(make, graded):
    """Give a function that grades a view and returns its first failed check."""
    count = iter(range(100))

    def fault(views: str, **files: str) -> CheckResult:
        return first_failed(graded(make(f"work{next(count)}", views=views, **files)))

    return fault


def test_the_line_and_the_value_of_the_name_that_failed_are_shown(fault):
    told = fault(LITERAL)
    assert told.source == LITERAL.splitlines()[told.line - 1].strip()
    assert told.values == ("items = <QuerySet of Item>",)


def test_what_the_sentence_says_already_is_not_said_twice(fault):
    told = fault(METHOD)
    assert "<bound method Response.json of" in told.seen
    assert told.source == "external_data = response.json"
    assert told.values == ()


@pytest.mark.parametrize(
    ("old", "new", "source"),
    [
        ('"item_count"', '"count"', 'return JsonResponse({"external"'),
        ("client.get(", "client.post(", "response = await client.post(api_url)"),
        ("response.json()", '{"id": [1]}', 'external_data = {"id": [1]}'),
    ],
)
def test_what_is_as_it_should_be_or_stands_in_the_line_is_not_shown(fault, old, new, source):
    told = fault(VIEWS.replace(old, new))
    assert told.source.startswith(source)
    assert told.values == ()


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("Item.objects.count", "held = <bound method QuerySet.count of <django.db.models.m"),
        ("Item.objects.acount()", "held = <coroutine object QuerySet.acount>"),
        ("[Item.objects.all()]", "held = [<QuerySet of Item>]"),
        ("{'b', 'a', 'c'}", "held = {'a', 'b', 'c'}"),
        ("__file__", "held = 'items/views.py'"),
        ("'\\x1b[31m'", "held = '\\x1b[31m'"),
        ("'\\u202e\\x9b'", "held = '\\u202e\\x9b'"),
        ("list(range(10**6))", "held = [0, 1, 2, 3"),
        ("'x' * 10**7", "held = 'xxx"),
        ("10**10000", "held = a int whose repr raises ValueError"),
        ("Item(name='pen')", "held = <Item: Item object (None)>"),
        ("open(__file__)", "held = <_io.TextIOWrapper name='items/views.py'"),
    ],
)
def test_values_are_shown_short_and_without_a_query(fault, value, shown):
    told = fault(holding(value))
    assert told.source == "held.nothing"
    assert told.values[0].startswith(shown)
    assert len(told.values[0]) <= LONGEST_VALUE


@pytest.mark.parametrize("value", ["httpx", "Item", "lambda: 1", "request", "object()", "print"])
def test_what_says_nothing_is_not_shown(fault, value):
    assert fault(holding(value)).values == ()


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("raise ValueError", "a Held whose repr raises ValueError"),
        ("raise SystemExit", "a Held whose repr raises SystemExit"),
        ("print('from repr'); return 'x'", "x"),
        ("return '\\x1b[31m' + 'x' * 10**6", "\\x1b[31mxxx"),
        ("return None", "a Held whose repr raises TypeError"),
        ("return self.__repr__()", "a Held whose repr raises RecursionError"),
        ("\n        while True: pass", "a Held whose repr does not end"),
    ],
)
def test_a_hostile_repr_costs_nothing_but_its_words(fault, make, graded, body, says):
    held = f"class Held:\n    def __repr__(self): {body}\n\n\nasync def fetch_data"
    views = holding("Held()").replace("async def fetch_data", held)
    told = fault(views)
    assert told.source == "held.nothing"
    assert told.values[0].startswith(f"held = {says}")
    assert told.printed == ()
    report = graded(make(views=views))
    assert [step.score for step in report.steps][:2] == [20, 10]


def test_an_exception_in_a_helper_shows_what_the_helper_held(fault):
    helper = "def total(items):\n    number = 'three'\n    return 1 + number\n\n\n"
    views = VIEWS.replace("async def", f"{helper}async def", 1)
    views = views.replace("await items.acount()", "total(items)")
    told = fault(views)
    assert (told.source, told.values) == ("return 1 + number", ("number = 'three'",))


def test_a_later_request_shows_its_own_values(fault):
    told = fault(VIEWS.replace("    items =", '    print(external_data["id"])\n    items ='))
    assert "when the API answers with null" in told.seen
    assert told.values == ("external_data = None",)


def test_what_fails_at_import_shows_its_line(fault):
    told = fault("import httpx\nlimit = 'a'\nlimit + 1\n" + VIEWS)
    assert (told.source, told.values) == ("limit + 1", ("limit = 'a'",))


def test_a_file_that_cannot_be_read_has_its_picture_only(fault):
    told = fault(VIEWS + "\ndef broken(:\n")
    assert "^" in told.seen
    assert (told.source, told.values, told.printed) == ("", (), ())


def test_what_the_view_printed_is_shown_with_every_fault_of_the_view(make, graded):
    views = view("print('number', 1)", "import sys", "sys.stderr.write('two\\n')")
    for check in checks_by_id(graded(make(views=views))).values():
        wanted = ("number 1", "two") if check.status == "failed" else ()
        assert check.printed == wanted, check.id


def test_a_view_that_passes_shows_nothing(make, graded):
    report = graded(make(views=view("print('hello')", of=VIEWS)))
    assert report.score == 100
    shown = [(c.source, c.values, c.printed) for c in report.checks()]
    assert set(shown) == {("", (), ())}


def test_it_is_said_when_another_request_went_wrong_than_the_one_that_printed(make, graded):
    views = VIEWS.replace("    items =", "    print(external_data['title'])\n    items =")
    told = first_failed(graded(make(views=views)))
    assert "the API answers with null" in told.seen
    assert len(told.printed) == 2
    assert told.printed[-1] == "(at the first request)"


def test_much_printed_before_another_request_goes_wrong_costs_nothing_else(make, graded):
    lines = (
        "    for n in range(9): print('x' * 100)\n    print(external_data['title'])\n    items ="
    )
    report = graded(make(views=VIEWS.replace("    items =", lines)))
    assert [check.status for check in report.checks()].count("failed") == 1
    assert first_failed(report).printed[-2:] == ("…", "(at the first request)")


def test_a_fault_of_the_model_does_not_show_what_the_view_printed(fault):
    told = fault(view("print('hello')"), models=MODELS.replace("100", "50"))
    assert (told.source, told.printed) == ("name = models.CharField(max_length=50)", ())


@pytest.mark.parametrize(
    ("lines", "printed"),
    [
        (("print('\\x1b[2Jred\\x07', '\\u202e')",), ("\\x1b[2Jred\\x07 \\u202e",)),
        (("print('a\\r\\nb\\rc\\td')",), ("a", "b\\rc   d")),
        (("print()", "print('  a  ')"), ("  a",)),
        (("for n in range(9): print(n)",), ("0", "1", "2", "3", "4", "…")),
        (("print('x' * 10**6)", "print('y')"), ("x" * 199 + "…",)),
        (("print(object())", "print(__file__)"), ("<object object>", "items/views.py")),
        (("import asyncio", "await asyncio.to_thread(print, 'aside')"), ("aside",)),
        (("import logging", "logging.warning('careful')"), ("WARNING:root:careful",)),
        (("import sys", "with sys.stdout as out: out.write('in')"), ("in",)),
        (("import io, sys", "sys.stdout = io.StringIO()", "print('kept')"), ()),
        (("import sys", "print('before')", "sys.stdout = sys.stderr = None"), ("before",)),
        (("import sys", "print('before')", "sys.stdout.close()"), ("before",)),
        (("class S(str): __getitem__ = __len__ = None", "print(S('mine'))"), ("mine",)),
    ],
)
def test_printed_text_is_bounded_and_harmless(make, graded, lines, printed):
    report = graded(make(views=view(*lines)))
    assert first_failed(report).printed == printed
    assert [step.score for step in report.steps] == [20, 20, 20, 0]


def test_what_is_printed_at_import_counts_and_later_requests_do_not(fault):
    told = fault("print('imported')\n" + view("print('asked')"))
    assert told.printed == ("imported", "asked")


def test_the_same_files_give_the_same_bytes_wherever_they_lie(make, graded):
    lines = ("print({'b', 'a'}, object(), __file__)", "import traceback", "traceback.print_stack()")
    views = view(*lines, "print(httpx.get, httpx)", "print(httpx.__file__)")
    one, other = (dumps(graded(make(f"{place}/work", views=views))) for place in "ab")
    assert one == other
    for folder in (ROOT, sys.prefix, sys.base_prefix, tempfile.gettempdir()):
        assert str(folder) not in one


def test_the_libraries_own_messages_are_not_the_views(fault):
    assert fault(view("raise ValueError('x')")).printed == ()  # Django logs it


@pytest.mark.parametrize("sign", ["\\ud800", "\\x1b[31m", "\\x9b", "\\u202e"])
def test_no_sign_in_an_exception_harms_the_record_or_a_terminal(make, graded, sign):
    report = graded(make(views=view(f"raise ValueError('a {sign} b')")))
    told = first_failed(report)
    assert f"ValueError: a {sign} b" in told.seen
    assert [step.score for step in report.steps][:2] == [20, 10]


def test_the_screen_and_the_summary_show_it_as_it_is(run_grade, make, tmp_path):
    views = view("print('[red]a[/] `b` <b>|')", "print('\\x1b[2Jx')")
    views = views.replace("    return", "    held = items.count()\n    return")
    line = 1 + views.splitlines().index("    held = items.count()")
    summary = tmp_path / "summary.md"
    shown = run_grade(make(views=views), GITHUB_STEP_SUMMARY=str(summary)).stdout
    rows = [row.strip() for row in shown.splitlines()]
    start = rows.index(f"Line {line}     held = items.count()")
    assert rows[start + 1 : start + 4] == [
        "At the end  items = <QuerySet of Item>", "Printed     [red]a[/] `b` <b>|", r"\x1b[2Jx",
    ]  # fmt: skip
    assert (
        f"Where: `items/views.py`, line {line}\n\n    held = items.count()\n\n"
        "What it held when the code had ended:\n\n    items = <QuerySet of Item>\n\n"
        "Your code printed:\n\n    [red]a[/] `b` <b>|\n    \\x1b[2Jx\n"
    ) in summary.read_text("utf-8")


def test_a_forged_record_cannot_steer_a_terminal():
    fault = Fault("\x1b[2J", "\x9b", source="\x07", values=("\u202e",), printed=("\r",))
    outcomes = {c.nodeid: Outcome("failed", fault) for step in load_steps() for c in step.checks}
    quiz = QuizResult(0, 20, marked=True, questions=(), notes=("\x1b",))
    report = build("x", outcomes, quiz, ("\x1b",))
    told = first_failed(report)
    assert (told.seen, told.wanted, told.source) == (r"\x1b[2J", r"\x9b", r"\x07")
    assert (told.values, told.printed) == ((r"\u202e",), (r"\r",))
    assert report.quiz.notes == report.integrity.notes == (r"\x1b",)


def test_show_of_containers_is_their_repr():
    values = [[], (), {}, set(), (1,), [1, [2, {"a": ("b",)}]], {"k": {1}}, frozenset({1}), b"x"]
    assert [show(value) for value in values] == [repr(value) for value in values]
    endless: list = []
    endless.append(endless)
    assert len(show(endless)) <= LONGEST_VALUE


def test_harmless_keeps_what_can_be_read():
    assert harmless("é日😀\tx\ny") == "é日😀\tx\ny"
