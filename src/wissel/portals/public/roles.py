"""The names of roles, and where each begins."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from wissel.core.access import Role

_NAMES: Final = {
    Role.EMPLOYEE: _("werknemer"),
    Role.COACH: _("coach"),
    Role.BACK_OFFICE: _("planning en administratie"),
    Role.MANAGER: _("manager"),
    Role.EMPLOYER: _("werkgever"),
    Role.LINE_MANAGER: _("leidinggevende"),
    Role.COMPANY_DOCTOR: _("bedrijfsarts"),
    Role.LABOUR_EXPERT: _("arbeidsdeskundige"),
    Role.HOST_EMPLOYER: _("inlener"),
    Role.AUDITOR: _("auditor"),
    Role.SYSADMIN: _("beheerder"),
}

_HOMES: Final = {
    Role.COACH: "/vandaag/",
    Role.BACK_OFFICE: "/vandaag/",
    Role.MANAGER: "/vandaag/",
    Role.EMPLOYEE: "/mijn/",
    Role.EMPLOYER: "/werkgever/",
}

_STAFF: Final = "coach/base.html"
_FRAMES: Final = {
    Role.COACH: _STAFF,
    Role.BACK_OFFICE: _STAFF,
    Role.MANAGER: _STAFF,
    Role.EMPLOYEE: "employee/base.html",
    Role.EMPLOYER: "employer/base.html",
}


def role_name(role: str) -> str:
    """Return the name of a role in the reader's language."""
    return str(_NAMES[Role(role)])


def home_of(role: str) -> str | None:
    """Return the path where a role begins; ``None`` for one that has no portal."""
    return _HOMES.get(Role(role))


def frame_of(role: str) -> str | None:
    """Return the template around a page in the portal of a role; ``None`` without a portal."""
    return _FRAMES.get(Role(role))
