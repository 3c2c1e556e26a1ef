"""The form in which somebody's judgement of one item of a test is written down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.plans.service import MOST_DETAIL, MOST_LINE
from wissel.core.journal import PartyRole
from wissel.core.profiled import Direction, Judgement, Verdict
from wissel.core.suitable import EXPERTS, is_of_body
from wissel.portals.coach.fields import TextArea
from wissel.portals.shell.profile_words import JUDGES, VERDICTS
from wissel.portals.shell.work_view import FitShown, WorkTestShown

#: What somebody may come to; that it is not known is said by saying nothing.
_SAID: Final = (Verdict.FITS, Verdict.ATTENTION, Verdict.FITS_NOT)


class JudgeForm(forms.Form):
    """What somebody judged of one item, why, and who it was."""

    about = forms.CharField(widget=forms.HiddenInput, max_length=300)
    verdict = forms.ChoiceField(
        label=gettext_lazy("Oordeel"),
        choices=[(str(one), VERDICTS[one]) for one in _SAID],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies wat het oordeel is.")},
    )
    because = TextArea(
        label=gettext_lazy("Waarom"),
        rows=2,
        max_length=MOST_DETAIL,
        error_messages={"required": gettext_lazy("Schrijf in één zin waarom.")},
    )
    by = forms.ChoiceField(label=gettext_lazy("Wie beoordeelde dit"))
    author = forms.CharField(
        label=gettext_lazy("Naam"),
        help_text=gettext_lazy("Leeg: jij."),
        required=False,
        max_length=MOST_LINE,
    )

    def __init__(
        self, data: Any, *, row: FitShown, held: Judgement | None = None, prefix: str | None = None
    ) -> None:
        super().__init__(data, prefix=prefix, initial=_begun(row, held))
        self.expert_only = _only_experts(row, held)
        choices = [one for one in JUDGES.items() if one[0] != "coach" or not self.expert_only]
        cast(forms.ChoiceField, self.fields["by"]).choices = choices
        if self.expert_only:
            self.fields["author"].help_text = ""

    def clean(self) -> dict[str, Any]:
        """Ask the name of whoever is not the coach."""
        data = super().clean() or {}
        if data.get("by") not in (None, "coach") and not data.get("author"):
            self.add_error("author", _("Schrijf wie dit beoordeelde."))
        return data


@dataclass(frozen=True, slots=True)
class JudgeRow:
    """A line of a test with the form that judges it; ``given``: somebody judged it already."""

    shown: FitShown
    form: JudgeForm
    given: bool
    open: bool


def judge_rows(test: WorkTestShown, said: Direction, posted: Any = None) -> tuple[JudgeRow, ...]:
    """Return a form for each line that somebody may judge; what was sent stands in its own."""
    held = {one.about: one for one in said.judgements}
    found = []
    for n, row in enumerate(test.rows):
        if row.verdict in (Verdict.FITS, Verdict.ATTENTION) and row.about not in held:
            continue
        mine = posted if posted is not None and posted.get("about") == row.about else None
        form = JudgeForm(mine, row=row, held=held.get(row.about))
        form.auto_id = f"j{n}_%s"
        found.append(JudgeRow(row, form, row.about in held, mine is not None))
    return tuple(found)


def test_rows(test: WorkTestShown, posted: Any) -> tuple[JudgeRow, ...]:
    """Return the same for work that is tried: all of them stand in one form, each with a prefix.

    What nobody said a verdict of was not judged.
    """
    count = sum(f"j{n}-about" in posted for n in range(len(posted)))
    places = {posted.get(f"j{n}-about"): n for n in range(count)}
    found: list[JudgeRow] = []
    for n, row in enumerate(test.rows):
        if row.verdict in (Verdict.FITS, Verdict.ATTENTION):
            continue
        sent, prefix = places.get(row.about), f"j{len(found)}"
        names = ("verdict", "because", "by", "author")
        data = {f"{prefix}-{one}": posted.get(f"j{sent}-{one}", "") for one in names}
        given = sent is not None and bool(
            data[f"{prefix}-verdict"] or data[f"{prefix}-because"].strip()
        )
        data[f"{prefix}-about"] = row.about
        form = JudgeForm(data if given else None, row=row, prefix=prefix)
        form.auto_id = f"t{n}_%s"
        found.append(JudgeRow(row, form, given, given))
    return tuple(found)


def _begun(row: FitShown, held: Judgement | None) -> dict[str, Any]:
    """Return what the form of a line begins with."""
    start: dict[str, Any] = {"about": row.about}
    if held is None:
        return start
    return start | {
        "verdict": str(held.verdict),
        "because": held.because,
        "by": held.by,
        "author": held.author,
    }


def judged_of(forms_: Sequence[JudgeForm], name: str, on: date) -> tuple[Judgement, ...]:
    """Return the judgements that were filled in. For forms that are valid."""
    found = []
    for form in forms_:
        data = form.cleaned_data
        by = cast(PartyRole, data["by"])
        verdict, author = Verdict(data["verdict"]), data["author"] or name
        found.append(Judgement(data["about"], verdict, data["because"], by, author, on))
    return tuple(found)


def _only_experts(row: FitShown, held: Judgement | None) -> bool:
    """Whether the work asks more than the capacity allows: no coach overrules that.

    Where an expert did so, the line shows what they said; the next word is an expert's too.
    """
    if not is_of_body(row.about):
        return False
    if row.judged:
        return held is not None and held.by in EXPERTS
    return row.verdict is Verdict.FITS_NOT
