"""Prove which plan frees the event loop both while files are read and while data are processed.

The reading threads meet at a barrier that opens only when all are there, so their reads overlap.
"""

import asyncio
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from _heart import PATIENCE, Heart
from _verdict import settle

COUNT, SIZE = 4, 50_000
barrier = threading.Barrier(COUNT)


def read(file: Path) -> str:
    barrier.wait(PATIENCE)
    return file.read_text()


async def read_async() -> list[str]:
    return await asyncio.gather(*(asyncio.to_thread(read, file) for file in files))


async def read_plainly() -> list[str]:
    return [file.read_text() for file in files]


async def process(texts: list[str]) -> int:
    return sum(map(ord, "".join(texts)))


async def process_in_chunks(texts: list[str]) -> int:
    total = 0
    for text in texts:
        total += await process([text])
        await asyncio.sleep(0)  # the event loop's turn
    return total


async def main() -> dict[str, bool]:
    async def frees(read_all: Callable, compute: Callable) -> bool:
        start = heart.beats
        texts = await read_all()
        middle = heart.beats
        total = await compute(texts)
        return start < middle < heart.beats and total == COUNT * SIZE * ord("x")

    async with Heart() as heart:
        # A, B and D read plainly and compute in one go: an `async def` around it changes nothing
        plain = await frees(read_plainly, process)
        return {"A": plain, "B": plain, "C": await frees(read_async, process_in_chunks), "D": plain}


with tempfile.TemporaryDirectory() as folder:
    files = [Path(folder, f"{n}.txt") for n in range(COUNT)]
    for file in files:
        file.write_text("x" * SIZE)
    seen = asyncio.run(main())
settle(
    "many-files", seen, f"{COUNT} reads were under way together; the loop ran between the chunks"
)
