"""Guidance as a Django app."""

from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    """Appointments, what is prepared for the intake, and whether it clicks."""

    name = "wissel.apps.guidance"
    label = "guidance"
