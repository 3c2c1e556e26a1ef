"""Who answered the minutes of a talk, and what they said: the same lines in every portal."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext, gettext_lazy

from wissel.apps.documents.service import ReportView
from wissel.core.access import Role
from wissel.core.dates import local_day
from wissel.core.reports import agreed_by
from wissel.portals.shell.dates import full_date, reader_language

_RELEASED: Final = ("vrijgegeven", "vervangen")
_EMPLOYEE: Final = {
    "agreed": ("done", gettext_lazy("akkoord")),
    "commented": ("done", gettext_lazy("akkoord, met opmerking")),
    "disagreed": ("late", gettext_lazy("niet akkoord")),
    "no-response": ("na", gettext_lazy("geen reactie")),
}


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """Who it is, how they answered (a chip), on which day, and what they said."""

    who: str
    chip: tuple[str, str]
    day: str
    said: str


def answers_of(view: ReportView) -> tuple[AnswerRow, ...]:
    """Return the answers to released minutes; nothing for any other document."""
    is_minutes = Role.EMPLOYEE in agreed_by(view.record.document)
    if not is_minutes or view.line.state not in _RELEASED:
        return ()
    return (_coach(view), _employee(view), _employer(view))


def _coach(view: ReportView) -> AnswerRow:
    at = view.line.released_at
    day = full_date(local_day(at), reader_language()) if at is not None else ""
    return AnswerRow(view.record.header.coach, ("done", gettext("vrijgegeven")), day, "")


def _employee(view: ReportView) -> AnswerRow:
    name, answer = view.record.header.employee, view.response
    if answer is None:
        return AnswerRow(name, ("now", gettext("nog geen antwoord")), "", "")
    kind, words = _EMPLOYEE[answer.kind]
    return AnswerRow(name, (kind, str(words)), full_date(answer.on, reader_language()), answer.text)


def _employer(view: ReportView) -> AnswerRow:
    answer = view.client_answer
    if answer is None:
        who = view.record.header.client_contact or view.record.header.client
        return AnswerRow(who, ("now", gettext("nog geen antwoord")), "", "")
    agreed = answer.kind == "agreed"
    chip = ("done", gettext("getekend")) if agreed else ("late", gettext("niet akkoord"))
    day = full_date(local_day(answer.at), reader_language())
    return AnswerRow(answer.by, chip, day, answer.because)
