"""The id of a vacancy in an address: the name its source gave it, whatever signs that holds."""

from urllib.parse import quote, unquote


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
