"""What the employee fills in at a vacancy: whether it suits, and if not why."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy

from wissel.core.matched import Suggestion
from wissel.portals.shell.vacancy_words import BECAUSE

_MOST_WORDS: Final = 500


class AnswerForm(forms.Form):
    """Whether a vacancy suits, and if not why. It asks nothing about health."""

    suits = forms.ChoiceField(choices=(("suits", ""), ("suits-not", "")), widget=forms.HiddenInput)
    because = forms.ChoiceField(
        label=gettext_lazy("Waarom past het niet?"),
        choices=tuple(BECAUSE.items()),
        widget=forms.RadioSelect,
        required=False,
    )
    words = forms.CharField(
        label=gettext_lazy("Wilt u er iets bij zeggen?"),
        help_text=gettext_lazy("Schrijf niets over uw gezondheid."),
        required=False,
        max_length=_MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": _MOST_WORDS}),
    )

    def __init__(self, data: Mapping[str, Any] | None, *, said: Suggestion | None) -> None:
        not_so = said is not None and said.answer == "suits-not"
        initial = {"because": said.because, "words": said.words} if said and not_so else {}
        super().__init__(data, initial=initial)
