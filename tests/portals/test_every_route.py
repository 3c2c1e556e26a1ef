"""Every route, tried by everybody: GET and POST, in the own file, a colleague's, another bureau's.

The routes come from the URL table, so that a new page is tried without anyone remembering. Each
request is undone, so that all of them find the same files. ``routes.txt`` is what came out for the
own file; a right changes on purpose, and then::

    WISSEL_WRITE_ROUTES=1 pytest tests/portals/test_every_route.py   # and read the diff
"""

import logging
import os
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_django
import time_machine
from django.conf import settings
from django.test import Client

from tests.cast import NOW, Cast
from tests.files import EMPLOYEES, File, make_files
from tests.routes import Address, Route, addresses, every_route
from tests.signed_in import client_of
from tests.undone import undone
from wissel.apps.bureaus import service as bureaus
from wissel.core.access import STAFF, Action, DataCategory, Relation, Role, decide
from wissel.infra.doors import Actor
from wissel.portals.shell import pages

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
KEPT = Path(__file__).with_name("routes.txt")
ANYBODY = "anonymous"
#: Who tries the pages that know no roles: public ones, and those of the sign-in library.
A_FEW = (ANYBODY, "coach", "employee", "employer")
DENIED = (403, 404)
SHUT = (*DENIED, 405)
#: Columns of the printed table.
SHORT = {
    ANYBODY: "any",
    "coach": "co",
    "other_coach": "co2",
    "planner": "pl",
    "manager": "mgr",
    "employer": "er",
    "line_manager": "lm",
    "employee": "ee",
    "company_doctor": "doc",
    "labour_expert": "lab",
    "host_employer": "host",
    "auditor": "aud",
    "sysadmin": "sys",
}
#: What a report's stage must be readable as.
REPORTS = {
    "concept": DataCategory.DRAFT_REPORTS,
    "ter-inzage": DataCategory.DRAFT_REPORTS,
    "vrijgegeven": DataCategory.RELEASED_REPORTS,
}


#: What a profile must be readable as.
PROFILES = {
    "persoon": DataCategory.PERSON_PROFILE,
    "zoeken": DataCategory.SEARCH_PROFILE,
    "inzetbaarheid": DataCategory.PERSON_PROFILE,
}
#: What a paper is about.
PAPERS = {
    "aanmeldingsformulier": DataCategory.EMPLOYMENT,
    "toestemmingsformulier": DataCategory.CONSENTS,
    "opdrachtbevestiging": DataCategory.ORDER,
}
#: The kind of data of a page by an argument of its address, and by its variant where that differs.
OF_ARGUMENT: dict[str, dict[str, DataCategory]] = {
    "report": REPORTS,
    "received": {"": DataCategory.CAPACITY},
    "paper": PAPERS,
    "profile": PROFILES,
    "quote": {"": DataCategory.ORDER},
    "service": {"": DataCategory.MILESTONES},
    "direction": {"": DataCategory.SEARCH_PROFILE},
    "appointment": {"": DataCategory.APPOINTMENTS},
    "gap": {"": DataCategory.DRAFT_REPORTS},
    "activity": {"": DataCategory.DRAFT_REPORTS},
    "schooling": {"": DataCategory.DRAFT_REPORTS},
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody got at an address. ``names`` are the employees that the page names."""

    file: File
    address: Address
    person: str
    actor: Actor | None
    method: str
    status: int
    location: str
    cached: str
    names: frozenset[str]
    error: str = ""

    def __str__(self) -> str:
        where = f"{self.person}: {self.method} {self.address.label} of {self.file.name}"
        return f"{where} -> {self.status} {self.location}{self.error}"

    @property
    def was_declared(self) -> bool:
        """Whether the page is meant for this role."""
        roles = pages.declared(self.address.route.view) or frozenset()
        return self.actor is not None and self.actor.role in roles


@dataclass(frozen=True, slots=True)
class Tried:
    """All answers, and the files they were asked about."""

    files: dict[str, File]
    answers: tuple[Answer, ...]

    def of_our_pages(self) -> Iterator[Answer]:
        """Leave out public pages and those of the sign-in library, which everybody may open."""
        for answer in self.answers:
            if not _knows_no_roles(answer.address.route):
                yield answer

    def is_shut(self, answer: Answer) -> bool:
        """Whether nothing opened: refused, or sent on to an address that refuses this person."""
        if answer.status != 302:
            return answer.status in SHUT
        onward = {
            other.status
            for other in self.answers
            if (other.person, other.method) == (answer.person, "GET")
            and other.address.url == answer.location
        }
        return bool(onward) and onward <= {*SHUT}


@pytest.fixture(scope="module")
def tried(_cast_once: Cast, django_db_blocker: pytest_django.DjangoDbBlocker) -> Tried:
    """Try everything once, in one transaction that is rolled back."""
    quiet = logging.getLogger("django.request")
    before = quiet.level
    quiet.setLevel(logging.CRITICAL)  # every refusal would be a line
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False), undone():
        files = make_files(_cast_once, NOW)
        answers = tuple(_try_everything(_cast_once, files))
    quiet.setLevel(before)
    return Tried(files, answers)


def _try_everything(cast: Cast, files: dict[str, File]) -> Iterator[Answer]:
    people: dict[str, Actor | None] = {ANYBODY: None, **cast.everybody}
    for person, actor in people.items():
        client = client_of(actor) if actor else Client(headers={"accept-language": "nl"})
        for file, address in _where(person, actor, files):
            for method in ("GET", "POST"):
                yield _ask(client, file, address, person, actor, method)


def _where(
    person: str, actor: Actor | None, files: dict[str, File]
) -> Iterator[tuple[File, Address]]:
    """Yield what somebody tries: everything in the own file, and elsewhere what their role reaches.

    A role that a page does not declare is refused before the address is looked at, and public pages
    and those of the library know no roles: there, once and a few people are enough.
    """
    for route in every_route():
        if _knows_no_roles(route) and person not in A_FEW:
            continue
        reached = actor is not None and actor.role in (pages.declared(route.view) or ())
        about = reached and actor is not None and route.is_about_a_file
        for file in _ties(actor, files) if about and actor else [files["own"]]:
            found = addresses(route, file)
            for address in found if reached and file.name == "own" else found[:1]:
                yield file, address


def _ties(actor: Actor, files: dict[str, File]) -> list[File]:
    """Return the own file, and of the others one for each tie that opens little or nothing."""
    found: dict[Relation, File] = {}
    for file in files.values():
        relation = file.relation(actor)
        if file.name == "own" or relation not in (
            Relation.ASSIGNED,
            Relation.SELF,
            Relation.PARTY,
        ):
            found.setdefault(relation, file)
    return list(found.values())


def _ask(
    client: Client, file: File, address: Address, person: str, actor: Actor | None, method: str
) -> Answer:
    """Ask once and undo what it did, in the database and in the browser."""
    cookies = client.cookies.copy()
    error, status, location, cached, body = "", 500, "", "", ""
    with undone():
        try:
            # A browser never sends an empty form: the token is always there.
            sent = {"csrfmiddlewaretoken": "x" * 32} if method == "POST" else None
            response = getattr(client, method.lower())(address.url, sent)
        except Exception:  # whatever it is, the test shows it as the answer 500
            error = "\n" + traceback.format_exc(limit=-3)
        else:
            status = response.status_code
            location = response.headers.get("Location", "")
            cached = response.headers.get("Cache-Control", "")
            body = b"".join(response).decode("utf-8", "replace")
    client.cookies = cookies
    names = frozenset(name for name in EMPLOYEES if name in body)
    return Answer(file, address, person, actor, method, status, location, cached, names, error)


def _told(wrong: list[Answer]) -> str:
    return "\n".join(map(str, wrong[:40])) + f"\n{len(wrong)} in all"


def test_no_request_of_anybody_breaks_a_page(tried: Tried) -> None:
    wrong = [answer for answer in tried.answers if answer.status >= 500]
    # A readiness check says 503 by design: no worker runs beside the tests.
    wrong = [a for a in wrong if (a.address.route.name, a.status) != ("ready", 503)]
    assert not wrong, _told(wrong)


def test_whoever_has_not_signed_in_is_asked_to(tried: Tried) -> None:
    wrong = [
        answer
        for answer in tried.of_our_pages()
        if answer.actor is None
        and not (answer.status == 302 and answer.location.startswith("/account/inloggen/?next="))
    ]
    assert not wrong, _told(wrong)


def test_a_role_that_a_page_does_not_declare_finds_nothing_there(tried: Tried) -> None:
    wrong = [
        answer
        for answer in tried.of_our_pages()
        if answer.actor and not answer.was_declared and answer.status != 404
    ]
    assert not wrong, _told(wrong)


def test_nothing_of_another_bureau_opens_for_anybody(tried: Tried) -> None:
    wrong = [
        answer
        for answer in tried.of_our_pages()
        if answer.actor
        and answer.address.route.is_about_a_file
        and answer.actor.bureau != answer.file.bureau
        and not tried.is_shut(answer)
    ]
    assert not wrong, _told(wrong)


def test_what_the_access_table_denies_stays_shut_in_the_own_bureau_too(tried: Tried) -> None:
    asked = [
        answer
        for answer in tried.of_our_pages()
        if answer.actor and answer.was_declared and answer.address.route.is_about_a_file
    ]
    denied = [answer for answer in asked if not _table_allows(answer)]
    assert {answer.file.name for answer in denied} == {"own", "neighbour", "elsewhere"}
    wrong = [answer for answer in denied if not tried.is_shut(answer)]
    assert not wrong, _told(wrong)


def test_nobody_reads_a_name_that_the_access_table_keeps_from_them(tried: Tried) -> None:
    files = {file.employee: file for file in tried.files.values()}
    samples = "shell:components"  # shows every part with made-up people
    wrong = [
        answer
        for answer in tried.answers
        if answer.address.route.name != samples
        for name in answer.names
        if answer.status in DENIED
        or answer.actor is None
        or not _may(answer.actor, files[name], DataCategory.IDENTITY)
    ]
    assert not wrong, _told(wrong)


def test_what_somebody_gets_who_signed_in_stays_in_no_cache(tried: Tried) -> None:
    wrong = [a for a in tried.answers if a.actor and "no-store" not in a.cached]
    assert not wrong, _told(wrong)


def test_the_answers_in_the_own_file_are_those_that_were_agreed(tried: Tried) -> None:
    printed = _printed(tried)
    if os.environ.get("WISSEL_WRITE_ROUTES"):
        KEPT.write_text(printed, encoding="utf-8")
    assert printed == KEPT.read_text(encoding="utf-8")


def test_whoever_needs_a_second_factor_sets_it_up_before_any_page_opens(
    cast: Cast, tried: Tried
) -> None:
    wrong, asked = [], set()
    with time_machine.travel(NOW, tick=False):
        for name, actor in cast.everybody.items():
            if not bureaus.second_factor_required(actor.role):
                continue
            client = client_of(actor, second_factor=False)
            for route in every_route():
                if _knows_no_roles(route) or actor.role not in (pages.declared(route.view) or ()):
                    continue
                asked.add(name)
                answer = client.get(addresses(route, tried.files["own"])[0].url)
                if answer.headers.get("Location") != "/account/code/aanzetten/":
                    wrong.append(f"{name}: {route.name} -> {answer.status_code}")
    assert not wrong, "\n".join(wrong)
    assert asked == {*cast.everybody} - {"employee", "stranger_employee"}


def test_a_form_of_another_site_is_refused_by_every_page(cast: Cast, tried: Tried) -> None:
    wrong = []
    with time_machine.travel(NOW, tick=False):
        client = client_of(cast.coach)
        client.handler.enforce_csrf_checks = True
        for route in every_route():
            answer = client.post(addresses(route, tried.files["own"])[0].url)
            if answer.status_code != 403:
                wrong.append(f"{route.name} -> {answer.status_code}")
    assert not wrong, "\n".join(wrong)


def _knows_no_roles(route: Route) -> bool:
    return route.is_of_a_library or pages.is_public(route.view)


def _table_allows(answer: Answer) -> bool:
    """Whether the access table gives this person anything of what the address names."""
    actor, address = answer.actor, answer.address
    assert actor is not None
    arguments = address.route.arguments
    for name, categories in OF_ARGUMENT.items():
        if name in arguments:
            category = categories.get(address.variant) or categories[""]
            return _may(actor, answer.file, category)
    if "trajectory" in arguments:
        return any(_may(actor, answer.file, each, Action.SUMMARY) for each in DataCategory)
    # Clients and their people are the bureau's own register, not part of a file.
    return actor.bureau == answer.file.bureau and actor.role in STAFF


def _may(actor: Actor, file: File, category: DataCategory, action: Action = Action.READ) -> bool:
    relation = file.relation(actor)
    if relation in (Relation.OTHER_BUREAU, Relation.NONE):
        return False
    return decide(
        role=Role(actor.role), category=category, action=action, relation=relation
    ).allowed


def _printed(tried: Tried) -> str:
    """Print who got what: a line for an address and a method, a column for a person.

    ``·`` is a page that is not for this role (404), ``→`` the way to the sign-in page; blank was
    not tried. A line for POST stands there when somebody gets further than a refusal.
    """
    own = [answer for answer in tried.answers if answer.file.name == "own"]
    cells = {(a.address.label, a.method, a.person): _cell(a) for a in own}
    for_all = {a.address.label for a in own if _knows_no_roles(a.address.route)}
    labels = sorted({answer.address.label for answer in own})
    width = max(map(len, labels)) + 5
    lines = [f"{short:>5} {person}" for person, short in SHORT.items()]
    lines += ["", f"{'':{width}}{''.join(f'{short:>5}' for short in SHORT.values())}"]
    for label in labels:
        for method in ("GET", "POST"):
            row = [
                cells.get((label, method, person), _blank(label in for_all, person))
                for person in SHORT
            ]
            if method == "GET" or not {*row} <= {"", "·", "→", "403", "404", "405"}:
                shown = "".join(f"{cell:>5}" for cell in row)
                lines.append(f"{f'{label} {method}':{width}}{shown}".rstrip())
    return "\n".join(lines) + "\n"


def _blank(for_all: bool, person: str) -> str:
    return "" if for_all or person == ANYBODY else "·"


def _cell(answer: Answer) -> str:
    if answer.location.startswith(settings.LOGIN_URL) or "inloggen/?next" in answer.location:
        return "→"
    ours = not _knows_no_roles(answer.address.route)
    if ours and answer.actor and not answer.was_declared and answer.status == 404:
        return "·"
    return str(answer.status)
