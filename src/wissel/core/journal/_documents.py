"""The documents of a file that something counts on, and what a labour expert's report comes to."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from wissel.core.wire import Wire


class DocumentKind(StrEnum):
    """Documents whose date the clock or the RIV check asks for; names as the law has them."""

    PROBLEEMANALYSE = "probleemanalyse"
    PLAN_VAN_AANPAK = "plan-van-aanpak"
    BIJSTELLING = "bijstelling-plan-van-aanpak"
    EVALUATIE = "evaluatie"
    EERSTEJAARSEVALUATIE = "eerstejaarsevaluatie"
    EINDEVALUATIE = "eindevaluatie"
    AANGIFTE_42_WEKEN = "aangifte-42-weken"
    ADVIES_BEDRIJFSARTS = "advies-bedrijfsarts"
    ACTUEEL_OORDEEL = "actueel-oordeel"
    OORDEEL_WERKNEMER = "oordeel-werknemer"
    MEDISCHE_INFORMATIE = "medische-informatie"  #: that the employee has it; nobody else keeps it
    FML = "fml"
    AD_RAPPORT = "ad-rapport"
    UWV_BRIEF = "uwv-brief"
    RIV_AAN_WERKNEMER = "riv-aan-werknemer"
    WIA_AANVRAAG = "wia-aanvraag"
    WIA_BESCHIKKING = "wia-beschikking"
    IVA_AANVRAAG = "iva-aanvraag"
    LOONSANCTIE_BESLUIT = "loonsanctie-besluit"
    BEKORTINGSVERZOEK = "bekortingsverzoek"
    HERSTEL_BESLUIT = "herstel-besluit"
    WEIGERING_BEKORTING = "weigering-bekorting"
    VRIJWILLIGE_VERLENGING = "vrijwillige-verlenging"
    AANMELDINGSFORMULIER = "aanmeldingsformulier"
    TOESTEMMINGSFORMULIER = "toestemmingsformulier"
    INTAKEFORMULIER = "intakeformulier"
    CV = "cv"
    OVERIG = "overig"


@dataclass(frozen=True, slots=True)
class StudyAdvice(Wire):
    """What the report of a labour expert comes to, in functional words: it has one author.

    ``direction``: look inside the own organisation only, outside as well, or outside only.
    ``advised`` and ``excluded`` are functions, each in the words of the report.
    """

    direction: Literal["inside-only", "also-outside", "outside-only"]
    conclusion: str
    advised: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    registration: str = ""  #: of the author, in the register of labour experts
