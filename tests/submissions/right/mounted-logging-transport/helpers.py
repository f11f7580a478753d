import logging

import httpx

log = logging.getLogger("items.api")


class LoggingTransport(httpx.AsyncHTTPTransport):
    async def handle_async_request(self, request):
        log.debug("-> %s %s", request.method, request.url)
        response = await super().handle_async_request(request)
        log.debug("<- %s", response.status_code)
        return response


async def check(response):
    await response.aread()
    response.raise_for_status()


def make_client():
    return httpx.AsyncClient(
        mounts={"https://": LoggingTransport()},
        event_hooks={"response": [check]},
    )
