"""The Django app of the public pages; its label is ``public_portal``."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """Signing in, second factor, invitations, health. It has no models."""

    name = "wissel.portals.public"
    label = "public_portal"
    verbose_name = "Public"

    def ready(self) -> None:
        """Note security events from the start."""
        from wissel.portals.public import events  # signals exist only once the apps are loaded

        events.listen()
