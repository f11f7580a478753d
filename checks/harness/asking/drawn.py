"""What the checks draw by chance: answers of the API, rows, requests, failures.

Real data vary in many ways, and a view that is only right for data like those of one morning is
wrong. Each way is a dimension; authoring/dimensions.toml lists them, each with a wrong submission
that only it finds.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

WORDS = "amber birch cedar delta ember fjord grove heron inlet juniper kelp lark".split()
BROWSER = {
    "accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "accept-language": "de-CH,de;q=0.9,en;q=0.5",
    "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
}
FROZEN: set[str] = set()  # dimensions that do not vary; a test freezes one at a time


def varies(dimension: str) -> bool:
    """Say whether data vary in a dimension."""
    return dimension not in FROZEN


@dataclass(frozen=True)
class Meeting:
    """What one request to the view meets: the rows in the table, the answer of the API.

    `words` say what is special about it; `query` and `headers` are those of the request.
    """

    rows: int
    payload: object
    words: str = ""
    query: str = ""
    headers: dict[str, str] = field(default_factory=dict)


def first(rng: random.Random) -> Meeting:
    """Draw what the first request meets."""
    return Meeting(rng.randint(3, 9), todo(rng))


def later(rng: random.Random) -> list[Meeting]:
    """Draw what four more requests meet, each of another kind."""
    many = rng.randint(1001, 1040) if varies("many rows") else rng.randint(101, 109)
    a_list = [todo(rng), todo(rng)] if varies("no object") else todo(rng)
    empty = rng.choice([[], "", 0, False]) if varies("empty answer") else todo(rng)
    from_browser = {"query": "?page=2&format=api", "headers": BROWSER}
    return [
        Meeting(many, a_list, "with many rows, when the API answers with a list"),
        Meeting(
            0 if varies("no rows") else 5,
            todo(rng, long=varies("long text"), lines=varies("line ends")),
            "with no rows",
        ),
        Meeting(
            1 if varies("one row") else 4,
            None if varies("null") else todo(rng),
            "with one row, when the API answers with null",
        ),
        Meeting(
            rng.randint(3, 9),
            empty,
            f"from a browser, when the API answers with {json.dumps(empty)}",
            **from_browser if varies("request") else {},
        ),
    ]


def todo(rng: random.Random, long: bool = False, lines: bool = False) -> dict:
    """Draw an answer of the shape of the real one, never with its data, and with more in it."""
    answer = {
        "userId": rng.randint(100, 9999),
        "id": rng.randint(1000, 99999),
        "title": title(rng, long, lines),
        "completed": rng.random() < 0.5,
    }
    if varies("null inside"):
        answer["due"] = None
    if varies("nested"):
        answer["labels"] = [rng.choice(WORDS), {"color": rng.choice(WORDS), "parts": []}]
    if varies("numbers"):
        answer |= {"hours": rng.randint(1, 99) + 0.25, "order": -rng.randint(1, 99)}
        answer["number"] = str(rng.randint(1000, 9999))
    if varies("other keys"):
        answer[rng.choice(WORDS)] = rng.choice(WORDS)
    return answer


def title(rng: random.Random, long: bool, lines: bool) -> str:
    """Draw a title, with all that a text can hold."""
    words = rng.sample(WORDS, 3)
    if varies("capitals"):
        words[0] = words[0].capitalize()
    if varies("not ASCII"):
        words[1] += rng.choice("éßñ日😀")
    if varies("markup"):
        words.append(rng.choice(['<b>"R&D"</b>', "a < b & c", "'{}' \"%s\""]))
    if varies("words of JSON"):
        words.append(rng.choice(["true", "null", "false"]))
    if long:
        words += rng.choices(WORDS, k=60)
    if lines:
        words[2:2] = ["\n", "\u2028" if varies("not ASCII") else "\n"]
    around = " " if varies("spaces around") else ""
    return f"{around}{' '.join(words)}{around}"


def pieces(text: bytes) -> list[bytes]:
    """Return a text in pieces; a letter that is not ASCII may begin in one and end in the next."""
    within_letters = [at for at, byte in enumerate(text, 1) if byte >= 0xC0]
    cuts = [len(text) // 2, *within_letters] if varies("pieces") else []
    return [text[begin:end] for begin, end in pairwise(sorted({0, *cuts, len(text)}))]


def names(rng: random.Random, count: int) -> Iterator[list[str]]:
    """Draw `count` names in several ways, the most varied first: a model may forbid some."""
    plain = [f"{rng.choice(WORDS)} {number} {rng.randrange(10**6)}" for number in range(count)]
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
    first = rng.randint(2, 50)
    return [first + 3 * number + rng.randint(0, 2) for number in range(count)]
