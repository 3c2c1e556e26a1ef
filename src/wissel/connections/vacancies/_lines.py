"""JSON Lines: an object a line."""

from collections.abc import Iterator
from typing import BinaryIO

from wissel.connections.vacancies._bad import BadItem, bad
from wissel.connections.vacancies._bytes import Item, Texts, lines
from wissel.connections.vacancies._objects import Objects, TooDeep


def line_items(source: BinaryIO) -> Iterator[Item | BadItem]:
    """Yield the object of each line that is not empty."""
    texts, objects = Texts(source), Objects()
    index, said = 0, False
    for line in lines(texts):
        if texts.guessed and not said:
            said = True
            yield bad("encoding", index + 1, line_=line.number)
        if not line.text.strip():
            continue
        index += 1
        code = "too-large"
        if line.whole:
            try:
                tree = objects.whole(line.text)
            except ValueError as error:
                code = "too-deep" if isinstance(error, TooDeep) else "broken-json"
            else:
                if isinstance(tree, dict):
                    yield Item(index, line.number, tree)
                    continue
                code = "not-an-object"
        yield bad(code, index, line_=line.number, sample=line.text)
    if not index:
        yield bad("no-items", 0)
