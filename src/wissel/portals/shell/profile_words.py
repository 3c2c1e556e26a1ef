"""The words of the profiles and of the test of suitable work."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, ngettext

from wissel.core import journal as j
from wissel.core.profile import profile_forms
from wissel.core.profiled import Verdict
from wissel.portals.shell.dates import reader_language

VERDICTS: Final[dict[Verdict, Promise]] = {
    Verdict.FITS: gettext_lazy("past"),
    Verdict.ATTENTION: gettext_lazy("let op"),
    Verdict.FITS_NOT: gettext_lazy("past niet"),
    Verdict.UNKNOWN: gettext_lazy("niet bekend"),
}
#: What a test comes to as a whole: the gravest of its items, and not more than that.
WHOLE: Final[dict[Verdict, Promise]] = {
    Verdict.FITS: gettext_lazy("past"),
    Verdict.ATTENTION: gettext_lazy("past, let op"),
    Verdict.FITS_NOT: gettext_lazy("past niet op elk punt"),
    Verdict.UNKNOWN: gettext_lazy("nog niet alles bekend"),
}
#: The kind of chip of a verdict; the word always stands beside it.
CHIPS: Final[dict[Verdict, str]] = {
    Verdict.FITS: "done",
    Verdict.ATTENTION: "weak",
    Verdict.FITS_NOT: "late",
    Verdict.UNKNOWN: "unknown",
}
#: Whether is searched in a direction.
STATES: Final[dict[str, Promise]] = {
    "active": gettext_lazy("zoekrichting"),
    "reserve": gettext_lazy("reserve"),
    "dropped": gettext_lazy("afgevallen"),
}
#: Who may judge what cannot be computed.
JUDGES: Final[dict[str, Promise]] = {
    "coach": gettext_lazy("coach"),
    "company-doctor": gettext_lazy("bedrijfsarts"),
    "labour-expert": gettext_lazy("arbeidsdeskundige"),
    "uwv": gettext_lazy("UWV"),
}
WAGE_PER: Final[dict[str, Promise]] = {
    "hour": gettext_lazy("per uur"),
    "month": gettext_lazy("per maand"),
}
#: Who brought a direction in.
ORIGINS: Final[dict[str, Promise]] = {
    "labour-expert": gettext_lazy("genoemd door de arbeidsdeskundige"),
    "employee": gettext_lazy("idee van de medewerker"),
    "coach": gettext_lazy("van de coach"),
}
#: What a direction rests on.
RESTS_ON: Final[dict[str, Promise]] = {
    "wish": gettext_lazy("wens"),
    "skills": gettext_lazy("vaardigheden"),
    "experience": gettext_lazy("ervaring"),
    "education": gettext_lazy("opleiding"),
    "market": gettext_lazy("arbeidsmarkt"),
}


def counted(verdict: Verdict, count: int) -> str:
    """Return how many items of a test came to something: ``3 passen``, ``1 niet bekend``."""
    said = {"count": count}
    if verdict is Verdict.FITS:
        return ngettext("%(count)s past", "%(count)s passen", count) % said
    if verdict is Verdict.FITS_NOT:
        return ngettext("%(count)s past niet", "%(count)s passen niet", count) % said
    if verdict is Verdict.ATTENTION:
        return gettext("%(count)s let op") % said
    return gettext("%(count)s niet bekend") % said


def profile_words(said: j.ProfileFixed) -> str:
    """Return which version of which profile was fixed."""
    if said.profile == "plan":
        return gettext("Plan vastgesteld, versie %(number)s") % {"number": said.version}
    name = profile_forms().forms[said.profile].title.in_(reader_language())
    return gettext("%(name)s vastgesteld, versie %(number)s") % {
        "name": name,
        "number": said.version,
    }
