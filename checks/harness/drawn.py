"""What the faked API answers, drawn by chance: the shape of the real answer, never its data."""

import random

WORDS = "amber birch cedar delta ember fjord grove heron inlet juniper kelp lark".split()


def payload(rng: random.Random) -> dict:
    """Draw one answer."""
    return {
        "userId": rng.randint(100, 9999),
        "id": rng.randint(1000, 99999),
        "title": " ".join(rng.sample(WORDS, 3)),
        "completed": rng.random() < 0.5,
    }
