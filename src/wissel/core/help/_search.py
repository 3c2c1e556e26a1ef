"""Finds topics by words: no index, for there are a few dozen of them."""

import unicodedata

from wissel.core.help._read import read
from wissel.core.help._types import Audience, Topic


def search(words: str, *, language: str, audience: Audience | None = None) -> tuple[Topic, ...]:
    """Return the topics in which every word of ``words`` occurs, those with it in the title first.

    A word may be the beginning or a part of another; case and accents do not matter. Without words
    these are all topics (of the audience), in their own order.
    """
    wanted = _fold(words).split()
    found: list[tuple[int, Topic]] = []
    for topic in read().values():
        if audience is not None and audience not in topic.audiences:
            continue
        title, answer, *rest = [_fold(text.in_(language)) for text in topic.texts()]
        for rank, text in enumerate((title, f"{title} {answer}", " ".join((title, answer, *rest)))):
            if all(word in text for word in wanted):
                found.append((rank, topic))
                break
    return tuple(topic for _, topic in sorted(found, key=lambda pair: pair[0]))


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
