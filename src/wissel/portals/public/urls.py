"""Routes of the public pages and of signing in.

Of the sign-in library only what people can use is routed, under the library's own names.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as sessions
from django.urls import URLPattern, path, re_path

from wissel.portals.public import (
    checking,
    data_sources,
    enquiry,
    health,
    help,
    home,
    invitation,
    papers,
    reminders,
    sign_in,
)

_SIGN_IN: list[URLPattern] = [
    path("account/inloggen/", sign_in.sign_in, name="account_login"),
    path("account/uitloggen/", account.logout, name="account_logout"),
    path("account/gesloten/", account.account_inactive, name="account_inactive"),
    path("account/aanmelden/", account.signup, name="account_signup"),
    path("account/wachtwoord/", account.password_change, name="account_change_password"),
    path("account/wachtwoord/eerste/", account.password_set, name="account_set_password"),
    path("account/wachtwoord/vergeten/", account.password_reset, name="account_reset_password"),
    path(
        "account/wachtwoord/vergeten/verstuurd/",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^account/wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "account/wachtwoord/nieuw/klaar/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("account/bevestigen/", account.reauthenticate, name="account_reauthenticate"),
    path("account/code/", sign_in.code, name="mfa_authenticate"),
    path("account/code/bevestigen/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/code/aanzetten/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/code/uitzetten/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/reservecodes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "account/reservecodes/nieuw/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path("account/apparaten/", sessions.list_usersessions, name="usersessions_list"),
]

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("wissel-rol/", home.choose_role, name="choose_role"),
    path("account/", home.account, name="account"),
    path("account/herinneringen/", reminders.pause, name="pause_reminders"),
    path("account/herinneringen/weer/", reminders.resume, name="resume_reminders"),
    path("account/", home.account, name="mfa_index"),  # where the library goes back to
    *_SIGN_IN,
    path("aanvraag/<slug:address>/", enquiry.enquiry, name="enquiry"),
    path("aanvraag/<slug:address>/verstuurd/", enquiry.sent, name="enquiry_sent"),
    path("controle/", checking.check, name="check"),
    path("over/gegevens/", data_sources.data_sources, name="data_sources"),
    path("uitleg/", help.index, name="help"),
    path("uitleg/<str:topic>/", help.topic, name="help_topic"),
    path("uitnodiging/", invitation.invitation, name="invitation"),
    path("uitnodiging/<str:token>/", invitation.follow, name="invitation_link"),
    path("stukken/", papers.papers, name="papers"),
    path("stukken/klaar/", papers.done, name="papers_done"),
    path("stukken/nieuw/", papers.renew, name="papers_renew"),
    path("stukken/<str:token>/", papers.follow, name="papers_link"),
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
]
