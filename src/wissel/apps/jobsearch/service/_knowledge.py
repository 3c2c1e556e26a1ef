"""What matching knows of the world: the reference data that was loaded, else our own set."""

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from django.conf import settings

from wissel.connections.knowledge import knowledge_in, reference_stamp
from wissel.core.matching import Knowledge, Reader
from wissel.core.vacancies import ReadVacancy, Vacancy

#: The rules whose change makes a vacancy read anew.
_RULES: Final = ("demands", "matching", "occupations", "terms", "places")


def reference_folder() -> Path:
    """Return where loaded reference data lie."""
    return Path(settings.REFERENCE_DIR)


def knowledge() -> Knowledge:
    """Return words, occupations and places of this installation."""
    return knowledge_in(reference_folder())


def read_of(vacancy: Vacancy) -> ReadVacancy:
    """Return a vacancy with what is read of it, with what is known now."""
    known = knowledge()
    return Reader(known.linker, known.places).read(vacancy)


def reader_version() -> str:
    """Return a short name of the rules and data by which vacancies are read now."""
    return f"{_rules_digest()}.{reference_stamp(reference_folder())}"


@cache
def _rules_digest() -> str:
    found = hashlib.sha256()
    for folder in _RULES:
        for file in sorted(files("wissel.rules").joinpath(folder).iterdir(), key=lambda f: f.name):
            found.update(file.name.encode() + file.read_bytes())
    return found.hexdigest()[:12]
