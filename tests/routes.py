"""Every route of the application, read from the URL table: a new page is tried by itself.

``every_route()`` walks the resolver; ``arguments`` says with which values a route is tried in the
file of :class:`tests.files.File`. An argument that is not in the tables ends the run with a
sentence that says what to add.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.files import File

NOBODYS = "00000000-0000-7000-8000-000000000000"
#: Arguments whose value has nothing to do with a file: by route, else by name.
_FIXED: dict[str, dict[str, str]] = {
    "account_reset_password_from_key": {"uidb36": "1", "key": "abc"},
    "invitation_link": {"token": "geen-geheim"},
    "papers_link": {"token": "geen-geheim"},
    "help_topic": {"topic": "tweede-spoor"},
    "enquiry": {"address": "overweg"},
    "enquiry_sent": {"address": "overweg"},
    "bureau:programme": {"name": "pappenheim", "version": "1"},
    "bureau:choose_programme": {"name": "pappenheim"},
    # These are somebody's own: their tests try the right person, here nobody has one.
    "coach:change_view": {"view": NOBODYS},
    "employer:drop_draft": {"draft": NOBODYS},
    "employee:intake_piece": {"piece": "energie"},
    "employee:profile_piece": {"block": "energie"},
    "employee:profile_version": {"number": "1"},
    "employee:profile_pdf": {"profile": "persoon", "number": "1"},
    "employee:change_idea": {"idea": NOBODYS},
    "employee:money_piece": {"piece": "loon"},
    "employee:money_situation": {"key": "wga-80"},
    "employee:check_in": {"check_in": NOBODYS},
    "employee:vacancy": {"vacancy": "krant:p1"},
    "employee:own_plan_version": {"number": "1"},
    "employee:riv_question": {"number": "55"},
    "coach:bulk": {"act": NOBODYS},
    "coach:bulk_undo": {"act": NOBODYS},
}
#: Arguments that name something of a file; the address then belongs to that file.
OF_A_FILE = frozenset(
    {"trajectory", "entry", "key", "report", "client", "contact", "party", "delivery"}
    | {"agreement", "location", "member", "certificate", "quote", "enquiry", "paper", "received"}
    | {"appointment", "service", "profile", "direction", "gap", "activity", "schooling"}
    | {"own"}
)


@dataclass(frozen=True, slots=True)
class Route:
    """One named route: its full name, its view, and the names of its arguments."""

    name: str
    view: Callable[..., Any]
    arguments: tuple[str, ...]

    @property
    def is_about_a_file(self) -> bool:
        """Whether its address names something of a file."""
        return self.name not in _FIXED and not OF_A_FILE.isdisjoint(self.arguments)

    @property
    def is_of_a_library(self) -> bool:
        """Whether its view comes from the sign-in library or from Django itself."""
        return self.view.__module__.startswith(("allauth.", "django.views.i18n"))


@dataclass(frozen=True, slots=True)
class Address:
    """A route with values for its arguments; ``variant`` tells addresses of one route apart."""

    route: Route
    variant: str
    url: str

    @property
    def label(self) -> str:
        """Return the name of the route, with the variant: ``coach:report [concept]``."""
        return f"{self.route.name} [{self.variant}]" if self.variant else self.route.name


def every_route() -> list[Route]:
    """Return all routes by name. A route without a name is an error: it could not be tried."""
    return sorted(_walk(get_resolver().url_patterns, "", ()), key=lambda route: route.name)


def addresses(route: Route, file: File) -> list[Address]:
    """Return the addresses of a route in a file: one for each combination of variants."""
    fixed = _FIXED.get(route.name, {})
    choices = [
        [(name, "", fixed[name])] if name in fixed else _choices(route, name, file)
        for name in route.arguments
    ]
    found = []
    for chosen in product(*choices):
        variant = ", ".join(variant for _, variant, _ in chosen if variant)
        url = reverse(route.name, kwargs={name: value for name, _, value in chosen})
        found.append(Address(route, variant, url))
    return found


def _choices(route: Route, name: str, file: File) -> list[tuple[str, str, str]]:
    values = file.ids.get(name)
    if values is None:
        raise LookupError(
            f"The route {route.name!r} has the argument {name!r}, which no test knows. Add it to "
            "'ids' in tests/files.py (and to OF_A_FILE in tests/routes.py when it names something "
            "of one file), so that the page is tried as everybody."
        )
    return [(name, variant, value) for variant, value in values.items()]


def _walk(
    patterns: list[URLPattern | URLResolver], namespace: str, before: tuple[str, ...]
) -> Iterator[Route]:
    for pattern in patterns:
        arguments = (*before, *pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, inner, arguments)
        elif not pattern.name:
            raise LookupError(f"A route without a name cannot be tried: {pattern.pattern}")
        else:
            yield Route(f"{namespace}{pattern.name}", pattern.callback, arguments)
