"""What a coach does to a report. Every step saves first what stands in the form, or loses nothing.

The buttons of a draft send its whole form. A page that is opened by GET (after signing in again,
say) goes back to the report and changes nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from typing import Concatenate, Final, ParamSpec
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.documents import service as documents
from wissel.apps.documents.service import Blocked, NotReady, ReportView, SavedByAnother
from wissel.core.refusal import Refused
from wissel.core.reports.record import Edit, Finding
from wissel.portals.coach.report_forms import Typed, Written, read, seen_of, slots_of, typed_texts
from wissel.portals.coach.reports import AUTHORS, keep_key, show
from wissel.portals.coach.reports_desk import first_name
from wissel.portals.coach.reports_guard import hit_key, taken_over
from wissel.portals.shell.dates import full_day, reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.report_view import anchor_of
from wissel.portals.shell.saved import say_saved

P = ParamSpec("P")
#: How often a save is tried when somebody else saves at the same moment.
_TRIES: Final = 3
_WHY_NOT: Final = {
    "reading": gettext_lazy("De leestermijn loopt nog en er is nog geen reactie."),
    "released": gettext_lazy("Dit rapport is al vrijgegeven. Er is niets twee keer verstuurd."),
    "state": gettext_lazy("Dit kan niet in deze stap van het rapport."),
    "changed": gettext_lazy("Het rapport veranderde net. Lees het nog eens en geef het dan vrij."),
    "gate": gettext_lazy("Er staat nog iets open dat de vrijgave tegenhoudt."),
}


def posted(
    view: Callable[Concatenate[PageRequest, P], HttpResponse],
) -> Callable[Concatenate[PageRequest, P], HttpResponse]:
    """Let only a POST act; anything else goes to the report itself."""

    @wraps(view)
    def only_post(request: PageRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method != "POST":
            return redirect("coach:report", report=kwargs["report"])
        return view(request, *args, **kwargs)

    return only_post


@dataclass(frozen=True, slots=True)
class _Saved:
    """A form after saving: ``answer`` is the page to show when it could not be saved."""

    view: ReportView
    typed: Typed
    answer: HttpResponse | None = None
    merged: bool = False


@page(*AUTHORS)
@posted
def report_edit(request: PageRequest, report: UUID) -> HttpResponse:
    """Save what was typed, and do what the pressed button says with one sentence."""
    saved = _save(request, report, act=True)
    if request.htmx:
        return _autosaved(request, report, saved)
    if saved.answer is not None:
        return saved.answer
    text = _("Bewaard.")
    if saved.merged:
        text = _("Bewaard. Iemand anders bewaarde intussen ook: beide teksten staan erin.")
    say_saved(request, text, form=keep_key(report))
    return redirect(_at(report, _pressed(request, saved.view)))


def saved_first(request: PageRequest, report: UUID) -> HttpResponse | None:
    """Save the form of a draft before something else is done; return the page when it cannot be.

    Of a report that left the desk there is nothing to save.
    """
    if _view(request, report).drafted is None:
        return None
    return _save(request, report).answer


@page(*AUTHORS)
@posted
def report_send(request: PageRequest, report: UUID) -> HttpResponse:
    """Save, and give the draft to the employee to read first."""
    saved = _save(request, report)
    if saved.answer is not None:
        return saved.answer
    try:
        until = documents.send_to_employee(actor=request.actor, now=request.now, report=report)
    except Blocked as blocked:
        view = _view(request, report)
        return show(request, view, blocked=blocked.checks, saved=True, status=422)
    except Refused as refused:
        return _refused(request, report, refused, saved=True)
    said = {
        "name": first_name(saved.view.record.header.employee),
        "day": full_day(until, reader_language()),
    }
    text = _("Verstuurd. %(name)s kan lezen en reageren tot en met %(day)s.") % said
    say_saved(request, text, form=keep_key(report))
    return redirect("coach:report", report=report)


@page(*AUTHORS)
@posted
def report_give(request: PageRequest, report: UUID) -> HttpResponse:
    """Save, and give the draft to employee and employer at once, where that is how one works."""
    saved = _save(request, report)
    if saved.answer is not None:
        return saved.answer
    try:
        documents.release(actor=request.actor, now=request.now, report=report)
    except NotReady as not_ready:
        return _not_ready(request, report, not_ready, saved=True)
    text = _("Vrijgegeven. De medewerker en de werkgever kregen bericht.")
    say_saved(request, text, form=keep_key(report))
    return redirect("coach:report", report=report)


@page(*AUTHORS)
@posted
def report_keep(request: PageRequest, report: UUID) -> HttpResponse:
    """Save, and let a finding of the guard stand with a reason."""
    key = request.POST.get("keep", "")
    reason = request.POST.get(f"reason:{key}", "")
    saved = _save(request, report)
    if saved.answer is not None:
        return saved.answer
    finding = _finding(saved.view, key)
    if finding is None:
        text = _("Deze bevinding staat er niet meer.")
        return show(request, _view(request, report), problems=(text,), saved=True, status=422)
    if not reason.strip():
        wrong = {key: (reason, _("Schrijf in één zin waarom dit mag blijven staan."))}
        return show(request, _view(request, report), reasons=wrong, saved=True, status=422)
    say_saved(request, _("De zin blijft zo staan, met je reden erbij."), form=keep_key(report))
    return redirect(_at(report, finding.span.statement))


@page(*AUTHORS)
@posted
def report_settle(request: PageRequest, report: UUID) -> HttpResponse:
    """Mark a remark of the employee as dealt with; save the draft on the way."""
    saved = _save(request, report)
    if saved.answer is not None:
        return saved.answer
    try:
        documents.settle_comment(
            actor=request.actor,
            now=request.now,
            report=report,
            comment=request.POST.get("comment", ""),
        )
    except Refused as refused:
        return _refused(request, report, refused, saved=True)
    say_saved(request, _("De opmerking is verwerkt."), form=keep_key(report))
    return redirect("coach:report", report=report)


@page(*AUTHORS)
@posted
def report_reopen(request: PageRequest, report: UUID) -> HttpResponse:
    """Take the report back to the desk to change it; the employee reads it again after that."""
    try:
        documents.reopen(actor=request.actor, now=request.now, report=report)
    except Refused as refused:
        return _refused(request, report, refused)
    say_saved(request, _("Het rapport is weer een concept. Wijzig het en stuur het opnieuw."))
    return redirect("coach:report", report=report)


@page(*AUTHORS)
@posted
def report_release(request: PageRequest, report: UUID) -> HttpResponse:
    """Release the report to the employer."""
    try:
        documents.release(actor=request.actor, now=request.now, report=report)
    except NotReady as not_ready:
        return _not_ready(request, report, not_ready)
    say_saved(request, _("Vrijgegeven. De werkgever kreeg bericht en kan het rapport lezen."))
    return redirect("coach:report", report=report)


@page(*AUTHORS)
@posted
def report_correct(request: PageRequest, report: UUID) -> HttpResponse:
    """Start a new version of a released report, with the reason."""
    reason = request.POST.get("reason", "")
    try:
        newer = documents.start_correction(
            actor=request.actor, now=request.now, report=report, reason=reason
        )
    except Refused as refused:
        message = refused.message.in_(reader_language())
        if refused.path == "$.reason":
            view = _view(request, report)
            return show(request, view, correction=(reason, message), status=422)
        return _refused(request, report, refused)
    text = _(
        "Versie %(version)s is een concept. De vrijgegeven versie blijft staan tot je klaar bent."
    )
    version = _view(request, newer).line.version
    say_saved(request, text % {"version": version}, form=f"correct-{report}")
    return redirect("coach:report", report=newer)


def _view(request: PageRequest, report: UUID) -> ReportView:
    return documents.report(actor=request.actor, now=request.now, report=report)


def _not_ready(
    request: PageRequest, report: UUID, not_ready: NotReady, *, saved: bool = False
) -> HttpResponse:
    why, view = str(_WHY_NOT[not_ready.code]), _view(request, report)
    return show(request, view, problems=(why,), blocked=not_ready.checks, saved=saved, status=422)


def _refused(
    request: PageRequest, report: UUID, refused: Refused, *, saved: bool = False
) -> HttpResponse:
    problems = (refused.message.in_(reader_language()),)
    return show(request, _view(request, report), problems=problems, saved=saved, status=422)


def _save(request: PageRequest, report: UUID, *, act: bool = False, tries: int = _TRIES) -> _Saved:
    """Save the form of a draft; somebody else's save at the same moment is taken along."""
    view = _view(request, report)
    if view.drafted is None:
        return _too_late(request, view)
    typed = read(request.POST, view.record)
    also = _act(request, view, typed) if act else ()
    if typed.has_errors or typed.conflicts:
        status = 409 if typed.conflicts else 422
        return _Saved(view, typed, show(request, view, typed=typed, status=status))
    edits, revision = (*typed.edits, *also), view.revision
    actor, now = request.actor, request.now
    try:
        if edits:
            documents.edit(actor=actor, now=now, report=report, revision=revision, edits=edits)
        if not request.htmx:
            _keep_typed(request, view)
    except SavedByAnother:
        if tries > 1:
            return _save(request, report, act=act, tries=tries - 1)
        text = _("Er wordt steeds tegelijk bewaard. Je tekst staat hieronder. Bewaar nog eens.")
        page_ = show(request, view, typed=typed, problems=(text,), status=409)
        return _Saved(view, typed, page_)
    except Refused as refused:
        return _Saved(view, typed, _refused(request, report, refused))
    opened = request.POST.get("revision", str(revision))
    return _Saved(view, typed, merged=bool(edits) and opened != str(revision))


def _too_late(request: PageRequest, view: ReportView) -> _Saved:
    """Keep the reasons; show what was typed on a draft that was sent meanwhile: it is not saved."""
    lost, answer = typed_texts(request.POST), None
    if lost:
        answer = show(request, view, lost=lost, status=409)
    else:
        try:
            _keep_typed(request, view)
        except Refused as refused:
            answer = _refused(request, view.line.id, refused)
    return _Saved(view, Typed(), answer)


def _act(request: PageRequest, view: ReportView, typed: Typed) -> tuple[Edit, ...]:
    """Return the edits that the pressed button asks for; they come after what was typed."""
    post, slots = request.POST, slots_of(view.record)
    plain = view.drafted
    if key := post.get("take"):
        return _take(key, view, typed)
    if (id_ := post.get("leave")) and id_ in slots and slots[id_].removable:
        typed.written.pop(id_, None)
        return (slots[id_].removal(),)
    if (id_ := post.get("leave")) and (said := view.record.find(id_)) and said.optional:
        return (Edit("remove", id_),)
    if (id_ := post.get("put-back")) and plain is not None:
        held = plain.find(id_)
        if held is None:
            return ()
        return (Edit("change", id_, held.text, base=held.text, owner=held.owner),)
    unfit = {one.target: one for one in view.unfit_edits}
    if (id_ := post.get("drop")) and id_ in unfit:
        slot = slots.get(id_)
        return (slot.edit(slot.text, slot.owner) if slot is not None else Edit("remove", id_),)
    if (id_ := post.get("use")) and id_ in unfit and id_ in slots:
        return (slots[id_].edit(unfit[id_].text, slots[id_].owner),)
    return ()


def _take(key: str, view: ReportView, typed: Typed) -> tuple[Edit, ...]:
    """Return the edit that puts the offered sentence in place of the one that was found."""
    finding, slots = _finding(view, key), slots_of(view.record)
    if finding is None or finding.span.statement not in slots:
        return ()
    slot = slots[finding.span.statement]
    written = typed.written.get(slot.id) or Written(slot.text, slot.owner)
    start = written.text.find(finding.span.text)
    if start < 0:
        return ()  # the writer mended it already
    span = replace(finding.span, start=start, end=start + len(finding.span.text))
    moved = replace(finding, span=span)
    text = taken_over(written.text, moved, view.record.language)
    return (slot.edit(text, written.owner),)


def _finding(view: ReportView, key: str | None) -> Finding | None:
    return next((one for one in view.findings if hit_key(one) == key), None)


def _keep_typed(request: PageRequest, view: ReportView) -> None:
    """Let every finding stand for which a reason was typed: what is typed is never dropped."""
    for finding in view.findings:
        reason = request.POST.get(f"reason:{hit_key(finding)}", "")
        if reason.strip() and not finding.kept_because:
            documents.keep_finding(
                actor=request.actor,
                now=request.now,
                report=view.line.id,
                statement=finding.span.statement,
                text=finding.span.text,
                reason=reason,
            )


def _at(report: UUID, statement: str) -> str:
    """Return the place of a sentence on the page of its report."""
    url = reverse("coach:report", args=[report])
    return f"{url}#{anchor_of(statement)}" if statement else url


def _pressed(request: PageRequest, view: ReportView) -> str:
    """Return the statement whose button was pressed, or nothing."""
    finding = _finding(view, request.POST.get("take"))
    if finding is not None:
        return finding.span.statement
    names = ("leave", "put-back", "use", "theirs")
    return next((id_ for name in names if (id_ := request.POST.get(name))), "")


def _autosaved(request: PageRequest, report: UUID, saved: _Saved) -> HttpResponse:
    """Answer a save in the background: the new state of the form, or that it was not saved."""
    ok = saved.answer is None
    view = _view(request, report) if ok else saved.view
    context = {"ok": ok, "view": view, "seen": seen_of(view.record), "now": request.now}
    response = render(request, "coach/report_saved.html", context)
    if ok:
        response["HX-Trigger"] = f'{{"wissel:saved": "{keep_key(report)}"}}'
    return response
