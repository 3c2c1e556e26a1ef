"""The forms of signing in, in our words: one question each, nothing asked twice."""

from typing import Any, Final

from allauth.account import forms as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as codes
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from django import forms
from django.utils.translation import gettext_lazy as _

from wissel.infra.codes import used_before

_NEW_PASSWORD: Final = _("Minstens 12 tekens. Een zin van vier woorden is goed en makkelijk.")


def _address() -> forms.EmailField:
    widget = forms.EmailInput(attrs={"autocomplete": "username", "autocapitalize": "none"})
    return forms.EmailField(label=_("E-mailadres"), widget=widget)


def _password(label: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
    return forms.CharField(label=label, strip=False, widget=widget)


def _ask_code(field: forms.Field) -> None:
    field.label = _("Code")
    field.help_text = _("De 6 cijfers die uw app nu toont.")
    field.widget = forms.TextInput(
        attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
    )


def _ask_once(form: forms.Form) -> None:
    """Ask a new password one time; a slip of the finger is mended by mail."""
    del form.fields["password2"]
    field = form.fields["password1"]
    field.label, field.help_text = _("Nieuw wachtwoord"), _NEW_PASSWORD
    field.widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})


class LoginForm(account.LoginForm):  # type: ignore[misc]  # the library ships no types
    """Address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = _address()
        self.fields["password"] = _password(_("Wachtwoord"))


class PasswordAgainForm(account.ReauthenticateForm):  # type: ignore[misc]  # no types
    """The password once more, before something that matters."""

    password = _password(_("Wachtwoord"))


class ChangePasswordForm(account.ChangePasswordForm):  # type: ignore[misc]  # no types
    """The password of now and the new one."""

    oldpassword = _password(_("Wachtwoord van nu"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_once(self)


class FirstPasswordForm(account.SetPasswordForm):  # type: ignore[misc]  # no types
    """A first password, for an account that has none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_once(self)


class ForgottenForm(account.ResetPasswordForm):  # type: ignore[misc]  # no types
    """The address to send a link to."""

    email = _address()


class NewPasswordForm(account.ResetPasswordKeyForm):  # type: ignore[misc]  # no types
    """A new password after a link by mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_once(self)


class _OnceMixin:
    """Takes a code of the app once in its whole life."""

    user: Any  #: of the form it is mixed into
    authenticator: Any

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]  # of the form it is mixed into
        of_the_app = self.authenticator.type == Authenticator.Type.TOTP
        if of_the_app and used_before(self.user.pk, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(_OnceMixin, codes.AuthenticateForm):  # type: ignore[misc]  # no types
    """The code of the app, or a recovery code, while signing in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_code(self.fields["code"])
        self.fields["code"].help_text = _(
            "De 6 cijfers die uw app nu toont. Een reservecode mag ook."
        )


class CodeAgainForm(_OnceMixin, codes.ReauthenticateForm):  # type: ignore[misc]  # no types
    """The code once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_code(self.fields["code"])


class FirstCodeForm(totp.ActivateTOTPForm):  # type: ignore[misc]  # no types
    """The first code, which shows that the app was set up well."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_code(self.fields["code"])


class InvitationForm(forms.Form):
    """Accepting an invitation: a password; for an employee also whether codes are wanted.

    Whoever is signed in already is asked nothing.
    """

    password = _password(_("Wachtwoord"))
    second_factor = forms.BooleanField(
        label=_("Vraag bij het inloggen ook een code (aanbevolen)"),
        help_text=_(
            "Een app op uw telefoon geeft de code. Zo kan niemand anders bij uw gegevens, "
            "ook niet met uw wachtwoord. U kunt dit later uitzetten."
        ),
        required=False,
        initial=True,
    )

    def __init__(
        self, *args: Any, has_account: bool, signed_in: bool, may_choose: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if signed_in:
            self.fields.clear()
            return
        if not may_choose or has_account:
            del self.fields["second_factor"]
        password = self.fields["password"]
        if has_account:
            password.help_text = _("U heeft al een account. Gebruik het wachtwoord daarvan.")
        else:
            password.label, password.help_text = _("Kies een wachtwoord"), _NEW_PASSWORD
            password.widget.attrs["autocomplete"] = "new-password"
