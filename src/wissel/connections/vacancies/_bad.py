"""What could not be read of a feed: where, why, and what to do about it."""

from dataclasses import dataclass
from typing import Final

from wissel.core.feeds import clean, complaint
from wissel.core.sources import Text

_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class BadItem:
    """Something of a feed that could not be read, said so that a person can repair it.

    ``index`` counts the items of the feed from 1; 0 is the feed as a whole. ``sample`` is the first
    of the words it is about, never the whole. ``lost``: there is no vacancy; else it is a remark on
    one that was read.
    """

    index: int
    reference: str
    code: str
    message: Text
    sample: str = ""
    line: int | None = None
    lost: bool = True


#: What is a remark: the vacancy was read.
_REMARKS: Final = frozenset(("encoding", "mended", "unread"))


def bad(
    code: str, index: int, *, line_: int | None = None, sample: str = "", reference: str = ""
) -> BadItem:
    """Return what is said of an item, from the texts of the data."""
    return BadItem(
        index=index,
        reference=_short(reference),
        code=code,
        message=complaint(code),
        sample=_short(sample),
        line=line_,
        lost=code.split("-")[0] not in _REMARKS,
    )


def _short(foreign: str) -> str:
    return " ".join(clean(foreign[:400]).split())[:_LONGEST]
