"""What a check may use: `fail`, and what the modules beside this one have seen of a submission.

A fixture of conftest.py gives a check the student's module, model or view, or a visit: all that
was seen of a request to the view. The functions here read it.
"""

from checks.harness.causes import MODELS, VIEWS, Cause
from checks.harness.fake_api import ADDRESS
from checks.harness.fault import fail, show
from checks.harness.frames import unwrapped
from checks.harness.reading import (
    RETURN,
    body,
    has_right,
    is_json_text,
    must_have_asked,
    must_not_stop,
    reply,
    value,
    variable,
)
from checks.harness.spelling import did_you_mean

__all__ = [
    "ADDRESS", "MODELS", "RETURN", "VIEWS", "Cause", "body", "did_you_mean", "fail", "has_right",
    "is_json_text", "must_have_asked", "must_not_stop", "reply", "show", "unwrapped", "value",
    "variable",
]  # fmt: skip
