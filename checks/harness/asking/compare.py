"""Compare what the API sent with what the view made of it, and say where they differ."""

import json
from itertools import takewhile

from django.core.serializers.json import DjangoJSONEncoder

from checks.harness.fault import show
from checks.harness.showing import shortened

PLAIN = (dict, list, str, bool, int, float, type(None))
MISSING = object()
LONG = 70  # characters: a longer text is not shown from its beginning
PART = 30  # characters of it that are shown


def same(one, other) -> bool:
    """Say whether two JSON values are the same: 1, 1.0 and True are three values."""
    if kind_of(one) is not kind_of(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def kind_of(value) -> type:
    """Return the JSON type that a value is of, or its own type where it is of none."""
    if isinstance(value, tuple):
        return list
    return next((kind for kind in PLAIN if isinstance(value, kind)), type(value))


def as_json(value):
    """Return a value as it comes out of a JsonResponse; MISSING where it cannot be put in."""
    try:
        return json.loads(json.dumps(value, cls=DjangoJSONEncoder))
    except (TypeError, ValueError, RecursionError):
        return MISSING


def difference(sent, held, name: str) -> str:
    """Say in a sentence where `held`, which is called `name`, is not what the API sent."""
    if isinstance(sent, dict) and isinstance(held, dict):
        for key in sent:
            if key not in held:
                return f"`{name}` lacks the key {key!r} of the API's answer."
            if not same(sent[key], held[key]):
                return difference(sent[key], held[key], f"{name}[{key!r}]")
        for key in held:
            if key not in sent:
                return f"`{name}` has the key {key!r}, which is not in the API's answer."
    if isinstance(sent, list) and isinstance(held, list) and len(sent) == len(held):
        for number, (one, other) in enumerate(zip(sent, held, strict=True)):
            if not same(one, other):
                return difference(one, other, f"{name}[{number}]")
    return f"`{name}` is{_from_the_first_difference(sent, held)}."


def _from_the_first_difference(sent, held) -> str:
    """End a sentence with two values; of long texts, with where they begin to differ."""
    texts = isinstance(sent, str) and isinstance(held, str)
    begin = 0
    if texts and max(len(sent), len(held)) > LONG:
        same_letters = takewhile(lambda pair: pair[0] == pair[1], zip(sent, held, strict=False))
        begin = max(len(list(same_letters)) - 10, 0)
    if not begin:
        return f" {show(held)}; the API sent {show(sent)}"
    where = f" another text than the API sent: after {show(sent[begin : begin + 10])} comes"
    rest = [text[begin + 10 :] for text in (held, sent)]
    words = [shortened(show(text), PART) if text else "nothing" for text in rest]
    return f"{where} {' and not '.join(words)}"


def is_made_of(held, sent) -> bool:
    """Say whether a value was made of what the API sent: some part of it is a part of that."""
    if isinstance(held, dict | list | tuple):
        parts = held.values() if isinstance(held, dict) else held
        return any(is_made_of(part, sent) for part in parts)
    if isinstance(sent, dict | list):
        parts = sent.values() if isinstance(sent, dict) else sent
        return any(is_made_of(held, part) for part in parts)
    if isinstance(held, str) and isinstance(sent, str):
        return bool(set(held.split()) & set(sent.split()))
    return isinstance(held, int | float) and abs(held) > 1 and bool(held == sent)


def is_json_text(held, payload) -> bool:
    """Say whether `held` is the API's answer as text that nobody has read as JSON."""
    try:
        return isinstance(held, str | bytes) and same(json.loads(held), payload)
    except ValueError:
        return False


def has_key(visit, key: str) -> bool:
    """Say whether the reply is a JSON object with this key."""
    try:
        return key in json.loads(visit.response.content)
    except (AttributeError, TypeError, ValueError):
        return False


def object_of(visit) -> dict | None:
    """Return the JSON object that the reply is; None where it is none."""
    try:
        told = json.loads(visit.response.content)
    except (AttributeError, TypeError, ValueError):
        return None
    return told if isinstance(told, dict) else None


def in_the_reply(visit, key: str):
    """Return what the reply, a JSON object, has for this key; MISSING where there is none."""
    return (object_of(visit) or {}).get(key, MISSING)


def has_right(visits, key: str, *wanted: str) -> bool:
    """Say whether `key` of each reply is what its visit wanted: one of these of its fields."""
    pairs = [(in_the_reply(visit, key), visit) for visit in visits]
    return all(any(same(r, getattr(v, field)) for field in wanted) for r, v in pairs)
