"""The ways in which an API can fail, and how httpx tells of each."""

from enum import StrEnum

import httpx


class Failure(StrEnum):
    """The ways in which the API can fail, in the words of a message."""

    UNREACHABLE = "the API cannot be reached"
    TIMEOUT = "the API does not answer in time"
    BROKEN = "the connection to the API breaks off"
    ERROR_PAGE = "the API answers with status 503 and an error page"
    NOT_FOUND = "the API answers with status 404 and an error page"
    SERVER_ERROR = "the API answers with status 500 and an error page"
    NO_JSON = "the API answers with something that is no JSON"
    EMPTY = "the API answers with an empty body"


PAGES = {
    Failure.ERROR_PAGE: (503, "Service Unavailable"),
    Failure.NOT_FOUND: (404, "Not Found"),
    Failure.SERVER_ERROR: (500, "Internal Server Error"),
    Failure.NO_JSON: (200, "Welcome to our hotel's network"),
}


def failed(failure: Failure, request: httpx.Request) -> httpx.Response:
    """Fail as httpx and the network do: raise, or return a reply that is none."""
    match failure:
        case Failure.UNREACHABLE:
            raise httpx.ConnectError("All connection attempts failed", request=request)
        case Failure.TIMEOUT:
            raise httpx.ReadTimeout("", request=request)
        case Failure.BROKEN:
            text = "peer closed connection without sending complete message body"
            raise httpx.RemoteProtocolError(text, request=request)
        case Failure.EMPTY:
            return httpx.Response(200, text="")
    status, title = PAGES[failure]
    return httpx.Response(status, html=f"<html><body><h1>{title}</h1></body></html>")
