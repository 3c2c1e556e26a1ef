"""Vacancies against what somebody looks for and can do: allowed first, then ranked, explained.

What breaks a limit is never shown as suitable, whatever else speaks for it. Vacancies are ranked
for one search; people are never ranked, and nothing scores how motivated somebody is (EU AI Act,
annex III 4; the product decides nothing, it proposes with reasons).

:func:`matches` says what is right, one vacancy after the other. :class:`ArrayMarket` finds the same
quickly among many; :func:`match` explains one of them.
"""

from wissel.core.matching._arrays import ArrayMarket, Picks
from wissel.core.matching._choose import (
    Chosen,
    KeptOut,
    about_work,
    choose,
    diverse,
    fell_out,
    least_about_work,
    relaxations,
)
from wissel.core.matching._columns import columns_of
from wissel.core.matching._knowledge import Knowledge
from wissel.core.matching._packed import LAYOUT, pack, unpack
from wissel.core.matching._plain import Market, market_of, market_of_read, match, matches
from wissel.core.matching._reading import Reader
from wissel.core.matching._score import Corpus
from wissel.core.matching._search import Search, document_of, search_of
from wissel.core.matching._types import MatchProfile

__all__ = [
    "LAYOUT",
    "ArrayMarket",
    "Chosen",
    "Corpus",
    "KeptOut",
    "Knowledge",
    "Market",
    "MatchProfile",
    "Picks",
    "Reader",
    "Search",
    "about_work",
    "choose",
    "columns_of",
    "diverse",
    "document_of",
    "fell_out",
    "least_about_work",
    "market_of",
    "market_of_read",
    "match",
    "matches",
    "pack",
    "relaxations",
    "search_of",
    "unpack",
]
