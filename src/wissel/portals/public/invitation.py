"""Accepting an invitation.

The secret of the link is put away, encrypted, at the first step; every later page has an address
without it, so that no log, no history of a browser and no other site gets to see it.
"""

from typing import Any, Final
from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.internal.flows.logout import logout
from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.account.models import Login
from allauth.core.internal import ratelimit
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.infra import crypto
from wissel.infra.doors import Denied, together
from wissel.portals.public import events
from wissel.portals.public.forms import InvitationForm
from wissel.portals.public.home import CHOSEN
from wissel.portals.public.roles import role_name
from wissel.portals.public.sign_in import refuse_demo
from wissel.portals.shell.middleware import MEMBERSHIP
from wissel.portals.shell.pages import PageRequest, is_signed_in, public

_KEPT: Final = "wissel.invitation"
_FIELD: Final = "session.invitation"
_RATES: Final = {"open": "30/m/ip", "accept": "10/m/ip,5/300s/key"}


@public
@never_cache
@require_safe
@sensitive_variables("token")
def follow(request: PageRequest, token: str) -> HttpResponse:
    """Take the secret out of the address."""
    if not _within(request, "open"):
        answer = _too_often(request)
        # The framework logs the address of what it refuses, and the secret stands in that.
        answer._has_been_logged = True  # type: ignore[attr-defined]  # a mark of the framework's
        return answer
    request.session[_KEPT] = crypto.encrypt(token, scope="-", field=_FIELD)
    answer = redirect("invitation")
    answer["Referrer-Policy"] = "no-referrer"
    return answer


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
@sensitive_variables("token", "password")
def invitation(request: PageRequest) -> HttpResponse:
    """Show who invites whom for what, and take the answer."""
    if refused := refuse_demo(request):
        return refused
    token = _token(request)
    try:
        found = bureaus.invitation(token=token, now=request.now)
    except bureaus.InvitationGone as gone:
        return _gone(request, gone.code)
    form = InvitationForm(
        request.POST if request.method == "POST" else None,
        has_account=found.has_account,
        signed_in=_is_theirs(request, found),
        may_choose=not bureaus.second_factor_required(found.role),
    )
    if request.method == "POST" and form.is_valid():
        if not _within(request, "accept", key=found.email):
            return _too_often(request)
        try:
            accepted = _accept(request, token, form.cleaned_data.get("password", ""))
        except bureaus.PasswordRefused as reasons:
            events.note("invitation-refused", request)
            form.add_error("password", _sentences(reasons))
        except bureaus.InvitationGone as gone:
            return _gone(request, gone.code)
        except Denied as denied:
            return _gone(request, denied.code)
        else:
            return _enter(request, found, accepted, form.cleaned_data)
    return render(request, "public/invitation.html", _context(request, found, form))


def _token(request: PageRequest) -> str:
    kept = request.session.get(_KEPT)
    return crypto.decrypt(kept, scope="-", field=_FIELD) if kept else ""


def _accept(request: PageRequest, token: str, password: str) -> bureaus.Accepted:
    """Make the account and tie the file to it: both or neither."""
    with together():
        accepted = bureaus.accept_invitation(
            token=token,
            now=request.now,
            password=password,
            signed_in=request.user.pk if is_signed_in(request) else None,
        )
        if accepted.person is not None and accepted.role == Role.EMPLOYEE:
            _tie(request, accepted, accepted.person)
    return accepted


def _tie(request: PageRequest, accepted: bureaus.Accepted, person: UUID) -> None:
    employee = bureaus.actor_of(user=accepted.user, membership=accepted.membership)
    if employee is None:
        raise Denied("account-closed")
    trajectories.tie_employee(actor=employee, now=request.now, person=person)


def _enter(
    request: PageRequest,
    found: bureaus.InvitationView,
    accepted: bureaus.Accepted,
    answers: dict[str, Any],
) -> HttpResponse:
    """Sign in; with a second factor the code is asked first. Who is in already stays in."""
    del request.session[_KEPT]
    if _is_theirs(request, found):
        request.session.cycle_key()  # more may be done with it than before
        request.session[MEMBERSHIP] = str(accepted.membership)
        request.session[CHOSEN] = True
        events.note("invitation-accepted", request, request.user, role=accepted.role)
        return redirect("home")
    logout(request, show_message=False)
    credentials = {"email": found.email, "password": answers["password"]}
    try:
        user = get_adapter().authenticate(request, **credentials)
    except ValidationError:
        user = None
    if user is None:
        # Too many wrong passwords before this one: the account is made, signing in must wait.
        return redirect("account_login")
    request.session[MEMBERSHIP] = str(accepted.membership)
    request.session[CHOSEN] = True
    wants_code = answers.get("second_factor", False)
    login = Login(
        user=user,
        email=found.email,
        redirect_url=reverse("mfa_activate_totp" if wants_code else "home"),
    )
    events.note("invitation-accepted", request, user, role=accepted.role)
    response: HttpResponse = perform_password_login(request, credentials, login)
    if is_signed_in(request):
        reauthenticate_by_password(request)
    return response


def _is_theirs(request: PageRequest, found: bureaus.InvitationView) -> bool:
    """Whether whoever is signed in is the person that the invitation is for."""
    return is_signed_in(request) and bool(request.user.email.lower() == found.email.lower())


def _within(request: PageRequest, action: str, key: str | None = None) -> bool:
    usage = ratelimit.consume(
        request, app="wissel.public", action=action, config=_RATES, key=key, limit_get=True
    )
    return usage is not None


def _too_often(request: PageRequest) -> HttpResponse:
    return render(request, "429.html", status=429)


def _sentences(refused: bureaus.PasswordRefused) -> list[str]:
    known = {"existing-account": _("Dit is niet het wachtwoord van uw account. Typ het opnieuw.")}
    return [known.get(reason, reason) for reason in refused.reasons]


def _context(
    request: PageRequest, found: bureaus.InvitationView, form: InvitationForm
) -> dict[str, Any]:
    theirs = _is_theirs(request, found)
    return {
        "invitation": found,
        "role_name": role_name(found.role),
        "form": form,
        "theirs": theirs,
        "signed_in_as": request.user.email if is_signed_in(request) and not theirs else "",
    }


def _gone(request: PageRequest, code: str) -> HttpResponse:
    return render(request, "public/invitation_gone.html", {"code": code}, status=410)
