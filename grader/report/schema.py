"""The published JSON schema of a report, made from the model."""

import json
from typing import Any

import msgspec

from grader.report.model import Report

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> str:
    """Return the text of docs/report.schema.json."""
    (reference,), shapes = msgspec.json.schema_components([Report], ref_template="#/$defs/{name}")
    for shape in shapes.values():
        shape["additionalProperties"] = False
        shape["required"] = list(shape["properties"])
        for field in shape["properties"].values():
            field.pop("default", None)
    whole: dict[str, Any] = {"$schema": DIALECT, **reference, "$defs": shapes}
    return json.dumps(whole, indent=2) + "\n"
