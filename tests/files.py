"""Three files that addresses can name: one's own, a colleague's, and one of another bureau.

The own file is that of the cast. The neighbour is in the same bureau with another coach, client and
employee. Every file has a contact in its journal and a report in each of three stages.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import pikepdf

from tests.cast import PASSWORD, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents import service as documents
from wissel.apps.guidance import service as guidance
from wissel.apps.guidance.service import AppointmentSaid
from wissel.apps.jobsearch import service as jobsearch
from wissel.apps.orders import service as orders
from wissel.apps.orders.service import EnquirySaid, QuoteSaid
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core.absence import Absence
from wissel.core.access import Relation, Role
from wissel.core.journal import ClientRequest, Contact
from wissel.core.money import Line
from wissel.core.planned import Activity, Gap, Schooling
from wissel.core.profiled import Block, Direction, ProfileLine
from wissel.core.programme import Limit
from wissel.core.reports.record import Edit, Layer
from wissel.core.vacancies import Vacancy
from wissel.infra.doors import Actor
from wissel.infra.models import Mail
from wissel.infra.tenancy import tenant
from wissel.portals.shell.fixed_profile import SLUGS

#: The month of the report in each stage.
STAGES = {"vrijgegeven": "2026-09", "ter-inzage": "2026-10", "concept": "2026-11"}
#: The papers somebody signs.
PAPERS = ("aanmeldingsformulier", "toestemmingsformulier", "opdrachtbevestiging")
#: Whom the own, the neighbour's and the other bureau's file are about.
EMPLOYEES = ("Karin Dijkstra", "Jolanda Visser", "Wim Elders")
#: A vacancy of a feed, which every bureau sees.
OPEN_VACANCY = "krant:p1"
_STAFF = (Role.MANAGER, Role.BACK_OFFICE, Role.AUDITOR, Role.SYSADMIN)


@dataclass(frozen=True, slots=True)
class File:
    """One file: whose it is, who takes part, and by argument and variant what addresses name."""

    name: str
    employee: str
    bureau: UUID
    coach: Actor
    parties: tuple[Actor, ...]
    ids: Mapping[str, Mapping[str, str]]

    def relation(self, actor: Actor) -> Relation:
        """Return the tie between somebody and this file, found without the doors."""
        if actor.bureau != self.bureau:
            return Relation.OTHER_BUREAU
        if actor.role == Role.COACH:
            mine = actor.membership == self.coach.membership
            return Relation.ASSIGNED if mine else Relation.BUREAU
        if actor.role in _STAFF:
            return Relation.BUREAU
        if actor.membership not in {party.membership for party in self.parties}:
            return Relation.NONE
        return Relation.SELF if actor.role == Role.EMPLOYEE else Relation.PARTY


def make_files(cast: Cast, now: datetime) -> dict[str, File]:
    """Return the three files by name: ``own``, ``neighbour``, ``elsewhere``."""
    parties = (
        cast.employer,
        cast.line_manager,
        cast.employee,
        cast.company_doctor,
        cast.labour_expert,
        cast.host_employer,
    )
    neighbour, employee, client, contact = _neighbour(cast.other_coach, now)
    other_client = bureaus.clients(actor=cast.stranger, now=now)[0].id
    other_contact = _contact(cast.stranger, now, other_client, "Els Vermeer", "els@elders.example")
    form = bureaus.BureauSaid(name="Bureau Overweg", public_address="overweg")
    bureaus.change_bureau(actor=cast.manager, now=now, said=form)
    feed = (Vacancy(id="p1", title="Planner", text="Je plant ritten op kantoor."),)
    jobsearch.take_in(now=now, key="krant", name="Krant", mapping="jsonlines", items=feed)
    own = _ids(cast.coach, now, cast.trajectory, cast.client, cast.contact)
    own["entry"]["vraag"] = _request(cast.employer, now, cast.trajectory)
    return {
        "own": File("own", "Karin Dijkstra", cast.coach.bureau, cast.coach, parties, own),
        "neighbour": File(
            "neighbour",
            "Jolanda Visser",
            cast.coach.bureau,
            cast.other_coach,
            (employee,),
            _ids(cast.other_coach, now, neighbour, client, contact),
        ),
        "elsewhere": File(
            "elsewhere",
            "Wim Elders",
            cast.stranger.bureau,
            cast.stranger,
            (cast.stranger_employee,),
            _ids(cast.stranger, now, cast.other_trajectory, other_client, other_contact),
        ),
    }


def ready_to_send(coach: Actor, now: datetime, report: UUID) -> None:
    """Answer the open questions of a draft and write what only a coach can."""
    view = documents.report(actor=coach, now=now, report=report)
    answers = [
        Edit("answer", question.id, "Dit bespreken wij in december.", owner=coach.name)
        for question in view.record.questions()
    ]
    blank = [
        Edit("change", held.id, "Het zoekprofiel is breed.", base=held.text, owner=coach.name)
        for _, held in view.record.statements()
        if held.layer is Layer.OPINION and not held.text
    ]
    documents.edit(
        actor=coach, now=now, report=report, revision=view.revision, edits=(*answers, *blank)
    )


def _neighbour(coach: Actor, now: datetime) -> tuple[UUID, Actor, UUID, UUID]:
    client = bureaus.register_client(actor=coach, now=now, name="Zuidpoort Logistiek B.V.").id
    contact = _contact(coach, now, client, "Henk Bos", "henk@zuidpoort.example")
    made = trajectories.register(
        actor=coach,
        now=now,
        registration=trajectories.Registration(
            employee_name="Jolanda Visser",
            employee_email="jolanda@example.org",
            client=client,
            contact=contact,
            absence=Absence(first_sick_day=date(2025, 9, 1)),
        ),
    )
    invitation = trajectories.invite_employee(actor=coach, now=now, trajectory=made.id)
    accepted = bureaus.accept_invitation(token=invitation.token, password=PASSWORD, now=now)
    employee = bureaus.actor_of(user=accepted.user, membership=accepted.membership)
    assert employee is not None
    assert accepted.person is not None
    trajectories.tie_employee(actor=employee, now=now, person=accepted.person)
    return made.id, employee, client, contact


def _request(employer: Actor, now: datetime, trajectory: UUID) -> str:
    """Return a question of the employer that waits for an answer."""
    asked = ClientRequest("question", "Hoe loopt het?")
    return trajectories.ask(actor=employer, now=now, trajectory=trajectory, request=asked).id


def _contact(actor: Actor, now: datetime, client: UUID, name: str, email: str) -> UUID:
    return bureaus.add_contact(actor=actor, now=now, client=client, name=name, email=email).id


def _ids(
    coach: Actor, now: datetime, trajectory: UUID, client: UUID, contact: UUID
) -> dict[str, dict[str, str]]:
    entry = trajectories.log(
        actor=coach,
        now=now,
        trajectory=trajectory,
        happened_on=date(2026, 11, 20),
        content=Contact(("employee",), "phone", "Twee reacties besproken.", minutes=20),
    )
    party = trajectories.add_party(
        actor=coach, now=now, trajectory=trajectory, role="other", name="Anneke Wit"
    )
    agreed = trajectories.agree(
        actor=Actor(bureau=coach.bureau, name="tests", role="system", kind="command"),
        now=now,
        client=client,
        programme="basis",
        version=1,
        duty="stagnation-answer",
        reason="Afgesproken met HR.",
        valid_from=date(2026, 11, 1),
        limit=Limit(5, "working-days"),
    )
    return {
        "trajectory": {"": str(trajectory)},
        **_register(coach, now, trajectory),
        "agreement": {"": str(agreed.id)},
        **_steps(coach, now, trajectory),
        "party": {"": str(party.id)},
        "entry": {"": str(entry.id)},
        "client": {"": str(client)},
        "contact": {"": str(contact)},
        "quote": _quotes(coach, now, trajectory),
        "service": {"": str(_service(coach, now, trajectory))},
        "extra": {"": "unblocking"},
        "enquiry": {"": str(_enquiry(coach, now))},
        "paper": _papers(coach, now, trajectory),
        "received": {"": str(_received(coach, now, trajectory))},
        "block": {"": "vaardigheden"},
        "appointment": {"": str(_appointment(coach, now, trajectory))},
        **_profiles(coach, now, trajectory),
        "vacancy": {"": OPEN_VACANCY},
        "own": {"": _entered(coach, now, trajectory)},
        "kind": {"note": "note", "document": "document-received"},
        "phase": {"": "intake"},
        "delivery": {"": "monthly-report"},
        "key": _duties(coach, now, trajectory),
        "report": {
            stage: str(_report(coach, now, trajectory, stage, period))
            for stage, period in STAGES.items()
        },
    }


def _entered(coach: Actor, now: datetime, trajectory: UUID) -> str:
    """Return a vacancy that the bureau entered by hand."""
    said = Vacancy(id="", title=f"Planner {trajectory}", text="Je plant ritten op kantoor.")
    return jobsearch.enter_vacancy(actor=coach, now=now, said=said)


def _steps(coach: Actor, now: datetime, trajectory: UUID) -> dict[str, dict[str, str]]:
    """Return a gap, an activity and a schooling of the plan on the table."""
    said: dict[str, Any] = {"actor": coach, "now": now, "trajectory": trajectory, "revision": 0}
    day = date(2026, 11, 30)
    gap, _ = plans.keep_gap(gap=Gap("", "het cv is oud"), **said)
    step = Activity("", "Sollicitatietraining", "coach", day, day, (gap,))
    activity, _ = plans.keep_activity(activity=step, **said)
    course = Schooling("", "VCA", "Elke werkgever vraagt het.")
    schooling, _ = plans.keep_schooling(schooling=course, **said)
    return {"gap": {"": gap}, "activity": {"": activity}, "schooling": {"": schooling}}


def _quotes(coach: Actor, now: datetime, trajectory: UUID) -> dict[str, str]:
    """Return a quote that is written on, and one that is with the employer."""
    office = Actor(bureau=coach.bureau, name="tests", role="system", kind="command")
    made = {}
    for stage in ("draft", "sent"):
        quote = orders.begin_quote(actor=office, now=now, trajectory=trajectory, order="trajectory")
        said = QuoteSaid((Line("Intakefase", Decimal("535.00")),), date(2026, 12, 22))
        saved = orders.save_quote(actor=office, now=now, quote=quote, revision=1, said=said)
        if stage == "sent":
            orders.send_quote(actor=office, now=now, quote=quote, revision=saved.revision)
        made[stage] = str(quote)
    return made


def _service(coach: Actor, now: datetime, trajectory: UUID) -> UUID:
    """Return an extra service that was asked for and waits."""
    asked = {"question": "Welk werk past?"}
    return orders.ask_service(
        actor=coach, now=now, trajectory=trajectory, kind="labour-expert-study", answers=asked
    )


def _papers(coach: Actor, now: datetime, trajectory: UUID) -> dict[str, str]:
    """Return a paper of each kind, signed by hand and kept as a scan."""
    office = Actor(bureau=coach.bureau, name="tests", role="system", kind="command")
    content = _blank_pdf()
    return {
        kind: str(
            documents.take_scan(
                actor=office,
                now=now,
                trajectory=trajectory,
                kind=kind,
                content=content,
                name="P. Hoekstra",
                signed_on=date(2026, 11, 18),
            ).id
        )
        for kind in PAPERS
    }


def _received(coach: Actor, now: datetime, trajectory: UUID) -> UUID:
    """Return a paper about capacity that came by a link and waits."""
    before = _links(coach)
    documents.ask_for_papers(
        actor=coach,
        now=now,
        trajectory=trajectory,
        name="R. Amrani",
        email="amrani@arbo.example",
        role="company-doctor",
        kinds=("fml",),
    )
    [path] = _links(coach) - before
    token, content = path.split("/")[2], _blank_pdf()
    return documents.send_by_link(token=token, now=now, kind="fml", content=content).id


def _links(coach: Actor) -> set[str]:
    """Return the links that were mailed to send papers by."""
    with tenant(coach.bureau):
        paths = set(Mail.objects.values_list("path", flat=True))
    return {path for path in paths if path.startswith("/stukken/")}


def _blank_pdf() -> bytes:
    content = BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        file.save(content)
    return content.getvalue()


def _appointment(coach: Actor, now: datetime, trajectory: UUID) -> UUID:
    """Return an appointment with the employer that was agreed on."""
    said = AppointmentSaid("three-way", "visit", 60, employee=True, employer=True, place="Kade 4")
    return guidance.book(
        actor=coach,
        now=now,
        trajectory=trajectory,
        said=said,
        begins_at=now + timedelta(days=3),
    )


def _profiles(coach: Actor, now: datetime, trajectory: UUID) -> dict[str, dict[str, str]]:
    """Return the three profiles, each fixed once, and a direction."""
    given: dict[str, Any] = {"actor": coach, "now": now, "trajectory": trajectory}
    block = Block("vaardigheden", (ProfileLine("plannen", "Ritten van twaalf chauffeurs."),))
    for kind in ("person", "employability"):
        plans.keep_block(kind=kind, block=block, revision=0, **given)
    work = Direction("", "planner", rests_on=("skills",), because="Plande vijf jaar ritten.")
    key, _ = plans.keep_direction(direction=work, revision=0, **given)
    plans.explain_few(because="In de regio is alleen dit werk.", revision=0, **given)
    for kind in SLUGS.values():
        plans.fix_profile(kind=kind, **given)
    return {
        "profile": {slug: slug for slug in SLUGS},
        "direction": {"": key},
        "number": {"": "1"},
    }


def _enquiry(coach: Actor, now: datetime) -> UUID:
    """Return what somebody asked of the bureau who is no client yet."""
    visitor = Actor(bureau=coach.bureau, name="tests", role="visitor", kind="public")
    said = EnquirySaid("question", "De Korenaar", "Sanne Prins", "s@k.example", text="Kan het?")
    return orders.enquire(actor=visitor, now=now, once=uuid4(), said=said).id


def _register(coach: Actor, now: datetime, trajectory: UUID) -> dict[str, dict[str, str]]:
    """Return a location of the bureau, the coach in the register, and a certificate of theirs."""
    desk = Actor(bureau=coach.bureau, name="tests", role="system", kind="command")
    said = bureaus.LocationSaid(f"Vestiging van {trajectory}")
    location = bureaus.add_location(actor=desk, now=now, said=said)
    assert coach.membership is not None
    certificate = bureaus.add_certificate(
        actor=coach,
        now=now,
        member=coach.membership,
        said=bureaus.CertificateSaid("Noloc", date(2025, 1, 1)),
    )
    return {
        "location": {"": str(location.id)},
        "member": {"": str(coach.membership)},
        "certificate": {"": str(certificate)},
    }


def _duties(coach: Actor, now: datetime, trajectory: UUID) -> dict[str, str]:
    duties = trajectories.case(actor=coach, now=now, trajectory=trajectory).due.obligations
    return {
        role: next(duty.key for duty in duties if duty.actors[:1] == (role,))
        for role in ("coach", "employer")
    }


def _report(coach: Actor, now: datetime, trajectory: UUID, stage: str, period: str) -> UUID:
    """Return a report in a stage; its steps were taken so long ago that the term is over."""
    report = documents.start_report(actor=coach, now=now, trajectory=trajectory, period=period)
    if stage == "concept":
        return report
    before = now - timedelta(days=14) if stage == "vrijgegeven" else now
    ready_to_send(coach, before, report)
    documents.send_to_employee(actor=coach, now=before, report=report)
    if stage == "vrijgegeven":
        documents.release(actor=coach, now=now, report=report)
    return report
