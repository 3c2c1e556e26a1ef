"""Routes of the vacancies of a trajectory: the weekly list, own search, settings."""

from django.urls import URLPattern, path

from wissel.portals.coach import vacancies, vacancy, vacancy_search, vacancy_settings
from wissel.portals.shell.vacancy_id import register_vacancy_id

register_vacancy_id()

urlpatterns: list[URLPattern] = [
    path("traject/<uuid:trajectory>/vacatures/", vacancies.vacancies, name="vacancies"),
    path(
        "traject/<uuid:trajectory>/vacatures/zoeken/", vacancy_search.search, name="vacancy_search"
    ),
    path(
        "traject/<uuid:trajectory>/vacatures/instellingen/",
        vacancy_settings.settings,
        name="vacancy_settings",
    ),
    path(
        "traject/<uuid:trajectory>/vacatures/vacature/<vacancy_id:vacancy>/",
        vacancy.vacancy,
        name="vacancy",
    ),
]
