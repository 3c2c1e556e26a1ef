"""What is written of looking for work: applications, network, approaches, vacancies."""

from dataclasses import dataclass
from typing import Literal

from wissel.core.journal._parties import PartyRole
from wissel.core.wire import Wire


@dataclass(frozen=True, slots=True)
class Application(Wire):
    """A job application (*sollicitatie*). The employer's name is shown only with consent."""

    function: str
    state: Literal["sent", "invited", "interview", "refused", "offered", "accepted", "withdrawn"]
    employer_name: str = ""
    sector: str = ""
    hours_per_week: int | None = None
    channel: str = ""
    direction: str = ""
    few_because: str = ""
    kind: Literal["application"] = "application"


@dataclass(frozen=True, slots=True)
class Networking(Wire):
    """An activity in the employee's network or on social media."""

    activity: str
    outcome: str = ""
    kind: Literal["networking"] = "networking"


@dataclass(frozen=True, slots=True)
class EmployerApproach(Wire):
    """An approach of a possible new employer by coach or jobhunter."""

    function: str
    outcome: str
    employer_name: str = ""
    by: PartyRole = "coach"
    kind: Literal["employer-approach"] = "employer-approach"


@dataclass(frozen=True, slots=True)
class VacancyListSent(Wire):
    """A list of vacancies went to the employee."""

    count: int
    remark: str = ""
    kind: Literal["vacancy-list-sent"] = "vacancy-list-sent"
