"""Say what is wrong with the counts of several requests, and what they are the number of."""

from itertools import accumulate
from typing import NoReturn

from checks.harness.asking.compare import same
from checks.harness.asking.visit import Visit
from checks.harness.causes import Cause
from checks.harness.explaining import spots
from checks.harness.explaining.at_import import counted_before
from checks.harness.explaining.helpers import nothing_at
from checks.harness.explaining.kept import fail_for_what_is_kept
from checks.harness.explaining.origin import of_the_key
from checks.harness.explaining.quoted import in_quotes
from checks.harness.fault import fail, show
from checks.harness.source.nodes import of_a_call

VERBS = ("create", "bulk_create", "get_or_create", "update_or_create", "save", "delete")
WORDS = {
    "the number of different names": lambda names, _: len(set(names)),
    "the number of rows whose name is not empty": lambda names, _: sum(map(bool, names)),
    "the number of rows whose name is not blank": lambda names, _: len([*filter(str.strip, names)]),
    "the number of different names, in which capitals do not count": (
        lambda names, _: len({*map(str.lower, names)})
    ),
    "the highest id": lambda _, ids: max(ids, default=0),
}


def must_only_count(visits: list[Visit]) -> None:
    """Fail when the view leaves another number of rows than it found."""
    if changed := [current for current in visits if current.rows_after != current.rows]:
        before, after = changed[0].rows, changed[0].rows_after
        seen = f"The view changes the table: {before} rows before, {after} after."
        at = of_a_call(changed[0].sources, *VERBS, *(f"a{verb}" for verb in VERBS))
        fail(seen, wanted="a view that only counts", at=at)


def fail_for_the_counts(visits: list[Visit], counts: list) -> NoReturn:
    """Fail because the `item_count` of some visit is wrong."""
    rows = [visit.rows for visit in visits]
    held, told = listed(show(count) for count in counts), what_is_counted(visits, counts)
    seen = f"With {listed(rows)} rows, `item_count` is {held}.{told}"
    if all(isinstance(count, list) for count in counts):
        seen = f"With {rows[0]} rows, `item_count` is {show(counts[0])}: a list, and no number."
    pairs = zip(visits, counts, strict=True)
    wrong = [visit for visit, count in pairs if not same(count, visit.rows)]
    current = wrong[0]  # its values are the ones to show
    at = of_the_key(current, "item_count")
    kept = spots.of_any_global(current.sources)
    if kept and counts == list(accumulate(rows)):
        wanted = f"`item_count = 0` inside `fetch_data`, and no `global` in line {kept.line}"
        fail(seen, wanted, at=kept, hides_hint=True)
    if refused := [place for visit in visits for place in visit.refused]:
        fail(seen, idea="swallowed-exception", at=refused[0])
    items = visits[0].variables.get("items")
    if isinstance(items, list | tuple) and counts[0] == len(items):
        fail(seen, wanted=f"{rows}", cause=Cause.ITEMS)
    if counts[0] == counts[1] == rows[0] and visits[0].queries:
        fail_for_what_is_kept(visits[0], seen)
    if counts == counts[:1] * len(counts):
        explain_one_count(current, counts[0], f"With {listed(rows)} rows, `item_count` is {held}.")
        fail(seen, wanted=f"{rows}", idea="hard-coded-data", at=at)
    whole = "" if all(type(count) is int for count in counts) else ", as a whole number"
    chosen = of_a_call(visits[0].sources, "filter", "exclude")
    if chosen and not told and max(counts) < max(rows):
        seen, at = f"{seen} The filter in line {chosen.line} leaves rows out.", chosen
    fail(seen, f"{listed(rows)}: the number of rows{whole}", at=at, hides_hint=True)


def explain_one_count(visit: Visit, count: object, seen: str) -> None:
    """Fail with what makes the same `item_count` for every request, where that can be told."""
    if count is None and (why := nothing_at(visit, "item_count")):
        fail(f"{seen} {why.seen}", why.wanted, at=why.at, hides_hint=True)
    if text := in_quotes(visit, "`item_count`", count):
        right = isinstance(count, str) and same(visit.variables.get(count), visit.rows)
        wanted = f"`{count if right else 'await items.acount()'}`, without quotes"
        fail(text, wanted, at=of_the_key(visit, "item_count"), hides_hint=True)
    if why := counted_before(visit):
        fail(f"{seen} {why.seen}", why.wanted, at=why.at, hides_hint=True)


def listed(values) -> str:
    """Return values as in a sentence: 3, 1 and 0."""
    *most, last = map(str, values)
    return f"{', '.join(most)} and {last}" if most else last


def what_is_counted(visits: list[Visit], counts: list) -> str:
    """Return a sentence that holds for the counts of all visits, with a space before; or ""."""
    rows = [visit.rows for visit in visits]
    if not all(type(count) is int for count in counts):
        return _what_kind(visits, counts) or _right_but_for(visits, counts)
    for words, number in WORDS.items():
        if counts == [number(visit.names, visit.ids) for visit in visits]:
            return f" That is {words}."
    if counts == list(accumulate(rows)):
        return " Each count goes on from the one before."
    if counts == list(range(counts[0], counts[0] + len(counts))):
        return " It grows by 1 with each request."
    if counts == [max(row - 1, 0) for row in rows]:
        return " Each is 1 too few, but for an empty table: an index begins at 0."
    more = {count - row for count, row in zip(counts, rows, strict=True)}
    if len(more) == 1 and (difference := more.pop()):
        return f" That is {abs(difference)} too {'many' if difference > 0 else 'few'} each time."
    most = max(counts)
    page = of_a_call(visits[0].sources, "Paginator")
    if page and most < max(rows) and counts[0] == min(rows[0], most):
        return f" That is the length of one page of the rows: see `Paginator` in line {page.line}."
    if most and counts == [min(row, most) for row in rows]:
        return f" It is never more than {most}."
    return _right_but_for(visits, counts)


def _what_kind(visits: list[Visit], counts: list) -> str:
    """Return a sentence on counts that are no numbers."""
    if all(isinstance(count, bool) for count in counts):
        return " `True` and `False` only say whether there is a row."
    if not all(isinstance(count, str) for count in counts):
        return ""
    pairs = zip(counts, visits, strict=True)
    held = all(str(visit.rows) in count for count, visit in pairs)
    return " These are texts and no numbers." if held else ""


def _right_but_for(visits: list[Visit], counts: list) -> str:
    """Return a sentence when only the count of an empty table, or of one row, is wrong."""
    pairs = [(visit.rows, count) for visit, count in zip(visits, counts, strict=True)]
    wrong = [pair for pair in pairs if type(pair[1]) is not int or pair[0] != pair[1]]
    if wrong == [pair for pair in pairs if pair[0] == 0]:
        return " It is wrong when the table is empty: then it is to be 0."
    if wrong == [pair for pair in pairs if pair[0] == 1]:
        return " It is wrong when there is one row."
    return ""
