"""The documents of a file that something counts on."""

from enum import StrEnum


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
    OVERIG = "overig"
