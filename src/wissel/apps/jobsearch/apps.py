"""Looking for work as a Django app."""

from django.apps import AppConfig


class JobsearchConfig(AppConfig):
    """Sources, vacancies and the lists made of them."""

    name = "wissel.apps.jobsearch"
    label = "jobsearch"
