"""What a check may use: `fail`, and what the modules beside this one have seen of a submission.

A fixture of conftest.py gives a check the student's module, model or view, or a visit: all that
was seen of a request to the view. The functions here read it.
"""

from checks.harness.asking.compare import (
    same,
)
from checks.harness.asking.fake_api import ADDRESS
from checks.harness.asking.frames import unwrapped
from checks.harness.causes import MODELS, VIEWS, Cause
from checks.harness.explaining.around import must_stay_async
from checks.harness.explaining.kept import of_the_global
from checks.harness.explaining.layout import must_be_defined_once
from checks.harness.explaining.lines import (
    of_the_field,
    of_the_yield,
)
from checks.harness.explaining.model_faults import (
    FIELD,
    length,
    no_field,
    of_the_option,
    other_field,
)
from checks.harness.fault import fail, show
from checks.harness.importing.missing import must_not_be_elsewhere
from checks.harness.importing.not_imported import must_import
from checks.harness.judging.all_rows import must_hold_all_rows
from checks.harness.judging.counted import fail_for_the_counts, must_only_count
from checks.harness.judging.demands import (
    is_told_in_step_3,
    must_not_block,
    must_not_mix,
    must_not_stop_in,
    must_overlap,
    must_run_each_time,
)
from checks.harness.judging.failing import must_not_pretend
from checks.harness.judging.reading import (
    reply,
    value,
    variable,
)
from checks.harness.judging.the_answer import must_hold_the_answer, must_pass_on
from checks.harness.judging.the_call import (
    must_ask_once,
    must_ask_the_address,
    must_have_asked,
)
from checks.harness.judging.the_client import must_be_closed, must_not_pass_on_its_client
from checks.harness.judging.the_reply import has_replied, must_reply_with_both
from checks.harness.judging.the_view import must_be_called_with_the_request, takes_the_request
from checks.harness.source.nodes import of_a_call
from checks.harness.spelling import closest, is_near

__all__ = [
    "ADDRESS",
    "FIELD",
    "MODELS",
    "VIEWS",
    "Cause",
    "closest",
    "fail",
    "fail_for_the_counts",
    "has_replied",
    "is_near",
    "is_told_in_step_3",
    "length",
    "must_ask_once",
    "must_ask_the_address",
    "must_be_called_with_the_request",
    "must_be_closed",
    "must_be_defined_once",
    "must_have_asked",
    "must_hold_all_rows",
    "must_hold_the_answer",
    "must_import",
    "must_not_be_elsewhere",
    "must_not_block",
    "must_not_mix",
    "must_not_pass_on_its_client",
    "must_not_pretend",
    "must_not_stop_in",
    "must_only_count",
    "must_overlap",
    "must_pass_on",
    "must_reply_with_both",
    "must_run_each_time",
    "must_stay_async",
    "no_field",
    "of_a_call",
    "of_the_field",
    "of_the_global",
    "of_the_option",
    "of_the_yield",
    "other_field",
    "reply",
    "same",
    "show",
    "takes_the_request",
    "unwrapped",
    "value",
    "variable",
]  # fmt: skip
