"""Lines that end too early: what is missing at the end is tried, as for the other slips."""

import re

from checks.harness.importing.syntax.slip import Mend, Slip

REST = r"\s*(?:#.*)?$"  # of a line that has ended


def _with(rest: str) -> Mend:
    return lambda line: f"{line.partition('#')[0].rstrip()}{rest}"


HALVES = (
    Slip(
        rf"^\s*import{REST}", _with(" x"), "`import` stands alone",
        "the name of a module behind it, as in `import httpx`",
    ),
    Slip(
        rf"^\s*from\s+[\w.]+\s+import{REST}", _with(" x"),
        "nothing stands behind `import`",
        "what is to be imported behind it, as in `from django.http import JsonResponse`",
    ),
    Slip(
        rf"^\s*from\s+[\w.]+{REST}", _with(" import x"),
        "`import` and a name are missing in this line",
        "the whole line, as in `from django.http import JsonResponse`",
    ),
    Slip(
        rf"^\s*(?:async\s+)?with{REST}", _with(" x: pass"), "nothing stands behind `{found}`",
        "the rest of it, as in `async with httpx.AsyncClient() as client:`, or the file without it",
    ),
    Slip(
        rf"^\s*(?:async\s+)?def{REST}", _with(" x(): pass"), "nothing stands behind `{found}`",
        "the whole line, as in `async def fetch_data(request):`",
    ),
    Slip(
        rf"^\s*class{REST}", _with(" x: pass"), "nothing stands behind `class`",
        "the whole line, as in `class Item(models.Model):`",
    ),
    Slip(
        rf"^\s*(?:async\s+)?with\s.*\bas\s*:?{REST}", lambda line: line.rstrip(" :") + " x:",
        "nothing stands behind `as`", "a name and `:` behind it: `as client:`",
    ),
    Slip(
        r"\bawait\s*(?=[)}\],])", lambda line: re.sub(r"\bawait\s*(?=[)}\],])", "await x", line),
        "`await` has nothing to wait for behind it",
        "what is waited for, as in `await client.get(api_url)` or `await items.acount()`",
    ),
    Slip(
        rf"\bawait{REST}", _with(" x"), "nothing stands behind `await`",
        "what is waited for behind it, as in `await client.get(api_url)`",
    ),
    Slip(
        rf"(?<=[\w)\]])\.{REST}", _with("x"), "nothing stands behind the dot",
        "a name behind it, as in `response = await client.get(api_url)`",
    ),
    Slip(
        rf"(?<![=!<>])={REST}", _with(" x"), "nothing stands behind `=`",
        "a value behind it, as in `external_data = response.json()`",
    ),
    Slip(
        rf"(?:\b(?:and|or|not|in|is)|[=!<>]=|[-+*/<>]){REST}", _with(" x"),
        "nothing stands behind `{found}`", "the rest of the line",
    ),
)  # fmt: skip
