"""Routes about the bureau: its people and locations, its clients, its ways of working."""

from django.urls import path

from wissel.portals.bureau import (
    agreements,
    clients,
    coach_register,
    coaches,
    enquiries,
    locations,
    overview,
    people,
    profile,
    programmes,
    quality,
    seal,
    second_reader,
    vacancy_entry,
    vacancy_sources,
)
from wissel.portals.shell.vacancy_id import register_vacancy_id

register_vacancy_id()

app_name = "bureau"
urlpatterns = [
    path("bureau/gegevens/", profile.profile, name="profile"),
    path("bureau/zegel/", seal.seal, name="seal"),
    path("bureau/kwaliteit/", quality.quality, name="quality"),
    path("bureau/kwaliteit/tweede-lezer/", second_reader.setting, name="second_reader"),
    path("bureau/kwaliteit/rapport/<uuid:report>/", quality.report, name="quality_report"),
    path("bureau/mensen/", people.people, name="people"),
    path("bureau/vestigingen/", locations.locations, name="locations"),
    path("bureau/vestigingen/<uuid:location>/", locations.location, name="location"),
    path("bureau/vestigingen/<uuid:location>/mensen/", locations.people, name="location_people"),
    path("bureau/vestigingen/<uuid:location>/sluit/", locations.close, name="close_location"),
    path("bureau/vestigingen/<uuid:location>/open/", locations.reopen, name="reopen_location"),
    path("bureau/aanvragen/", enquiries.enquiries, name="enquiries"),
    path("bureau/aanvragen/<uuid:enquiry>/", enquiries.enquiry, name="enquiry"),
    path("bureau/aanvragen/<uuid:enquiry>/weg/", enquiries.drop, name="drop_enquiry"),
    path(
        "bureau/aanvragen/<uuid:enquiry>/opdrachtgever/",
        enquiries.make_client,
        name="enquiry_client",
    ),
    path("bureau/coaches/", coaches.coaches, name="coaches"),
    path("bureau/coaches/register.csv", coach_register.register, name="coach_register"),
    path("bureau/coaches/<uuid:member>/", coaches.coach, name="coach"),
    path("bureau/coaches/<uuid:member>/certificaten/", coaches.add, name="add_certificate"),
    path(
        "bureau/coaches/<uuid:member>/certificaten/<uuid:certificate>/",
        coaches.certificate,
        name="certificate",
    ),
    path(
        "bureau/coaches/<uuid:member>/certificaten/<uuid:certificate>/verwijder/",
        coaches.remove,
        name="remove_certificate",
    ),
    path("bureau/opdrachtgevers/", clients.clients, name="clients"),
    path("bureau/opdrachtgevers/<uuid:client>/", clients.client, name="client"),
    path(
        "bureau/opdrachtgevers/<uuid:client>/overzicht/",
        overview.overview,
        name="client_overview",
    ),
    path(
        "bureau/opdrachtgevers/<uuid:client>/overzicht/pdf/",
        overview.pdf,
        name="client_overview_pdf",
    ),
    path(
        "bureau/opdrachtgevers/<uuid:client>/<uuid:contact>/nodig-uit/",
        clients.invite,
        name="invite_contact",
    ),
    path(
        "bureau/opdrachtgevers/<uuid:client>/afspraken/", agreements.agreements, name="agreements"
    ),
    path(
        "bureau/opdrachtgevers/<uuid:client>/afspraken/<uuid:agreement>/einde/",
        agreements.end,
        name="end_agreement",
    ),
    path("bureau/opdrachtgevers/<uuid:client>/gegevens/", clients.facts, name="client_facts"),
    path("bureau/opdrachtgevers/<uuid:client>/gesprekken/", clients.note, name="client_note"),
    path(
        "bureau/trajecten/<uuid:trajectory>/afspraken/",
        agreements.case_agreements,
        name="case_agreements",
    ),
    path("bureau/vacaturebronnen/", vacancy_sources.sources, name="vacancy_sources"),
    path("vacatures/nieuw/", vacancy_entry.enter, name="vacancy_new"),
    path("vacatures/eigen/<vacancy_id:own>/", vacancy_entry.own_vacancy, name="own_vacancy"),
    path(
        "vacatures/eigen/<vacancy_id:own>/wijzig/", vacancy_entry.change, name="own_vacancy_change"
    ),
    path("bureau/werkwijzen/", programmes.programmes, name="programmes"),
    path("bureau/werkwijzen/<slug:name>/<int:version>/", programmes.programme, name="programme"),
    path("bureau/werkwijzen/<slug:name>/kies/", programmes.choose, name="choose_programme"),
]
