"""Fields: label, help, control, error, in that order and tied together."""

import re

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from wissel.portals.shell.sample import SampleForm


class PasswordForm(forms.Form):
    password = forms.CharField(label="Wachtwoord", widget=forms.PasswordInput)
    days = forms.MultipleChoiceField(
        label="Dagen",
        choices=[("ma", "maandag"), ("di", "dinsdag")],
        widget=forms.CheckboxSelectMultiple,
        help_text="Kies wat past",
    )


def show(source: str, form: forms.Form) -> str:
    with translation.override("nl"):
        return Template("{% load shell_forms %}" + source).render(Context({"form": form}))


def wrong() -> SampleForm:
    return SampleForm({"day": "31-11-2026", "who": "k", "how": "phone"})


def test_a_field_shows_label_help_control_and_error_in_that_order() -> None:
    printed = show("{% field form.day %}", wrong())
    places = [
        printed.index(part)
        for part in ('<label class="form-label"', 'id="id_day-help"', "<input", 'id="id_day-error"')
    ]
    assert places == sorted(places)


def test_help_and_error_describe_the_control() -> None:
    printed = show("{% field form.day %}", wrong())
    assert 'aria-describedby="id_day-help id_day-error"' in printed
    assert 'aria-invalid="true"' in printed
    assert "is-invalid" in printed


def test_a_field_without_errors_is_not_called_invalid() -> None:
    printed = show("{% field form.day %}", SampleForm())
    assert "invalid" not in printed
    assert 'aria-describedby="id_day-help"' in printed


def test_the_summary_counts_what_is_wrong_and_links_to_each_field() -> None:
    printed = show("{% error_summary form %}", wrong())
    assert "Nog 2 dingen" in printed
    assert re.findall(r'href="#([^"]+)"', printed) == ["id_day", "id_why_0"]
    for target in ("id_day", "id_why_0"):
        fields = show("{% field form.day %}{% field form.why %}", wrong())
        assert f'id="{target}"' in fields


def test_there_is_no_summary_when_nothing_is_wrong() -> None:
    assert show("{% error_summary form %}", SampleForm()).strip() == ""


def test_an_optional_field_says_that_it_may_stay_empty() -> None:
    assert "(mag leeg)" in show("{% field form.result %}", SampleForm())
    assert "(mag leeg)" not in show("{% field form.day %}", SampleForm())


@pytest.mark.parametrize("segments", ["True", "False"])
def test_a_choice_is_a_group_with_a_name(segments: str) -> None:
    printed = show(f"{{% field form.how segments={segments} %}}", SampleForm())
    assert printed.count("<fieldset") == 1
    assert re.search(r'<legend class="form-label">\s*Hoe\s', printed)
    assert printed.count("<label") == 3


def test_a_group_of_boxes_keeps_its_help() -> None:
    printed = show("{% field form.days %}", PasswordForm())
    assert 'aria-describedby="id_days-help"' in printed
    assert printed.count("form-check-input") == 2


def test_a_password_is_never_printed_back() -> None:
    printed = show("{% field form.password %}", PasswordForm({"password": "geheim-woord"}))
    assert "geheim-woord" not in printed
