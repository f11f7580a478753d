"""What becomes of the API's answer: in `external_data`, and in the reply as `external`."""

import inspect
import json
from typing import NoReturn

import httpx

from checks.harness.asking.compare import (
    MISSING,
    PLAIN,
    as_json,
    difference,
    has_key,
    is_json_text,
    is_made_of,
    kind_of,
    same,
)
from checks.harness.explaining import at_import, spots
from checks.harness.explaining.helpers import nothing_at
from checks.harness.explaining.kept import fail_for_what_is_kept
from checks.harness.explaining.origin import entries, of_a_changed_answer, of_the_key
from checks.harness.explaining.quoted import in_quotes
from checks.harness.explaining.shapes import JSON
from checks.harness.fault import fail, show
from checks.harness.judging.reading import value, variable
from checks.harness.judging.the_call import must_have_asked
from checks.harness.source.nodes import of_a_call


def must_hold_the_answer(visit, before=MISSING) -> None:
    """Fail unless `external_data` is what the API answered, to this request and not `before`."""
    data = variable(visit, "external_data")
    if same(data, visit.payload):
        return
    if not visit.calls:
        must_have_asked(visit)
    seen = f"`external_data` holds {show(data)}."
    if inspect.isawaitable(data) or inspect.ismethod(data):
        fail(seen, idea="missing-await" if inspect.isawaitable(data) else "missing-call")
    if isinstance(data, str) and (dumped := of_a_call(visit.sources, "dumps")):
        seen += " `json.dumps` made a text of the answer again."
        fail(seen, f"{JSON}, and no json.dumps", at=dumped)
    later = spots.of_a_call_on(visit.sources, "external_data", "json")
    if isinstance(data, httpx.Response) and later:
        seen += f" Its JSON is taken only in line {later.line}."
        fail(seen, f"{JSON}: another name for the response", hides_hint=True)
    if isinstance(data, httpx.Response) or is_json_text(data, visit.payload):
        fail(seen, idea="response-not-json")
    if same(data, before):
        seen = "At a later request `external_data` holds the answer to an earlier one."
        fail_for_what_is_kept(visit, seen)
    if is_made_of(data, visit.payload):
        fail_for_a_change(visit, data)
    explain_origin(visit, data, seen)
    idea = "hard-coded-data" if kind_of(data) in PLAIN and data else None
    wanted = f"what the API answered: {show(visit.payload)}"
    fail(seen, wanted, idea=idea, hides_hint=of_a_call(visit.sources, "json") is not None)


def fail_for_a_change(visit, data) -> NoReturn:
    """Fail because `external_data` holds something that was made of the answer."""
    seen = difference(visit.payload, data, "external_data")
    if other := spots.of_an_encoding(visit.sources):
        seen += f" Line {other.line} makes httpx read the text in another encoding."
        fail(seen, f"{JSON}, without that line", at=other)
    at = of_a_changed_answer(visit)
    at_once = f"{JSON}, with `response = await client.get(api_url)`"
    if lines_read := of_a_call(visit.sources, "aiter_lines"):
        seen += f" `aiter_lines` in line {lines_read.line} takes the ends of lines away."
        fail(seen, at_once, at=at)
    wanted = at_once if of_a_call(visit.sources, "stream") else ""
    fail(seen, wanted, idea="changed-answer", at=at)


def explain_origin(visit, data, seen: str) -> None:
    """Fail with what put something else in the place of the answer, where that can be told."""
    if visit.variables["external_data"] is ...:
        fail(f"{seen} The dots `...` stand for what is to be written there.", JSON)
    if text := in_quotes(visit, "`external_data`", data):
        fail(text, f"{JSON}, without quotes", hides_hint=True)
    if why := at_import.in_the_variable(visit, "external_data"):
        seen = f"`external_data` is not what the API answered to this request. {why.seen}"
        fail(seen, why.wanted, at=why.at, hides_hint=True)
    if data:
        return
    wanted = f"what the API answered: {show(visit.payload)}"
    if not visit.payload and (instead := spots.of_an_or(visit.sources)):
        seen += f" In line {instead.line}, `or` puts that in the place of"
        seen += f" {json.dumps(visit.payload)}, an answer that counts as false."
        fail(seen, wanted, at=instead, hides_hint=True)
    if task := of_a_call(visit.sources, "create_task", "ensure_future"):
        seen += f" The task of line {task.line} had not done its work when the view ended."
        fail(seen, spots.AWAITED, at=task, hides_hint=True)


def must_pass_on(visit, visits) -> None:
    """Fail unless `external` of the reply is the answer to this request, of all the `visits`."""
    external = value(visit, "external")
    held = as_json(visit.variables.get("external_data", MISSING))
    if same(external, visit.payload) or (visit.calls and same(external, held)):
        return  # what is wrong with that variable is told in step 3
    of_another = any(same(external, other.payload) for other in visits)
    if of_another and isinstance(external, dict | list) and external:
        seen = "A later reply holds the answer to an earlier request."
        fail_for_what_is_kept(visit, seen)
    must_have_asked(visit)
    replied = [value(other, "external") for other in visits if has_key(other, "external")]
    always, at = all(same(external, other) for other in replied), of_the_key(visit, "external")
    if same(visit.variables.get("external_data", MISSING), visit.payload):
        fail_for_another_value(visit, external, at, always)
    if is_json_text(external, visit.payload):
        fail(f"`external` is {show(external)}.", idea="response-not-json", at=at)
    if is_made_of(external, visit.payload):
        fail(difference(visit.payload, external, "external"), idea="changed-answer", at=at)
    idea = "hard-coded-data" if external and always else None
    wanted = f"what the API answered: {show(visit.payload)}"
    fail(f"`external` is {show(external)}.", wanted, idea=idea, at=at)


def fail_for_another_value(visit, external, at, always: bool) -> NoReturn:
    """Fail as `external` is something else, `always` the same or not, and `external_data` right."""
    wanted = '"external": external_data'
    if external is None and (why := nothing_at(visit, "external")):
        fail(f"`external` is None. {why.seen}", why.wanted, at=why.at, hides_hint=True)
    if why := at_import.in_the_reply(visit, "external"):
        seen = f"`external` is not what the API answered to this request. {why.seen}"
        fail(seen, wanted, at=why.at, hides_hint=True)
    seen = f"`external` is {show(external)}; the API sent {show(visit.payload)}."
    if len([key for key, _ in entries(visit) if key == "external"]) > 1:
        seen += " The key stands twice, and the last one counts."
        fail(seen, f"{wanted}, once", at=at, hides_hint=True)
    if is_json_text(external, visit.payload):
        seen = f"`external` is a text that holds JSON, and not the JSON itself: {show(external)}."
    elif text := in_quotes(visit, "`external`", external):
        seen = text
    elif is_made_of(external, visit.payload):
        seen = difference(visit.payload, external, "external")
        fail(seen, wanted, idea="changed-answer", at=at)
    elif external and always:
        fail(seen, wanted, idea="hard-coded-data", at=at)
    fail(seen, wanted, at=at, hides_hint=True)
