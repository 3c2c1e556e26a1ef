"""The door to documents. Keep it small."""

from wissel.apps.documents.service._kept_bytes import Damaged
from wissel.apps.documents.service._lines import ReportLine
from wissel.apps.documents.service._links import LinkGone, LinkSaid
from wissel.apps.documents.service._paper import PaperView
from wissel.apps.documents.service._profile_paper import ProfileFile
from wissel.apps.documents.service._readers import SecondView
from wissel.apps.documents.service._received import ReceivedView
from wissel.apps.documents.service._second import Remark
from wissel.apps.documents.service.agreeing import refuse_report, sign_report
from wissel.apps.documents.service.asking import OwnQuestion, own_questions
from wissel.apps.documents.service.bundling import Bundle, ReadingCopy, bundle, reading_copy
from wissel.apps.documents.service.checking import (
    PaperIn,
    received,
    received_file,
    send_back,
    take_paper,
)
from wissel.apps.documents.service.drafting import (
    Blocked,
    SavedByAnother,
    edit,
    keep_finding,
    reopen,
    send_to_employee,
    start_correction,
    start_delivery,
    start_occasion,
    start_report,
)
from wissel.apps.documents.service.explaining import explanation, explanation_file
from wissel.apps.documents.service.finances import cost_file, own_money_file
from wissel.apps.documents.service.keeping import LostDocument, lost_documents
from wissel.apps.documents.service.listing import (
    begun,
    occasions_to_report,
    on_desks,
    releases,
    reports_of,
    to_agree,
    waiting_for,
)
from wissel.apps.documents.service.ordering import sign_order
from wissel.apps.documents.service.overview import (
    CASES_ON_PAGE,
    OverviewFile,
    OverviewLine,
    OverviewView,
    overview_file,
    quarter_overview,
)
from wissel.apps.documents.service.own_copy import OwnFile, own_file
from wissel.apps.documents.service.papers import (
    PaperDownload,
    RegistrationView,
    paper,
    paper_file,
    papers,
    registration_paper,
    sign_consent_form,
    sign_registration,
)
from wissel.apps.documents.service.portability import (
    Exported,
    export_trajectory,
    import_trajectory,
    released_reports,
)
from wissel.apps.documents.service.profiles import profile_file
from wissel.apps.documents.service.quality import (
    QUALITY_ON_PAGE,
    MaskedReport,
    QualityCase,
    QualityReport,
    QualityView,
    masked_report,
    quality,
)
from wissel.apps.documents.service.quotes import QuoteFile, quote_file
from wissel.apps.documents.service.reading import (
    Released,
    ReportView,
    note_read,
    released_file,
    report,
)
from wissel.apps.documents.service.releasing import NotReady, release
from wissel.apps.documents.service.repairing import (
    RepairView,
    RequestFile,
    repair,
    shortening_request,
)
from wissel.apps.documents.service.responding import comment, respond, settle_comment
from wissel.apps.documents.service.riv import EmployerRiv, RivView, riv_check, riv_for_employer
from wissel.apps.documents.service.scans import take_scan
from wissel.apps.documents.service.second_reading import (
    SecondLine,
    SecondWork,
    agree_as_reader,
    ask_second_reader,
    return_to_writer,
    second_reading_work,
)
from wissel.apps.documents.service.sending import (
    LinkPage,
    LinkView,
    ask_for_papers,
    finish_link,
    link_page,
    own_papers,
    renew_link,
    revoke_link,
    send_by_link,
    send_own,
    upload_links,
)

__all__ = [
    "CASES_ON_PAGE",
    "QUALITY_ON_PAGE",
    "Blocked",
    "Bundle",
    "Damaged",
    "EmployerRiv",
    "Exported",
    "LinkGone",
    "LinkPage",
    "LinkSaid",
    "LinkView",
    "LostDocument",
    "MaskedReport",
    "NotReady",
    "OverviewFile",
    "OverviewLine",
    "OverviewView",
    "OwnFile",
    "OwnQuestion",
    "PaperDownload",
    "PaperIn",
    "PaperView",
    "ProfileFile",
    "QualityCase",
    "QualityReport",
    "QualityView",
    "QuoteFile",
    "ReadingCopy",
    "ReceivedView",
    "RegistrationView",
    "Released",
    "Remark",
    "RepairView",
    "ReportLine",
    "ReportView",
    "RequestFile",
    "RivView",
    "SavedByAnother",
    "SecondLine",
    "SecondView",
    "SecondWork",
    "agree_as_reader",
    "ask_for_papers",
    "ask_second_reader",
    "begun",
    "bundle",
    "comment",
    "cost_file",
    "edit",
    "explanation",
    "explanation_file",
    "export_trajectory",
    "finish_link",
    "import_trajectory",
    "keep_finding",
    "link_page",
    "lost_documents",
    "masked_report",
    "note_read",
    "occasions_to_report",
    "on_desks",
    "overview_file",
    "own_file",
    "own_money_file",
    "own_papers",
    "own_questions",
    "paper",
    "paper_file",
    "papers",
    "profile_file",
    "quality",
    "quarter_overview",
    "quote_file",
    "reading_copy",
    "received",
    "received_file",
    "refuse_report",
    "registration_paper",
    "release",
    "released_file",
    "released_reports",
    "releases",
    "renew_link",
    "reopen",
    "repair",
    "report",
    "reports_of",
    "respond",
    "return_to_writer",
    "revoke_link",
    "riv_check",
    "riv_for_employer",
    "second_reading_work",
    "send_back",
    "send_by_link",
    "send_own",
    "send_to_employee",
    "settle_comment",
    "shortening_request",
    "sign_consent_form",
    "sign_order",
    "sign_registration",
    "sign_report",
    "start_correction",
    "start_delivery",
    "start_occasion",
    "start_report",
    "take_paper",
    "take_scan",
    "to_agree",
    "upload_links",
    "waiting_for",
]
