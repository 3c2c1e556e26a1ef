"""Every page of every role, found in the URL table: axe finds nothing, nothing scrolls sideways.

Each page is looked at wide and light, on a phone and dark, and in English on a phone and light; in
another role, or as the form of another kind of entry, on one of the first two by turns. Width and
colours do not touch each other in the style sheet, so each of them with either is not looked at.
What a planner sees as the manager does, and the forms of the kinds for anybody but the coach, are
not looked at again.
The pages are watched: none logs an error, breaks the content policy or leaves this machine.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import OpenPage, Scheme
from tests.browser.people import become
from tests.cast import NOW, Cast
from tests.files import File, make_files
from tests.routes import Address, addresses, every_route
from wissel.core.access import Role
from wissel.infra.doors import Actor
from wissel.portals.coach.kinds import LOGGED
from wissel.portals.shell import pages

pytestmark = pytest.mark.slow
Screen = tuple[int, Scheme]
DUTCH: tuple[Screen, ...] = ((1280, "light"), (360, "dark"))
ENGLISH: Screen = (360, "light")
#: Who looks; a role without a portal of its own has one page, which says so.
ROLES = ("anonymous", "coach", "employee", "employer", "manager", "planner", "auditor")


def test_every_page_of_every_role_is_accessible_wide_and_on_a_phone(
    people: Cast,
    live_server: LiveServer,
    open_page: OpenPage,
    assert_accessible: Callable[[Page], None],
) -> None:
    own = make_files(people, NOW)["own"]
    own = replace(own, ids={**own.ids, "kind": {kind: kind for kind in LOGGED}})
    wrong: list[str] = []
    seen: set[str] = set()
    again = 0
    for role in ROLES:
        actor = None if role == "anonymous" else people.everybody[role]
        dutch, english = open_page(), open_page(width=360, locale="en-GB")
        for page in (dutch, english):
            if actor:
                become(page, live_server.url, actor)
        for address in _pages(actor, own):
            new = _look_of(address) not in seen
            url = live_server.url + address.url
            if not new and (role == "planner" or (_is_a_kind(address) and role != "coach")):
                continue
            if not _is_a_page(dutch, url):
                continue
            seen.add(_look_of(address))
            again += not new
            screens = DUTCH if new else (DUTCH[again % len(DUTCH)],)
            looks = [(dutch, screen) for screen in screens] + [(english, ENGLISH)] * new
            for told in _look(url, looks, assert_accessible):
                wrong.append(f"{role}, {address.label}, {told}")
        dutch.context.close()
        english.context.close()
    assert not wrong, "\n\n".join(wrong)
    assert len(seen) > 50, "the walk through the URL table lost its way"


def _pages(actor: Actor | None, own: File) -> Iterator[Address]:
    """Yield what this role can open; the pages that know no roles only to anonymous and coach."""
    for route in every_route():
        roles = pages.declared(route.view)
        if roles is None or pages.is_public(route.view):
            mine = actor is None or (roles is None and actor.role == Role.COACH)
        else:
            mine = actor is not None and actor.role in roles
        if mine:
            yield from addresses(route, own)


def _look_of(address: Address) -> str:
    """Return what pages that look alike share: the forms of the kinds of entries are one."""
    return address.route.name if _is_a_kind(address) else address.label


def _is_a_kind(address: Address) -> bool:
    return "kind" in address.route.arguments


def _is_a_page(page: Page, url: str) -> bool:
    found = page.context.request.get(url, max_redirects=0)
    return found.status == 200 and found.headers["content-type"].startswith("text/html")


def _look(
    url: str, looks: list[tuple[Page, Screen]], assert_accessible: Callable[[Page], None]
) -> Iterator[str]:
    at = None
    for page, (width, scheme) in looks:
        if at is not page:
            page.goto(url)
            at = page
        page.set_viewport_size({"width": width, "height": 900 if width > 600 else 740})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        try:
            assert_accessible(page)
        except AssertionError as found:
            yield f"{width} px, {scheme}: {found}"
