"""The answers that the API gives: drawn anew for each run, and of each kind in every run.

Which kinds there are never depends on chance: what is wrong for one of them is found each time.
"""

import json
import random
from itertools import cycle, islice, pairwise

from checks.harness.asking.dimensions import varies

SHORT = 40  # letters of an answer that is told as it is
FOUR_BYTES = "😀🌲🍀🐟🔑🎈"
FIRST = 8  # letters within which an answer is cut
WORDS = "amber birch cedar delta ember fjord grove heron inlet juniper kelp lark".split()


def other_answers(rng: random.Random) -> list:
    """Draw answers of other kinds, each once: an API may send whatever JSON can be."""
    number, word = rng.randint(100, 999), rng.choice(WORDS)
    point = 0.25 if varies("numbers") else 1
    around = " " if varies("spaces around") else ""
    nothing = None if varies("null inside") else word
    empty = [[], "", 0, False, {}]
    full = [f"{around}{word} {rng.choice(WORDS)}{around}", number, number + point, True]
    lists = [[todo(rng), todo(rng)], [word, number]] if varies("no object") else []
    shapes = [*lists, {"error": nothing, word: number}]
    return [
        todo(rng, full=True),
        *([None] if varies("null") else ()),
        *(empty if varies("empty answer") else ()),
        *(full if varies("no container") else ()),
        *(shapes if varies("no todo") else ()),
    ]


def in_words(payload: object) -> str:
    """Return the words for an answer in a sentence: itself where it is short."""
    text = json.dumps(payload)
    if len(text) <= SHORT:
        return text
    return "a list" if isinstance(payload, list) else "another object"


def todo(rng: random.Random, full: bool = False) -> dict:
    """Draw an answer of the shape of the real one, never with its data, and with more in it.

    A `full` one is done, and its title holds all that a text can hold.
    """
    answer = {
        "userId": rng.randint(100, 9999),
        "id": rng.randint(1000, 99999),
        "title": title(rng, full),
        "completed": full,
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


def title(rng: random.Random, full: bool) -> str:
    """Draw a title: of three words, or `full` of what can go wrong with a text."""
    words = rng.sample(WORDS, 3)
    if varies("capitals"):
        words[0] = words[0].capitalize()
    if varies("not ASCII"):
        words[1] += "éßñ日😀" if full else rng.choice("éñ")
    if varies("markup") and full:
        words.append("<b>R&D</b> '{}' \"%s\"")
    if varies("words of JSON") and full:
        words.append("true null false")
    if varies("long text") and full:
        words += rng.choices(WORDS, k=60)
    if varies("line ends") and full:
        words[2:2] = ["\n", "\u2028" if varies("not ASCII") else "\n"]
    if varies("cut letters") and varies("not ASCII") and varies("long text") and full:
        words += cut_letters()
    around = " " if varies("spaces around") else ""
    return f"{around}{' '.join(words)}{around}"


def cut_letters() -> list[str]:
    """Return two words so long that a text cut every n bytes, up to 1024, is cut within a letter.

    The blank between them shifts the letters: a cut that only meets the beginnings of those before
    it does not meet the beginnings of those behind.
    """
    return 2 * ["".join(islice(cycle(FOUR_BYTES), 400))]


def pieces(text: bytes) -> list[bytes]:
    """Return a text in pieces; a letter that is not ASCII may begin in one and end in the next."""
    within_letters = (at for at, byte in enumerate(text, 1) if byte >= 0xC0)
    cuts = [len(text) // 2, *islice(within_letters, FIRST)] if varies("pieces") else []
    return [text[begin:end] for begin, end in pairwise(sorted({0, *cuts, len(text)}))]
