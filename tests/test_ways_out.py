"""What a message about files, imports and step 1 wants, and the line that it points at."""

from pathlib import Path

import pytest

from grader.report.model import CheckResult
from reading import ROOT, VIEWS, first_failed

STARTER = (ROOT / "starter" / "items" / "models.py").read_text("utf-8")
FIELD = "    name = models.CharField(max_length=100)"
IMPORTS = "import httpx\nfrom django.http import JsonResponse\n"
DEF = "async def fetch_data(request):"
CLIENT = "    async with httpx.AsyncClient() as client:"
ROWS = "from django.db import models\n\n\nclass Item(models.Model):\n" + FIELD + "\n\n\n"
TABS = (
    f"{IMPORTS}\n\n{DEF}\n    async with httpx.AsyncClient() as client:\n{{0}}answer = 1\n"
    "    return JsonResponse(answer)\n"
)


@pytest.fixture
def told(make, graded):
    """Give a function that grades files and returns the first failed check, and its line's text."""

    def told(**files: str | bytes) -> tuple[CheckResult, str]:
        folder: Path = make(**files)
        failed = first_failed(graded(folder))
        lines = (folder / failed.file).read_bytes().decode("utf-8", "replace").splitlines()
        return failed, lines[failed.line - 1].strip() if failed.line else ""

    return told


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (STARTER, "# TODO(step 1): write the model Item. Its only field is name, a CharField "
                  "with max_length=100."),
        ("from django.db import models\n\n# Create your models here.\n",
         "# Create your models here."),
        ("from django.db import (\n    models,\n)\n\nA = 1\n", ")"),
        ('"""The data."""\n', '"""The data."""'),
        ("", ""),
    ],
)  # fmt: skip
def test_a_missing_model_is_told_with_a_place_for_it(told, text, line):
    failed, pointed = told(models=text)
    assert pointed == line
    assert failed.wanted.endswith(f"below line {failed.line}") is bool(line)


@pytest.mark.parametrize(
    ("models", "wanted", "line"),
    [
        (ROWS + 'for name in ("pen", "ink"):\n    Item.objects.create(name=name)\n',
         "take lines 8 to 9 out: the task asks for no rows", "Item.objects.create(name=name)"),
        (ROWS + "COUNT = Item.objects.count()\n", "take it out: Django has models and tables",
         "COUNT = Item.objects.count()"),
        (ROWS + "    class Meta:\n        proxy = True\n", "without `proxy", "proxy = True"),
        (ROWS.replace(FIELD, '  """One."""') + FIELD.strip(), "line 5, and indented like line 5",
         "name = models.CharField(max_length=100)"),
        (ROWS.replace("=100)", "=1e2)"), "max_length=100, as a whole number",
         "name = models.CharField(max_length=1e2)"),
        ("LONG = 1e2\n" + ROWS.replace("=100)", "=LONG)"), "as a whole number", "LONG = 1e2"),
        (ROWS.replace("max_length", "\n        max_length").replace("=100)", "=255,\n    )"),
         "max_length=100", "max_length=255,"),
        (ROWS.replace("(max", "(\n        max").replace("=100)", "=100,\n    ),"),
         "name = models.CharField(max_length=100)", "),"),
        (ROWS.replace(FIELD, "    pass\n\n\n" + FIELD.strip()), "in place of the `pass` in line 5",
         "name = models.CharField(max_length=100)"),
        (ROWS.replace("=100)\n", "=100,\n\n    def __str__(self):\n        return self.name\n"),
         "`)` at the end of line 5", "name = models.CharField(max_length=100,"),
        (ROWS.replace("(max", "(\n        max").replace("=100)\n", "=100,\n\n    A = 1\n"),
         "`)` at the end of line 6", "max_length=100,"),
    ],
)  # fmt: skip
def test_a_model_that_cannot_be_used(told, models, wanted, line):
    failed, pointed = told(models=models)
    assert (wanted in failed.wanted, pointed) == (True, line)


@pytest.mark.parametrize(
    ("views", "wanted", "line"),
    [
        ("import requests\n" + VIEWS, "without this import: nothing", "import requests"),
        ("import numpy as np\n" + VIEWS, "without this import: nothing", "import numpy as np"),
        ("import requests\n" + VIEWS.replace(DEF, f"E = requests.HTTPError\n\n\n{DEF}"),
         "httpx instead, here and where it is used", "import requests"),
        ('LIMIT = eval("10 seconds")\n' + VIEWS, "without `eval`", 'LIMIT = eval("10 seconds")'),
        (VIEWS.replace("from .models import Item", "from django.db import models\n\n\n"
                       f"class Item(models.Model):\n{FIELD}\n"),
         "`from .models import Item` instead of this class", "class Item(models.Model):"),
        (TABS.format("\t"), "eight for each tab", "answer = 1"),
        (TABS.format("\t\t"), "four for each tab", "answer = 1"),
        (VIEWS + "\0\0", f"from line {len(VIEWS.splitlines()) + 1} on", "\0\0"),
        (f'"""\n{IMPORTS}"""\n' + VIEWS.replace("import httpx\n", "").replace(
            "from django.http import JsonResponse\n", ""),
         "`from django.http import JsonResponse` and `import httpx`", '"""'),
        (VIEWS.replace("acount()})", "acount("), "`)})` at the end of line",
         'return JsonResponse({"external": external_data, "item_count": await items.acount('),
        (f"{DEF}\n    Return 1\n", "`Return` in small letters", "Return 1"),
    ],
)  # fmt: skip
def test_a_view_that_cannot_be_used(told, views, wanted, line):
    failed, pointed = told(views=views)
    assert (wanted in failed.wanted, pointed) == (True, line)


def test_text_in_utf_16_without_a_mark_is_told_from_null_bytes_in_code(told):
    failed, _ = told(views=VIEWS.encode("utf-16-le"))
    assert "UTF-8" in failed.wanted


def test_a_library_is_a_wrong_idea_where_the_code_asks_with_it(told):
    asks = VIEWS.replace("    items", "    requests.get(api_url)\n    items")
    failed, _ = told(views="import requests\n" + asks)
    assert failed.misconception == "blocking-http-client"
    assert "not installed" in failed.seen


def test_how_deep_a_function_called_itself_is_not_shown(told):
    deep = "def deep(n):\n    return deep(n - 1)\n\n\ndeep(1)\n"
    failed, pointed = told(views=deep + VIEWS)
    assert (pointed, failed.values) == ("return deep(n - 1)", ())


def test_the_values_are_those_of_the_innermost_call(told):
    deep = "def deep(n):\n    return deep(n - 1) if n else n / n\n\n\ndeep(3)\n"
    failed, _ = told(views=deep + VIEWS)
    assert failed.values == ("n = 0",)
