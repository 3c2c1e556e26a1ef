"""Our own matcher on the made-up market: every profile, exactly, limits and distances included."""

import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import perf_counter

from wissel.cli._bench_match_made import TODAY, made
from wissel.cli._bench_match_parts import whereabouts
from wissel.cli._bench_match_people import profiles
from wissel.connections.wire import read_value
from wissel.core.matching import (
    ArrayMarket,
    Corpus,
    Knowledge,
    MatchProfile,
    Reader,
    columns_of,
    document_of,
    match,
    pack,
    search_of,
    unpack,
)
from wissel.core.occupations import Linker, own_occupations
from wissel.core.places import Places, PostcodeRow, own_rows
from wissel.core.terms import own_lexicon
from wissel.core.vacancies import ReadVacancy

#: So many best vacancies of each profile, and so many worker processes.
TOP, WORKERS = 50, 2
#: So many vacancies are read by the real reader, to say how fast that is.
_READ = 2_000
#: One profile on demand is asked so often.
_ASKED = 40
#: So many profiles are made up at a time.
_MADE = 500
#: A night brings so many new ones in a hundred.
_NEW = 5


def knowledge() -> Knowledge:
    """Return our own set, with the made-up postcodes on the map."""
    occupations, lexicon = own_occupations(), own_lexicon()
    rows = [PostcodeRow(code, "", lat, lon) for code, (lat, lon) in whereabouts().items()]
    return Knowledge(lexicon, Linker(occupations, lexicon), Places(own_rows(), rows), occupations)


def _reads(start: int, stop: int, known: Knowledge) -> Iterator[ReadVacancy]:
    """Yield made-up vacancies as read: what they say is known, what they are called is linked."""
    for one in made(start, stop):
        yield replace(one.read(), occupations=known.linker.link(one.title))


def _search(number: int) -> MatchProfile:
    (one,) = profiles(number, number + 1)
    return read_value(MatchProfile, one.as_json())


@dataclass(frozen=True, slots=True)
class _Part:
    """What one worker did: seconds of matching, megabytes at its end, lists with five or more."""

    seconds: float
    megabytes: float
    five: int
    allowed: int


def _part(folder: str, start: int, stop: int) -> _Part:
    """Match some profiles in a process of its own."""
    known = knowledge()
    market, _ = unpack(Path(folder), known)
    _best(market, known, start)  # compiled, or read from the cache, before the clock runs
    five = allowed = 0
    seconds = 0.0
    for first in range(start, stop, _MADE):  # made up while the clock stands still
        made_up = [one.as_json() for one in profiles(first, min(stop, first + _MADE))]
        began = perf_counter()
        for one in made_up:
            search = search_of(read_value(MatchProfile, one), known)
            found = market.best(search, on=TODAY, count=TOP)
            five += len(found.ids) >= 5
            allowed += found.allowed
        seconds += perf_counter() - began
    return _Part(seconds, _megabytes(), five, allowed)


def _megabytes() -> float:
    """Return what this process takes, what is shared with others counted in part (Linux)."""
    for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise OSError("the system does not say how much memory a process takes")


def _best(market: ArrayMarket, known: Knowledge, number: int) -> None:
    market.best(search_of(_search(number), known), on=TODAY, count=TOP)


def measured(*, size: int, people: int, keep: Path | None = None) -> list[str]:
    """Return what our own matcher does with the market, as lines."""
    with tempfile.TemporaryDirectory() as own:
        folder = (keep or Path(own)) / f"columns-{size}"
        known = knowledge()
        lines = [_reading(known)]
        if not folder.exists():
            lines.append(_built(folder, known, size))
        lines += _every_profile(folder, size, people)
        lines.append(_on_demand(folder, known))
        lines.append(_night(Path(own), size, people))
        return lines


def _reading(known: Knowledge) -> str:
    """Say how fast vacancies are read, on this core."""
    reader = Reader(known.linker, known.places)
    given = [one.vacancy() for one in made(0, _READ)]
    began = perf_counter()
    for one in given:
        reader.read(one)
    return f"read by the reader: {_READ / (perf_counter() - began):,.0f} vacancies a second"


def _built(folder: Path, known: Knowledge, size: int) -> str:
    began = perf_counter()
    columns, names, corpus = columns_of(_reads(0, size, known), known)
    pack(columns, names, corpus, folder)
    return f"made into columns: {size:,} in {perf_counter() - began:.0f} s, made up meanwhile"


def _every_profile(folder: Path, size: int, people: int) -> list[str]:
    cut = [people * n // WORKERS for n in range(WORKERS + 1)]
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        parts = list(pool.map(_part, [str(folder)] * WORKERS, cut[:-1], cut[1:]))
    slowest, peak = max(one.seconds for one in parts), sum(one.megabytes for one in parts)
    five = sum(one.five for one in parts) / people
    allowed = sum(one.allowed for one in parts) / people
    return [
        f"{people:,} profiles x {size:,} vacancies, limits, distances and top {TOP}, exact: "
        f"{slowest / 60:.2f} min on {WORKERS} processes ({120 / slowest:.1f} times within 2 min), "
        f"{peak:,.0f} MB together ({2048 / peak:.1f} times within 2 GB)",
        f"  {allowed:,.0f} vacancies allowed for a profile; {five:.1%} of profiles with 5 or more",
    ]


def _on_demand(folder: Path, known: Knowledge) -> str:
    """Say how long one profile takes with ten vacancies explained and what would open more."""
    market, corpus = unpack(folder, known)
    times = sorted(_one(market, corpus, known, number) for number in range(_ASKED))
    p95 = times[int(0.95 * len(times))]
    return (
        f"one profile on demand, ten explained: {1000 * median(times):.1f} ms median, "
        f"{1000 * p95:.1f} ms p95 ({0.05 / p95:.1f} times within 50 ms)"
    )


def _one(market: ArrayMarket, corpus: Corpus, known: Knowledge, number: int) -> float:
    profile = _search(number)
    texts = {}
    for id_ in market.best(search_of(profile, known), on=TODAY, count=10).ids:
        (texts[id_],) = _reads(int(id_[1:]), int(id_[1:]) + 1, known)
    began = perf_counter()
    search = search_of(profile, known)
    for id_ in market.best(search, on=TODAY, count=10).ids:
        read = texts[id_]
        document = document_of(read.vacancy.title, read.vacancy.text, known)
        match(search, read, document, corpus, known, on=TODAY)
    return perf_counter() - began


def _night(folder: Path, size: int, people: int) -> str:
    """Say how long a night takes: new vacancies made into columns, and every profile over them."""
    new = max(1, size * _NEW // 100)
    known = knowledge()
    reads = list(_reads(size, size + new, known))
    began = perf_counter()
    columns, names, corpus = columns_of(reads, known)
    pack(columns, names, corpus, folder / "night")
    made_in = perf_counter() - began
    cut = [people * n // WORKERS for n in range(WORKERS + 1)]
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        parts = list(pool.map(_part, [str(folder / "night")] * WORKERS, cut[:-1], cut[1:]))
    spent = made_in + max(one.seconds for one in parts)
    return (
        f"a night with {new:,} new ones: {spent:.0f} s, of which {made_in:.0f} s into columns "
        f"({120 / spent:.1f} times within 2 min)"
    )
