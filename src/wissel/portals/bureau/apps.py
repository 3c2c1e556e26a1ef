"""The Django app of this portal; its label is ``bureau_portal``."""

from django.apps import AppConfig


class BureauConfig(AppConfig):
    """The pages of this audience. It has no models."""

    name = "wissel.portals.bureau"
    label = "bureau_portal"
    verbose_name = "Bureau"
