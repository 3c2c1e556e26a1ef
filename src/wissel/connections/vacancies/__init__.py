"""Vacancies in: feeds of any form to the core's vacancies. Foreign bytes are never trusted.

:func:`read_feed` reads a source with its mapping as a stream; :class:`Counted` counts what it
gives; :func:`drop_folder` finds the files that wait. No address is ever fetched.
"""

from wissel.connections.vacancies._bad import BadItem
from wissel.connections.vacancies._counted import Counted, FeedCounts
from wissel.connections.vacancies._folder import DroppedFile, drop_folder, put_away
from wissel.connections.vacancies._reading import read_feed

__all__ = [
    "BadItem",
    "Counted",
    "DroppedFile",
    "FeedCounts",
    "drop_folder",
    "put_away",
    "read_feed",
]
