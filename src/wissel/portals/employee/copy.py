"""A copy of the own file to keep: reports, journal, data, and a page that explains them."""

import io
from typing import Any, Final
from uuid import UUID

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.http import require_http_methods

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents import service as documents
from wissel.apps.guidance import service as guidance
from wissel.connections.trajectory_file import MAIN, zip_bytes
from wissel.core.access import Role
from wissel.core.journal import standing
from wissel.core.refusal import Refused
from wissel.portals.employee.journal import by_month
from wissel.portals.employee.own import own_trajectory
from wissel.portals.shell.appointment_words import appointment_row, step_rows
from wissel.portals.shell.check_in_words import side_by_side
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.intake_words import intake_parts
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.report_name import report_about
from wissel.portals.shell.vacancies_kept import lists_kept

_JOURNAL: Final = "logboek.html"
_GUIDED: Final = "afspraken-en-intake.html"
_VACANCIES: Final = "vacatures.html"
#: The explanation is there in Dutch, and in the reader's language when that is another.
_README: Final = {"nl": "lees-mij.html", "en": "read-me.html"}


@page(Role.EMPLOYEE)
@require_http_methods(["GET", "HEAD", "POST"])
def own_copy(request: PageRequest) -> HttpResponseBase:
    """Say what is in the copy, and give it."""
    trajectory = own_trajectory(request)
    if trajectory is None:
        return render(request, "employee/nothing.html", {"section": "privacy"})
    if request.method != "POST":
        return _page(request)
    try:
        own = documents.own_file(
            actor=request.actor,
            now=request.now,
            trajectory=trajectory,
            language=reader_language(),
        )
    except Refused as refused:
        return _page(request, error=refused.message.in_(reader_language()))
    # In memory, since its parts are: the door keeps them below a limit.
    drawn = _drawn(request, own)
    papers = {"papers": sorted([*_papers(own), *drawn])}
    pages = _explained(request, own, _guided(request, trajectory) | papers)
    made = zip_bytes(own.trajectory, {**own.contents, **drawn, **pages})
    response = FileResponse(
        io.BytesIO(made),
        as_attachment=True,
        filename=f"dossier-{own.trajectory.reference}.zip",
        content_type="application/zip",
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


def _page(request: PageRequest, *, error: str = "") -> HttpResponse:
    context = {"section": "privacy", "error": error, "traject": request.GET.get("traject", "")}
    return render(request, "employee/own_copy.html", context, status=422 if error else 200)


def _papers(own: documents.OwnFile) -> list[str]:
    """Return what was signed in this file and what came in, by name."""
    signed = [one.content for one in own.trajectory.papers]
    return [one.file for one in signed if one] + [
        one.content.file for one in own.trajectory.received
    ]


def _drawn(request: PageRequest, own: documents.OwnFile) -> dict[str, bytes]:
    """Return, by name, what was signed a moment ago and lies nowhere yet: drawn to be read."""
    signed = [
        documents.paper_file(actor=request.actor, now=request.now, paper=UUID(one.id))
        for one in own.trajectory.papers
        if one.content is None
    ]
    return {one.file_name: one.content for one in signed}


def _guided(request: PageRequest, trajectory: UUID) -> dict[str, object]:
    """Return what is kept of the person beside the file: appointments, the intake, the click."""
    given: dict[str, Any] = {"actor": request.actor, "now": request.now, "trajectory": trajectory}
    made, intake, click = (
        guidance.appointments(**given),
        guidance.intake(**given),
        guidance.click(**given),
    )
    introduction, said = guidance.introduction(**given), guidance.check_ins(**given)
    if not (made or intake.given or click.answered_at or introduction or said):
        return {}
    choices = guidance.report_choices(language=reader_language(), **given)
    return {
        "appointments": [(appointment_row(one, party=True), step_rows(one)) for one in made],
        "parts": intake_parts(intake, reader_language()) if intake.given else [],
        "click": click,
        "introduction": introduction,
        "check_ins": [(one, side_by_side([one], reader_language())) for one in said],
        "in_report": [one.ask.in_(reader_language()) for one in choices.chosen],
    }


def _explained(
    request: PageRequest, own: documents.OwnFile, guided: dict[str, object]
) -> dict[str, bytes]:
    """Return the pages for people beside the data: explanation, journal, and what was prepared."""
    context: dict[str, object] = {
        "case": own.trajectory,
        "place": own.place,
        "bureau": bureaus.bureau(actor=request.actor, now=request.now),
        "made": request.now,
        "journal_name": _JOURNAL,
        "data_name": MAIN,
        "guided_name": _GUIDED if "click" in guided else "",
        "vacancies_name": _VACANCIES if own.trajectory.vacancy_lists else "",
        "papers": guided["papers"],
        "profiles": own.profiles,
        "money": own.money,
    }
    pages = {}
    for language in ("nl", reader_language()):
        with translation.override(language):
            context["reports"] = [
                (report, report_about(report.kind, report.period))
                for report in own.trajectory.reports
            ]
            pages[_README[language]] = render_to_string("employee/copy_readme.html", context)
    context["months"] = by_month(tuple(standing(own.trajectory.journal)))
    pages[_JOURNAL] = render_to_string("employee/copy_journal.html", context)
    if "click" in guided:
        pages[_GUIDED] = render_to_string("employee/copy_guided.html", context | guided)
    if own.trajectory.vacancy_lists:
        context["lists"] = lists_kept(own.trajectory.vacancy_lists, reader_language())
        pages[_VACANCIES] = render_to_string("employee/copy_vacancies.html", context)
    return {name: text.encode() for name, text in pages.items()}
