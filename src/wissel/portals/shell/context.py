"""What every page of the shell knows about its request."""

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from wissel.apps.bureaus import service as bureaus
from wissel.core.access import STAFF, Role
from wissel.infra.doors import Actor, today_of

THEME_COOKIE: Final = "wissel_theme"
THEMES: Final = ("auto", "light", "dark")


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a page of somebody who signed in (``shell/base.html``)."""

    tenant: str  #: name of the bureau, or the trade name of the location the page is about
    tenant_phone: str
    tenant_email: str
    tenant_address: str
    tenant_numbers: tuple[str, ...]  #: of the Handelsregister and for tax, with their words
    person: str
    kind: str  #: ``coach`` (all staff), ``employee`` or ``employer`` (everybody else)
    person_key: str  #: under which the browser keeps what was typed; says nothing to a reader
    account_url: str
    sign_out_url: str
    session_seconds: int
    search_url: str  #: empty where there is nothing to search
    log_url: str  #: empty for whoever logs nothing


def theme_of(request: HttpRequest) -> str:
    """Return the theme the person chose: ``auto``, ``light`` or ``dark``."""
    chosen = request.COOKIES.get(THEME_COOKIE, "auto")
    return chosen if chosen in THEMES else "auto"


def shell(request: HttpRequest) -> dict[str, object]:
    """Give templates ``theme``, ``here`` and ``today``; to whoever signed in ``frame``, ``actor``.

    ``is_demo`` and ``sign_ins`` (all roles of the person) ask the database only when used.
    """
    known: dict[str, object] = {
        "theme": theme_of(request),
        "here": request.get_full_path(),
        "is_demo": _is_demo,
    }
    now = getattr(request, "now", None)  # absent when a request was refused at the gate
    if now is not None:
        known["today"] = today_of(now)
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None or actor.user is None:
        return known
    user = actor.user
    return known | {
        "actor": actor,
        "second_factor_required": bureaus.second_factor_required(actor.role),
        "sign_ins": lambda: bureaus.sign_ins(user=user),
        "frame": SimpleLazyObject(lambda: _frame(request, actor)),
    }


def _is_demo() -> bool:
    return settings.WISSEL_ALLOW_DEMO and bureaus.is_demo()


def _frame(request: HttpRequest, actor: Actor) -> Frame:
    staff = actor.role in STAFF
    kind = "coach" if staff else "employee" if actor.role == Role.EMPLOYEE else "employer"
    bureau = request.entered.bureau  # type: ignore[attr-defined]  # set by the middleware
    location = getattr(request, "location", None)  # the view ran before the page is written
    return Frame(
        tenant=location.label or bureau.name if location else bureau.name,
        tenant_phone=location.phone or bureau.phone if location else bureau.phone,
        tenant_email=location.email or bureau.email if location else bureau.email,
        tenant_address=location.where or bureau.where if location else bureau.where,
        tenant_numbers=_numbers(bureau),
        person=actor.name,
        kind=kind,
        person_key=str(actor.membership),
        account_url=_path("account"),
        sign_out_url=_path("account_logout"),
        session_seconds=int(settings.WISSEL_SESSION_IDLE.total_seconds()),
        search_url=_path("coach:search") if staff else "",
        log_url=_path("coach:log") if staff else "",
    )


def _numbers(bureau: bureaus.BureauView) -> tuple[str, ...]:
    numbers = ((_("KvK %s"), bureau.kvk), (_("btw %s"), bureau.vat_number))
    return tuple(words % number for words, number in numbers if number)


def _path(name: str) -> str:
    """Return the path of a page by name; empty when this installation has no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
