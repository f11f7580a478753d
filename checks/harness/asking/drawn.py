"""What the checks draw by chance: answers of the API, rows, requests, failures.

Real data vary in many ways, and a view that is only right for data like those of one morning is
wrong. Each way is a dimension; authoring/dimensions.toml lists them, each with a wrong submission
that only it finds.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from checks.harness.asking.dimensions import varies
from checks.harness.asking.payloads import WORDS, in_words, other_answers, todo

SOME = (10, 14)  # rows: as many as there are kinds of names, so that each is met in every run
BROWSER = {
    "accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "accept-language": "de-CH,de;q=0.9,en;q=0.5",
    "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
}


@dataclass(frozen=True)
class Meeting:
    """What one request to the view meets: the rows in the table, the answer of the API.

    It differs from the first one in one thing only, so that what goes wrong goes wrong because of
    that: in its `rows`, its `request` or the `answer` (`special`); `words` end a sentence with it.
    """

    rows: int
    payload: object
    special: str = ""
    words: str = ""
    query: str = ""
    headers: dict[str, str] = field(default_factory=dict)


NOTHING = Meeting(0, None)


def first(rng: random.Random) -> Meeting:
    """Draw what the first request meets."""
    return Meeting(rng.randint(*SOME), todo(rng))


def later(rng: random.Random) -> list[Meeting]:
    """Draw what four more requests meet: other rows, or a request that looks different."""
    many = rng.randint(1001, 1040) if varies("many rows") else rng.randint(101, 109)
    none, one = 0 if varies("no rows") else 5, 1 if varies("one row") else 4
    other = {"query": "?page=2&format=api", "headers": BROWSER} if varies("request") else {}
    by_browser = "when a browser asks with `?page=2&format=api`"
    return [
        Meeting(
            many,
            todo(rng),
            "rows",
            "at the second request, with more than a thousand rows in the table",
        ),
        Meeting(none, todo(rng), "rows", "with no rows in the table"),
        Meeting(one, todo(rng), "rows", "with one row in the table"),
        Meeting(rng.randint(*SOME), todo(rng), "request", by_browser, **other),
    ]


def others(rng: random.Random, rows: int) -> list[Meeting]:
    """Draw what some more requests meet: `rows` as they are, and each kind of answer once."""
    words = "when the API answers with"
    drawn = ((payload, in_words(payload)) for payload in other_answers(rng))
    return [Meeting(rows, payload, "answer", f"{words} {what}") for payload, what in drawn]


def names(rng: random.Random, count: int) -> Iterator[list[str]]:
    """Draw `count` names in several ways, the most varied first: a model may forbid some."""
    words, others = rng.choices(WORDS, k=count), rng.choices(range(10**6), k=count)
    plain = [f"{words[number]} {number} {others[number]}" for number in range(count)]
    varied = list(plain)
    if varies("names"):
        kinds = ["", "test", "_hidden", "é日😀", "UPPER", "x" * 100, "0", "None", " ", "upper"]
        kinds *= 3 if count > 100 else 1  # so that no two wrong ways to count come out the same
        for place, name in zip(rng.sample(range(count), count), kinds, strict=False):
            varied[place] = name
        if count > 2:
            varied[-1] = varied[0] or varied[1]
    yield varied
    yield plain
    yield [name.replace(" ", "")[:100] for name in plain]
    yield [name.capitalize() for name in plain]
    yield [f"é{name}" for name in plain]


def ids(rng: random.Random, count: int) -> list[int]:
    """Draw ids with gaps between them."""
    if not varies("ids"):
        return list(range(1, count + 1))
    return list(accumulate(rng.choices((1, 2, 3, 7), k=count), initial=rng.randint(2, 50)))[:count]
