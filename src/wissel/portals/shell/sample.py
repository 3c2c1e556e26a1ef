"""Sample data for the component page. Invented people and companies, one fixed day."""

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from wissel.core.obligations import State
from wissel.core.sources import Nature, Text
from wissel.portals.shell import sample_profile, sample_vacancy
from wissel.portals.shell.dates import tongue
from wissel.portals.shell.rows import Act, DutyRow, Turn
from wissel.portals.shell.sample_track import facts, facts_with_gap, facts_with_sanction, yard_cases
from wissel.portals.shell.track import mini, render, yard

TODAY: Final = date(2026, 11, 22)
_FIRST, _LAST, _SWITCH = date(2025, 6, 16), date(2027, 6, 13), date(2026, 7, 6)
_PAGE: Final = "#"

SWATCHES: Final = (
    ("c-paper", "--w-paper", _("achtergrond")),
    ("c-sheet", "--w-sheet", _("vel")),
    ("c-sunk", "--w-sunk", _("bakje")),
    ("c-ink", "--w-ink", _("tekst")),
    ("c-ink2", "--w-ink-2", _("tweede tekst")),
    ("c-ink3", "--w-ink-3", _("bijschrift")),
    ("c-edge", "--w-edge", _("rand van velden")),
    ("c-accent", "--w-accent", _("doen, tweede spoor, vandaag")),
    ("c-asoft", "--w-accent-soft", _("gekozen, advies")),
    ("c-late", "--w-late", _("te laat")),
    ("c-due", "--w-due", _("nadert, zwak")),
    ("c-done", "--w-done", _("gehaald")),
    ("c-voice", "--w-voice", _("eigen woorden")),
)


class SampleForm(forms.Form):
    """A form with every kind of control, and errors to show."""

    day = forms.DateField(
        label=_("Datum van het gesprek"),
        help_text=_("Bijvoorbeeld 12-11-2026"),
        error_messages={"invalid": _("November heeft 30 dagen. Vul een dag van 1 tot 30 in.")},
    )
    who = forms.ChoiceField(
        label=_("Met wie"), choices=[("k", "Karin Dijkstra"), ("w", "De Maasbocht Transport")]
    )
    how = forms.ChoiceField(
        label=_("Hoe"),
        choices=[("phone", _("Telefoon")), ("office", _("Op kantoor")), ("video", _("Video"))],
        widget=forms.RadioSelect,
        initial="phone",
    )
    why = forms.ChoiceField(
        label=_("Waarom niet van toepassing?"),
        choices=[("elsewhere", _("Elders gedaan")), ("no", _("Niet nodig, omdat…"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een reden")},
    )
    result = forms.CharField(
        label=_("Wat kwam eruit?"),
        help_text=_("Eén of twee zinnen. Dit komt in het rapport."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    seen = forms.BooleanField(label=_("De werkgever mag dit lezen"), required=False)


def _karin() -> dict[str, Any]:
    return {
        "person": "Karin Dijkstra",
        "person_url": _PAGE,
        "organisation": "De Maasbocht Transport",
        "more_url": _PAGE,
        "week": 75,
        "place": mini(_FIRST, _LAST, TODAY, _SWITCH),
    }


def _duties(language: str) -> list[DutyRow]:
    coach = Turn("jij" if language == "nl" else "you", "NA", "coach", mine=True)
    employer = Turn(Text("werkgever", "employer").in_(language), "Wg", "employer")
    karin = _karin()
    return [
        DutyRow(
            Text("Evaluatie plan van aanpak", "Evaluation of the plan").in_(language),
            State.OVERDUE,
            date(2026, 11, 12),
            Nature.PRACTICE,
            Text("elke 6 weken · WIA art. 25 lid 2", "every 6 weeks · WIA art. 25 lid 2").in_(
                language
            ),
            turn=employer,
            act=Act(Text("Herinner werkgever", "Remind employer").in_(language), _PAGE),
            **karin,
        ),
        DutyRow(
            Text("Brief van UWV ontvangen?", "Letter from UWV received?").in_(language),
            State.DUE,
            TODAY,
            Nature.LAW,
            "WIA art. 64 lid 2",
            turn=Turn("UWV", "U", "employer"),
            act=Act(Text("Bevestig ontvangst", "Confirm receipt").in_(language), _PAGE),
            **karin,
        ),
        DutyRow(
            Text("Maandrapport november", "Monthly report November").in_(language),
            State.DUE,
            date(2026, 11, 27),
            Nature.PROMISE,
            Text("laatste vrijdag van de maand", "last Friday of the month").in_(language),
            turn=coach,
            act=Act(Text("Verwerk reactie", "Process the reply").in_(language), _PAGE),
            **karin,
        ),
    ]


def _minis() -> list[object]:
    return [
        mini(date(2025, 12, 1), date(2027, 11, 28), TODAY, None),
        mini(_FIRST, _LAST, TODAY, _SWITCH),
        mini(date(2025, 3, 10), date(2027, 3, 7), TODAY, date(2026, 4, 6)),
    ]


def context(language: str) -> dict[str, object]:
    """Return the context of the component page in ``language``."""
    lang = tongue(language)
    wrong = SampleForm({"day": "31-11-2026", "who": "k", "how": "phone"})
    return {
        "section": "components",
        "today": TODAY,
        "swatches": SWATCHES,
        "natures": [(nature, ground.in_(lang)) for nature, ground in _GROUNDS],
        "days": {"this_year": date(2026, 11, 12), "other_year": date(2027, 2, 28)},
        "near": date(2026, 11, 25),
        "duties": _duties(lang),
        "form": wrong,
        "track": render(facts(lang), lang, name="lijn"),
        "others": [
            render(facts_with_gap(lang), lang, name="lijn-gat"),
            render(facts_with_sanction(lang), lang, name="lijn-verlengd"),
        ],
        "minis": _minis(),
        "piece": sample_profile.block(lang),
        "work": sample_profile.work(lang),
        "vacancies": sample_vacancy.cards(lang),
        "verdict": sample_vacancy.verdict(lang),
        "yard": yard(
            yard_cases(lang),
            Text(
                "Acht trajecten op één lijn. Twee zijn te laat, twee hebben deze week iets.",
                "Eight trajectories on one line. Two are late, two have something this week.",
            ).in_(lang),
            lang,
        ),
    }


_GROUNDS: Final = (
    (Nature.LAW, Text("ZW art. 38 lid 1", "ZW art. 38 lid 1")),
    (Nature.POLICY, Text("Werkwijzer Poortwachter", "Werkwijzer Poortwachter")),
    (Nature.PRACTICE, Text("elke 6 weken", "every 6 weeks")),
    (
        Nature.PROMISE,
        Text("28 dagen · werkwijze Overweg 2026.2", "28 days · programme Overweg 2026.2"),
    ),
    (Nature.AGREEMENT, Text("driegesprek 9 juni", "three-way talk of 9 June")),
)
