"""Who takes part: adding, changing, ending; whose account it is; coaches before and after."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.cast import NOW, PASSWORD, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.core.absence import Absence
from wissel.core.access import DataCategory
from wissel.core.journal import Contact
from wissel.core.refusal import Refused
from wissel.infra.doors import Actor, Denied
from wissel.infra.models import AccessLogEntry, ChangeLogEntry
from wissel.infra.tenancy import tenant


def add(cast: Cast, actor: Actor | None = None, **said: str) -> trajectories.PartyView:
    plain = {"role": "company-doctor", "name": "F. Nieuwpoort", "phone": "06 1", "email": "f@a.nl"}
    return trajectories.add_party(
        actor=actor or cast.coach, now=NOW, trajectory=cast.trajectory, **(plain | said)
    )


def change(cast: Cast, party: UUID, actor: Actor | None = None, **said: str) -> Any:
    plain = {"name": "F. Nieuwpoort", "email": "f@a.nl", "phone": "06 1"}
    return trajectories.change_party(
        actor=actor or cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        party=party,
        **(plain | said),
    )


def end(cast: Cast, party: UUID, actor: Actor | None = None, day: date | None = None) -> Any:
    return trajectories.end_party(
        actor=actor or cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        party=party,
        last_day=day or NOW.date(),
    )


def there(cast: Cast, name: str, actor: Actor | None = None) -> trajectories.PartyView:
    found = trajectories.parties(actor=actor or cast.coach, now=NOW, trajectory=cast.trajectory)
    [one] = [each for each in found if each.party.name == name]
    return one


def contacts(cast: Cast) -> dict[str, bureaus.ContactView]:
    found = bureaus.contacts_of(actor=cast.coach, now=NOW, client=cast.client)
    return {contact.name: contact for contact in found}


@pytest.fixture
def fresh(cast: Cast) -> UUID:
    """Return a trajectory whose employee has no account yet."""
    return trajectories.register(
        actor=cast.coach,
        now=NOW,
        registration=trajectories.Registration(
            employee_name="Wim de Boer",
            employee_email="w@fout.example",
            client=cast.client,
            absence=Absence(date(2026, 1, 5)),
        ),
    ).id


@pytest.mark.parametrize("name", ["coach", "planner"])
def test_who_may_add_change_and_end(cast: Cast, name: str) -> None:
    actor = getattr(cast, name)
    party = add(cast, actor).id
    change(cast, party, actor, phone="06 2")
    end(cast, party, actor)
    trajectories.change_employee(
        actor=actor,
        now=NOW,
        trajectory=cast.trajectory,
        name="Karin Dijkstra",
        email="karin@example.org",
        phone="06 3",
    )


@pytest.mark.parametrize(
    "name",
    [
        *("other_coach", "manager", "auditor", "employer", "employee", "line_manager"),
        *("company_doctor", "labour_expert", "host_employer", "stranger"),
    ],
)
def test_who_may_not(cast: Cast, name: str) -> None:
    actor, party = getattr(cast, name), add(cast).id
    for attempt in (
        lambda: add(cast, actor, name="Iemand anders"),
        lambda: change(cast, party, actor),
        lambda: end(cast, party, actor),
        lambda: trajectories.change_employee(
            actor=actor, now=NOW, trajectory=cast.trajectory, name="Iemand anders"
        ),
    ):
        with pytest.raises(Denied):
            attempt()
    assert there(cast, "F. Nieuwpoort").party.ended_on is None


def test_who_sees_names_only_gets_no_contact_data(cast: Cast) -> None:
    add(cast)
    assert there(cast, "F. Nieuwpoort").party.phone == "06 1"
    seen = there(cast, "F. Nieuwpoort", cast.line_manager)
    assert (seen.party.phone, seen.party.email) == ("", "")


def test_each_change_is_logged_with_who_did_it_and_on_what_ground(cast: Cast) -> None:
    party = add(cast).id
    change(cast, party, phone="06 2")
    end(cast, party)
    with tenant(cast.coach.bureau):
        changes = [row.door for row in ChangeLogEntry.objects.filter(subject=str(cast.trajectory))]
        events = AccessLogEntry.objects.filter(
            subject=str(cast.trajectory), event__startswith="people.", actor_name="Noor Akkerman"
        )
        said = {(row.event, row.action, row.category) for row in events}
    for door in ("add_party", "change_party", "end_party"):
        assert f"trajectories.service.parties.{door}" in changes
    identity = DataCategory.IDENTITY.value
    assert {
        ("people.add", "C", identity),
        ("people.change", "U", identity),
        ("people.end", "U", identity),
    } <= said


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ({"role": "dokter"}, "$.role"),
        ({"role": "employee"}, "$.role"),
        ({"role": "coach"}, "$.role"),
        ({"name": " "}, "$.name"),
        ({"name": "x" * 201}, "$.name"),
        ({"organisation": "x" * 201}, "$.organisation"),
        ({"email": "geen adres"}, "$.email"),
        ({"phone": "0" * 41}, "$.phone"),
        ({"name": "r. amrani"}, "$.name"),
        ({"role": "employer", "email": "PETER@maasbocht.example"}, "$.email"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place_and_adds_nobody(
    cast: Cast, said: dict[str, str], path: str
) -> None:
    before = trajectories.parties(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    with pytest.raises(Refused) as refused:
        add(cast, **said)
    assert refused.value.path == path
    after = trajectories.parties(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    assert after == before


def test_somebody_of_the_employer_can_be_invited_once_they_take_part(cast: Cast) -> None:
    added = add(cast, role="employer", name="Els Smit", email="Els@maasbocht.example ")
    contact = contacts(cast)["Els Smit"]
    assert added.contact == contact.id
    assert added.party.organisation == "De Maasbocht Transport B.V."
    assert not added.has_account
    invitation = bureaus.invite(
        actor=cast.coach,
        now=NOW,
        email=contact.email,
        name=contact.name,
        role=contact.role,
        client=contact.client,
        contact=contact.id,
    )
    bureaus.accept_invitation(token=invitation.token, password=PASSWORD, now=NOW)
    assert there(cast, "Els Smit").has_account


def test_a_known_contact_is_taken_and_keeps_the_name_of_the_account(
    cast: Cast, fresh: UUID
) -> None:
    added = trajectories.add_party(
        actor=cast.coach,
        now=NOW,
        trajectory=fresh,
        role="employer",
        name="Piet",
        email="peter@maasbocht.example",
    )
    assert added.contact == cast.contact
    assert added.party.name == "Peter Hoekstra"
    assert len(contacts(cast)) == 1


def test_a_line_manager_with_an_account_sees_the_file_from_the_day_they_take_part(
    cast: Cast, fresh: UUID
) -> None:
    contact = bureaus.add_contact(
        actor=cast.coach,
        now=NOW,
        client=cast.client,
        name="Jan Lijn",
        email="jan@maasbocht.example",
        role="line-manager",
    )
    invitation = bureaus.invite(
        actor=cast.coach,
        now=NOW,
        email=contact.email,
        name=contact.name,
        role="line-manager",
        client=cast.client,
        contact=contact.id,
    )
    made = bureaus.accept_invitation(token=invitation.token, password=PASSWORD, now=NOW)
    manager = bureaus.actor_of(user=made.user, membership=made.membership)
    assert manager is not None

    def opens() -> bool:
        try:
            found = trajectories.parties(actor=manager, now=NOW, trajectory=fresh)
        except Denied:
            return False
        return bool(found)

    assert not opens()
    added = trajectories.add_party(
        actor=cast.coach,
        now=NOW,
        trajectory=fresh,
        role="line-manager",
        name="Jan Lijn",
        email="jan@maasbocht.example",
    )
    assert opens()
    trajectories.end_party(
        actor=cast.coach, now=NOW, trajectory=fresh, party=added.id, last_day=NOW.date()
    )
    assert not opens()


def test_who_has_left_stays_in_the_list_and_opens_nothing(cast: Cast) -> None:
    doctor = there(cast, "R. Amrani")
    assert trajectories.own_cases(actor=cast.company_doctor, now=NOW) == (cast.trajectory,)
    end(cast, doctor.id, day=date(2026, 11, 20))
    case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory).case
    assert case.party("company-doctor") is None
    assert "R. Amrani" in [party.name for party in case.parties]
    assert "R. Amrani" not in [party.name for party in case.present]
    assert there(cast, "R. Amrani").party.ended_on == date(2026, 11, 20)
    assert trajectories.own_cases(actor=cast.company_doctor, now=NOW) == ()
    with pytest.raises(Denied):
        trajectories.case(actor=cast.company_doctor, now=NOW, trajectory=cast.trajectory)


def test_what_stood_there_is_not_changed_once_somebody_has_left(cast: Cast) -> None:
    party = add(cast).id
    end(cast, party)
    for attempt in (lambda: change(cast, party), lambda: end(cast, party)):
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.code == "ended"
    assert add(cast).party.name == "F. Nieuwpoort"


def test_nobody_leaves_in_the_future_or_from_another_file(cast: Cast, fresh: UUID) -> None:
    party = add(cast).id
    with pytest.raises(Refused) as refused:
        end(cast, party, day=NOW.date() + timedelta(days=1))
    assert refused.value.path == "$.last_day"
    with pytest.raises(Denied):
        trajectories.end_party(
            actor=cast.coach, now=NOW, trajectory=fresh, party=party, last_day=NOW.date()
        )


def test_reports_are_announced_to_no_contact_who_has_left(cast: Cast) -> None:
    def addresses() -> tuple[str, ...]:
        # The tie is asked as the documents app asks it, inside a door of its own.
        within = trajectories.trajectory_within(
            actor=cast.coach,
            now=NOW,
            trajectory=cast.trajectory,
            category=DataCategory.RELEASED_REPORTS,
        )
        return trajectories.employer_addresses(within=within)

    with tenant(cast.coach.bureau):
        assert addresses() == ("peter@maasbocht.example",)
    end(cast, there(cast, "Peter Hoekstra").id)
    with tenant(cast.coach.bureau):
        assert addresses() == ()


@pytest.mark.parametrize(
    ("said", "path"), [({"name": "Peter H."}, "$.name"), ({"email": "p@elders.nl"}, "$.email")]
)
def test_nobody_edits_the_account_of_another(cast: Cast, said: dict[str, str], path: str) -> None:
    peter = there(cast, "Peter Hoekstra")
    own = {"name": "Peter Hoekstra", "email": "peter@maasbocht.example"}
    with pytest.raises(Refused) as refused:
        change(cast, peter.id, **(own | said))
    assert (refused.value.code, refused.value.path) == ("own-account", path)
    with pytest.raises(Denied):
        bureaus.change_contact(
            actor=cast.coach, now=NOW, contact=cast.contact, phone="", **(own | said)
        )
    change(cast, peter.id, **(own | {"phone": "010 1"}))
    assert there(cast, "Peter Hoekstra").party.phone == "010 1"
    assert contacts(cast)["Peter Hoekstra"].email == own["email"]


def test_a_changed_contact_is_reached_at_one_address_in_every_file(cast: Cast, fresh: UUID) -> None:
    els = {"role": "employer", "name": "Els Smit", "email": "els@fout.example"}
    first = add(cast, **els)
    trajectories.add_party(actor=cast.coach, now=NOW, trajectory=fresh, **els)
    change(cast, first.id, name="Els Smit-Vos", email="els@maasbocht.example")
    contact = contacts(cast)["Els Smit-Vos"]
    assert contact.email == "els@maasbocht.example"
    [other] = trajectories.parties(actor=cast.coach, now=NOW, trajectory=fresh)
    assert other.party.email == "els@maasbocht.example"


def test_the_address_of_another_contact_is_refused(cast: Cast) -> None:
    added = add(cast, role="employer", name="Els Smit", email="els@maasbocht.example")
    for email, code in (("peter@maasbocht.example", "taken"), ("", "email-missing")):
        with pytest.raises(Refused) as refused:
            change(cast, added.id, name="Els Smit", email=email)
        assert (refused.value.code, refused.value.path) == (code, "$.email")


def test_a_contact_without_an_address_becomes_one_when_it_gets_one(cast: Cast) -> None:
    added = add(cast, role="line-manager", name="Jan Lijn", email="")
    assert added.contact is None
    changed = change(cast, added.id, name="Jan Lijn", email="jan@maasbocht.example")
    assert changed.contact == contacts(cast)["Jan Lijn"].id


def test_a_link_to_the_old_address_of_a_contact_opens_nothing(cast: Cast) -> None:
    added = add(cast, role="employer", name="Els Smit", email="els@fout.example")
    contact = contacts(cast)["Els Smit"]
    wrong = bureaus.invite(
        actor=cast.coach,
        now=NOW,
        email=contact.email,
        name=contact.name,
        role=contact.role,
        client=contact.client,
        contact=contact.id,
    )
    change(cast, added.id, name="Els Smit", email="els@maasbocht.example")
    with pytest.raises(bureaus.InvitationGone):
        bureaus.accept_invitation(token=wrong.token, password=PASSWORD, now=NOW)


def test_a_changed_name_rewrites_nothing_that_happened(cast: Cast) -> None:
    party = add(cast).id
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=NOW.date(),
        content=Contact(("company-doctor",), "phone", "F. Nieuwpoort belt over de uren."),
    )

    def journal() -> tuple[Any, ...]:
        return trajectories.entries(actor=cast.coach, now=NOW, trajectory=cast.trajectory)

    before = journal()
    change(cast, party, name="F. Nieuwpoort-de Wit")
    end(cast, party)
    assert journal() == before
    assert trajectories.broken_chains(actor=cast.command, now=NOW) == ()
