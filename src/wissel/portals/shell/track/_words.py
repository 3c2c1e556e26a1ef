"""The words of the drawing, its table and its list, in both languages. Dutch is the source."""

from typing import Final

from wissel.core.sources import Text
from wissel.portals.shell.track._facts import ExtensionKind, MarkKind, PromiseState

TODAY: Final = Text("Vandaag", "Today")
WEEK: Final = Text("week {week} van {weeks}", "week {week} of {weeks}")
WEEK_N: Final = Text("week {week}", "week {week}")
TITLE: Final = Text(
    "Traject van {label}: {weeks} weken als spoorlijn",
    "Trajectory of {label}: {weeks} weeks as a railway line",
)
FIRST_SICK_DAY: Final = Text("Eerste ziektedag", "First sick day")
SWITCH: Final = Text("Wissel: start tweede spoor", "Switch: start of the second track")
TRACK_1: Final = Text("eerste spoor", "first track")
TRACK_2: Final = Text("tweede spoor", "second track")
TRACK_1_GOES_ON: Final = Text("eerste spoor loopt door", "the first track goes on")
TRACK_1_CLOSED: Final = Text("spoor 1 gesloten", "track 1 closed")
TRACK_1_CLOSED_FULL: Final = Text("Eerste spoor gesloten", "First track closed")
END: Final = Text("Einde wachttijd", "End of waiting period")
END_LINES: Final = Text("Einde\nwachttijd", "End of\nwaiting\nperiod")
EXTENSION_END_LINES: Final = {
    ExtensionKind.SANCTION: Text("Einde\nloonsanctie", "End of\nloonsanctie"),
    ExtensionKind.VOLUNTARY: Text("Einde\nverlenging", "End of\nextension"),
}
EXTENSION_END: Final = {
    ExtensionKind.SANCTION: Text("Einde loonsanctie", "End of the loonsanctie"),
    ExtensionKind.VOLUNTARY: Text("Einde vrijwillige verlenging", "End of the voluntary extension"),
}
EXTENSION: Final = {
    ExtensionKind.SANCTION: Text(
        "loonsanctie, hoogstens 52 weken", "loonsanctie, at most 52 weeks"
    ),
    ExtensionKind.VOLUNTARY: Text("vrijwillige verlenging", "voluntary extension"),
}
PHASES: Final = Text("Fasen", "Phases")
PHASE: Final = Text("Fase {label}", "Phase {label}")
IN_PHASE: Final = Text("fase {label}", "phase {label}")
PROMISES: Final = Text("Beloftes", "Promises")
LENS: Final = Text("Zes weken rond vandaag, vergroot", "Six weeks around today, enlarged")
LENS_MORE: Final = Text(
    "{caption} · {count} alleen in de tabel", "{caption} · {count} in the table only"
)
LATE_SUFFIX: Final = Text("te laat", "late")
UNKNOWN_SUFFIX: Final = Text("niet te bepalen", "cannot tell")
FIRST_WEEK: Final = Text("week 0", "week 0")

LANES: Final[tuple[tuple[Text, frozenset[MarkKind]], ...]] = (
    (Text("Gesprekken", "Talks"), frozenset({MarkKind.TALK, MarkKind.CALL})),
    (
        Text("Sollicitaties", "Applications"),
        frozenset({MarkKind.APPLICATION, MarkKind.REFUSED, MarkKind.INVITED}),
    ),
    (Text("Rapportages", "Reports"), frozenset({MarkKind.REPORT, MarkKind.REPORT_LATE})),
    (Text("Werkgever", "Employer"), frozenset({MarkKind.EMPLOYER, MarkKind.EMPLOYER_MISSING})),
)
MARKS: Final = {
    MarkKind.TALK: Text("Gesprek", "Talk"),
    MarkKind.CALL: Text("Telefoon", "Phone call"),
    MarkKind.APPLICATION: Text("Sollicitatie", "Application"),
    MarkKind.REFUSED: Text("Sollicitatie", "Application"),
    MarkKind.INVITED: Text("Sollicitatie", "Application"),
    MarkKind.REPORT: Text("Rapport", "Report"),
    MarkKind.REPORT_LATE: Text("Rapport", "Report"),
    MarkKind.EMPLOYER: Text("Contact werkgever", "Contact with employer"),
    MarkKind.EMPLOYER_MISSING: Text("Contact werkgever", "Contact with employer"),
}
MARK_STATES: Final = {
    MarkKind.TALK: ("done", Text("geweest", "held")),
    MarkKind.CALL: ("done", Text("geweest", "held")),
    MarkKind.APPLICATION: ("open", Text("verstuurd", "sent")),
    MarkKind.REFUSED: ("na", Text("afwijzing", "refused")),
    MarkKind.INVITED: ("now", Text("uitnodiging", "invited")),
    MarkKind.REPORT: ("done", Text("op tijd", "on time")),
    MarkKind.REPORT_LATE: ("weak", Text("te laat rapport", "late report")),
    MarkKind.EMPLOYER: ("done", Text("geweest", "held")),
    MarkKind.EMPLOYER_MISSING: ("late", Text("ontbreekt", "missing")),
}
PROMISE_STATES: Final = {
    PromiseState.KEPT: ("done", Text("belofte gehaald", "promise kept")),
    PromiseState.OPEN: ("now", Text("belofte open", "promise open")),
    PromiseState.MISSED: ("late", Text("belofte gemist", "promise missed")),
}

DONE: Final = Text("gehaald", "done")
DONE_LATE: Final = Text("gehaald, {late}", "done, {late}")
COMING: Final = Text("komt", "to come")
UNKNOWN: Final = Text("niet te bepalen", "cannot tell")
LAPSED: Final = Text("vervallen", "lapsed")
NOT_APPLICABLE: Final = Text("n.v.t.", "n/a")
NOT_COUNTED: Final = Text("telt niet mee", "does not count")
RUNNING: Final = Text("loopt", "running")
OVER: Final = Text("voorbij", "over")
APPOINTED: Final = Text("gepland", "planned")
BY: Final = Text("uiterlijk {day}", "by {day}")
ON_TIME: Final = Text("op tijd", "on time")

LEGEND_TITLE: Final = Text("Zo leest u de lijn", "How to read the line")
LEGEND: Final = (
    Text("mijlpaal gehaald", "milestone done"),
    Text("mijlpaal komt", "milestone to come"),
    Text("te laat, met aantal", "late, how many"),
    Text("nadert", "near"),
    Text("afgelegd · nog te gaan", "travelled · to travel"),
    Text("gesprek · telefoon", "talk · phone"),
    Text("verstuurd · afwijzing · gesprek", "sent · refused · invited"),
    Text("rapport · te laat rapport", "report · late report"),
    Text("contact · ontbreekt", "contact · missing"),
    Text("belofte gehaald", "promise kept"),
)

DESC_START: Final = Text("Eerste ziektedag {day}.", "First sick day {day}.")
DESC_NO_SWITCH: Final = Text(
    "Het tweede spoor is nog niet gestart.", "The second track has not started yet."
)
DESC_SWITCH: Final = Text(
    "Tweede spoor gestart op {day}, week {week}.", "Second track started on {day}, week {week}."
)
DESC_GOES_ON: Final = Text("Eerste spoor loopt door.", "The first track goes on.")
DESC_CLOSED: Final = Text("Eerste spoor gesloten op {day}.", "First track closed on {day}.")
DESC_TODAY: Final = Text("Vandaag, {day}, is het week {week}.", "Today, {day}, it is week {week}.")
DESC_COUNTS: Final = Text("Te laat: {late}. Nadert: {near}.", "Late: {late}. Near: {near}.")
DESC_END: Final = Text("{what} {day}.", "{what} {day}.")
DESC_TABLE: Final = Text(
    "Dezelfde gegevens staan in de tabel onder de tekening.",
    "The same facts are in the table below the drawing.",
)

MILESTONES_ON_TIME: Final = Text(
    "{count} mijlpalen, alle op tijd", "{count} milestones, all on time"
)
MILESTONES_LATE: Final = Text(
    "{count} mijlpalen, {late} te laat", "{count} milestones, {late} late"
)
SINCE: Final = Text("sinds {day}", "since {day}")
FOLDED: Final = Text("Eerder", "Earlier")
BETWEEN: Final = Text("tussenliggende weken", "weeks in between")
WEEKS: Final = Text("{count} weken", "{count} weeks")
TALKS_COUNT: Final = (Text("1 gesprek", "1 talk"), Text("{count} gesprekken", "{count} talks"))
APPLICATIONS_COUNT: Final = (
    Text("1 sollicitatie", "1 application"),
    Text("{count} sollicitaties", "{count} applications"),
)
REPORTS_COUNT: Final = (Text("1 rapport", "1 report"), Text("{count} rapporten", "{count} reports"))

COUNTS: Final = (
    (frozenset({MarkKind.TALK, MarkKind.CALL}), TALKS_COUNT),
    (
        frozenset({MarkKind.APPLICATION, MarkKind.REFUSED, MarkKind.INVITED}),
        APPLICATIONS_COUNT,
    ),
    (frozenset({MarkKind.REPORT, MarkKind.REPORT_LATE}), REPORTS_COUNT),
)

# The view for employees: B1, the day written out, what happens next.
PLAIN_START: Final = Text("U meldde zich ziek", "You called in sick")
PLAIN_NOW: Final = Text("U bent hier", "You are here")
PLAIN_SWITCH: Final = Text(
    "U ging ook zoeken bij andere bedrijven", "You also started looking at other companies"
)
PLAIN_SWITCH_OPEN: Final = Text(
    "Ook zoeken bij andere bedrijven", "Also looking at other companies"
)
PLAIN_BACK: Final = Text(
    "{day} · terug naar uw eigen werkgever kan nog steeds",
    "{day} · going back to your own employer is still possible",
)
PLAIN_END: Final = Text("Einde van de twee jaar", "End of the two years")
PLAIN_END_LATER: Final = Text(
    "Einde van de tijd waarin uw werkgever betaalt", "End of the time your employer pays"
)
PLAIN_UNTIL: Final = Text("tot en met {day}", "until {day}")
PLAIN_NOTHING: Final = Text("{day} · u hoeft nu niets te doen", "{day} · nothing to do for you now")
PLAIN_HELP: Final = Text("{day} · {helper} helpt u", "{day} · {helper} helps you")
#: key of the milestone: words once it is done, words while it is open
PLAIN: Final = {
    "plan-van-aanpak": (
        Text("U maakte samen een plan", "You made a plan together"),
        Text("Samen een plan maken", "Making a plan together"),
    ),
    "eerstejaarsevaluatie": (
        Text("Gesprek na het eerste jaar", "Talk after the first year"),
        Text("Gesprek na het eerste jaar", "Talk after the first year"),
    ),
    "tweede-spoor-start": (PLAIN_SWITCH, PLAIN_SWITCH_OPEN),
    "uwv-brief": (
        Text("U kreeg een brief van UWV", "You got a letter from UWV"),
        Text("Brief van UWV", "Letter from UWV"),
    ),
    "wia-aanvraag": (
        Text("U vroeg WIA aan", "You applied for WIA"),
        Text("WIA aanvragen, als dat nog nodig is", "Applying for WIA, if still needed"),
    ),
}
