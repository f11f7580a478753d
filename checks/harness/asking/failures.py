"""The ways in which an API can fail, and how httpx tells of each."""

from enum import StrEnum

import httpx


class Failure(StrEnum):
    """The ways in which the API can fail, in the words of a message."""

    UNREACHABLE = "the API cannot be reached"
    TIMEOUT = "the API does not answer in time"
    BROKEN = "the connection to the API breaks off"
    ERROR_PAGE = "the API answers with status 503 and an error page"
    NO_JSON = "the API answers with something that is no JSON"


def failed(failure: Failure, request: httpx.Request) -> httpx.Response:
    """Fail as httpx and the network do: raise, or return a reply that is none."""
    page = "<html><body><h1>{}</h1></body></html>"
    match failure:
        case Failure.UNREACHABLE:
            raise httpx.ConnectError("All connection attempts failed", request=request)
        case Failure.TIMEOUT:
            raise httpx.ReadTimeout("", request=request)
        case Failure.BROKEN:
            text = "peer closed connection without sending complete message body"
            raise httpx.RemoteProtocolError(text, request=request)
        case Failure.ERROR_PAGE:
            return httpx.Response(503, html=page.format("Service Unavailable"))
    return httpx.Response(200, html=page.format("Welcome to our hotel's network"))
