"""Pages declare who may open them. A view without a declaration answers nobody.

>>> @page(Role.COACH)
... def today(request): ...
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar, cast

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponseBase
from django_htmx.middleware import HtmxDetails

from wissel.apps.bureaus import service as bureaus
from wissel.core.access import Role
from wissel.infra.doors import Actor

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class PageRequest(HttpRequest):
    """A request as views get it: with the actor and the moment, both set by the middleware."""

    actor: Actor
    entered: bureaus.Entered
    now: datetime
    htmx: HtmxDetails
    user: Any
    location: bureaus.LocationView | None = None  #: under whose name the page is; a view says it


def page(*roles: Role) -> Callable[[View], View]:
    """Declare the roles that may open this page. What they see there the doors decide."""
    if not roles:
        raise ValueError("name the roles; a page for everybody is @public")

    def declare(view: View) -> View:
        view.roles = frozenset(roles)  # type: ignore[attr-defined]  # read by middleware and tests
        return view

    return declare


def signed_in(view: View) -> View:
    """Declare a page for everybody who has signed in, whatever their role."""
    view.roles = frozenset(Role)  # type: ignore[attr-defined]  # read by middleware and tests
    return view


def public(view: View) -> View:
    """Declare a page that needs no sign-in. It must show nothing about anybody."""
    view.is_public = True  # type: ignore[attr-defined]  # read by middleware and tests
    return view


def declared(view: Any) -> frozenset[Role] | None:
    """Return the declared roles of a view: all of them for a public one, ``None`` if undeclared."""
    if getattr(view, "is_public", False):
        return frozenset(Role)
    roles = getattr(view, "roles", None)
    return cast("frozenset[Role] | None", roles)


def is_public(view: Any) -> bool:
    """Whether a view is open to whoever has not signed in."""
    return bool(getattr(view, "is_public", False))


def is_signed_in(request: HttpRequest) -> bool:
    """Whether somebody has signed in."""
    return not isinstance(request.user, AnonymousUser) and request.user.is_authenticated
