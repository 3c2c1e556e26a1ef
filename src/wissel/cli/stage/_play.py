"""Plays one script: registers the trajectory, then every step through its door."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from wissel.apps.trajectories import service as trajectories
from wissel.cli.stage import _acts
from wissel.cli.stage._people import Bureau
from wissel.cli.stage._script import Script, ScriptError, Step, day_of
from wissel.core.absence import Absence
from wissel.core.dates import AMSTERDAM
from wissel.core.journal import DocumentKind, DocumentReceived
from wissel.core.profiled import Block
from wissel.core.refusal import Refused
from wissel.infra.doors import Actor, Denied


@dataclass(slots=True)
class Player:
    """One trajectory on the stage. ``entries`` are the journal entries of steps with an id."""

    script: Script
    bureau: Bureau
    latest: datetime  #: never later than this: the demo is played up to now
    trajectory: UUID = field(default=UUID(int=0))
    number: str = ""
    entries: dict[str, str] = field(default_factory=dict)
    reports: dict[str, UUID] = field(default_factory=dict)
    quotes: dict[str, UUID] = field(default_factory=dict)  #: the one sent last, by what is ordered
    services: dict[str, UUID] = field(default_factory=dict)  #: the one asked last, by its kind
    talks: dict[str, UUID] = field(default_factory=dict)  #: booked ahead, by the id of the step
    directions: dict[str, str] = field(default_factory=dict)  #: of the search profile, by key
    #: What stands in a block of a profile, with how often it was kept.
    written: dict[tuple[str, str], tuple[Block, int]] = field(default_factory=dict)

    @property
    def first_sick_day(self) -> date:
        """The day everything is counted from."""
        return self.script.first_sick_day

    def day(self, count: int) -> date:
        """Return the day so many days after the first sick day."""
        return self.first_sick_day + timedelta(days=count)

    def moment(self, day: date, minutes: int = 0) -> datetime:
        """Return ten in the morning of a day and some minutes, never later than ``latest``."""
        at = datetime.combine(day, time(10), AMSTERDAM) + timedelta(minutes=minutes)
        return min(at, self.latest)

    @property
    def coach(self) -> Actor:
        """The coach of the trajectory."""
        return self.bureau.actor(self.fact("coach"))

    def fact(self, key: str) -> str:
        """Return who plays a part: the one the script names, or the one called after the part."""
        return str(self.script.facts.get(key, key))

    def register(self) -> None:
        """Register the employee on the day the script says."""
        facts = self.script.facts
        when = self.moment(self.day(self.script.registered))
        before = [(self._day_of(moment), kind) for kind, moment in facts.get("before", {}).items()]
        started = facts.get("second_track")
        person = facts["employee"]
        made = trajectories.register(
            actor=self.coach,
            now=when,
            registration=trajectories.Registration(
                employee_name=person["name"],
                employee_email=person["email"],
                employee_phone=person.get("phone", ""),
                date_of_birth=person.get("born"),
                client=self.bureau.clients[self.fact("client")],
                contact=self.bureau.contacts[self.fact("contact")],
                absence=Absence(first_sick_day=self.first_sick_day),
                function=facts.get("function", ""),
                hours_per_week=facts.get("hours"),
                programme=facts.get("programme", ""),
                location=self._location(),
                documents=tuple(
                    DocumentReceived(DocumentKind(kind), _acts.sender_of(kind))
                    for _, kind in before
                ),
                document_dates=tuple(day for day, _ in before),
                second_track_start=self._day_of(started) if started is not None else None,
                professionals=tuple(
                    self._professional(role, said)
                    for role, said in facts.get("professionals", {}).items()
                ),
            ),
        )
        self.trajectory, self.number = made.id, made.number
        self._settle_in(when)

    def _settle_in(self, when: datetime) -> None:
        """Say what the file holds besides the registration: travel, deputy, an account."""
        facts = self.script.facts
        if "travel" in facts:
            self._travel(facts["travel"], when)
        if "deputy" in facts:
            trajectories.name_deputy(
                actor=self.coach,
                now=when + timedelta(minutes=2),
                trajectory=self.trajectory,
                deputy=self.bureau.actor(facts["deputy"]).membership,
            )
        if facts["employee"].get("account"):
            self.bureau.invite_employee(
                f"employee:{self.trajectory}",
                self.coach,
                self.trajectory,
                when + timedelta(minutes=5),
            )

    def _location(self) -> UUID | None:
        """Return the location that the script names, or the first one of the coach."""
        named = self.script.facts.get("location")
        if named is not None:
            return self.bureau.locations[named]
        return self.bureau.works_at.get(self.fact("coach"))

    def _travel(self, said: Mapping[str, int], when: datetime) -> None:
        """Keep how far the employee travels: ``{km: 18, minutes: 25}``."""
        trajectories.change_place(
            actor=self.coach,
            now=when,
            trajectory=self.trajectory,
            location=self._location(),
            travel_km=said.get("km"),
            travel_minutes=said.get("minutes"),
        )

    def play(self, step: Step, minutes: int = 0) -> None:
        """Play one step. What a door refuses is a :class:`ScriptError` at the step."""
        actor = self.actor_of(step)
        played = self.moment(self.day(step.played), minutes)
        act = _acts.ACTS.get(step.act, _acts.log)
        try:
            act(self, step, actor, played)
        except Refused as refused:
            raise ScriptError(
                refused.code,
                f"{step.path}.{step.act}",
                step.line,
                refused.message.nl,
                refused.message.en,
            ) from refused
        except Denied as denied:
            raise ScriptError(
                "denied",
                step.path,
                step.line,
                f"dat mag '{step.by}' niet ({denied.code})",
                f"'{step.by}' may not do that ({denied.code})",
            ) from denied

    def actor_of(self, step: Step) -> Actor:
        """Return who does a step: the coach, the employee, the employer, or somebody by key."""
        keys = {
            "coach": self.fact("coach"),
            "employee": f"employee:{self.trajectory}",
            "employer": self.fact("contact"),
        }
        try:
            return self.bureau.actor(keys.get(step.by, step.by))
        except KeyError:
            raise ScriptError(
                "nobody",
                f"{step.path}.by",
                step.line,
                f"niemand in dit script heet '{step.by}' (of heeft geen account)",
                f"nobody in this script is called '{step.by}' (or has no account)",
            ) from None

    def dated(self, said: Mapping[str, Any], step: Step) -> dict[str, Any]:
        """Return what a step says with its moments (``w41``) as days."""
        found = {}
        for key, value in said.items():
            day = day_of(value)
            found[key] = value if day is None else self.day(day)
        return found

    def _professional(self, role: str, said: Mapping[str, str]) -> trajectories.Professional:
        """Return who is named in a role; ``member`` is the key of one with an account."""
        member = self.bureau.actor(said["member"]) if "member" in said else None
        return trajectories.Professional(
            role,
            said["name"],
            said.get("organisation", ""),
            membership=member.membership if member is not None else None,
        )

    def _day_of(self, moment: object) -> date:
        count = day_of(moment)
        if count is None:
            raise ScriptError(
                "moment",
                "$",
                None,
                f"{moment!r} is geen week zoals w41",
                f"{moment!r} is no week like w41",
            )
        return self.day(count)
