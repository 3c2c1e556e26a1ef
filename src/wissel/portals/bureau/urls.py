"""Routes about the bureau: its people, its clients, its ways of working."""

from django.urls import path

from wissel.portals.bureau import agreements, clients, people, programmes

app_name = "bureau"
urlpatterns = [
    path("bureau/mensen/", people.people, name="people"),
    path("bureau/opdrachtgevers/", clients.clients, name="clients"),
    path("bureau/opdrachtgevers/<uuid:client>/", clients.client, name="client"),
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
    path("bureau/werkwijzen/", programmes.programmes, name="programmes"),
    path("bureau/werkwijzen/<slug:name>/<int:version>/", programmes.programme, name="programme"),
    path("bureau/werkwijzen/<slug:name>/kies/", programmes.choose, name="choose_programme"),
]
