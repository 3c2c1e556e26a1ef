"""The Django app of the shell; its label is ``shell``."""

from django.apps import AppConfig


class ShellConfig(AppConfig):
    """Templates, static files and template tags for every portal. It has no models."""

    name = "wissel.portals.shell"
    label = "shell"
    verbose_name = "Shell"
