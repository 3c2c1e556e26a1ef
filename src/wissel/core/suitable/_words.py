"""The words of a test of work, from the data of the forms."""

from dataclasses import dataclass

from wissel.core.profile import ProfileForms
from wissel.core.profiled import FitLine, Verdict
from wissel.core.sources import Text

_NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Words:
    """Turns what a test found into lines, with the words of one version of the forms."""

    forms: ProfileForms

    def tested(
        self,
        about: str,
        verdict: Verdict,
        why: str,
        *,
        item: Text | None = None,
        asks: Text = _NOTHING,
        has: Text | None = None,
        remark: str = "",
    ) -> FitLine:
        """Return a line; ``why`` is the key of its reason."""
        because = self.forms.test["because"][why]
        return FitLine(
            about=about,
            item=item or self.forms.test["about"][about],
            asks=asks,
            has=has,
            verdict=verdict,
            because=_filled(because, remark=remark) if why == "remark" else because,
        )

    def asks(self, key: str, number: float | None = None, **said: Text) -> Text:
        """Return what the work asks."""
        return _said(self.forms.test["asks"][key], number, said)

    def has(self, key: str, number: float | None = None) -> Text:
        """Return what there is."""
        return _said(self.forms.test["has"][key], number, {})

    def level(self, key: str) -> Text:
        """Return the name of a level of education; nothing for one that is not known."""
        return next((one.words for one in self.forms.levels if one.key == key), _NOTHING)


def _said(text: Text, number: float | None, said: dict[str, Text]) -> Text:
    plain = "" if number is None else f"{number:g}"
    return Text(
        text.nl.format(n=plain.replace(".", ","), **{key: one.nl for key, one in said.items()}),
        text.en.format(n=plain, **{key: one.en for key, one in said.items()}),
    )


def _filled(text: Text, **said: str) -> Text:
    return Text(text.nl.format(**said), text.en.format(**said))
