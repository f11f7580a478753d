"""Explain what is asked of `request`, and belongs to the answer, the client or another library."""

import ast
import re
from json import JSONDecodeError

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDictKeyError

from checks.harness.asking.visit import Visit
from checks.harness.explaining.client_calls import METHODS
from checks.harness.explaining.shapes import JSON
from checks.harness.explaining.values import asked, held
from checks.harness.fault import Explained
from checks.harness.source.nodes import around

# What only a middleware of Django gives to a request.
OF_A_MIDDLEWARE = ("user", "auser", "session", "site", "_messages", "csp_nonce")
OF_AN_ANSWER = ("json", "data", "text", "content", "status_code", "get_json", "read", "body")
NOT_NEEDED = "the view needs nothing of who asks"
BROWSER = "`request` is what the browser sent"


def _not_of_a_request(visit: Visit, text: str) -> Explained | None:
    """Explain an attribute that a request does not have."""
    error = visit.error
    if not isinstance(error, AttributeError) or not isinstance(error.obj, HttpRequest):
        return None
    found = around(visit.sources, visit.error_place, ast.Attribute)
    used = [node for node in found if node.attr == error.name]
    code = ast.unparse(used[-1]) if used else f"request.{error.name}"
    called = [n for n in around(visit.sources, visit.error_place, ast.Call) if n.func in used]
    if error.name in OF_A_MIDDLEWARE:
        seen = (
            f"Only a middleware gives a request its `{error.name}`, and this app has none for it."
        )
        return Explained(seen, f"the view without `{code}`: {NOT_NEEDED}")
    if error.name in METHODS and called and not visit.calls:
        return Explained(f"{BROWSER}; a client asks the API.", asked(visit))
    if error.name in OF_AN_ANSWER:
        return Explained(f"{BROWSER}; the API's answer is a response of httpx.", JSON)
    seen = f"A request of Django has no `{error.name}`."
    return Explained(seen, f"the view without `{code}`: {NOT_NEEDED}")


def _nothing_in_it(visit: Visit, text: str) -> Explained | None:
    """Explain what a plain request with GET does not bring: a body, a parameter."""
    if isinstance(visit.error, MultiValueDictKeyError):
        seen = f"The address that was called has no parameter {text}."
        return Explained(seen, f"the view without that parameter: {NOT_NEEDED}")
    attributes = around(visit.sources, visit.error_place, ast.Attribute)
    bodies = [node for node in attributes if node.attr in ("body", "read")]
    of_it = [node for node in bodies if isinstance(held(visit, node.value), HttpRequest)]
    if of_it and isinstance(visit.error, JSONDecodeError):
        return Explained(f"{BROWSER}, and its body is empty with GET.", JSON)
    return None


def _messages(visit: Visit, text: str) -> Explained | None:
    """Explain Django's messages, which need a middleware and an app."""
    if re.match("You cannot add messages without installing", text):
        seen = "Django's messages need a middleware, and this app has none for them."
        return Explained(seen, "the view without that line: its reply is the JsonResponse")
    return None


EXPLANATIONS = (_not_of_a_request, _nothing_in_it, _messages)
