"""One way to read any source: bytes and a mapping in, vacancies and what is bad out."""

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from wissel.connections.vacancies._bad import BadItem, bad
from wissel.connections.vacancies._bytes import Item, Texts
from wissel.connections.vacancies._csv import table_items
from wissel.connections.vacancies._json import JsonStream
from wissel.connections.vacancies._lines import line_items
from wissel.connections.vacancies._pages import posting_items
from wissel.connections.vacancies._xml import xml_items
from wissel.core.feeds import FeedMapping, vacancy_of
from wissel.core.vacancies import Vacancy


def read_feed(
    source: BinaryIO, mapping: FeedMapping, *, source_key: str, today: date
) -> Iterator[Vacancy | BadItem]:
    """Yield the vacancies of a feed in order, and in their place what could not be read.

    Memory does not grow with the feed. Whatever the bytes are, nothing is raised but what
    ``source`` raises itself; one bad item never loses the rest. Remarks on a vacancy
    (``lost=False``) come before it. Vacancies that have closed are given too.
    """
    for item in _items(source, mapping):
        if isinstance(item, BadItem):
            yield item
            continue
        made = vacancy_of(item.tree, mapping, source_key=source_key, today=today)
        if made.vacancy is None:
            yield bad("no-title", item.index, line_=item.line, reference=made.reference)
            continue
        for unread in made.unread:
            yield bad(
                f"unread-{unread.field}",
                item.index,
                line_=item.line,
                sample=unread.said,
                reference=made.reference,
            )
        yield made.vacancy


def _items(source: BinaryIO, mapping: FeedMapping) -> Iterator[Item | BadItem]:
    match mapping.format:
        case "xml":
            return xml_items(source, mapping)
        case "csv":
            return table_items(source, mapping)
        case "jsonl":
            return line_items(source)
        case "jsonld":
            return posting_items(source, mapping)
        case "json":
            return _json_items(source, mapping)


def _json_items(source: BinaryIO, mapping: FeedMapping) -> Iterator[Item | BadItem]:
    texts = Texts(source)
    said = False
    for item in JsonStream(texts, mapping.items, mapping.looks_like_one).items():
        if texts.guessed and not said:
            said = True
            yield bad("encoding", item.index, line_=item.line)
        yield item
