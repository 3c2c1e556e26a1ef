"""What can be done for several trajectories at once, each act as a form."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, ClassVar, Literal

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.trajectories.service import BulkAsked, BulkChoices, Choice
from wissel.core.wording import Finding
from wissel.portals.coach.fields import TextArea
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.guarded import GuardedForm, health_words

_LONGEST = 500
_MOST_VACANCIES = 200


class _Act(forms.Form):
    """An act: its kind, what its block is called, and the word on its button."""

    kind: ClassVar[Literal["coach", "vacancies", "contact", "later"]]
    title: ClassVar[Any]
    act: ClassVar[Any]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the guard finds in a text that leaves; most acts have none."""
        return ()

    def asked(self) -> BulkAsked:
        """Return what was filled in."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "sure"}
        return BulkAsked(kind=self.kind, **said)

    def may_go(self, found: Sequence[Finding]) -> bool:
        """Whether it may be done: by itself an act says nothing to somebody else."""
        return not self.errors

    def choose(self, name: str, choices: Iterable[Choice], language: str) -> None:
        """Fill a list."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            pairs = [(choice.value, choice.name.in_(language)) for choice in choices]
            field.choices = [("", _("– kies –")), *pairs]


class _Said(GuardedForm, _Act):
    """An act whose text the employer can read."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the guard finds in the text that was sent."""
        return health_words(str(self["text"].value() or "")) if self.is_bound else ()


class VacanciesForm(_Said):
    """A list of vacancies went out."""

    kind = "vacancies"
    title = gettext_lazy("Vacatures gestuurd")
    act = gettext_lazy("Leg lijst vast")

    day = DayField(label=gettext_lazy("Op welke dag"))
    count = forms.IntegerField(
        label=gettext_lazy("Hoeveel vacatures"), min_value=1, max_value=_MOST_VACANCIES
    )
    text = forms.CharField(label=gettext_lazy("Opmerking"), max_length=_LONGEST, required=False)


class ContactForm(_Said):
    """A message went to the employee."""

    kind = "contact"
    title = gettext_lazy("Bericht aan de medewerker")
    act = gettext_lazy("Leg contact vast")

    day = DayField(label=gettext_lazy("Op welke dag"))
    text = TextArea(
        label=gettext_lazy("Waar ging het over"),
        rows=2,
        max_length=_LONGEST,
        help_text=gettext_lazy("De werkgever kan deze regel lezen."),
    )


class LaterForm(_Act):
    """A duty can wait."""

    kind = "later"
    title = gettext_lazy("Later doen")
    act = gettext_lazy("Laat wachten")

    rule = forms.ChoiceField(label=gettext_lazy("Wat kan wachten"))
    day = DayField(label=gettext_lazy("Tot welke dag"))
    text = forms.CharField(label=gettext_lazy("Waarom"), max_length=_LONGEST)


class CoachForm(_Act):
    """The trajectories go to another coach."""

    kind = "coach"
    title = gettext_lazy("Aan een andere coach geven")
    act = gettext_lazy("Geef aan deze coach")

    coach = forms.ChoiceField(label=gettext_lazy("Coach"))


def acts(
    choices: BulkChoices,
    today: date,
    *,
    coach: bool,
    language: str,
    kind: str = "",
    data: Any = None,
) -> list[_Act]:
    """Return the acts that this reader may choose from; ``data`` is of the one of ``kind``."""
    offered: list[type[_Act]] = [VacanciesForm, ContactForm, LaterForm] if coach else []
    if not coach:
        offered = [CoachForm]
    made = [
        form(data if form.kind == kind else None, prefix=form.kind, initial={"day": today})
        for form in offered
    ]
    for form in made:
        if form.kind == "later":
            form.choose("rule", choices.rules, language)
            form.initial = {}
        if form.kind == "coach":
            form.choose("coach", choices.coaches, language)
    return made
