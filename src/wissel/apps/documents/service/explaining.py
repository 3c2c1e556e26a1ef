"""The explanation for the employee (D05): one page in plain words, drawn when somebody asks."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.service import _paper
from wissel.apps.documents.service.papers import PaperDownload
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import DataCategory
from wissel.core.papers import PaperRecord, filled, form
from wissel.infra.doors import Actor, read_door

KIND = "uitleg"


def explanation_file(
    *, actor: Actor, now: datetime, trajectory: UUID, language: str = "nl"
) -> PaperDownload:
    """Return the explanation as PDF for whoever may read the calendar of the trajectory.

    Not one door: the drawing takes long and stands outside of any transaction.
    """
    record = explanation(actor=actor, now=now, trajectory=trajectory, language=language)
    name = _paper.file_name(record, record.made_on, record.version)
    return PaperDownload(name, "application/pdf", _paper.drawn(record, now))


@read_door
def explanation(
    *, actor: Actor, now: datetime, trajectory: UUID, language: str = "nl"
) -> PaperRecord:
    """Return what the employee is told before the start: what, why, who, and their rights."""
    view = trajectories.case(actor=actor, now=now, trajectory=trajectory)
    found = trajectories.trajectory_within(
        actor=actor, now=now, trajectory=trajectory, category=DataCategory.MILESTONES
    )
    bureau = bureaus.bureau(actor=actor, now=now)
    held = form(KIND)
    coach = view.coach
    said = {
        "bureau": f"{bureau.name}, {bureau.phone}" if bureau.phone else bureau.name,
        "bureau-where": bureau.where,
        "coach": "" if coach is None else coach.name,
        "coach-phone": "" if coach is None else coach.phone,
        "coach-email": "" if coach is None else coach.email,
    }
    sections = list(filled(held, said, language, {"bureau": bureau.name}))
    steps = next(n for n, section in enumerate(held.sections) if section.key == "steps")
    told = tuple(
        f"{phase.title.in_(language)}\n{phase.summary.in_(language) if phase.summary else ''}"
        for phase in view.programme.phases
    )
    sections[steps] = replace(sections[steps], paragraphs=told)
    return _paper.blank(
        KIND,
        within=found,
        bureau=bureau.name,
        now=now,
        language=language,
        sections=tuple(sections),
    )
