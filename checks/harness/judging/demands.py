"""What several requests must show: each function fails where one does not."""

from contextlib import suppress

from checks.harness.asking.compare import has_right, in_the_reply
from checks.harness.asking.fake_api import Way
from checks.harness.causes import Cause, Request
from checks.harness.explaining import spots
from checks.harness.explaining.kept import fail_for_what_is_kept, of_what_is_mixed
from checks.harness.explaining.stops import at_which_request, why_stopped
from checks.harness.fault import Fault, fail
from checks.harness.judging.reading import must_not_stop
from checks.harness.judging.the_call import must_have_asked
from checks.harness.judging.the_reply import has_replied, must_reply_with_both


def must_run_each_time(visits) -> None:
    """Fail when something around the view answers later requests with an earlier reply."""
    if visits[0].ran and not all(current.ran for current in visits):
        seen = "`fetch_data` ran for the first request only: its reply is kept for the next."
        fail_for_what_is_kept(visits[0], seen, "the view without what keeps it")


def must_not_stop_in(visits, name: str) -> None:
    """Fail when a visit stopped in a statement that sets `name`, and not as the first one did."""
    for current in visits:
        if stopped_in(current, name) and repr(current.error) != repr(visits[0].error):
            must_not_stop(current, f"where `{name}` is set")


def stopped_in(visit, *names: str) -> bool:
    """Say whether a later visit stopped in a statement that sets one of `names`."""
    later = visit.request is Request.LATER and visit.error is not None
    return later and why_stopped(visit, "").cause in names


def left_to_look_at(visits: list) -> list:
    """Leave out the later visits of which another check tells all there is to tell.

    That is step 3 where they stop or end in it, and the check of the reply where that lacks
    something. While others are left: something must be seen of what follows.
    """
    return [visit for visit in visits if not _is_told_of(visit)] or visits


def is_told_in_step_3(visit) -> bool:
    """Say whether a later visit asked the API, and stopped or ended in step 3."""
    if visit.request is Request.FIRST:
        return False
    ended = visit.calls and "external_data" not in visit.variables and not visit.error
    return bool(ended) or stopped_in(visit, Cause.EXTERNAL_DATA, Cause.ITEMS)


def _is_told_of(visit) -> bool:
    if is_told_in_step_3(visit):
        return True
    with suppress(Fault):
        if has_replied(visit):
            must_reply_with_both(visit)
        return False
    return True


def must_not_block(visit) -> None:
    """Fail when the view holds the event loop up, alone already."""
    if visit.calls and any(call.way is Way.BLOCKING for call in visit.calls):
        must_have_asked(visit)
    inside = [query.place for query in visit.queries if query.in_event_loop]
    if inside:
        seen = "The view queries the database inside the event loop."
        if setting := spots.of_the_setting(visit.sources):
            seen += f" {setting} only silences Django."
        fail(seen, idea="async-unsafe", at=inside[0] or setting)
    blocked = [query.place for query in visit.queries if not query.loop_went_on]
    if blocked:
        seen = "While the view queries the database, the event loop stands still."
        fail(seen, idea="blocked-event-loop", at=blocked[0])
    if visit.waits:
        first = visit.waits[0]
        when = f"When {visit.failure}, the" if visit.failure else "The"
        who = "view" if first.place else "event loop itself, to which the view hands it,"
        seen = f"{when} {who} {first.words}{at_which_request(visit)}, and every other request waits"
        at = first.place or spots.of_a_name(visit.sources, "sleep")
        fail(f"{seen} with it.", idea="blocked-event-loop", at=at)


def must_overlap(crowd) -> None:
    """Fail unless all five requests were inside the API call at the same time."""
    if (stuck := crowd.stuck) and (at := stuck.error_place):
        seen = f"Of five requests at once, one stays at line {at.line} without an `await`."
        seen += " No other can go on meanwhile, so what it waits for never comes."
        fail(seen, idea="requests-take-turns", at=at)
    for current in crowd.visits:
        must_not_stop(current, "when five requests came at once")
    if not crowd.asked:
        fail_for_what_is_kept(crowd.visits[0], "Later requests no longer ask the API.")
    if crowd.asked < len(crowd.visits):
        seen = f"Of five requests at once, {crowd.asked} asked the API: the others take its answer."
        fail_for_what_is_kept(crowd.visits[0], seen)
    if 1 < crowd.most < len(crowd.visits) and not crowd.overlapped:
        seen = f"Of five requests at once, {crowd.most} wait for the API at the same time, and the"
        seen += " others wait until these have their answers."
        wanted = "no limit for how many ask at once; what is acquired is released in a `finally`"
        fail(seen, wanted, at=spots.of_the_lock(crowd.visits[0].sources))
    if not crowd.overlapped:
        seen = "Of five requests at once, each waits until the one before has its answer."
        fail(seen, idea="requests-take-turns", at=spots.of_the_lock(crowd.visits[0].sources))


def must_not_mix(alone, crowd) -> None:
    """Fail when five requests at once get what each alone does not: another's data, no reply."""
    together = crowd.visits
    replies = [visit.response for visit in together if visit.response]
    if bad := [reply for reply in replies if reply.status_code != alone[0].response.status_code]:
        seen = f"With five requests at once, a reply has the status {bad[0].status_code}."
        at = spots.of_a_keyword(alone[0].sources, "status")
        fail(seen, "status 200, also for many at once", at=at, hides_hint=True)
    if has_right(alone, "external", "payload") and not has_right(together, "external", "payload"):
        seen = "With five requests at once, one gets the answer that belongs to another."
        fail(seen, idea="shared-state", at=of_what_is_mixed(together[0], "external"))
    if not crowd.rows_are_known or not has_right(alone, "item_count", "rows"):
        return
    rows = list({visit.rows for visit in together})
    if wrong := [v for v in together if not has_right([v], "item_count", "rows", "rows_after")]:
        seen = "With five requests at once, `item_count` is wrong."
        if len(rows) > 1 and all(in_the_reply(visit, "item_count") in rows for visit in wrong):
            seen = "With five requests at once, one gets the `item_count` that belongs to another."
        fail(seen, idea="shared-state", at=of_what_is_mixed(together[0], "item_count"))
