"""``wissel bench match``: a made-up market, and what search engines make of it.

The market is made from numbers (:mod:`wissel.cli._bench_match_made`), so that everybody measures
the same one. Engines are measured on a sample of profiles and scaled, and the scale is said.
"""

import platform
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from wissel.cli import _bench_match_postgresql, _bench_match_tantivy
from wissel.cli._bench_match_columns import Columns, columns
from wissel.cli._bench_match_kept import kept
from wissel.cli._bench_match_made import Made, made
from wissel.cli._bench_match_peers import Task, by_columns, table
from wissel.cli._bench_match_people import profiles

SIZE, PEOPLE, SAMPLE = 500_000, 50_000, 200
_MARKS = (20_000, 100_000, 200_000, 500_000)
_WORDED = 20_000


def report(
    *,
    size: int = SIZE,
    people: int = PEOPLE,
    sample: int = SAMPLE,
    keep: Path | None = None,
    postgresql: str | None = None,
) -> str:
    """Return the figures as text. ``keep``: a folder in which the market is left as files."""
    lines = [f"{platform.python_implementation()} {platform.python_version()}"]
    if keep is not None:
        market = kept(keep, size=size, people=people)
        lines.append(f"kept: {market.vacancies}, {market.profiles}, {market.postcodes}")
    told, table_of_all = _made(size)
    lines += told
    task = Task(size, people, tuple(profiles(0, sample)), by_columns(table_of_all))
    found = []
    for outcome in (
        _bench_match_tantivy.measured(task),
        _bench_match_postgresql.measured(task, postgresql),
    ):
        if isinstance(outcome, str):
            lines.append(outcome)
        else:
            found.append(outcome)
    return "\n".join([*lines, *table(task, found)]) + "\n"


def _made(size: int) -> tuple[list[str], Columns]:
    """Make the market once: its columns, and what its titles and words are like."""
    seen = _Seen()
    started = perf_counter()
    table_of_all = columns(seen.watch(made(0, size)))
    spent = perf_counter() - started
    return [
        f"{size:,} vacancies made into columns in {spent:.0f} s; "
        f"{seen.bytes / max(1, size):.0f} bytes of text each",
        "different titles: "
        + ", ".join(f"{number:,} at {at:,}" for at, number in seen.curve(size)),
        f"different words in the first {min(size, _WORDED):,}: {len(seen.words):,}",
    ], table_of_all


class _Seen:
    """Counts titles and words as vacancies pass by."""

    def __init__(self) -> None:
        self.titles: set[str] = set()
        self.words: set[str] = set()
        self.bytes = 0
        self._at: dict[int, int] = {}

    def watch(self, vacancies: Iterator[Made]) -> Iterator[Made]:
        """Yield what comes, counted."""
        for count, one in enumerate(vacancies, 1):
            self.titles.add(one.title)
            self.bytes += len(one.text.encode())
            if count <= _WORDED:
                self.words.update(one.text.lower().split())
            if count in _MARKS:
                self._at[count] = len(self.titles)
            yield one

    def curve(self, size: int) -> list[tuple[int, int]]:
        """Return how many different titles there were at each mark, and at the end."""
        return list({**self._at, size: len(self.titles)}.items())
