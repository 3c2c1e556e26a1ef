"""Words and marks of the RIV check, the same for everybody who reads it."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from wissel.core.audit import Check, CheckState

#: State → chip, word, and the class of its part of a stripe.
STATES: Final[Mapping[CheckState, tuple[str, Promise, str]]] = {
    "met": ("done", gettext_lazy("voldaan"), "s-met"),
    "weak": ("due", gettext_lazy("zwak"), "s-weak"),
    "late": ("late", gettext_lazy("te laat"), "s-not"),
    "not-met": ("late", gettext_lazy("niet voldaan"), "s-not"),
    "cannot-tell": ("unknown", gettext_lazy("niet te bepalen"), "s-cant"),
    "not-applicable": ("na", gettext_lazy("n.v.t. of nog niet"), "s-na"),
}
#: Where the file stops, in a word or two.
STEPS: Final[Mapping[str, Promise]] = {
    "result": gettext_lazy("bij het resultaat"),
    "efforts": gettext_lazy("bij de inspanningen"),
    "good-ground": gettext_lazy("bij de goede reden"),
    "repair": gettext_lazy("bij het herstel"),
    "none": gettext_lazy("nergens"),
}
#: Where a part of the re-integration report is.
PLACES: Final[Mapping[str, tuple[str, Promise]]] = {
    "there": ("done", gettext_lazy("in dit dossier")),
    "elsewhere": ("unknown", gettext_lazy("niet hier")),
    "not-yet": ("na", gettext_lazy("nog niet")),
}
#: What a question about the result is while there is no work: no shortcoming, the test goes on.
NO_RESULT: Final = ("open", gettext_lazy("nog geen werk"), "s-na")


def mark_of(one: Check) -> tuple[str, Promise, str]:
    """Return chip, word and stripe of a question's state."""
    if one.state == "not-met" and one.group == "G":
        return NO_RESULT
    return STATES[one.state]
