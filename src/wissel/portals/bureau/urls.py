"""Routes about the bureau: its people and its clients."""

from django.urls import path

from wissel.portals.bureau import clients, people

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
]
