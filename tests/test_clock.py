"""While a view waits, its clock runs ahead: the pause is as long as it should be, and no longer."""

import pytest

from reading import VIEWS, checks_by_id

PAUSES = {
    "select": "select.select([], [], [], 3)",
    "event": "threading.Event().wait(3)",
    "sleep": "time.sleep(3)",
}


@pytest.mark.parametrize("pause", PAUSES.values(), ids=PAUSES)
def test_a_blocking_pause_takes_its_time_by_the_clock_of_the_view(make, graded, pause):
    lines = (
        "begun = time.monotonic()",
        pause,
        "assert time.monotonic() - begun >= 3",
    )
    views = "import select, threading, time\n" + VIEWS.replace(
        "    api_url", "".join(f"    {line}\n" for line in lines) + "    api_url", 1
    )
    found = checks_by_id(graded(make(views=views))).values()
    failed = [check.id for check in found if check.status == "failed"]
    assert failed == ["the-event-loop-stays-free"]
