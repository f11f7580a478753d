"""What can be behind a fault, and the kinds of request that the checks make."""

from enum import StrEnum

from checks.harness.activities import Activity
from checks.harness.fault import Place

MODELS, VIEWS = "items/models.py", "items/views.py"
SET_BY_THE_TASK = ("api_url", "external_data", "items")
VALUES = {"external": "external_data", "item_count": "await items.acount()"}  # of the reply
REPLY = 'JsonResponse({"external": external_data, "item_count": await items.acount()})'


class Cause(StrEnum):
    """What is behind a fault: two faults of the same cause are one mistake.

    Where a name in the student's code is behind it, the cause is that name.
    """

    ITEM = "Item"
    JSON_RESPONSE = "JsonResponse"
    HTTPX = "httpx"
    FETCH_DATA = "fetch_data"
    API_URL = "api_url"
    RESPONSE = "response"
    EXTERNAL_DATA = "external_data"
    CLIENT = "client"
    ITEMS = "items"
    EXTERNAL = "external"
    ITEM_COUNT = "item_count"

    MODELS_UNUSABLE = "models-unusable"
    VIEWS_UNUSABLE = "views-unusable"
    API_CALL = "api-call"
    REPLY = "reply"
    VIEW_STOPPED = "view-stopped"
    DEFINED_TWICE = "defined-twice"
    ENDED_EARLY = "ended-early"
    ELSEWHERE = "in-another-file"
    KEPT_BETWEEN_REQUESTS = "kept-between-requests"

    # Something that never ended, or took the process down: see activities.py.
    IMPORTING_MODELS = "importing-models"
    IMPORTING_VIEWS = "importing-views"
    REQUEST_1 = "request-1"
    REQUEST_2 = "request-2"
    REQUEST_3 = "request-3"
    REQUEST_4 = "request-4"
    REQUEST_5 = "request-5"
    OTHER_ANSWERS = "other-answers"
    REQUEST_WITHOUT_API = "request-without-api"
    FIVE_REQUESTS = "five-requests"


class Request(StrEnum):
    """The kinds of request to the view."""

    FIRST = "first"
    LATER = "later"
    WITHOUT_API = "without the API"
    CROWD = "crowd"


UNUSABLE = {MODELS: Cause.MODELS_UNUSABLE, VIEWS: Cause.VIEWS_UNUSABLE}
IMPORTING = {
    MODELS: Activity(Cause.IMPORTING_MODELS, f"Importing {MODELS}", Place(MODELS)),
    VIEWS: Activity(Cause.IMPORTING_VIEWS, f"Importing {VIEWS}", Place(VIEWS)),
}
REQUEST_1 = Activity(Cause.REQUEST_1, "Request 1 to /fetch-data/", Place(VIEWS))
LATER = tuple(
    Activity(Cause(f"request-{number}"), f"Request {number} to /fetch-data/", Place(VIEWS))
    for number in range(2, 6)
)
OTHER_ANSWERS = Activity(Cause.OTHER_ANSWERS, "A request with another kind of answer", Place(VIEWS))
WITHOUT_API = Activity(Cause.REQUEST_WITHOUT_API, "A request while the API fails", Place(VIEWS))
FIVE_REQUESTS = Activity(Cause.FIVE_REQUESTS, "Five requests at once", Place(VIEWS))
