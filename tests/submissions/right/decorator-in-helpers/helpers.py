import functools
import logging
import time

log = logging.getLogger(__name__)


def timed(view):
    @functools.wraps(view)
    async def wrapper(request, *args, **kwargs):
        start = time.perf_counter()
        try:
            return await view(request, *args, **kwargs)
        finally:
            log.info("%s took %.3fs", view.__name__, time.perf_counter() - start)

    return wrapper
