"""The public form of a bureau: what it says, what it keeps, and what the desk does with it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core import mail as django_mail

from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.orders import service as orders
from wissel.apps.orders.service import EnquirySaid, EnquiryView, enquiring
from wissel.core.refusal import Refused
from wissel.infra.doors import Actor, Denied
from wissel.infra.tasks.worker import drain

pytestmark = pytest.mark.django_db

SAID = EnquirySaid(
    "quote",
    "Bakkerij De Korenaar",
    "Sanne Prins",
    "sanne@korenaar.example",
    "eigenaar",
    "06 1000 2000",
    "Wij zoeken begeleiding.",
    date(2026, 1, 12),
)


def opened(cast: Cast, *, prices: bool = True, programme: str = "xs2more") -> Actor:
    """Give the bureau a form; return whoever opens it."""
    bureaus.choose_programme(actor=cast.manager, now=NOW, name=programme)
    change(cast, address="overweg", prices=prices)
    visitor = bureaus.visitor_at(address="overweg")
    assert visitor is not None
    return visitor


def change(cast: Cast, *, address: str, prices: bool = False, by: Actor | None = None) -> None:
    """Change the address of the form of a bureau."""
    said = bureaus.BureauSaid("Bureau", public_address=address, public_prices=prices)
    bureaus.change_bureau(actor=by or cast.manager, now=NOW, said=said)


def asked(visitor: Actor, said: EnquirySaid = SAID, once: UUID | None = None) -> EnquiryView:
    """Ask something through the form."""
    return orders.enquire(actor=visitor, now=NOW, once=once or uuid4(), said=said)


def refused(visitor: Actor, **given: Any) -> tuple[str, str]:
    """Return code and place of what the form does not take."""
    with pytest.raises(Refused) as why:
        asked(visitor, replace(SAID, **given))
    return why.value.code, why.value.path


def test_a_bureau_without_an_address_has_no_form(cast: Cast) -> None:
    assert bureaus.visitor_at(address="") is None
    assert bureaus.visitor_at(address="overweg") is None
    opened(cast)
    assert bureaus.visitor_at(address="OVERWEG") is not None
    change(cast, address="")
    assert bureaus.visitor_at(address="overweg") is None


@pytest.mark.parametrize("address", ["Over weg", "-overweg", "a", "overweg/", "één", "x" * 41])
def test_an_address_that_cannot_be_is_refused_at_its_field(cast: Cast, address: str) -> None:
    with pytest.raises(Refused) as why:
        change(cast, address=address)
    assert why.value.path == "$.public_address"


def test_two_bureaus_do_not_share_an_address(cast: Cast) -> None:
    opened(cast)
    with pytest.raises(Refused, match="another bureau"):
        change(cast, address="Overweg", by=replace(cast.command, bureau=cast.stranger.bureau))


def test_the_form_says_within_what_there_is_an_answer_as_the_way_of_working_promises(
    cast: Cast,
) -> None:
    view = orders.public_form(actor=opened(cast, programme="pappenheim"), now=NOW)
    limit = view.promises["quote"].limit
    assert limit is not None
    assert (limit.amount, limit.unit) == (24, "hours")


def test_the_price_goes_by_the_weeks_to_the_end_of_the_waiting_period(cast: Cast) -> None:
    visitor = opened(cast, programme="ascenditur")
    without = orders.public_form(actor=visitor, now=NOW)
    assert (without.asks_day, without.prices) == (True, None)
    day = date(2026, 1, 12)
    found = orders.public_form(actor=visitor, now=NOW, first_sick_day=day).prices
    assert found is not None
    assert found.last_day == date(2028, 1, 9)  # 104 weeks of seven days
    weeks = -(-((found.last_day - NOW.date()).days + 1) // 7)
    assert [line.quantity for line in found.lines if line.per_week] == [weeks]


def test_a_price_that_no_week_changes_is_said_at_once(cast: Cast) -> None:
    view = orders.public_form(actor=opened(cast, programme="xs2more"), now=NOW)
    assert view.prices is not None
    assert (view.asks_day, view.prices.is_exact) == (False, True)


@pytest.mark.parametrize(
    "programme", ["xs2more", "ascenditur", "pappenheim", "vitacon-luteijn", "jp-werkrevisie"]
)
def test_a_bureau_that_does_not_show_its_prices_says_none(cast: Cast, programme: str) -> None:
    visitor = opened(cast, prices=False, programme=programme)
    view = orders.public_form(actor=visitor, now=NOW, first_sick_day=date(2026, 1, 12))
    assert (view.prices, view.asks_day) == (None, False)


def test_what_is_asked_is_kept_with_its_last_moment_and_mailed_to_the_desk(cast: Cast) -> None:
    visitor = opened(cast, programme="pappenheim")
    drain(clock=lambda: NOW)
    django_mail.outbox.clear()
    made = asked(visitor)
    assert made.said == SAID
    assert made.answer_at == NOW + timedelta(hours=24)
    assert made.answer_by == NOW.date() + timedelta(days=1)
    drain(clock=lambda: NOW + timedelta(days=1))
    assert sorted(to for sent in django_mail.outbox for to in sent.to) == [
        "mara@overweg.example",
        "pleun@overweg.example",
    ]
    for word in ("Korenaar", "Sanne", "offerte"):
        assert word not in "".join(f"{sent.subject}{sent.body}" for sent in django_mail.outbox)


def test_sent_twice_it_is_kept_once(cast: Cast) -> None:
    visitor, once = opened(cast), uuid4()
    first = asked(visitor, once=once)
    again = asked(visitor, replace(SAID, name="Iemand Anders"), once=once)
    assert again == first
    assert orders.enquiries(actor=cast.manager, now=NOW).number == 1


def test_sent_twice_at_the_same_moment_it_is_kept_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor, once = opened(cast), uuid4()
    other: list[EnquiryView] = []
    checked = enquiring.checked

    def overtaken(said: EnquirySaid, today: date) -> EnquirySaid:
        monkeypatch.setattr(enquiring, "checked", checked)
        other.append(asked(visitor, once=once))
        return checked(said, today)

    monkeypatch.setattr(enquiring, "checked", overtaken)
    assert asked(visitor, once=once) == other[0]
    assert orders.enquiries(actor=cast.manager, now=NOW).number == 1


def test_what_cannot_be_is_refused_at_its_place(cast: Cast) -> None:
    visitor = opened(cast)
    assert refused(visitor, organisation=" ") == ("missing", "$.organisation")
    assert refused(visitor, name="x" * 201) == ("too-long", "$.name")
    assert refused(visitor, email="sanne@") == ("wrong-value", "$.email")
    assert refused(visitor, sort="call-back", phone="") == ("missing", "$.phone")
    assert refused(visitor, sort="question", text=" \n") == ("missing", "$.text")
    assert refused(visitor, text="x" * 2001) == ("too-long", "$.text")
    assert refused(visitor, text="a\0") == ("wrong-value", "$.text")
    for day in (NOW.date() + timedelta(days=1), date(2019, 1, 1)):
        assert refused(visitor, first_sick_day=day) == ("wrong-value", "$.first_sick_day")
    assert orders.enquiries(actor=cast.manager, now=NOW).number == 0


def test_only_manager_and_planner_of_that_bureau_read_what_was_asked(cast: Cast) -> None:
    made = asked(opened(cast))
    for name in ("manager", "planner"):
        found = orders.enquiries(actor=cast.everybody[name], now=NOW)
        assert [one.id for one in found.waiting] == [made.id]
    for name in ("coach", "employee", "employer"):
        with pytest.raises(Denied, match="desk-only"):
            orders.enquiries(actor=cast.everybody[name], now=NOW)
    elsewhere = replace(cast.command, bureau=cast.stranger.bureau)
    assert orders.enquiries(actor=elsewhere, now=NOW).number == 0


def test_people_do_not_ask_through_a_session_and_visitors_read_nothing(cast: Cast) -> None:
    visitor = opened(cast)
    with pytest.raises(Denied, match="visitors-only"):
        asked(cast.manager)
    with pytest.raises(Denied, match="desk-only"):
        orders.enquiries(actor=visitor, now=NOW)


def test_what_waits_stands_first_longest_waiting_on_top(cast: Cast) -> None:
    visitor = opened(cast)
    made = [asked(visitor, replace(SAID, organisation=name)) for name in ("Een", "Twee", "Drie")]
    orders.settle_enquiry(actor=cast.planner, now=NOW, enquiry=made[0].id, note="Gebeld.")
    found = orders.enquiries(actor=cast.manager, now=NOW)
    assert [one.said.organisation for one in found.waiting] == ["Twee", "Drie"]
    assert [(one.settled_by, one.note) for one in found.settled] == [("Pleun Smit", "Gebeld.")]


def test_it_is_closed_once_with_a_word(cast: Cast) -> None:
    made = asked(opened(cast))
    settle = orders.settle_enquiry
    with pytest.raises(Refused) as why:
        settle(actor=cast.manager, now=NOW, enquiry=made.id, note=" ")
    assert why.value.path == "$.note"
    settle(actor=cast.manager, now=NOW, enquiry=made.id, note="Offerte gestuurd.")
    with pytest.raises(Refused, match="Mara Vos"):
        settle(actor=cast.planner, now=NOW, enquiry=made.id, note="Nog eens.")


def test_an_enquiry_becomes_a_client_with_a_contact_once(cast: Cast) -> None:
    made = asked(opened(cast))
    make = orders.make_client
    first = make(actor=cast.planner, now=NOW, enquiry=made.id)
    assert not first.known
    assert make(actor=cast.manager, now=NOW, enquiry=made.id) == replace(first, known=True)
    [contact] = bureaus.contacts_of(actor=cast.manager, now=NOW, client=first.client)
    assert (contact.name, contact.email, contact.function) == (
        "Sanne Prins",
        "sanne@korenaar.example",
        "eigenaar",
    )
    assert contact.membership is None


def test_whoever_types_the_name_of_a_client_becomes_no_contact_of_it(cast: Cast) -> None:
    known = bureaus.client(actor=cast.manager, now=NOW, client=cast.client)
    before = bureaus.contacts_of(actor=cast.manager, now=NOW, client=cast.client)
    made = asked(opened(cast), replace(SAID, organisation=known.name.upper()))
    found = orders.make_client(actor=cast.manager, now=NOW, enquiry=made.id)
    assert (found.client, found.known) == (cast.client, True)
    assert bureaus.contacts_of(actor=cast.manager, now=NOW, client=cast.client) == before


def test_what_nobody_needs_is_thrown_away_and_what_was_settled_is_forgotten(cast: Cast) -> None:
    visitor = opened(cast)
    spam, done, waits = (asked(visitor) for _ in range(3))
    with pytest.raises(Denied, match="desk-only"):
        orders.drop_enquiry(actor=cast.coach, now=NOW, enquiry=spam.id)
    orders.drop_enquiry(actor=cast.planner, now=NOW, enquiry=spam.id)
    orders.settle_enquiry(actor=cast.planner, now=NOW, enquiry=done.id, note="Gebeld.")
    forget = orders.forget_enquiries
    assert forget(actor=cast.command, now=NOW + timedelta(days=364)) == 0
    assert forget(actor=cast.command, now=NOW + timedelta(days=365)) == 1
    left = orders.enquiries(actor=cast.manager, now=NOW)
    assert ([one.id for one in left.waiting], left.settled) == ([waits.id], ())
    with pytest.raises(Denied, match="command-only"):
        forget(actor=cast.manager, now=NOW)


def test_the_weeks_of_a_price_are_those_of_the_clock_in_every_model(cast: Cast) -> None:
    late = datetime(2028, 3, 1, 9, tzinfo=UTC)
    for programme in ("xs2more", "ascenditur", "pappenheim", "vitacon-luteijn", "jp-werkrevisie"):
        visitor = opened(cast, programme=programme)
        view = orders.public_form(actor=visitor, now=late, first_sick_day=date(2026, 1, 12))
        if view.prices is not None:
            assert view.prices.length == "over", programme
            assert view.prices.least >= Decimal(0)
