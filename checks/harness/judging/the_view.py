"""The view as Django calls it: with one argument, the request."""

import inspect

from checks.harness.asking.frames import code_of, unwrapped
from checks.harness.asking.visit import Visit
from checks.harness.explaining.around import kept_from_running
from checks.harness.explaining.stops import why_stopped
from checks.harness.fault import fail
from checks.harness.showing import told_by

REST = inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD
BY_PLACE = inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD


def takes_the_request(function) -> bool:
    """Say whether a function, as it is written, can be called with one argument."""
    try:
        inspect.signature(function, follow_wrapped=False).bind("request")
    except TypeError:
        return False
    except ValueError:  # it cannot be known
        return True
    return True


def must_be_called_with_the_request(visit: Visit, view, wanted: str) -> None:
    """Fail when the first request did not get into a view that cannot be called with it alone."""
    if visit.code is code_of(view) or visit.timed_out:
        return
    inner, told = unwrapped(view), told_by(visit.error) if visit.error else ""
    if was_given_the_request_alone(inner, visit.error):
        seen = "`fetch_data` cannot be called with one argument, the request."
        fail(seen, wanted=wanted, hides_hint=True)
    if not visit.error:
        raise kept_from_running(visit)
    fault = why_stopped(visit, "before its own code ran")
    fault.hides_hint = True
    if isinstance(visit.error, TypeError) and told.startswith(f"{inner.__qualname__}() "):
        fault.wanted = "a call that gives `fetch_data` what it takes, no less and no more"
    raise fault


def was_given_the_request_alone(function, error: BaseException | None) -> bool:
    """Say whether Python raised `error` because `function` was called with one argument."""
    parameters = inspect.signature(function, follow_wrapped=False).parameters.values()
    first = next((p for p in parameters if p.kind in BY_PLACE), None)
    lacking = [p.name for p in parameters if p.default is p.empty and p.kind not in REST]
    lacking = [name for name in lacking if first is None or name != first.name]
    text = told_by(error) if isinstance(error, TypeError) else ""
    if not lacking:
        return "takes 0 positional arguments but 1 was given" in text
    return " missing " in text and all(f"'{name}'" in text for name in lacking)
