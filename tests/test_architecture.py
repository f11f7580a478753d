"""The house: who may use whom, and how large a room may be."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from reading import ROOT

# From the roof to the ground; a room may use the rooms below it, and none above.
FLOORS = [
    {"grade"},
    {"authoring"},
    {"grader.cli"},
    {"grader.commands"},
    {"grader.marking", "grader.bootstrap", "grader.writers"},
    {"grader.running"},
    {"grader.submissions"},
    {"grader.report"},
    {"grader.installer", "grader.options"},
    {"grader.exercise"},
    {"grader.atomic"},
    {"grader.errors"},
]
CHECKS_FLOORS = [
    {"checks.conftest", "checks.test_step1_model", "checks.test_step2_view",
     "checks.test_step3_fetch", "checks.test_step4_reply"},
    {"checks.harness.judging"},
    {"checks.harness.explaining"},
    {"checks.harness.asking", "checks.harness.importing"},
    {"checks.harness.source"},
    {"checks.harness"},
]  # fmt: skip
FOLDERS = ("grader", "authoring", "checks")
LONGEST = 155  # lines: about what one sitting reads


def modules() -> dict[str, Path]:
    """Return the modules of the product by their names."""
    files = [file for folder in FOLDERS for file in sorted((ROOT / folder).rglob("*.py"))]
    found = {".".join(file.relative_to(ROOT).with_suffix("").parts): file for file in files}
    return {"grade": ROOT / "grade.py"} | {
        name.removesuffix(".__init__"): file for name, file in found.items()
    }


def imports(name: str, file: Path, known: set[str]) -> Iterator[str]:
    """Yield the modules of the product that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                wanted = [alias.name for alias in names]
            case ast.ImportFrom(module=str(module), names=names):
                within = [f"{module}.{alias.name}" for alias in names]
                wanted = [path if path in known else module for path in within]
            case _:
                continue
        yield from (path for path in wanted if path in known and path != name)


def arrows() -> list[tuple[str, str]]:
    """Return every import of the product, as pairs of modules."""
    found = modules()
    return [
        (name, used) for name, file in found.items() for used in imports(name, file, set(found))
    ]


def floor_of(name: str, floors: list[set[str]]) -> int:
    """Return the floor of a module's room; the names of rooms are parts of the modules' names."""
    for number, rooms in enumerate(floors):
        if any(name == room or name.startswith(f"{room}.") for room in rooms):
            return number
    raise AssertionError(f"{name} belongs to no room")


def room_of(name: str) -> str:
    """Return the room of a module, as the floors name it."""
    rooms = [room for floor in FLOORS + CHECKS_FLOORS for room in floor]
    return next((r for r in rooms if name == r or name.startswith(f"{r}.")), name)


def test_grader_and_checks_never_import_each_other():
    crossing = [(a, b) for a, b in arrows() if {a.split(".")[0], b.split(".")[0]} >= {"checks"}
                and a.split(".")[0] != b.split(".")[0]]  # fmt: skip
    assert crossing == []


@pytest.mark.parametrize(
    ("floors", "top"), [(FLOORS, ("grade", "authoring", "grader")), (CHECKS_FLOORS, ("checks",))]
)
def test_no_arrow_runs_upward(floors, top):
    # their __init__ hold what all may use; that of the harness is what a check may use
    packages = {"grader", "authoring", "checks", "checks.harness"}
    pairs = [(a, b) for a, b in arrows() if a.split(".")[0] in top and b not in packages]
    assert len(pairs) > 20
    up = [
        (a, b) for a, b in pairs if a not in packages and floor_of(a, floors) > floor_of(b, floors)
    ]
    assert up == []


def test_rooms_on_one_floor_do_not_use_each_other():
    beside = [
        (a, b)
        for a, b in arrows()
        if {a.split(".")[0], b.split(".")[0]} == {"grader"}
        and "grader" not in (a, b)
        and floor_of(a, FLOORS) == floor_of(b, FLOORS)
        and room_of(a) != room_of(b)
    ]
    assert beside == []


def test_there_is_no_circle():
    used: dict[str, set[str]] = {}
    for name, other in arrows():
        if other not in ("checks.harness", "authoring", "grader"):
            used.setdefault(name, set()).add(other)
    while leaves := {name for name in used if not used[name] & set(used)}:
        used = {name: others for name, others in used.items() if name not in leaves}
    assert used == {}


def test_writers_use_nothing_but_the_report():
    rooms = {room_of(b) for a, b in arrows() if room_of(a) == "grader.writers"}
    assert rooms <= {"grader.report", "grader.writers"}


def test_the_checks_ask_the_harness_only():
    steps = [(a, b) for a, b in arrows() if a.startswith("checks.test_")]
    assert {b for _, b in steps} == {"checks.harness"}


@pytest.mark.parametrize("name", modules())
def test_a_module_is_read_at_one_sitting(name):
    assert len(modules()[name].read_text("utf-8").splitlines()) <= LONGEST


def test_the_grader_holds_nothing_of_this_exercise():
    words = ("fetch_data", "external_data", "item_count", "Item", "jsonplaceholder", "items/")
    for name, file in modules().items():
        if name.startswith("grader"):
            text = file.read_text("utf-8")
            assert not [word for word in words if word in text], name
