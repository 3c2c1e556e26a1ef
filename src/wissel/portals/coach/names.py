"""Titles for the keys of a way of working: its modules, and the reports it delivers once."""

from wissel.core.programme import Programme
from wissel.portals.coach.entries import Names
from wissel.portals.shell.dates import reader_language


def deliveries_of(programme: Programme) -> dict[str, str]:
    """Return key and label of the reports that this way of working delivers once."""
    lang = reader_language()
    return {each.key: each.label.in_(lang) for each in programme.deliveries}


def names_of(programme: Programme) -> Names:
    """Return the words for what entries name by key: field of the entry → key → title."""
    lang = reader_language()
    return {
        "label": deliveries_of(programme),
        "module": {module.key: module.title.in_(lang) for module in programme.modules},
    }
