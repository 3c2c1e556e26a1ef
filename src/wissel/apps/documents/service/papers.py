"""Papers that people sign: the registration by the employer, the consent form by the employee.

What was signed is frozen with its evidence; the file is drawn, and sealed by the bureau, afterwards
in the worker. Which change asks for a new signature stands in the data of the form.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.models import Paper, PaperFile
from wissel.apps.documents.service import _paper, _typed
from wissel.apps.documents.service._kept_bytes import kept_bytes
from wissel.apps.documents.service._paper import CATEGORY, CONSENT, REGISTRATION, PaperView
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Action, DataCategory, Role
from wissel.core.consents import Choice
from wissel.core.papers import (
    Field,
    Form,
    PaperRow,
    PaperSection,
    changed,
    filled,
    form,
    known,
)
from wissel.infra import files, mail
from wissel.infra.doors import Actor, Denied, door, read_door, today_of
from wissel.infra.tasks import enqueue, task, worker_actor
from wissel.infra.typed import demand_function, demand_own_name


@dataclass(frozen=True, slots=True)
class RegistrationView:
    """The registration form as it stands now: what is known, what was typed, who signed.

    ``again`` are the fields that changed since it was signed and ask for a new signature.
    """

    trajectory: UUID
    form: Form
    said: Mapping[str, str]
    paper: PaperView | None
    again: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class PaperDownload:
    """The bytes of a paper, what they are, and the name to save them under."""

    file_name: str
    media_type: str
    content: bytes


@read_door
def registration_paper(*, actor: Actor, now: datetime, trajectory: UUID) -> RegistrationView:
    """Return the registration form to whoever may read the employment."""
    found = _paper.within(actor, now, trajectory, REGISTRATION)
    found.obtained.log("paper.view", CATEGORY[REGISTRATION], detail=REGISTRATION)
    return _registration(found)


@door
def sign_registration(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    typed: Mapping[str, str],
    proof: bureaus.Proved,
    name: str,
    function: str,
    authorised: bool,
    language: str = "nl",
) -> PaperView:
    """Sign the registration form for the employer: by name, who just showed their code.

    Signed before and nothing changed, it may still be signed anew: the last one counts. Raises
    :class:`Refused` with the place (``$.typed.question``), and :class:`Denied` for anybody else and
    for a proof that is not theirs or not of now.
    """
    found = _paper.within(actor, now, trajectory, REGISTRATION, Action.WRITE, lock=True)
    if actor.role != Role.EMPLOYER or not proof.holds(actor, now):
        raise Denied("not-the-signer", hidden=False)
    demand_own_name(name, actor.name)
    held = form(REGISTRATION)
    answers = _typed.checked(held, typed, today_of(now))
    record = _paper.blank(
        REGISTRATION,
        within=found,
        bureau=_bureau_name(actor, now),
        now=now,
        language=language,
        sections=filled(held, known(found.case) | answers, language),
    )
    job = demand_function(function, authorised=authorised)
    signature = _paper.of_actor(actor, now, email=proof.email, function=job, proof=proof)
    signed = _paper.signed(record, signature)
    row = _paper.store(within=found, actor=actor, now=now, record=signed, source="employer")
    have_made(actor, row)
    _tell_signer(actor, now, proof.email, f"/werkgever/papier/{row.pk}/")
    return _paper.view_of(row)


@door
def sign_consent_form(
    *,
    actor: Actor,
    now: datetime,
    trajectory: UUID,
    name: str,
    version: str,
    language: str = "nl",
) -> PaperView:
    """Sign, as the employee, what they read and chose until now: every choice may be no.

    Signing confirms the information as read. Raises :class:`Refused` for another's name, and for
    words that changed since (``$.version``).
    """
    found = _paper.within(actor, now, trajectory, CONSENT, Action.WRITE, lock=True)
    if actor.role != Role.EMPLOYEE:
        raise Denied("not-the-signer", hidden=False)
    demand_own_name(name, actor.name)
    said = trajectories.confirm_information(
        actor=actor, now=now, trajectory=trajectory, version=version
    )
    bureau = _bureau_name(actor, now)
    record = _paper.blank(
        CONSENT,
        within=found,
        bureau=bureau,
        now=now,
        language=language,
        sections=_consent_sections(said, language, bureau),
    )
    email = found.case.employee.email
    signature = _paper.of_actor(actor, now, email=email)
    # Read anew under the lock: confirming wrote in the journal.
    found = _paper.within(actor, now, trajectory, CONSENT, Action.WRITE, lock=True)
    signed = _paper.signed(record, signature)
    row = _paper.store(within=found, actor=actor, now=now, record=signed, source="employee")
    have_made(actor, row)
    _tell_signer(actor, now, email, "/mijn/toestemming/")
    return _paper.view_of(row)


@read_door
def papers(*, actor: Actor, now: datetime, trajectory: UUID) -> tuple[PaperView, ...]:
    """Return the signed papers of a trajectory that the actor may read, newest first."""
    tie = trajectories.obtained_within(
        actor=actor, trajectory=trajectory, category=DataCategory.IDENTITY
    )
    readable = [kind for kind, category in CATEGORY.items() if tie.sees(category)]
    rows = Paper.objects.select_related("file").filter(trajectory_id=trajectory, kind__in=readable)
    tie.log("papers.view", DataCategory.IDENTITY)
    return tuple(_paper.view_of(row) for row in rows.order_by("-signed_at", "-id"))


@read_door
def paper(*, actor: Actor, now: datetime, paper: UUID) -> PaperView:
    """Return one signed paper to whoever may read its kind of data."""
    view, _ = _read(actor, now, paper)
    return view


def paper_file(*, actor: Actor, now: datetime, paper: UUID) -> PaperDownload:
    """Return a paper as it was sealed, or drawn now while the worker has not got to it.

    Not one door: drawing takes long and stands outside of any transaction. Raises ``Damaged`` when
    what was kept is not there, or is not what was kept.
    """
    view, kept = _file_of(actor=actor, now=now, paper=paper)
    media = "application/pdf" if kept is None else kept.media_type
    name = _paper.file_name(view.record, view.signed_on, view.number, _ENDINGS[media])
    if kept is None:
        return PaperDownload(name, media, _paper.drawn(view.record, view.signed_at))
    content = kept_bytes(kept.stored_as, sha256=kept.sha256, name=name, bureau=actor.bureau)
    return PaperDownload(name, media, content)


_ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


@task
def make_paper_file(*, now: datetime, bureau: str, paper: str) -> None:
    """Draw a signed paper, seal it if the bureau has a seal, and keep it. Twice makes it once."""
    actor = worker_actor(UUID(bureau))
    view, kept = _file_of(actor=actor, now=now, paper=UUID(paper))
    if kept is not None:
        return
    content, sealed_by = _paper.drawn(view.record, view.signed_at), ""
    sealer = bureaus.sealer(actor=actor, now=now)
    if sealer is not None:
        content = sealer.seal(content, reason=view.record.title)
        sealed_by = sealer.subject
    _keep(actor=actor, now=now, paper=view.id, content=content, sealed_by=sealed_by)


@door
def _keep(*, actor: Actor, now: datetime, paper: UUID, content: bytes, sealed_by: str) -> None:
    if PaperFile.objects.filter(paper_id=paper).exists():
        return
    PaperFile(
        paper_id=paper,
        made_at=now,
        sealed_by=sealed_by,
        sha256=_paper.sha256(content),
        stored_as=files.store(content, bureau=actor.bureau),
        media_type="application/pdf",
    ).save()


@read_door
def _file_of(*, actor: Actor, now: datetime, paper: UUID) -> tuple[PaperView, PaperFile | None]:
    return _read(actor, now, paper)


def _read(actor: Actor, now: datetime, paper: UUID) -> tuple[PaperView, PaperFile | None]:
    row = Paper.objects.select_related("file").filter(pk=paper).first()
    if row is None:
        raise Denied("no-such-paper")
    category = CATEGORY[row.kind]
    tie = trajectories.obtained_within(actor=actor, trajectory=row.trajectory_id, category=category)
    tie.log("paper.view", category, detail=str(paper))
    return _paper.view_of(row), getattr(row, "file", None)


def _registration(found: trajectories.Within) -> RegistrationView:
    held = form(REGISTRATION)
    paper = _paper.newest(found.id, REGISTRATION)
    now_known = known(found.case)
    signed = {} if paper is None or paper.is_scan else paper.record.values()
    typed = {key: value for key, value in signed.items() if key not in now_known}
    again = () if not signed else changed(held, signed, now_known)
    return RegistrationView(found.id, held, now_known | typed, paper, again)


def _consent_sections(
    said: trajectories.Consents, language: str, bureau: str
) -> tuple[PaperSection, ...]:
    told, chosen = form(CONSENT).sections
    paragraphs = [
        f"{each.title.in_(language)}\n{each.text.in_(language).replace('{bureau}', bureau)}"
        for each in said.statement.paragraphs
    ]
    rows = [
        row
        for choice in said.statement.choices
        if choice.asked == "start" or said.standing(choice)
        for row in _choice_rows(choice, said, language)
    ]
    return (
        PaperSection(told.title.in_(language), paragraphs=tuple(paragraphs)),
        PaperSection(chosen.title.in_(language), rows=tuple(rows)),
    )


def _choice_rows(choice: Choice, said: trajectories.Consents, language: str) -> list[PaperRow]:
    question = choice.question.in_(language)
    yes = said.standing(choice)
    if not yes:
        return [PaperRow(choice.key, question, "no", "yes-no")]
    asked = [f"{question} ({one.named})" if one.named else question for one in yes]
    return [PaperRow(choice.key, each, "yes", "yes-no") for each in asked]


def have_made(actor: Actor, row: Paper) -> None:
    """Have the file of a paper drawn and sealed, after the transaction."""
    enqueue(make_paper_file, bureau=str(actor.bureau), paper=str(row.pk))


def _bureau_name(actor: Actor, now: datetime) -> str:
    return bureaus.bureau(actor=actor, now=now).name


def _tell_signer(actor: Actor, now: datetime, address: str, path: str) -> None:
    """Mail whoever signed last that it is confirmed, and where to read it."""
    if address:
        mail.queue(
            actor=actor,
            now=now,
            to=address,
            notice=mail.Notice.MESSAGE,
            path=path,
            language=bureaus.language_of(email=address),
        )
