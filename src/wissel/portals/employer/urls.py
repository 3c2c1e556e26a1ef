"""Routes of the employer portal."""

from django.urls import URLPattern, path

from wissel.portals.employer import (
    agreed,
    appointments,
    case,
    costs,
    duty,
    home,
    overview,
    paper,
    papers_in,
    plan,
    profiles,
    quote,
    reading,
    register,
    repair,
    requests,
    riv,
    riv_question,
    services,
)

app_name = "employer"
urlpatterns: list[URLPattern] = [
    path("werkgever/", home.home, name="home"),
    path("werkgever/overzicht/", overview.overview, name="overview"),
    path("werkgever/overzicht/pdf/", overview.pdf, name="overview_pdf"),
    path("werkgever/afspraken/", agreed.agreed, name="agreed"),
    path("werkgever/rapporten/", home.reports, name="reports"),
    path("werkgever/rapport/<uuid:report>/", reading.report, name="report"),
    path("werkgever/rapport/<uuid:report>/pdf/", reading.report_pdf, name="report_pdf"),
    path("werkgever/aanmelden/", register.register, name="register"),
    path("werkgever/aanmelden/<uuid:draft>/weg/", register.drop, name="drop_draft"),
    path("werkgever/offerte/<uuid:quote>/", quote.quote, name="quote"),
    path("werkgever/offerte/<uuid:quote>/pdf/", quote.quote_pdf, name="quote_pdf"),
    path("werkgever/papier/<uuid:paper>/", paper.paper, name="paper"),
    path("werkgever/papier/<uuid:paper>/bestand/", paper.paper_file, name="paper_file"),
    path(
        "werkgever/traject/<uuid:trajectory>/aanmeldingsformulier/",
        paper.registration,
        name="registration",
    ),
    path("werkgever/traject/<uuid:trajectory>/uitleg/", paper.explanation, name="explanation"),
    path("werkgever/traject/<uuid:trajectory>/riv-toets/", riv.riv, name="riv"),
    path(
        "werkgever/traject/<uuid:trajectory>/riv-toets/<int:number>/",
        riv_question.question,
        name="riv_question",
    ),
    path("werkgever/traject/<uuid:trajectory>/herstel/", repair.repair, name="repair"),
    path(
        "werkgever/traject/<uuid:trajectory>/herstel/verzoek/",
        repair.shortening,
        name="shortening",
    ),
    path("werkgever/traject/<uuid:trajectory>/bewijsbundel/", riv.evidence_bundle, name="bundle"),
    path("werkgever/traject/<uuid:trajectory>/leeskopie/", riv.reading_copy, name="reading_copy"),
    path("werkgever/traject/<uuid:trajectory>/stukken/", papers_in.papers, name="papers_in"),
    path("werkgever/afspraak/<uuid:appointment>/", appointments.appointment, name="appointment"),
    path(
        "werkgever/afspraak/<uuid:appointment>/agenda/",
        appointments.calendar,
        name="appointment_calendar",
    ),
    path(
        "werkgever/traject/<uuid:trajectory>/verwachtingen/",
        appointments.expectations,
        name="expectations",
    ),
    path("werkgever/traject/<uuid:trajectory>/extra/", services.services, name="services"),
    path(
        "werkgever/traject/<uuid:trajectory>/extra/<slug:extra>/",
        services.ask,
        name="service_new",
    ),
    path("werkgever/dienst/<uuid:service>/", services.service, name="service"),
    path("werkgever/vraag/", requests.ask_about, name="ask_about"),
    path("werkgever/traject/<uuid:trajectory>/vraag/", requests.ask, name="ask"),
    path(
        "werkgever/traject/<uuid:trajectory>/zoekprofiel/",
        profiles.search_profile,
        name="search_profile",
    ),
    path(
        "werkgever/traject/<uuid:trajectory>/persoonsprofiel/",
        profiles.person_profile,
        name="person_profile",
    ),
    path(
        "werkgever/traject/<uuid:trajectory>/profiel/<slug:profile>/<int:number>/pdf/",
        profiles.profile_pdf,
        name="profile_pdf",
    ),
    path("werkgever/traject/<uuid:trajectory>/kosten/", costs.costs, name="costs"),
    path(
        "werkgever/traject/<uuid:trajectory>/kosten/invullen/", costs.fill_in, name="costs_fill_in"
    ),
    path("werkgever/traject/<uuid:trajectory>/kosten/pdf/", costs.pdf, name="costs_pdf"),
    path("werkgever/traject/<uuid:trajectory>/plan/", plan.plan, name="plan"),
    path("werkgever/traject/<uuid:trajectory>/", case.case, name="case"),
    path("werkgever/traject/<uuid:trajectory>/taak/<str:key>/", duty.duty, name="duty"),
]
