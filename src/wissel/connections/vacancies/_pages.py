"""schema.org in pages of the web and as plain JSON. Nothing is ever fetched."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import BinaryIO, Final

from wissel.connections.vacancies._bad import BadItem, bad
from wissel.connections.vacancies._bytes import Item, Texts
from wissel.connections.vacancies._json import JsonStream
from wissel.connections.vacancies._objects import postings
from wissel.core.feeds import FeedMapping, pieces

_MOST_PAGE: Final = 10_000_000
_LD: Final = re.compile(r"type\s*=\s*[\"']?\s*application/ld\+json", re.IGNORECASE)
_NAMES: Final = ("@graph", "itemlistelement")


def posting_items(source: BinaryIO, mapping: FeedMapping) -> Iterator[Item | BadItem]:
    """Yield the postings of a page, or of a text of JSON."""
    texts = Texts(source)
    kind, index = mapping.items[0], 0
    is_page = texts.peek().lstrip().startswith("<")
    for each in _of_page(texts, kind) if is_page else _of_json(texts, kind):
        if isinstance(each, BadItem):
            index += 1
            yield replace(each, index=index)
            continue
        for posting in postings(each.tree, kind):
            index += 1
            yield Item(index, each.line, posting)
    if not index:
        yield bad("no-items", 0)
    elif texts.guessed:
        yield bad("encoding", 0)


def _of_json(texts: Texts, kind: str) -> Iterator[Item | BadItem]:
    for each in JsonStream(texts, _NAMES, lambda tree: any(postings(tree, kind))).items():
        if not (isinstance(each, BadItem) and each.code == "no-items"):
            yield each


def _of_page(texts: Texts, kind: str) -> Iterator[Item | BadItem]:
    """Yield what the scripts of a page hold that carry data; a broken one harms no other."""
    page, size = [], 0
    while block := texts.read():
        page.append(block)
        size += len(block)
        if size > _MOST_PAGE:
            yield bad("too-large", 1, sample=page[0][:200])
            return
    is_data = False
    for piece in pieces("".join(page)):
        if piece.name == "script":
            is_data = bool(_LD.search(piece.inside))
        elif piece.name == "#script" and is_data:
            yield from _of_json(Texts(BytesIO(piece.inside.encode("utf-8", "replace"))), kind)
