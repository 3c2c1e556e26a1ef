"""The id of a vacancy in an address: the name its source gave it, whatever signs that holds."""

from urllib.parse import quote, unquote

from django.urls import register_converter
from django.urls.converters import get_converters


class VacancyId:
    """Takes ``krant:p1`` as it is; what would break an address is quoted in it, ``/`` included.

    >>> VacancyId().to_url("krant:a/../b?c"), VacancyId().to_python("krant:a%2F..%2Fb%3Fc")
    ('krant:a%2F..%2Fb%3Fc', 'krant:a/../b?c')
    """

    regex = "[^/]+"

    def to_python(self, value: str) -> str:
        """Return the id."""
        return unquote(value)

    def to_url(self, value: str) -> str:
        """Return the id as it stands in an address, before the address itself is quoted."""
        return quote(value, safe=":")


def register_vacancy_id() -> None:
    """Let routes write ``<vacancy_id:vacancy>``; every portal that has such a page asks for it."""
    if "vacancy_id" not in get_converters():
        register_converter(VacancyId, "vacancy_id")
