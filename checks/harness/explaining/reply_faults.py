"""Explain exceptions that come from how a JsonResponse is made."""

import ast
import re

import httpx
from django.db.models import QuerySet
from django.template import TemplateDoesNotExist

from checks.harness.asking.compare import same
from checks.harness.asking.visit import Visit
from checks.harness.causes import VIEWS
from checks.harness.explaining.no_json import of_what_is_no_json
from checks.harness.explaining.origin import entries
from checks.harness.fault import Explained, Place
from checks.harness.source.nodes import calls


def _set(visit: Visit, text: str) -> Explained | None:
    """Explain a set where a dict was meant."""
    if not re.search("unhashable type|Object of type set|set the safe parameter", text):
        return None
    for call in calls(visit.sources, "JsonResponse"):
        for node in ast.walk(call):
            if isinstance(node, ast.Set):
                seen = "Braces without a colon make a set; a dict has a colon after each key."
                wanted = '{"external": external_data, "item_count": ...}'
                return Explained(seen, wanted, Place(VIEWS, node.elts[0].lineno))
    return None


def _text_twice(visit: Visit, text: str) -> Explained | None:
    """Explain JSON text, or something else that is no dict, in a JsonResponse."""
    if "set the safe parameter to False" not in text:
        return None
    if found := calls(visit.sources, "dumps"):
        seen = "JsonResponse makes JSON text of a dict; `json.dumps` has made text of it before."
        wanted = "JsonResponse({...}), without json.dumps"
        return Explained(seen, wanted, Place(VIEWS, found[-1].lineno))
    wanted = 'JsonResponse({"external": external_data, "item_count": ...})'
    return Explained("JsonResponse is given something other than a dict.", wanted)


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
            wanted = 'one dict: {"external": ..., "item_count": ...}'
            return Explained(seen, wanted, Place(VIEWS, second.lineno))
    return None


def _keywords(visit: Visit, text: str) -> Explained | None:
    """Explain keyword arguments where JsonResponse takes a dict."""
    found = re.search(r"unexpected keyword argument|missing 1 required positional argument", text)
    if found and "JsonResponse.__init__()" in text:
        seen = "JsonResponse takes its data as one dict, not as keyword arguments."
        return Explained(seen, 'JsonResponse({"external": ..., "item_count": ...})')
    return None


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
        return Explained(seen, 'return JsonResponse({"external": ..., "item_count": ...})')
    return None


EXPLANATIONS = (_set, _text_twice, _two_dicts, _keywords, _what_is_held, _template)
