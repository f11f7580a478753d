"""What several requests must show: each function fails where one does not."""

from checks.harness.asking.compare import has_right
from checks.harness.causes import Request
from checks.harness.explaining import spots
from checks.harness.explaining.kept import fail_for_what_is_kept, of_what_is_kept
from checks.harness.explaining.stops import why_stopped
from checks.harness.fault import fail
from checks.harness.judging.reading import must_not_stop


def must_run_each_time(visits) -> None:
    """Fail when something around the view answers later requests with an earlier reply."""
    if visits[0].ran and not all(current.ran for current in visits):
        seen = "`fetch_data` ran for the first request only: its reply is kept for the next."
        fail_for_what_is_kept(visits[0], seen, "the view without what keeps it")


def must_not_stop_in(visits, name: str) -> None:
    """Fail when a later visit stopped in a statement that sets `name`."""
    for current in visits:
        if stopped_in(current, name):
            must_not_stop(current, f"where `{name}` is set")


def stopped_in(visit, *names: str) -> bool:
    """Say whether a later visit stopped in a statement that sets one of `names`."""
    later = visit.request is Request.LATER and visit.error is not None
    return later and why_stopped(visit, "").cause in names


def must_not_block(visit) -> None:
    """Fail when the view holds the event loop up, alone already."""
    inside = [query.place for query in visit.queries if query.in_event_loop]
    if inside:
        seen = "The view queries the database inside the event loop."
        if setting := spots.of_the_setting(visit.sources):
            seen += f" {setting} only silences Django."
        fail(seen, idea="async-unsafe", at=inside[0] or setting)
    if visit.sleeps:
        seen = "The view calls time.sleep, and every other request sleeps with it."
        fail(seen, idea="blocked-event-loop", at=visit.sleeps[0])
    blocked = [query.place for query in visit.queries if not query.loop_went_on]
    if blocked:
        seen = "While the view queries the database, the event loop stands still."
        fail(seen, idea="blocked-event-loop", at=blocked[0])


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
    if not crowd.overlapped:
        seen = "Of five requests at once, each waits until the one before has its answer."
        fail(seen, idea="requests-take-turns", at=spots.of_the_lock(crowd.visits[0].sources))


def must_not_mix(alone, together) -> None:
    """Fail when five requests at once get what each alone does not: another's data."""
    if has_right(alone, "external", "payload") and not has_right(together, "external", "payload"):
        seen = "With five requests at once, one gets the answer that belongs to another."
        fail(seen, idea="shared-state", at=of_what_is_kept(together[0].sources))
    if has_right(alone, "item_count", "rows") and not has_right(together, "item_count", "rows"):
        seen = "With five requests at once, `item_count` is wrong."
        fail(seen, idea="shared-state", at=of_what_is_kept(together[0].sources))
