"""Signing in: address and password, then the code. A demo shows its accounts here."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, cast

from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from wissel.apps.bureaus import service as bureaus
from wissel.portals.public.roles import role_name
from wissel.portals.shell.pages import PageRequest, public


class SignIn(LoginView):  # type: ignore[misc]  # the library ships no types
    """The sign-in page."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody where a demo must not be served: its passwords are public."""
        if refused := refuse_demo(request):
            return refused
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def form_valid(self, form: Any) -> HttpResponse:
        """Sign in, or go on to the code."""
        response: HttpResponse = super().form_valid(form)
        if self.request.user.is_authenticated:
            # The password was given a moment ago: setting up a second factor asks it not again.
            reauthenticate_by_password(self.request)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the accounts of a demo."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if accounts := demo_accounts(self.request):
            context["demo"] = [
                (bureau, [(account, role_name(account.role)) for account in of_bureau])
                for bureau, of_bureau in groupby(accounts, key=lambda account: account.bureau)
            ]
            context["demo_password"] = settings.WISSEL_DEMO_PASSWORD
        return context


class Code(AuthenticateView):  # type: ignore[misc]  # the library ships no types
    """The page that asks for the code."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the code of this very account, in a demo."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        own = demo_accounts(self.request, email=self.stage.login.user.email)
        return context | {"demo_code": own[0].code if own else ""}


def refuse_demo(request: HttpRequest) -> HttpResponse | None:
    """Return the refusal where a demo must not be served, before anybody gets in; else nothing."""
    if settings.WISSEL_ALLOW_DEMO or not bureaus.is_demo():
        return None
    reason = _("Deze gegevens zijn van een demo. Een echte installatie toont ze niet.")
    return render(request, "shell/errors/500.html", {"reason": reason}, status=503)


def demo_accounts(request: HttpRequest, *, email: str = "") -> Sequence[Any]:
    """Return accounts of a demo database, where settings allow one; else none."""
    if not settings.WISSEL_ALLOW_DEMO:
        return ()
    return bureaus.demo_accounts(now=cast(PageRequest, request).now, email=email)


sign_in = public(SignIn.as_view())
code = public(Code.as_view())
