"""What matching knows of the world, out of loaded reference data or our own set."""

from functools import cache
from pathlib import Path

from wissel.connections.reference import loaded
from wissel.core.matching import Knowledge
from wissel.core.occupations import Linker, Occupation, own_occupations
from wissel.core.places import own_places
from wissel.core.terms import own_lexicon


def knowledge_in(folder: Path) -> Knowledge:
    """Return the knowledge in a folder of compiled reference data; our own set where it is empty.

    Kept until the data are loaded anew. Raises what :func:`loaded` raises for a broken file.
    """
    return _made(folder, reference_stamp(folder))


def reference_stamp(folder: Path) -> str:
    """Return a short mark of what is loaded; ``own`` where nothing is."""
    manifest = folder / "manifest.json"
    return f"{manifest.stat().st_mtime_ns:x}" if manifest.exists() else "own"


@cache
def _made(folder: Path, stamp: str) -> Knowledge:
    occupations: dict[str, Occupation] = dict(own_occupations())
    places, lexicon = own_places(), own_lexicon()
    found = None if stamp == "own" else loaded(folder)
    if found is not None:
        # Our own set stays beside what was loaded: it has the words in which people wish.
        occupations |= found.occupations
        places = found.places
        lexicon = lexicon.plus(
            word for one in found.occupations.values() for word in (one.label.nl, *one.names)
        )
    return Knowledge(lexicon, Linker(occupations, lexicon), places, occupations)
