"""Routes of coaches, planners and managers."""

from django.urls import URLPattern, URLResolver, include, path

from wissel.portals.coach import (
    absence,
    capacity,
    case,
    cases,
    client_request,
    course,
    delivery,
    duty,
    handover,
    journal,
    log_contact,
    log_kind,
    message,
    party,
    people,
    register,
    today,
)

app_name = "coach"
urlpatterns: list[URLPattern | URLResolver] = [
    path("vandaag/", today.today, name="today"),
    path("trajecten/", cases.cases, name="cases"),
    path("zoeken/", cases.search, name="search"),
    path("vastleggen/", log_contact.choose, name="log"),
    path("aanmelden/", register.register, name="register"),
    path("traject/<uuid:trajectory>/", case.case, name="case"),
    path("traject/<uuid:trajectory>/verplichtingen/", case.duties, name="duties"),
    path("traject/<uuid:trajectory>/verplichting/<str:key>/", duty.duty, name="duty"),
    path("traject/<uuid:trajectory>/logboek/", journal.journal, name="journal"),
    path("traject/<uuid:trajectory>/logboek/<uuid:entry>/", journal.correct, name="correct"),
    path(
        "traject/<uuid:trajectory>/logboek/<uuid:entry>/levering/",
        delivery.correct,
        name="correct_delivery",
    ),
    path("traject/<uuid:trajectory>/levering/<slug:delivery>/", delivery.deliver, name="deliver"),
    path("traject/<uuid:trajectory>/koers/", course.course, name="course"),
    path("traject/<uuid:trajectory>/overdracht/", handover.handover, name="handover"),
    path("traject/<uuid:trajectory>/bericht/<uuid:entry>/", message.message, name="message"),
    path(
        "traject/<uuid:trajectory>/vraag/<uuid:entry>/",
        client_request.client_request,
        name="request",
    ),
    path("traject/<uuid:trajectory>/vastleggen/", log_contact.log_for, name="log_for"),
    path("traject/<uuid:trajectory>/woorden/", log_contact.words, name="words"),
    path("traject/<uuid:trajectory>/vastleggen/<slug:kind>/", log_kind.log_kind, name="log_kind"),
    path("traject/<uuid:trajectory>/verzuim/", absence.absence, name="absence"),
    path("traject/<uuid:trajectory>/belastbaarheid/", capacity.capacity, name="capacity"),
    path("traject/<uuid:trajectory>/mensen/", people.people, name="people"),
    path("traject/<uuid:trajectory>/mensen/nodig-uit/", people.invite, name="invite_employee"),
    path(
        "traject/<uuid:trajectory>/mensen/nodig-uit/<uuid:contact>/",
        people.invite_contact,
        name="invite_contact",
    ),
    path("traject/<uuid:trajectory>/mensen/coach/", people.assign, name="assign_coach"),
    path("traject/<uuid:trajectory>/mensen/erbij/", party.add, name="add_party"),
    path("traject/<uuid:trajectory>/mensen/medewerker/", party.employee, name="employee"),
    path("traject/<uuid:trajectory>/mensen/<uuid:party>/", party.party, name="party"),
    path("traject/<uuid:trajectory>/mensen/<uuid:party>/einde/", party.end, name="end_party"),
    path("", include("wissel.portals.coach.reports_urls")),
]
