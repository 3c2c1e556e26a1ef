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
    if actor.role not in WHO:
        raise Denied("bureau-only", hidden=False)
    kept = _checked(said, now)
    same = same_key(kept)
    row = OwnVacancy.objects.filter(same=same, gone_on=None).order_by("pk").first()
    if row is not None:
        return str(row.read["vacancy"]["id"])
    read = read_of(kept)
    OwnVacancy(
        read=to_json(read),
        reader=reader_version(),
        digest=_held.digest_of(kept),
        same=same,
        entered_at=now,
        entered_by=actor.name,
        closes_on=kept.closes_on,
    ).save()
    return kept.id


@door
def close_vacancy(*, actor: Actor, now: datetime, vacancy: str) -> None:
    """Close a vacancy that the bureau entered: it is filled, or gone."""
    if actor.role not in WHO:
        raise Denied("bureau-only", hidden=False)
    for row in OwnVacancy.objects.filter(gone_on=None):
        if row.read["vacancy"]["id"] == vacancy:
            row.gone_on = today_of(now)
            row.save(update_fields=["gone_on"])
            return
    raise Denied("no-such-vacancy")


def _checked(said: Vacancy, now: datetime) -> Vacancy:
    kept = replace(
        said,
        id=f"{SOURCE}:{uuid7()}",
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
