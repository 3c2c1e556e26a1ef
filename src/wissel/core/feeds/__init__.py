"""Sources of vacancies as data: which field of a feed is which of ours.

A kind of source is a mapping (``rules/feeds``, or an operator's own file in the same form).
:func:`vacancy_of` makes a vacancy of one item of any source: the one normaliser. :func:`same_key`
finds the same job in several sources. Bytes are read in ``wissel.connections.vacancies``.
"""

from wissel.core.feeds._made import MOST_TEXT, vacancy_of
from wissel.core.feeds._messages import complaint
from wissel.core.feeds._plain import clean, line, pieces, plain
from wissel.core.feeds._read import (
    FeedError,
    feed_keys,
    feed_mapping,
    feed_words,
    parse_mapping,
)
from wissel.core.feeds._same import SameJobs, are_same, same_key
from wissel.core.feeds._types import (
    FeedField,
    FeedFormat,
    FeedMapping,
    FeedWords,
    MadeVacancy,
    TextPart,
    Tree,
    Unread,
    fold,
)

__all__ = [
    "MOST_TEXT",
    "FeedError",
    "FeedField",
    "FeedFormat",
    "FeedMapping",
    "FeedWords",
    "MadeVacancy",
    "SameJobs",
    "TextPart",
    "Tree",
    "Unread",
    "are_same",
    "clean",
    "complaint",
    "feed_keys",
    "feed_mapping",
    "feed_words",
    "fold",
    "line",
    "parse_mapping",
    "pieces",
    "plain",
    "same_key",
    "vacancy_of",
]
