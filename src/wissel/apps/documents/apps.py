"""Documents as a Django app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Reports from journal to released text."""

    name = "wissel.apps.documents"
    label = "documents"
