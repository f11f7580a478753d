"""Explain why a class is no model with a table."""

import inspect

from django.db import models

from checks.harness.causes import MODELS, Cause
from checks.harness.explaining.model_faults import of_the_option
from checks.harness.fault import Fault, show
from checks.harness.sources import Sources

MODEL = "class Item(models.Model):"


def no_model(item, sources: Sources) -> Fault:
    """Return the fault of an Item that is no model with a table."""
    more = {"cause": Cause.ITEM, "hides_hint": True}
    if not inspect.isclass(item):
        return Fault(f"`Item` is {show(item)}, which is no class.", MODEL, cause=Cause.ITEM)
    if issubclass(item, models.Model):
        seen = "`Item` has `abstract = True` in its Meta, so Django makes no table for it."
        at = of_the_option(sources, "abstract")
        return Fault(seen, "a model with a table: Item without `abstract = True`", at=at, **more)
    bases = [base.__name__ for base in item.__bases__ if base is not object]
    origin = f", but from {' and '.join(bases)}" if bases else ""
    seen = f"`Item` is a plain class: it does not inherit from `models.Model`{origin}."
    return Fault(seen, MODEL, at=sources.place_of_name(MODELS, "Item"), **more)
