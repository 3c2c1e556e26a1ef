"""The form with which somebody wants no reminders by mail for a while."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from wissel.apps.trajectories.service import LONGEST_PAUSE, MOST_REASON
from wissel.portals.shell.day_field import DayField


class PauseForm(forms.Form):
    """Up to which day, and why."""

    until = DayField(
        label=_("Tot en met"),
        help_text=format_lazy(_("Hoogstens {days} dagen vooruit."), days=LONGEST_PAUSE.days),
    )
    reason = forms.CharField(
        label=_("Waarom?"),
        max_length=MOST_REASON,
        help_text=_("Eén zin. Alleen u leest die."),
        error_messages={"required": _("Schrijf in één zin waarom.")},
    )
