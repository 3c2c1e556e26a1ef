"""The words of the profiles and of the test of suitable work."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

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


def profile_words(said: j.ProfileFixed) -> str:
    """Return which version of which profile was fixed."""
    if said.profile == "plan":
        return gettext("Plan vastgesteld, versie %(number)s") % {"number": said.version}
    name = profile_forms().forms[said.profile].title.in_(reader_language())
    return gettext("%(name)s vastgesteld, versie %(number)s") % {
        "name": name,
        "number": said.version,
    }
