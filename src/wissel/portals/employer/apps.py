"""The Django app of this portal; its label is ``employer_portal``."""

from django.apps import AppConfig


class EmployerConfig(AppConfig):
    """The pages of this audience. It has no models."""

    name = "wissel.portals.employer"
    label = "employer_portal"
    verbose_name = "Employer"
