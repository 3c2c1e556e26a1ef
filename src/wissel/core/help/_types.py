"""What the knowledge base consists of, as parsed values; how it is written is ``_read``'s."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from wissel.core.sources import Nature, Text
from wissel.core.strict import DataError

Audience: TypeAlias = Literal["employee", "employer", "coach"]
#: ``text`` paragraphs; ``steps`` who does what; ``late`` what happens if it is late; ``can`` what
#: one can do; ``calendar`` the steps of the law itself, which are computed and not written.
Kind: TypeAlias = Literal["text", "steps", "late", "can", "calendar"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement can be read. ``url`` is empty for what has no public address.

    ``version``: the edition of the text that was read, if it has a date. ``checked_on``: the day on
    which our words were last held against it.
    """

    name: str  #: how grounds begin: ``WIA``
    title: Text
    nature: Nature
    url: str
    version: date | None
    checked_on: date
    note: Text | None


@dataclass(frozen=True, slots=True)
class Ground:
    """One article or page behind a statement: ``WIA art. 25 lid 3``."""

    article: str
    source: Source


@dataclass(frozen=True, slots=True)
class Line:
    """One statement. ``nature`` is ``None`` for plain explanation; law and policy have grounds.

    ``who`` names the roles that do this, or whom it concerns.
    """

    text: Text
    nature: Nature | None
    grounds: tuple[Ground, ...]
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A few statements of one kind."""

    kind: Kind
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One question of the knowledge base with its answer.

    ``explains``: the rules, events and natures of duties that lead here (see ``explains``).
    ``see``: keys of topics that go on from here.
    """

    key: str
    group: Text
    title: Text
    audiences: tuple[Audience, ...]
    answer: Text
    blocks: tuple[Block, ...]
    explains: tuple[str, ...]
    see: tuple[str, ...]
    checked_on: date

    @property
    def sources(self) -> tuple[Source, ...]:
        """Return the sources of all statements, each once, in the order they are met."""
        met = (g.source for block in self.blocks for line in block.lines for g in line.grounds)
        return tuple(dict.fromkeys(met))

    def texts(self) -> Iterator[Text]:
        """Yield every text of the topic, the title first."""
        yield self.title
        yield self.answer
        for block in self.blocks:
            for line in block.lines:
                yield line.text


class HelpError(DataError):
    """The data of the knowledge base cannot be used: where and why."""
