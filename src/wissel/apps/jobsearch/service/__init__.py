"""The door to looking for work: sources and vacancies, settings, weekly lists and their answers."""

from wissel.apps.jobsearch.service._shared import make_market
from wissel.apps.jobsearch.service.answering import BECAUSE, answer, unanswered
from wissel.apps.jobsearch.service.dropping import read_dropped
from wissel.apps.jobsearch.service.entering import change_vacancy, close_vacancy, enter_vacancy
from wissel.apps.jobsearch.service.feeds import (
    SourceView,
    TakenIn,
    read_anew,
    read_own_anew,
    source_views,
    sources,
    take_in,
)
from wissel.apps.jobsearch.service.lists import (
    Line,
    ListView,
    SearchView,
    add_vacancy,
    draft_list,
    draft_week,
    remove_vacancy,
    search_view,
    send_list,
    waiting_for_list,
)
from wissel.apps.jobsearch.service.own import OwnView, own_vacancies, own_vacancy
from wissel.apps.jobsearch.service.portability import restore_search, with_search
from wissel.apps.jobsearch.service.searching import (
    Hit,
    Hits,
    VacancyView,
    search_vacancies,
    vacancy,
)
from wissel.apps.jobsearch.service.settings import keep_search_settings, search_settings
from wissel.apps.jobsearch.service.waiting import WaitingList, lists_to_send

__all__ = [
    "BECAUSE",
    "Hit",
    "Hits",
    "Line",
    "ListView",
    "OwnView",
    "SearchView",
    "SourceView",
    "TakenIn",
    "VacancyView",
    "WaitingList",
    "add_vacancy",
    "answer",
    "change_vacancy",
    "close_vacancy",
    "draft_list",
    "draft_week",
    "enter_vacancy",
    "keep_search_settings",
    "lists_to_send",
    "make_market",
    "own_vacancies",
    "own_vacancy",
    "read_anew",
    "read_dropped",
    "read_own_anew",
    "remove_vacancy",
    "restore_search",
    "search_settings",
    "search_vacancies",
    "search_view",
    "send_list",
    "source_views",
    "sources",
    "take_in",
    "unanswered",
    "vacancy",
    "waiting_for_list",
    "with_search",
]
