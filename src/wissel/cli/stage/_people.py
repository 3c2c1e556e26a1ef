"""The people of a bureau on the stage: invited and accepted through the doors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.dates import local_day
from wissel.infra.doors import Actor
from wissel.infra.ids import uuid7


@dataclass(slots=True)
class Bureau:
    """A bureau with its people by key. ``demo``: accounts get the public codes of the demo."""

    command: Actor
    password: str
    demo: bool = False
    people: dict[str, Actor] = field(default_factory=dict)
    clients: dict[str, UUID] = field(default_factory=dict)
    contacts: dict[str, UUID] = field(default_factory=dict)
    locations: dict[str, UUID] = field(default_factory=dict)
    works_at: dict[str, UUID] = field(default_factory=dict)  #: of a person: the first location

    def actor(self, key: str) -> Actor:
        """Return somebody by key. Raises ``KeyError``."""
        return self.people[key]

    def accept(self, token: str, when: datetime) -> tuple[Actor, UUID | None]:
        """Accept an invitation in the place of whoever it is for."""
        accepted = bureaus.accept_invitation(token=token, password=self.password, now=when)
        actor = bureaus.actor_of(user=accepted.user, membership=accepted.membership)
        if actor is None:
            raise RuntimeError("a member that was just made has no actor")
        if self.demo:
            bureaus.give_demo_account(
                actor=self.command,
                now=when,
                user=accepted.user,
                second_factor=bureaus.second_factor_required(actor.role),
            )
        return actor, accepted.person

    def invite_employee(self, key: str, coach: Actor, trajectory: UUID, when: datetime) -> None:
        """Give the employee of a trajectory an account."""
        invitation = trajectories.invite_employee(actor=coach, now=when, trajectory=trajectory)
        employee, person = self.accept(invitation.token, when)
        if person is not None:
            trajectories.tie_employee(actor=employee, now=when, person=person)
        self.people[key] = employee


def open_bureau(
    script: Mapping[str, Any], *, command: Actor, when: datetime, password: str, demo: bool = False
) -> Bureau:
    """Open a bureau with its staff and clients, as ``script`` describes them."""
    stage = Bureau(command, password, demo)
    said = script["bureau"]
    bureaus.open_bureau(
        actor=command,
        now=when,
        name=said["name"],
        number_prefix=said["prefix"],
        phone=said.get("phone", ""),
        email=said.get("email", ""),
    )
    if said.get("address"):
        kept = bureaus.BureauSaid(
            **{key: said[key] for key in bureaus.BureauSaid.__slots__ if key in said}
        )
        bureaus.change_bureau(actor=command, now=when, said=kept)
    if said.get("programme"):
        bureaus.choose_programme(actor=command, now=when, name=said["programme"])
    for person in script.get("staff", ()):
        _member(stage, person, when)
    _locations(stage, script, when)
    for client in script.get("clients", ()):
        _client(stage, client, when)
    return stage


def _member(stage: Bureau, person: Mapping[str, Any], when: datetime) -> None:
    invitation = bureaus.invite(
        actor=stage.command,
        now=when,
        email=person["email"],
        name=person["name"],
        role=Role(person["role"]),
    )
    member, _ = stage.accept(invitation.token, when)
    if member.membership is not None and "registration" in person:
        bureaus.note_registration(
            actor=stage.command,
            now=when,
            membership=member.membership,
            registration=person["registration"],
        )
    stage.people[person["key"]] = member


def _locations(stage: Bureau, script: Mapping[str, Any], when: datetime) -> None:
    """Open the locations of the bureau, with who works there (``at`` of a person)."""
    for said in script.get("locations", ()):
        key = said["key"]
        fields = {name: text for name, text in said.items() if name != "key"}
        made = bureaus.add_location(
            actor=stage.command, now=when, said=bureaus.LocationSaid(**fields)
        )
        stage.locations[key] = made.id
        there = [one["key"] for one in script["staff"] if key in one.get("at", ())]
        people = [stage.people[each].membership for each in there]
        bureaus.staff_location(
            actor=stage.command,
            now=when,
            location=made.id,
            people=[member for member in people if member is not None],
        )
        for each in there:
            stage.works_at.setdefault(each, made.id)


def registers(stage: Bureau, script: Mapping[str, Any], now: datetime) -> None:
    """Keep what the coaches say of themselves, and their certificates, in days from ``now``."""
    for person in script.get("staff", ()):
        member = stage.people[person["key"]].membership
        if member is None or "profile" not in person:
            continue
        bureaus.change_profile(
            actor=stage.command,
            now=now,
            member=member,
            said=bureaus.ProfileSaid(**person["profile"]),
        )
        for said in person.get("certificates", ()):
            days = {key: said[key] for key in ("valid_from", "valid_until") if key in said}
            dated = {key: local_day(now) + timedelta(days=count) for key, count in days.items()}
            bureaus.add_certificate(
                actor=stage.command,
                now=now,
                member=member,
                said=bureaus.CertificateSaid(**{**said, **dated}),
            )


def client_files(stage: Bureau, script: Mapping[str, Any], now: datetime) -> None:
    """Keep what the desk knows of clients, and the talks with them, in days from ``now``."""
    desk = [stage.people[one["key"]] for one in script.get("staff", ()) if one["role"] == "manager"]
    for client in script.get("clients", ()):
        key = stage.clients[client["key"]]
        if "facts" in client:
            said = bureaus.ClientSaid(client["name"], client.get("kvk", ""), **client["facts"])
            bureaus.change_client(actor=desk[0], now=now, client=key, said=said)
        for talk in client.get("talks", ()):
            when = now + timedelta(days=talk["day"])
            bureaus.add_client_note(
                actor=stage.people[talk["by"]],
                now=when,
                client=key,
                said=bureaus.NoteSaid(local_day(when), talk["with"], talk["text"]),
                once=uuid7(),
            )


def _client(stage: Bureau, client: Mapping[str, Any], when: datetime) -> None:
    made = bureaus.register_client(
        actor=stage.command, now=when, name=client["name"], kvk=client.get("kvk", "")
    )
    stage.clients[client["key"]] = made.id
    contacts: Sequence[Mapping[str, Any]] = client.get("contacts", ())
    for person in contacts:
        contact = bureaus.add_contact(
            actor=stage.command,
            now=when,
            client=made.id,
            name=person["name"],
            email=person["email"],
            function=person.get("function", ""),
        )
        stage.contacts[person["key"]] = contact.id
        if person.get("account", True):
            invitation = bureaus.invite(
                actor=stage.command,
                now=when,
                email=contact.email,
                name=contact.name,
                role=Role.EMPLOYER,
                client=made.id,
                contact=contact.id,
            )
            stage.people[person["key"]], _ = stage.accept(invitation.token, when)
