"""Put into words that files import each other, or themselves."""

import traceback

from checks.harness.causes import MODELS
from checks.harness.fault import Fault, Place
from checks.harness.showing import told_by
from checks.harness.sources import Sources


def circle(error: BaseException, place: Place, sources: Sources) -> Fault:
    """Return the fault of files that import each other, so that none is read to its end."""
    frames = [(f.f_code.co_filename, line) for f, line in traceback.walk_tb(error.__traceback__)]
    own = [Place(sources.relative(file), line) for file, line in frames if sources.owns(file)]
    places = list({at.file: at for at in own}.values())
    if f"'{place.file.removesuffix('.py').replace('/', '.')}'" in told_by(error):
        seen = f"{place} imports from {place.file}, the file that it stands in."
        return Fault(seen, "take it out: a file has what it defines without an import", at=place)
    if len(places) < 2:
        wanted = "imports that lead to no file which is still being read"
        return Fault(f"{place} stops with {sources.describe(error)}", wanted, at=place)
    first = next((at for at in places if at.file == MODELS), places[0])
    *most, last = map(str, places)
    seen = f"{', '.join(most)} and {last} import each other, so neither is read to its end."
    wanted = f"{first.file} without this import: write what it brings in {first.file} itself"
    return Fault(seen, wanted, at=first)
