"""What an export leaves behind and an import does not take in, each with the reason."""

from collections.abc import Iterator
from datetime import date

from wissel.apps.documents.models import Report
from wissel.apps.documents.service import _papers_out, _returned
from wissel.apps.guidance import service as guidance
from wissel.apps.orders import service as orders
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.connections.trajectory_file import Skipped, TrajectoryFile
from wissel.core.sources import Text


def on_export(within: trajectories.Within, today: date) -> tuple[Skipped, ...]:
    """Return what this trajectory has and no file holds: what nobody finished or looked at."""
    rows = Report.objects.filter(trajectory_id=within.id, release=None)
    found = [
        Skipped(f"draft {row.kind} {row.period}", _DRAFT)
        for row in rows.order_by("period", "kind", "version")
    ]
    found += [Skipped(f"quote {number}", _QUOTE) for number in orders.quote_drafts(within=within)]
    found += [
        Skipped(f"waiting paper {kind} {day}", _WAITING)
        for kind, day in _papers_out.still_waiting(within.id)
    ]
    found += [Skipped(f"service {kind}", _SERVICE) for kind in orders.services_asked(within=within)]
    links = _papers_out.open_links(within.id, today)
    found += [Skipped(f"links {links}", _LINKS)] if links else []
    if guidance.has_more_than_it_gives(within=within):
        found.append(Skipped("intake form", _INTAKE))
    found += [
        Skipped(f"draft {kind} profile", _PROFILE) for kind in plans.unfixed_profiles(within=within)
    ]
    if plans.has_unfixed_plan(within=within):
        found.append(Skipped("draft plan", _PLAN))
    return tuple(found)


def on_import(given: TrajectoryFile) -> tuple[Skipped, ...]:
    """Return what an import of this file leaves out."""
    return (
        *_without_contents(given),
        *(Skipped(f"draft {name}", _DRAFT) for name in _returned.drafts_told(given.trajectory)),
        *(Skipped(f"file {name}", _UNNAMED) for name in given.unnamed),
        Skipped("accounts", _ACCOUNTS),
        Skipped("unfinished", _UNFINISHED),
    )


def _without_contents(given: TrajectoryFile) -> Iterator[Skipped]:
    """Yield the documents that a JSON file names and does not hold."""
    if given.contents:
        return
    case = given.trajectory
    for report in case.reports:
        yield Skipped(f"report {report.file}", _BESIDE)
    for paper in case.papers:
        yield Skipped(f"paper {paper.record}", _BESIDE)
    for received in case.received:
        yield Skipped(f"received {received.content.file}", _BESIDE)


_BESIDE = Text(
    "Het document zit niet in een los JSON-bestand. Lees de zip in om het mee te nemen.",
    "The document is not in a JSON file alone. Import the zip to take it along.",
)
_DRAFT = Text(
    "Een concept gaat niet mee in het bestand. Begin het rapport opnieuw; het vult zich uit het "
    "logboek.",
    "A draft is not in the file. Start the report again; it fills itself from the journal.",
)
_QUOTE = Text(
    "Een offerte die niemand verstuurde gaat niet mee. Begin haar opnieuw.",
    "A quote that nobody sent is not in the file. Begin it anew.",
)
_SERVICE = Text(
    "Een extra dienst gaat nog niet mee; het logboek zegt dat erom is gevraagd en wat eruit kwam.",
    "An extra service is not in the file yet; the journal says that it was asked for and what came "
    "of it.",
)
_WAITING = Text(
    "Een stuk dat nog niemand nakeek gaat niet mee. Kijk het eerst na, of vraag het opnieuw.",
    "A paper that nobody looked at yet is not in the file. Look at it first, or ask for it anew.",
)
_LINKS = Text(
    "Een persoonlijke link opent alleen deze installatie. Vraag de stukken opnieuw.",
    "A personal link opens this installation alone. Ask for the papers anew.",
)
_INTAKE = Text(
    "Wat de medewerker voor de intake opschreef en niet gaf, is van de medewerker alleen. Die kan "
    "het bewaren in de eigen kopie.",
    "What the employee wrote for the intake and did not give is the employee's alone. They can "
    "keep it in their own copy.",
)
_PROFILE = Text(
    "Wat er in een profiel staat en nog niet is vastgesteld gaat niet mee. Stel het eerst vast.",
    "What stands in a profile and was not fixed yet is not in the file. Fix it first.",
)
_PLAN = Text(
    "Wat er in het plan staat en nog niet is vastgesteld gaat niet mee. Stel het eerst vast.",
    "What stands in the plan and was not fixed yet is not in the file. Fix it first.",
)
_UNNAMED = Text(
    "Het traject noemt dit bestand niet.", "The trajectory does not speak of this file."
)
_ACCOUNTS = Text(
    "Een import maakt geen accounts en wijst geen coach toe. Nodig mensen opnieuw uit en geef het "
    "traject een coach.",
    "An import makes no accounts and assigns no coach. Invite people anew and give the trajectory "
    "a coach.",
)
_UNFINISHED = Text(
    "Wat niet af was gaat nooit mee: concepten van offertes, stukken die wachten of zijn "
    "teruggestuurd, persoonlijke links, wat er in profiel of plan nog niet is vastgesteld, en wat "
    "de medewerker voor de intake opschreef en niet gaf of over hoe het gaat niet deelde. Of het "
    "klikte met de vorige coach gaat niet mee, en nog niet wat er in aanvragen voor extra diensten "
    "staat en wat voor alleen dit traject is afgesproken.",
    "What was not finished never comes along: drafts of quotes, papers that wait or were sent "
    "back, personal links, what was not fixed yet in profile or plan, and what the employee wrote "
    "for the intake and did not give, or on how things go and did not share. Whether it clicked "
    "with the coach before does not come along either, nor yet what stands in requests for extra "
    "services and what was agreed for this trajectory alone.",
)
