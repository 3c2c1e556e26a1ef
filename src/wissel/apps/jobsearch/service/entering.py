"""A vacancy that somebody of the bureau enters by hand: seen on paper, heard on the phone."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from wissel.apps.jobsearch.models import OwnVacancy
from wissel.apps.jobsearch.service import _held
from wissel.apps.jobsearch.service._knowledge import read_of, reader_version
from wissel.core.access import Role
from wissel.core.feeds import plain, same_key
from wissel.core.vacancies import Vacancy
from wissel.core.wire import to_json
from wissel.infra.doors import Actor, Denied, door, today_of
from wissel.infra.ids import uuid7
from wissel.infra.typed import demand_fits, refused

#: Who enters vacancies: they belong to the bureau, not to one trajectory.
WHO: Final = frozenset((Role.COACH, Role.BACK_OFFICE, Role.MANAGER))
_MOST: Final = {
    "title": 200,
    "text": 20_000,
    "employer": 200,
    "place": 100,
    "postcode": 10,
    "url": 1000,
    "contract": 60,
    "wage": 200,
}
SOURCE: Final = "own"


@door
def enter_vacancy(*, actor: Actor, now: datetime, said: Vacancy) -> str:
    """Keep a vacancy for the whole bureau; return its id. The same job is kept once.

    Raises ``Refused`` with the field: no title, no text, text that is too long, a day past.
    """
    _demand_bureau(actor)
    kept = _checked(said, f"{SOURCE}:{uuid7()}", now)
    same = same_key(kept)
    row = OwnVacancy.objects.filter(same=same, gone_on=None).order_by("pk").first()
    if row is not None:
        return str(row.read["vacancy"]["id"])
    _keep(OwnVacancy(), kept, same, actor, now)
    return kept.id


@door
def change_vacancy(*, actor: Actor, now: datetime, vacancy: str, said: Vacancy) -> None:
    """Keep what an open vacancy of the bureau says now; it is read anew.

    What stood on a list stays there as it was sent. Raises ``Refused`` as :func:`enter_vacancy`,
    and where the bureau has the same job as another vacancy already.
    """
    _demand_bureau(actor)
    row = _open_row(vacancy)
    kept = _checked(said, vacancy, now)
    same = same_key(kept)
    if OwnVacancy.objects.filter(same=same, gone_on=None).exclude(pk=row.pk).exists():
        raise refused(
            "twice",
            "$.title",
            "Deze vacature staat er al. Sluit er een van de twee.",
            "This vacancy is there already. Close one of the two.",
        )
    _keep(row, kept, same, actor, now)


def _keep(row: OwnVacancy, kept: Vacancy, same: str, actor: Actor, now: datetime) -> None:
    row.read, row.reader = to_json(read_of(kept)), reader_version()
    row.digest, row.same, row.closes_on = _held.digest_of(kept), same, kept.closes_on
    row.entered_at, row.entered_by = now, actor.name
    row.save()


@door
def close_vacancy(*, actor: Actor, now: datetime, vacancy: str) -> None:
    """Close a vacancy that the bureau entered: it is filled, or gone."""
    _demand_bureau(actor)
    row = _open_row(vacancy)
    row.gone_on = today_of(now)
    row.save(update_fields=["gone_on"])


def _demand_bureau(actor: Actor) -> None:
    if actor.role not in WHO:
        raise Denied("bureau-only", hidden=False)


def _open_row(vacancy: str) -> OwnVacancy:
    rows = OwnVacancy.objects.filter(read__vacancy__id=vacancy, gone_on=None)
    row: OwnVacancy | None = rows.select_for_update().first()
    if row is None:
        raise Denied("no-such-vacancy")
    return row


def _checked(said: Vacancy, id_: str, now: datetime) -> Vacancy:
    kept = replace(
        said,
        id=id_,
        source=SOURCE,
        title=" ".join(said.title.split()),
        text=plain(said.text),
        posted_on=said.posted_on or today_of(now),
    )
    for field, most in _MOST.items():
        demand_fits(getattr(kept, field), most, f"$.{field}")
    if not kept.title:
        raise refused("empty", "$.title", "Vul de functie in.", "Fill in the function.")
    if not kept.text:
        raise refused(
            "empty",
            "$.text",
            "Vul de tekst van de vacature in. Daarin staat wat het werk vraagt.",
            "Fill in the text of the vacancy. It says what the work asks.",
        )
    if kept.url and not kept.url.startswith(("https://", "http://")):
        raise refused(
            "wrong-value",
            "$.url",
            "Een adres begint met https://.",
            "An address begins with https://.",
        )
    if kept.closes_on is not None and kept.closes_on < today_of(now):
        raise refused(
            "past",
            "$.closes_on",
            "Deze dag is voorbij. Een gesloten vacature kan niemand meer krijgen.",
            "This day is past. Nobody can get a closed vacancy any more.",
        )
    return kept
