"""A text that leaves: what the guard finds in it is shown before it goes."""

from collections.abc import Sequence
from typing import Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wissel.core.wording import Audience, Finding, Kind, check

#: How much of a text is looked at: more than any form takes.
_MOST: Final = 10_000


def health_words(text: str) -> tuple[Finding, ...]:
    """Return what in a text is about health, or a citizen service number. Names are no matter."""
    found = check(text[:_MOST], audience=Audience.EMPLOYER).findings
    return tuple(one for one in found if one.kind is not Kind.OTHER_NAME)


class GuardedForm(forms.Form):
    """A form whose text goes to somebody else. ``sure``: the writer saw what was found."""

    sure = forms.BooleanField(
        label=_("Ik heb deze woorden gezien. Het mag zo weg."), required=False
    )

    def may_go(self, found: Sequence[Finding]) -> bool:
        """Whether the text may go: nothing was found, or the writer saw it and says so.

        For a form that is valid. What is found is an error at ``sure`` until then.
        """
        if found and not self.cleaned_data.get("sure"):
            said = ", ".join(f"‘{one.text}’" for one in found[:3])
            self.add_error(
                "sure",
                gettext("Kijk eerst naar %(words)s. Pas de tekst aan, of zet hier een vinkje.")
                % {"words": said},
            )
        return not self.errors
