"""Tell which fault led to a stop of the view, where another check tells of it already."""

import re

import httpx
from django.db.models import QuerySet

from checks.harness.asking.fake_api import ADDRESS, AsksForever, Way
from checks.harness.asking.visit import Visit
from checks.harness.causes import SET_BY_THE_TASK, VIEWS, Cause, Request
from checks.harness.fault import Place
from checks.harness.showing import told_by


def is_no_close(error: BaseException | None) -> bool:
    """Say whether an exception ended the view because an AsyncClient has no such way to close."""
    of_a_client = isinstance(error, AttributeError) and isinstance(error.obj, httpx.AsyncClient)
    return of_a_client and "close" in error.name


def root_of(visit: Visit, place: Place | None) -> str:
    """Return the cause of a stop: a fault that another check tells already, if it led to it."""
    if missing := re.match(r"name '(JsonResponse|httpx)' is not defined", told_by(visit.error)):
        return Cause(missing[1])
    if isinstance(visit.error, AsksForever):
        return Cause.RESPONSE
    if is_no_close(visit.error):
        return Cause.CLIENT
    unset = re.match(r"cannot access local variable '(\w+)'", told_by(visit.error))
    if unset and unset[1] in SET_BY_THE_TASK:
        return unset[1]
    if visit.no_model and needs_the_model(visit):
        return visit.no_model
    for name in (Cause.EXTERNAL_DATA, Cause.ITEMS):
        if visit.request is Request.LATER and visit.sources.went_through(visit.error, VIEWS, name):
            return name  # step 3 tells what is wrong in this statement
    if visit.request is Request.FIRST and not visit.ran:
        return Cause.FETCH_DATA
    if visit.request is not Request.FIRST or place is None:
        return Cause.VIEW_STOPPED
    return _root_at_the_first_request(visit, place)


def needs_the_model(visit: Visit) -> bool:
    """Say whether the view stopped because of what Item is, or after it had made a queryset."""
    in_items = visit.sources.went_through(visit.error, VIEWS, "items")
    return in_items or "items" in visit.variables or "'Item'" in told_by(visit.error)


def _root_at_the_first_request(visit: Visit, place: Place) -> str:
    if not visit.calls and str(visit.variables.get("api_url", ADDRESS)) != ADDRESS:
        return Cause.API_URL
    blocking = [call.place for call in visit.calls if call.way is not Way.AWAITED]
    if not visit.calls or visit.bypassed or str(place) in map(str, blocking):
        return Cause.API_CALL
    data = visit.variables.get("external_data")
    if "not JSON serializable" in told_by(visit.error) and (
        isinstance(data, httpx.Response | bytes) or callable(data)
    ):
        return Cause.EXTERNAL_DATA
    if not isinstance(visit.variables.get("items", QuerySet()), QuerySet) or visit.unreadable:
        return Cause.ITEMS
    return Cause.VIEW_STOPPED
