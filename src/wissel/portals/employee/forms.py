"""What an employee fills in: a remark, an answer, a message, a job application."""

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from wissel.apps.trajectories.service import MOST_LINE, MOST_TEXT
from wissel.portals.shell.message_words import SUBJECTS

_ANSWERS: Final = (
    ("agreed", _("Ik ben het ermee eens")),
    ("commented", _("Ik ben het ermee eens, maar ik wil iets zeggen")),
    ("disagreed", _("Ik ben het er niet mee eens")),
)
_STATES: Final = (
    ("sent", _("Ik heb gesolliciteerd")),
    ("invited", _("Ik mag op gesprek komen")),
    ("interview", _("Ik had een gesprek")),
    ("refused", _("Het is niet doorgegaan")),
    ("offered", _("Ik kan de baan krijgen")),
)


class CommentForm(forms.Form):
    """A remark on one sentence, or on the whole report when ``statement`` is empty."""

    statement = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Uw opmerking"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf uw opmerking in het veld.")},
    )


class AnswerForm(forms.Form):
    """What the employee thinks of the report, with their own words."""

    kind = forms.ChoiceField(
        label=_("Wat vindt u van het rapport?"),
        choices=_ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een van de drie.")},
    )
    text = forms.CharField(
        label=_("Uw eigen woorden"),
        help_text=_("Uw werkgever leest dit ook. Schrijf hier niets over uw gezondheid."),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for words where the answer promises some."""
        said = super().clean() or {}
        kind, text = said.get("kind"), (said.get("text") or "").strip()
        if kind == "commented" and not text:
            self.add_error("text", _("Schrijf hier wat u wilt zeggen."))
        if kind == "disagreed" and not text:
            self.add_error("text", _("Schrijf in uw eigen woorden waarom u het niet eens bent."))
        return said


class MessageForm(forms.Form):
    """A message to the coach. ``step`` names what it is about; the page fills it in."""

    step = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    subject = forms.ChoiceField(
        label=_("Waarover gaat het?"),
        choices=tuple(SUBJECTS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een van de drie.")},
    )
    text = forms.CharField(
        label=_("Uw bericht"),
        help_text=_("Schrijf niets over uw gezondheid. Zeg alleen wat wel en niet kan."),
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    call = forms.BooleanField(label=_("Bel mij terug"), required=False)
    call_when = forms.CharField(
        label=_("Wanneer kan dat?"),
        help_text=_("Bijvoorbeeld: dinsdag na 10 uur."),
        required=False,
        max_length=MOST_LINE,
    )

    def clean(self) -> dict[str, Any]:
        """Take a time to call for the wish to be called."""
        said = super().clean() or {}
        said["call"] = bool(said.get("call") or said.get("call_when"))
        return said


class ApplicationForm(forms.Form):
    """A job application of the employee's own."""

    function = forms.CharField(
        label=_("Voor welk werk?"),
        max_length=200,
        error_messages={"required": _("Schrijf voor welk werk het is.")},
    )
    employer_name = forms.CharField(
        label=_("Bij welk bedrijf?"),
        help_text=_("Uw werkgever ziet de naam alleen als u dat goed vindt."),
        required=False,
        max_length=200,
    )
    state = forms.ChoiceField(
        label=_("Wat is er gebeurd?"),
        choices=_STATES,
        initial="sent",
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er is gebeurd.")},
    )
    happened_on = forms.DateField(
        label=_("Wanneer?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Vul de dag in."),
            "invalid": _("Vul een dag in die bestaat, zoals 12-11-2026."),
        },
    )
    hours_per_week = forms.IntegerField(
        label=_("Hoeveel uur per week?"),
        required=False,
        min_value=1,
        max_value=60,
        error_messages={
            "invalid": _("Vul een heel getal in, zoals 20."),
            "min_value": _("Vul een getal van 1 tot 60 in."),
            "max_value": _("Vul een getal van 1 tot 60 in."),
        },
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["happened_on"].initial = today
        self.fields["happened_on"].widget.attrs["max"] = today.isoformat()
