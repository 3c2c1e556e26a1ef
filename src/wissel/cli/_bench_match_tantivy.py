"""Tantivy on the made-up market: Dutch stop words and stems, title three times text."""

import tempfile
from collections.abc import Callable
from math import ceil, cos, radians
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, TypeAlias

from wissel.cli._bench_match_columns import LICENCES, SHIFTS, broken, forbidden, reach_km
from wissel.cli._bench_match_made import TODAY, Made
from wissel.cli._bench_match_parts import KM_OF_A_DEGREE, whereabouts
from wissel.cli._bench_match_peers import (
    TOP,
    Ask,
    Asked,
    Built,
    Task,
    ask,
    resident,
    size_of,
    words,
)
from wissel.cli._bench_match_people import MadeProfile

if TYPE_CHECKING:
    import tantivy

_Said: TypeAlias = "list[tuple[tantivy.Occur, tantivy.Query]]"
_Filters: TypeAlias = "Callable[[tantivy.Schema, MadeProfile], _Said]"

NAME = "Tantivy"
TITLE = 3.0
_HEAP = 300_000_000
_NEVER = 4_000_000
_NUMBERS = ("number", "hours", "education", "closes", "per_day")
_PLACES = ("latitude", "longitude")


def measured(task: Task) -> tuple[Built, list[Asked]] | str:
    """Return the figures, or why there are none."""
    try:
        import tantivy
    except ImportError:
        return f"{NAME}: not measured, the package tantivy is not installed (it is for development)"
    with tempfile.TemporaryDirectory(prefix="wissel-bench-") as folder:
        before = resident()
        index = tantivy.Index(_schema(), path=folder)
        index.register_tokenizer("dutch", _dutch())
        seconds = _build(index, task)
        index.reload()
        asking = _Asking(index)
        ways = [
            ask(task, "words, limits behind", asking.by(_nothing)),
            ask(task, "own range filters, other limits behind", asking.by(_ranges)),
            ask(task, "every limit as a filter, circle behind", asking.by(_everything)),
        ]
        built = Built(NAME, seconds, size_of(Path(folder)), resident() - before)
    return built, ways


def _schema() -> "tantivy.Schema":
    import tantivy

    builder = tantivy.SchemaBuilder()
    for name in ("title", "text"):
        builder.add_text_field(name, tokenizer_name="dutch", index_option="freq")
    builder.add_text_field("breaks", tokenizer_name="raw", index_option="basic")
    for name in _NUMBERS:
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in _PLACES:
        builder.add_float_field(name, indexed=True, fast=True)
    return builder.build()


def _dutch() -> "tantivy.TextAnalyzer":
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    return (
        TextAnalyzerBuilder(Tokenizer.simple())
        .filter(Filter.lowercase())
        .filter(Filter.stopword("dutch"))
        .filter(Filter.stemmer("dutch"))
        .build()
    )


def _build(index: "tantivy.Index", task: Task) -> float:
    """Put the market in; what making it takes is not counted."""
    writer = index.writer(heap_size=_HEAP, num_threads=1)
    spent = 0.0
    for one in task.vacancies():
        started = perf_counter()
        _add(writer, one)
        spent += perf_counter() - started
    started = perf_counter()
    writer.commit()
    writer.wait_merging_threads()
    return spent + perf_counter() - started


def _add(writer: "tantivy.IndexWriter", one: Made) -> None:
    import tantivy

    document = tantivy.Document()
    document.add_text("title", one.title)
    document.add_text("text", one.text)
    for term in _terms(one):
        document.add_text("breaks", term)
    closes = one.closes_on.toordinal() if one.closes_on else _NEVER
    numbers = (one.number, one.hours[0], one.education, closes, ceil(one.hours_per_day or 0))
    for name, number in zip(_NUMBERS, numbers, strict=True):
        document.add_integer(name, number)
    for name, degrees in zip(_PLACES, whereabouts()[one.postcode], strict=True):
        document.add_float(name, degrees)
    writer.add_document(document)


def _terms(one: Made) -> list[str]:
    """Return what may be barred, as terms: levels of the list, times, licences."""
    levels = [f"l{bit}" for bit in _set(broken(one.demands))]
    return levels + [shift.value for shift in one.shifts] + list(one.licence)


def _set(bits: int) -> list[int]:
    return [at for at in range(bits.bit_length()) if bits >> at & 1]


class _Asking:
    """Asks an index for the words of a profile, with or without filters."""

    def __init__(self, index: "tantivy.Index") -> None:
        self._schema = index.schema
        self._searcher = index.searcher()
        self._analyse = _dutch().analyze

    def by(self, filters: _Filters) -> Ask:
        """Return the way of asking that has these filters."""
        from tantivy import Occur, Query

        def numbers(profile: MadeProfile) -> list[int]:
            said: list[tuple[Occur, Query]] = []
            for term in self._analyse(" ".join(words(profile))):
                title = Query.term_query(self._schema, "title", term, "freq")
                said.append((Occur.Should, Query.boost_query(title, TITLE)))
                text = Query.term_query(self._schema, "text", term, "freq")
                said.append((Occur.Should, text))
            parts = [(Occur.Must, Query.boolean_query(said)), *filters(self._schema, profile)]
            query = Query.boolean_query(parts) if len(parts) > 1 else parts[0][1]
            hits = self._searcher.search(query, limit=TOP, count=False).hits
            places = [place for _, place in hits]
            return [
                int(n) for n in self._searcher.fast_field_values("number", places) if n is not None
            ]

        return numbers


def _nothing(_schema: "tantivy.Schema", _profile: MadeProfile) -> _Said:
    return []


def _ranges(schema: "tantivy.Schema", profile: MadeProfile) -> _Said:
    """Filter on what is a number: hours, education, closing day, and a square around home."""
    from tantivy import FieldType, Occur, Query

    latitude, longitude = whereabouts()[profile.postcode]
    high = reach_km(profile) / KM_OF_A_DEGREE
    wide = high / cos(radians(latitude))
    whole, broken_up = FieldType.Integer, FieldType.Float
    spans: list[tuple[str, FieldType, float | None, float | None]] = [
        ("hours", whole, None, profile.hours_max),
        ("education", whole, None, profile.education + 1),
        ("closes", whole, TODAY.toordinal(), None),
        ("latitude", broken_up, latitude - high, latitude + high),
        ("longitude", broken_up, longitude - wide, longitude + wide),
    ]
    return [(Occur.Must, Query.range_query(schema, *span)) for span in spans]


def _everything(schema: "tantivy.Schema", profile: MadeProfile) -> _Said:
    """Filter on every limit; only the corners of the square are left for afterwards."""
    from tantivy import FieldType, Occur, Query

    barred = [f"l{bit}" for bit in _set(forbidden(profile))]
    barred += [shift for shift in SHIFTS if shift not in profile.times]
    if profile.licence is not None:
        barred += [name for name in LICENCES if name not in profile.licence]
    said = _ranges(schema, profile)
    for term in barred:
        said.append((Occur.MustNot, Query.term_query(schema, "breaks", term, "basic")))
    if profile.hours_per_day is not None:
        most = profile.hours_per_day
        span = Query.range_query(schema, "per_day", FieldType.Integer, None, most)
        said.append((Occur.Must, span))
    return said
