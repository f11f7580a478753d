"""Text of a submission that no terminal and no page obeys."""

import re

# What would steer a terminal, turn the direction of a line round, or be no Unicode: line ends and
# tabs are none of these. The checks escape it too; but a submission can write into the record.
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def harmless(text: str) -> str:
    """Write as escapes what is not meant to be read."""
    return UNSAFE.sub(lambda found: ascii(found[0])[1:-1], text)
