"""Find the line that put something into the reply which JSON has no form for."""

import re

import httpx
from django.db.models import QuerySet

from checks.harness.asking.visit import Visit
from checks.harness.causes import VIEWS
from checks.harness.explaining.origin import entries
from checks.harness.fault import Place
from checks.harness.showing import told_by
from checks.harness.source.nodes import loaded_names


def of_what_is_no_json(visit: Visit) -> Place | None:
    """Return the line that put a value into the reply which JSON has no form for, by its type."""
    refused = re.match(r"Object of type (\w+) is not JSON serializable", told_by(visit.error))
    if not refused:
        return None
    own = {n: v for n, v in visit.variables.items() if n not in ("request", "client")}
    held = {n: v for n, v in own.items() if _holds(v, refused[1])}
    for name, value in held.items():
        as_asked = isinstance(value, httpx.Response | QuerySet) and name != "external_data"
        if as_asked:  # nothing is wrong with the variable, but with the place where it is used
            used = [v for _, v in entries(visit) if name in loaded_names(v)]
            return Place(VIEWS, used[-1].lineno) if used else None
        place = visit.sources.place_of_change(VIEWS, name)
        if place and place.line:
            return place
    return None


def _holds(value, type_name: str, depth: int = 3) -> bool:
    """Say whether a value is of a type, or holds one that is."""
    if type(value).__name__ == type_name:
        return True
    if depth == 0 or isinstance(value, str | bytes | QuerySet | httpx.Response):
        return False
    parts = value.values() if isinstance(value, dict) else value
    if not isinstance(value, dict | list | tuple):
        parts = getattr(value, "__dict__", {}).values()
    return any(_holds(part, type_name, depth - 1) for part in list(parts)[:20])
