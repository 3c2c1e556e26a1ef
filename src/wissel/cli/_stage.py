"""Plays what happened at a bureau through the doors, each at the moment it happened."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from importlib import resources
from typing import Any, TypeAlias, cast
from uuid import UUID

import yaml
from django.conf import settings

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.cli import _django
from wissel.connections import wire
from wissel.core import journal
from wissel.core.absence import Absence
from wissel.core.access import Role
from wissel.core.dates import AMSTERDAM
from wissel.core.journal import Content, Decision, DocumentKind, DocumentReceived
from wissel.core.reports.record import Edit, Layer, ReportRecord
from wissel.core.trajectory import CapacityItem
from wissel.infra.doors import Actor
from wissel.infra.ids import uuid7

#: One thing that happens: by whom, in which trajectory, at what moment, on what day.
Play: TypeAlias = Callable[[Actor, UUID, datetime, date], object]

_CONTENT = (
    "contact",
    "appointment",
    "assignment",
    "application",
    "networking",
    "employer-approach",
    "vacancy-list-sent",
    "placement-event",
    "agreement",
    "decision",
)


def load(now: datetime) -> None:
    """Play the demo up to ``now``."""
    text = resources.files("wissel.cli").joinpath("demo.yaml").read_text(encoding="utf-8")
    script = yaml.safe_load(text)
    bureaus.mark_as_demo()
    stage = _Stage(now=now, command=_django.command_actor("demo", uuid7()))
    stage.open(script)
    for trajectory in script["trajectories"]:
        stage.play(trajectory)


@dataclass
class _Stage:
    """The people and the moment; each method plays one part of the script."""

    now: datetime
    command: Actor

    def __post_init__(self) -> None:
        self.staff: dict[str, Actor] = {}
        self.clients: dict[str, UUID] = {}
        self.contacts: dict[str, UUID] = {}

    def at(self, ago: int) -> datetime:
        """Return ten in the morning so many days ago, never later than now."""
        day = self.day(ago)
        return min(datetime.combine(day, time(10), AMSTERDAM), self.now)

    def day(self, ago: int) -> date:
        """Return the day so many days before today; negative lies ahead."""
        return self.now.astimezone(AMSTERDAM).date() - timedelta(days=ago)

    def open(self, script: dict[str, Any]) -> None:
        """Open the bureau with its people and clients, a year ago."""
        began = self.at(700)
        bureau = script["bureau"]
        bureaus.open_bureau(
            actor=self.command,
            now=began,
            name=bureau["name"],
            number_prefix=bureau["prefix"],
            phone=bureau["phone"],
            email=bureau["email"],
        )
        for person in script["staff"]:
            key = person.pop("key")
            self.staff[key] = self._member(began, person)
        for client in script["clients"]:
            self._client(began, client)

    def play(self, script: dict[str, Any]) -> None:
        """Register a trajectory and play what happened in it, in order of time."""
        coach = self.staff[script["coach"]]
        registered = trajectories.register(
            actor=coach,
            now=self.at(script["registered"]),
            registration=self._registration(script),
        )
        for ago, play in sorted(self._events(script), key=lambda event: -event[0]):
            play(coach, registered.id, self.at(ago), self.day(ago))
        if script["employee"].get("account"):
            self._employee(coach, registered.id, script)
        for report in script.get("reports", ()):
            self._report(coach, registered.id, script, report)
        trajectories.refresh(actor=self.command, now=self.now, trajectory=registered.id)

    def _member(self, when: datetime, person: dict[str, Any]) -> Actor:
        invitation = bureaus.invite(
            actor=self.command,
            now=when,
            email=person["email"],
            name=person["name"],
            role=Role(person["role"]),
        )
        member, _ = self._accept(invitation.token, when)
        if member.membership is not None and "registration" in person:
            bureaus.note_registration(
                actor=self.command,
                now=when,
                membership=member.membership,
                registration=person["registration"],
            )
        return member

    def _account(self, user: UUID, membership: UUID) -> Actor:
        actor = bureaus.actor_of(user=user, membership=membership)
        if actor is None:
            raise RuntimeError("a member that was just made has no actor")
        bureaus.give_demo_account(
            actor=self.command,
            now=self.now,
            user=user,
            second_factor=bureaus.second_factor_required(actor.role),
        )
        return actor

    def _client(self, when: datetime, client: dict[str, Any]) -> None:
        made = bureaus.register_client(
            actor=self.command, now=when, name=client["name"], kvk=client["kvk"]
        )
        self.clients[client["key"]] = made.id
        for person in client["contacts"]:
            contact = bureaus.add_contact(
                actor=self.command,
                now=when,
                client=made.id,
                name=person["name"],
                email=person["email"],
                function=person["function"],
            )
            self.contacts[person["key"]] = contact.id
            invitation = bureaus.invite(
                actor=self.command,
                now=when,
                email=contact.email,
                name=contact.name,
                role=Role.EMPLOYER,
                client=made.id,
                contact=contact.id,
            )
            self._accept(invitation.token, when)

    def _accept(self, token: str, when: datetime) -> tuple[Actor, UUID | None]:
        accepted = bureaus.accept_invitation(
            token=token, password=settings.WISSEL_DEMO_PASSWORD, now=when
        )
        return self._account(accepted.user, accepted.membership), accepted.person

    def _employee(self, coach: Actor, trajectory: UUID, script: dict[str, Any]) -> None:
        when = self.at(script["registered"] - 2)
        invitation = trajectories.invite_employee(actor=coach, now=when, trajectory=trajectory)
        employee, person = self._accept(invitation.token, when)
        if person is not None:
            trajectories.tie_employee(actor=employee, now=when, person=person)
        self.staff[script["employee"]["name"]] = employee

    def _registration(self, script: dict[str, Any]) -> trajectories.Registration:
        person = script["employee"]
        before = [d for d in script.get("documents", ()) if d["ago"] >= script["registered"]]
        doctor = script.get("doctor")
        started = script.get("second_track")
        return trajectories.Registration(
            employee_name=person["name"],
            employee_email=person["email"],
            employee_phone=person.get("phone", ""),
            date_of_birth=person.get("born"),
            client=self.clients[script["client"]],
            contact=self.contacts[script["contact"]],
            absence=Absence(first_sick_day=self.day(script["sick"])),
            function=script["function"],
            hours_per_week=script["hours"],
            documents=tuple(_document(document) for document in before),
            document_dates=tuple(self.day(document["ago"]) for document in before),
            second_track_start=(
                self.day(started)
                if started is not None and started >= script["registered"]
                else None
            ),
            professionals=(
                (trajectories.Professional("company-doctor", doctor, "Arbodienst"),)
                if doctor
                else ()
            ),
        )

    def _events(self, script: dict[str, Any]) -> Iterator[tuple[int, Play]]:
        """Yield (days ago, what to do) for everything after the registration."""
        registered = script["registered"]
        for document in script.get("documents", ()):
            if document["ago"] < registered:
                yield document["ago"], _logs(_document(document))
        started = script.get("second_track")
        if started is not None and started < registered:
            yield started, _logs(_start(self.staff[script["coach"]].name))
        if "capacity" in script:
            yield script["capacity"]["ago"], _receives(script["capacity"])
        for event in script.get("events", ()):
            yield event["ago"], _logs(self._content(event), note=event.get("note", ""))

    def _content(self, event: dict[str, Any]) -> Content:
        [kind] = [kind for kind in _CONTENT if kind in event]
        said = {"kind": kind, **event[kind]}
        if isinstance(said.get("by"), int):
            said["by"] = self.day(said["by"]).isoformat()
        return cast(Content, wire.read_value(journal.CONTENT_TYPES[kind], said))

    def _report(
        self, coach: Actor, trajectory: UUID, script: dict[str, Any], report: dict[str, Any]
    ) -> None:
        """Write, read and release the report of an earlier month, as it would have gone."""
        wrote, period = self._last_morning(report["month"])
        made = documents.start_report(actor=coach, now=wrote, trajectory=trajectory, period=period)
        view = documents.report(actor=coach, now=wrote, report=made)
        documents.edit(
            actor=coach,
            now=wrote,
            report=made,
            revision=view.revision,
            edits=_answers(view.record, report["conclusion"], coach.name),
        )
        documents.send_to_employee(actor=coach, now=wrote, report=made)
        employee = self.staff.get(script["employee"]["name"])
        if employee is not None:
            documents.respond(actor=employee, now=wrote, report=made, kind="agreed")
            documents.release(actor=coach, now=wrote, report=made)
        else:
            documents.release(actor=coach, now=wrote + timedelta(days=9), report=made)

    def _last_morning(self, months: int) -> tuple[datetime, str]:
        """Return the morning of the last day of a month so many months back, and that month."""
        day = self.day(0).replace(day=1)
        for _ in range(-months - 1):
            day = (day - timedelta(days=1)).replace(day=1)
        last = day - timedelta(days=1)
        return datetime.combine(last, time(9), AMSTERDAM), last.strftime("%Y-%m")


def _document(said: dict[str, Any]) -> DocumentReceived:
    return DocumentReceived(
        document=DocumentKind(said["kind"]), source=said["source"], author=said.get("author", "")
    )


def _start(owner: str) -> Decision:
    return Decision(
        subject="tweede-spoor-start",
        outcome="Tweede spoor gestart.",
        owner=owner,
        owner_role="coach",
    )


def _logs(content: Content, note: str = "") -> Play:
    def play(coach: Actor, trajectory: UUID, when: datetime, day: date) -> None:
        trajectories.log(
            actor=coach,
            now=when,
            trajectory=trajectory,
            happened_on=day,
            content=content,
            working_note=note,
        )

    return play


def _receives(said: dict[str, Any]) -> Play:
    def play(coach: Actor, trajectory: UUID, when: datetime, day: date) -> None:
        trajectories.receive_capacity(
            actor=coach,
            now=when,
            trajectory=trajectory,
            valid_from=day,
            source="company-doctor",
            author=said["author"],
            hours_per_day=said["hours_per_day"],
            hours_per_week=said["hours_per_week"],
            items=tuple(CapacityItem(**item) for item in said["items"]),
        )

    return play


def _answers(record: ReportRecord, conclusion: str, owner: str) -> tuple[Edit, ...]:
    """Return the edits that answer every open question and write the conclusion."""
    answers = [
        Edit(
            action="answer",
            target=question.id,
            text="Dit bespreken wij in het gesprek van volgende maand.",
            owner=owner,
        )
        for question in record.questions()
    ]
    blank = [
        Edit(action="change", target=held.id, text=conclusion, base=held.text, owner=owner)
        for _, held in record.statements()
        if held.layer is Layer.OPINION and not held.text.strip()
    ]
    return (*answers, *blank)
