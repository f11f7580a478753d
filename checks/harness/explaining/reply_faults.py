"""Explain exceptions that come from how a JsonResponse is made."""

import ast
import re

import httpx
from django.db.models import QuerySet
from django.template import TemplateDoesNotExist

from checks.harness.asking.compare import same
from checks.harness.asking.visit import Visit
from checks.harness.causes import REPLY, VALUES, VIEWS
from checks.harness.explaining.no_json import of_what_is_no_json
from checks.harness.explaining.origin import entries
from checks.harness.fault import Explained, Place
from checks.harness.source.nodes import around, calls, nodes

# What JsonResponse takes by name, beside its data.
OF_A_REPLY = (
    "data", "encoder", "safe", "json_dumps_params", "content_type", "status", "reason", "charset",
    "headers",
)  # fmt: skip


def _set(visit: Visit, text: str) -> Explained | None:
    """Explain a set where a dict was meant."""
    if not re.search("unhashable type|Object of type set|set the safe parameter", text):
        return None
    for call in calls(visit.sources, "JsonResponse"):
        for node in ast.walk(call):
            if isinstance(node, ast.Set):
                seen = "Braces without a colon make a set; a dict has a colon after each key."
                return Explained(seen, REPLY, Place(VIEWS, node.elts[0].lineno))
    return None


def _text_twice(visit: Visit, text: str) -> Explained | None:
    """Explain JSON text, or something else that is no dict, in a JsonResponse."""
    if "set the safe parameter to False" not in text:
        return None
    if found := calls(visit.sources, "dumps"):
        seen = "JsonResponse makes JSON text of a dict; `json.dumps` has made text of it before."
        return Explained(seen, f"{REPLY}, without json.dumps", Place(VIEWS, found[-1].lineno))
    return Explained("JsonResponse is given something other than a dict.", REPLY)


def _two_dicts(visit: Visit, text: str) -> Explained | None:
    """Explain a second positional argument of JsonResponse, which is no data."""
    for call in calls(visit.sources, "JsonResponse"):
        if "object is not callable" in text and len(call.args) > 1:
            second = call.args[1]
            if isinstance(second, ast.Constant) and isinstance(second.value, int):
                seen = "What comes second in the brackets of JsonResponse is not its status."
                wanted = f"`status={second.value}`, or nothing: 200 is what it has without"
                return Explained(seen, wanted, Place(VIEWS, second.lineno))
            seen = "JsonResponse takes all its data as one dict; what comes second is its encoder."
            return Explained(seen, f"one dict: {REPLY}", Place(VIEWS, second.lineno))
    return None


def _no_dict(visit: Visit, text: str) -> Explained | None:
    """Explain a JsonResponse that is given no dict, or what it does not take beside it."""
    unknown = re.search(r"__init__\(\) got an unexpected keyword argument '(\w+)'", text)
    missing = "JsonResponse.__init__() missing 1 required positional argument" in text
    for call in around(visit.sources, visit.error_place, ast.Call) if unknown or missing else ():
        if not ast.unparse(call.func).endswith("JsonResponse"):
            continue
        if any(keyword.arg is None for keyword in call.keywords):
            seen = "`**` hands the keys over one by one, and JsonResponse takes one dict."
            return Explained(seen, "`JsonResponse(...)` with the dict itself, without the `**`")
        names = [keyword.arg for keyword in call.keywords if keyword.arg not in OF_A_REPLY]
        named = ", ".join(f"`{name}`" for name in names)
        seen = f"JsonResponse takes its data as one dict, not as keyword arguments ({named})."
        if not names:
            seen = "JsonResponse takes its data as one dict, and here no data are given to it."
        return Explained(seen, REPLY)
    return None


def _dots(visit: Visit, text: str) -> Explained | None:
    """Explain dots that were copied, in the place of the values that they stand for."""
    if not text.startswith("Object of type ellipsis is not JSON"):
        return None
    pairs = [
        (ast.literal_eval(key), value)
        for node in nodes(visit.sources, ast.Dict)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant)
    ]
    dots = [pair for pair in (*entries(visit), *pairs) if ast.unparse(pair[1]) == "..."]
    known = dict.fromkeys(key for key, _ in dots if key in VALUES)
    wanted = ", ".join(f'`"{key}": {VALUES[key]}`' for key in known)
    seen = "The dots `...` are nothing that JSON knows: they stand for what is to be written there."
    at = Place(VIEWS, dots[0][1].lineno) if dots else None
    return Explained(seen, wanted or "the values in the place of the dots", at)


def _what_is_held(visit: Visit, text: str) -> Explained | None:
    """Explain a response or a queryset in the reply, where the right value is there already."""
    if "is not JSON serializable" not in text:
        return None
    at = of_what_is_no_json(visit)
    line = at and at.line
    used = [(key, value) for key, value in entries(visit) if value.lineno == line]
    for key, value in used:
        held = visit.variables.get(ast.unparse(value))
        right = same(visit.variables.get("external_data"), visit.payload)
        if key == "external" and isinstance(held, httpx.Response) and right:
            seen = "The whole response is put into the reply; its JSON is in `external_data`."
            return Explained(seen, '"external": external_data', at)
        if key != "item_count" and isinstance(held, QuerySet):
            seen = f"JSON has no form for a queryset, which the key {key!r} holds."
            return Explained(seen, f"the reply without the key {key!r}", at)
    return None


def _template(visit: Visit, text: str) -> Explained | None:
    """Explain a page that is rendered where JSON is asked for."""
    if isinstance(visit.error, TemplateDoesNotExist):
        seen = "The view renders a template; this app has none and needs none."
        return Explained(seen, f"return {REPLY}")
    return None


EXPLANATIONS = (_dots, _set, _text_twice, _two_dicts, _no_dict, _what_is_held, _template)
