"""The reply: a JsonResponse with two keys, to each request."""

import ast

from django.http import JsonResponse

from checks.harness.asking.visit import Visit
from checks.harness.explaining.layout import ended_early
from checks.harness.explaining.lines import of_the_return
from checks.harness.explaining.origin import of_a_missing_key, unpacked
from checks.harness.explaining.spots import of_a_keyword
from checks.harness.explaining.stops import at_which_request, returned_instead
from checks.harness.fault import fail, show
from checks.harness.judging.reading import RETURN, body, explain_by_layout, reply


def has_replied(visit: Visit) -> bool:
    """Say whether the view came to its end and returned a response."""
    return visit.ran and visit.error is None and not returned_instead(visit)


def must_reply_with_both(visit: Visit) -> None:
    """Fail unless the reply is a JsonResponse with the two keys and status 200."""
    response, which = reply(visit), at_which_request(visit)
    if which and (fault := ended_early(visit)):
        raise fault
    keys = list(body(visit))
    seen = f"The reply has the keys {show(keys)}{which}."
    if visit.refused and "item_count" not in keys:
        at = visit.refused[0]
        seen += f" Django refused the query in line {at and at.line}, and the code caught that."
        fail(seen, wanted="`await items.acount()` there", at=at, hides_hint=True)
    if not isinstance(response, JsonResponse):
        seen = f"`fetch_data` returns {show(response)}{which}."
        fail(seen, wanted=RETURN, at=of_the_return(visit))
    if response.status_code != 200:
        explain_by_layout(visit)
        status = f"The reply has the status {response.status_code}{which}."
        at = of_a_keyword(visit.sources, "status") or of_the_return(visit)
        fail(status, wanted="status 200", at=at)
    for key in ("external", "item_count"):
        if key not in keys:
            explain_by_layout(visit, key)
            at = of_a_missing_key(visit, key)
            spread = [part for part in unpacked(visit) if at and part.lineno == at.line]
            if key == "external" and spread:
                held = ast.unparse(spread[-1])
                seen += f" `**` in line {at.line} puts the keys of `{held}` there, one by one."
                fail(seen, wanted='`"external": external_data`', at=at, hides_hint=True)
            fail(seen, wanted=f"the key {key!r}", at=at)
