"""Which quote comes when: by the way of working, for long enough, and before it runs out."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import yaml
from django.core import mail as django_mail

from tests.apps.orders.test_quotes import UNTIL, begin, read, saved, sent, under
from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.orders import service as orders
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Appointment
from wissel.core.programme import packaged_text
from wissel.core.refusal import Refused
from wissel.infra.doors import Denied
from wissel.infra.tasks.worker import drain


@pytest.mark.parametrize("months", [6, 8])
@pytest.mark.parametrize("when_short", ["", "warn", "refuse"])
def test_a_trajectory_that_cannot_last_long_enough_is_quoted_or_refused_as_the_bureau_wants(
    cast: Cast, when_short: str, months: int
) -> None:
    raw = yaml.safe_load(packaged_text("basis", 1))
    duration = {"least": {"months": months}} | ({"when_short": when_short} if when_short else {})
    offer = {"quote": "open", "prices": [], "after_placement": "aftercare", "duration": duration}
    name = f"eigen-{when_short or 'open'}-{months}"  # a version is read once in a process
    raw |= {"name": name, "version": 1, "offer": offer}
    bureaus.add_programme(actor=cast.manager, now=NOW, text=yaml.safe_dump(raw))
    under(cast, name)
    desk = orders.quote_desk(actor=cast.manager, now=NOW, trajectory=cast.trajectory)
    quote, short = saved(cast), desk.estimate.length == "short"
    assert short is (months == 8)
    if not (short and when_short == "refuse"):
        assert orders.send_quote(actor=cast.manager, now=NOW, quote=quote, revision=2).sent
        return
    with pytest.raises(Refused, match="at least") as refused:
        orders.send_quote(actor=cast.manager, now=NOW, quote=quote, revision=2)
    assert (refused.value.code, refused.value.path) == ("too-short", "$")
    assert read(cast, quote).state == "draft"


def test_the_employer_is_mailed_once_before_a_quote_runs_out(cast: Cast) -> None:
    quote = sent(cast)
    remind = orders.remind_of_quotes
    drain(clock=lambda: NOW)
    django_mail.outbox.clear()
    days = [UNTIL - timedelta(days=before) for before in (6, 5, 4, 0)]
    moments = [datetime(day.year, day.month, day.day, 9, tzinfo=UTC) for day in days]
    assert [remind(actor=cast.command, now=moment) for moment in moments] == [0, 1, 0, 0]
    drain(clock=lambda: moments[-1])
    [mailed] = django_mail.outbox
    assert mailed.to == ["peter@maasbocht.example"]
    assert f"/werkgever/offerte/{quote}/" in str(mailed.body)
    assert "offerte staat" not in f"{mailed.subject}{mailed.body}".lower()


@pytest.mark.parametrize("how", ["decline_quote", "withdraw_quote"])
def test_of_a_quote_that_was_answered_nobody_is_reminded(cast: Cast, how: str) -> None:
    quote = sent(cast)
    actor = cast.employer if how == "decline_quote" else cast.manager
    getattr(orders, how)(actor=actor, now=NOW, quote=quote, reason="Te duur.")
    saved(cast)  # a draft is nobody's either
    late = datetime(2026, 12, 20, 9, tzinfo=UTC)
    assert orders.remind_of_quotes(actor=cast.command, now=late) == 0
    with pytest.raises(Denied, match="command-only"):
        orders.remind_of_quotes(actor=cast.manager, now=late)


def test_the_quote_that_comes_next_goes_by_the_way_of_working_and_the_intake(cast: Cast) -> None:
    def following(programme: str = "") -> tuple[str, str, bool]:
        if programme:
            under(cast, programme)
        desk = orders.quote_desk(actor=cast.manager, now=NOW, trajectory=cast.trajectory)
        return desk.next.moment, desk.next.order, desk.next.early

    assert following("pappenheim") == ("before-intake", "trajectory", False)
    assert following("ascenditur") == ("open", "trajectory", False)
    assert following("xs2more") == ("two", "intake", False)
    intake = orders.begin_quote(
        actor=cast.manager, now=NOW, trajectory=cast.trajectory, order="intake"
    )
    lines = read(cast, intake).said.lines
    assert [(line.title, line.price) for line in lines] == [
        ("Intakefase", Decimal("535.00")),
        ("Dossierkosten, eenmalig", Decimal("35.00")),
    ]
    assert read(cast, begin(cast)).said.lines == (), "the model names no price of the trajectory"
    assert following() == ("two", "trajectory", True)
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=NOW.date(),
        content=Appointment(("employee",), "visit", "attended", purpose="intake"),
    )
    assert following() == ("two", "trajectory", False)
