"""Somebody whose last role ended: told what to do, and able to leave."""

import re

import pytest
import time_machine
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.bureaus.models import Membership
from wissel.infra.doors import Actor, door
from wissel.portals.shell.pages import is_signed_in

pytestmark = pytest.mark.django_db


@door
def end_role(*, actor: Actor, now: object, person: Actor) -> None:
    row = Membership.objects.get(pk=person.membership)
    row.active = False
    row.save(update_fields=["active"])


@pytest.fixture
def browser(cast: Cast) -> Client:
    with time_machine.travel(NOW, tick=False):
        browser = client_of(cast.employee)
        end_role(actor=cast.command, now=NOW, person=cast.employee)
        browser.get("/")  # the ended role leaves the session
        return browser


@time_machine.travel(NOW, tick=False)
def test_the_page_says_as_whom_and_offers_to_sign_out(browser: Client) -> None:
    answer = browser.get("/")
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Dit account hoort nog nergens bij" in page
    assert "karin@example.org" in page
    [action] = re.findall(r'<form method="post" action="([^"]+)" data-sign-out>', page)
    assert browser.post(action).status_code == 302
    left = browser.get("/account/inloggen/").wsgi_request
    assert not is_signed_in(left)


@time_machine.travel(NOW, tick=False)
def test_one_word_for_leaving_everywhere(cast: Cast) -> None:
    page = client_of(cast.coach).get("/account/").content.decode()
    assert "Uitloggen" in page
    for path in ("/vandaag/", "/account/", "/account/uitloggen/"):
        text = client_of(cast.coach).get(path).content.decode().lower()
        assert "afmelden" not in text
        assert "log uit<" not in text
