"""Small downloads of our own making in the official layouts: no row of them is of a real source."""

import csv
import io
from pathlib import Path

ESCO = "http://data.europa.eu/esco"
PACKER = f"{ESCO}/occupation/00000000-0000-4000-8000-000000000001"
CLERK = f"{ESCO}/occupation/00000000-0000-4000-8000-000000000002"
FOREMAN = f"{ESCO}/occupation/00000000-0000-4000-8000-000000000003"
STACKING = f"{ESCO}/skill/00000000-0000-4000-8000-00000000000a"
COUNTING = f"{ESCO}/skill/00000000-0000-4000-8000-00000000000b"

_OCCUPATION = (
    "conceptType conceptUri iscoGroup preferredLabel altLabels hiddenLabels status modifiedDate "
    "regulatedProfessionNote scopeNote definition inScheme description code"
).split()
_SKILL = (
    "conceptType conceptUri skillType reuseLevel preferredLabel altLabels hiddenLabels status "
    "modifiedDate scopeNote definition inScheme description"
).split()
_CONTEXT = (
    "O*NET-SOC Code|Element ID|Element Name|Scale ID|Category|Data Value|N|Standard Error|"
    "Lower CI Bound|Upper CI Bound|Recommend Suppress|Not Relevant|Date|Domain Source"
).split("|")
_CROSSWALK = (
    "O*NET Id|O*NET Title|O*NET Description|ESCO or ISCO URI|ESCO or ISCO Title|"
    "ESCO or ISCO Description|Type of Match"
).split("|")
_ORS = (
    "SERIES ID|SOC 2018 CODE|OCCUPATION|REQUIREMENT|CATEGORY|ESTIMATE TEXT|DATATYPE|ESTIMATE|"
    "STANDARD ERROR"
).split("|")


def table(rows: list[list[str]], delimiter: str = ",", end: str = "\n") -> str:
    """Return rows as the text of a table."""
    if delimiter == "\t":  # these downloads put nothing between quotes
        return "".join(delimiter.join(row) + end for row in rows)
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows)
    return text.getvalue()


def _named(columns: list[str], **cells: str) -> list[str]:
    return [cells.get(name.replace(" ", "_"), "") for name in columns]


def occupation(
    uri: str, isco: str, label: str, names: str = "", status: str = "released"
) -> list[str]:
    """Return a row of ESCO's occupations; ``names`` stand on lines of their own."""
    return _named(
        _OCCUPATION,
        conceptType="Occupation",
        conceptUri=uri,
        iscoGroup=isco,
        preferredLabel=label,
        altLabels=names,
        status=status,
        modifiedDate="2024-01-25T11:28:50.295Z",
        description='Zegt "iets",\nop twee regels.',
    )


def occupations(*rows: list[str], end: str = "\n") -> str:
    """Return ESCO's table of occupations, of our own three without other rows."""
    own = [
        occupation(PACKER, "9321", "inpakker", "inpakster\npakketinpakker"),
        occupation(CLERK, "4110", "kantoorhulp"),
        occupation(FOREMAN, "9321", "voorman inpak"),
    ]
    return table([_OCCUPATION, *(rows or own)], end=end)


def english() -> str:
    """Return the English table: names alone differ."""
    return occupations(occupation(PACKER, "9321", "packer"), occupation(CLERK, "4110", "clerk"))


def skills() -> str:
    """Return ESCO's table of skills."""
    rows = [
        _named(
            _SKILL,
            conceptType="KnowledgeSkillCompetence",
            conceptUri=uri,
            skillType="skill/competence",
            preferredLabel=label,
            status="released",
        )
        for uri, label in ((STACKING, "dozen stapelen"), (COUNTING, "voorraad tellen"))
    ]
    return table([_SKILL, *rows])


def relations(*rows: list[str]) -> str:
    """Return which skills belong to which occupation: the optional one stands first."""
    own = [
        [PACKER, "optional", "skill/competence", COUNTING],
        [PACKER, "essential", "skill/competence", STACKING],
    ]
    return table([["occupationUri", "relationType", "skillType", "skillUri"], *(rows or own)])


def broader() -> str:
    """Return what occupations are part of."""
    return table(
        [
            ["conceptType", "conceptUri", "broaderType", "broaderUri"],
            ["ISCOGroup", f"{ESCO}/isco/C9321", "ISCOGroup", f"{ESCO}/isco/C932"],
            ["Occupation", FOREMAN, "Occupation", PACKER],
            ["Occupation", PACKER, "ISCOGroup", f"{ESCO}/isco/C9321"],
        ]
    )


def groups(name: str = "Handmatig inpakkers") -> str:
    """Return the groups of ISCO-08."""
    columns = "conceptType conceptUri code preferredLabel status altLabels inScheme description"
    return table(
        [
            columns.split(),
            ["ISCOGroup", f"{ESCO}/isco/C9321", "9321", name, "released", "", "", ""],
        ]
    )


def context_row(
    code: str, element: str, value: str, scale: str = "CX", suppress: str = "N"
) -> list[str]:
    """Return a row of O*NET's Work Context."""
    cells = [code, element, "A name", scale, "n/a", value, "30", "0.2", "1.0", "5.0"]
    return [*cells, suppress, "n/a", "08/2023", "Incumbent"]


def context(*rows: list[str], names: bool = True, end: str = "\r\n") -> str:
    """Return the Work Context, with or without the names of elements."""
    own = [
        context_row("53-7064.00", "4.C.2.d.1.a", "1.50"),
        context_row("53-7064.00", "4.C.2.d.1.b", "4.50"),
        context_row("53-7064.00", "4.C.2.d.1.b", "80.00", scale="CXP"),
        context_row("53-7064.00", "4.C.2.b.1.a", "4.00", suppress="Y"),
        context_row("53-7064.00", "4.C.3.d.4", "1.20", scale="CT"),
    ]
    whole = [_CONTEXT, *(rows or own)]
    at = _CONTEXT.index("Element Name")
    return table(whole if names else [row[:at] + row[at + 1 :] for row in whole], "\t", end)


def crosswalk(*rows: list[str]) -> str:
    """Return the crosswalk, with the lines the official file has above its header."""
    own = [
        ["53-7064.00", "Packers", "They pack.", PACKER, "packer", "", "exactMatch"],
        ["43-9061.00", "Clerks", "", f"{ESCO}/isco/C4110", "Clerks", "", "exactISCO"],
        ["11-1011.00", "Chiefs", "", "", "", "", ""],
    ]
    above = [["ESCO and O*NET, a crosswalk"], [""], ["Version, 1"]]
    return "".join([table(above), table([_CROSSWALK, *(rows or own)])])


def survey(*rows: list[str]) -> str:
    """Return the ORS: its sheet saved as CSV."""
    physical = "Physical demands"

    def row(soc: str, category: str, text: str, unit: str, value: str) -> list[str]:
        return ["ORUP1", soc, "Packers", physical, category, text, unit, value, "1.2"]

    lifting, sitting = "Lifting/carrying occasionally", "Sitting"
    own = [
        row("000000", sitting, "Percent of workday, sitting (mean)", "Percentage", "40"),
        row("537064", lifting, "Percent of workers, >10 lbs, <=25 lbs", "Percentage", "25.5"),
        row("537064", lifting, "Percent of workers, >25 lbs, <=50 lbs", "Percentage", "60"),
        row("537064", lifting, "Percent of workers, none", "Percentage", "<0.5"),
        row("537064", sitting, "Hours, sitting (mean)", "Hours", "1.5"),
        row("537064", sitting, "Maximum weight lifted (mean)", "Pounds", "35"),
        row("439061", sitting, "Hours, sitting (mean)", "Hours", "-"),
    ]
    return table([_ORS, *(rows or own)])


def place(
    postcode: str, name: str, latitude: str, longitude: str, country: str = "NL"
) -> list[str]:
    """Return a row of GeoNames' postcodes."""
    cells = [country, postcode, name, "Utrecht", "09", "Utrecht", "0344", "", ""]
    return [*cells, latitude, longitude, "6"]


def postcodes(*rows: list[str]) -> str:
    """Return GeoNames' postcodes: no header, twelve cells."""
    own = [
        place("3511", "Utrecht", "52.0933", "5.1189"),
        place("3512", "Utrecht", "52.0951", "5.1233"),
        place("3599", "Verdwaald", "51.2000", "5.9000"),
    ]
    return table(list(rows) or own, "\t")


def download(folder: Path) -> Path:
    """Write every table under its official name and return the folder."""
    dutch = folder / "ESCO dataset - v1.2.0 - classification - nl - csv"
    american, other = folder / "db_29_1_text", folder / "other"
    for each in (dutch, american, other):
        each.mkdir(parents=True)
    files = {
        dutch / "occupations_nl.csv": occupations(),
        dutch / "skills_nl.csv": skills(),
        dutch / "occupationSkillRelations_nl.csv": relations(),
        dutch / "broaderRelationsOccPillar_nl.csv": broader(),
        dutch / "ISCOGroups_nl.csv": groups(),
        dutch / "skillGroups_nl.csv": table([["conceptType", "conceptUri"], ["SkillGroup", "x"]]),
        american / "Work Context.txt": context(),
        american / "Read Me.txt": "Nothing to see here.",
        other / "ONET_(Occupations)_0_updated.csv": crosswalk(),
        other / "ors-complete-dataset.csv": survey(),
        other / "NL.txt": postcodes(),
        folder / "occupations_en.csv": english(),
    }
    for path, text in files.items():
        path.write_text(text, encoding="utf-8", newline="")
    return folder
