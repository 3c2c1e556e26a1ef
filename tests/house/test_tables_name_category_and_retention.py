"""Every table with data of persons names its row of the access table and its storage time."""

import pytest
from django.apps import apps
from django.db import models

from wissel.infra.tenancy import TenantModel

#: Tables of ours that belong to no bureau, each with the reason.
WITHOUT_BUREAU = {
    "bureaus.Bureau": "is the bureau",
    "bureaus.User": "may work for several bureaus",
    "bureaus.Installation": "one row about the installation itself",
}


def tables() -> list[type[models.Model]]:
    """Return the concrete models of our own apps."""
    return [model for model in apps.get_models() if model.__module__.startswith("wissel.")]


def test_every_table_belongs_to_a_bureau_or_says_why_not() -> None:
    without = {model._meta.label for model in tables() if not issubclass(model, TenantModel)}
    assert not [
        label
        for label in sorted(without - set(WITHOUT_BUREAU))
        if not getattr(apps.get_model(label), "without_bureau", "")
    ]


@pytest.mark.parametrize("attribute", ["data_category", "retention"])
def test_every_table_of_a_bureau_names(attribute: str) -> None:
    silent = [
        model._meta.label
        for model in tables()
        if issubclass(model, TenantModel) and not isinstance(getattr(model, attribute, None), str)
    ]
    assert not silent


def test_every_index_and_unique_key_of_a_bureau_begins_with_the_bureau() -> None:
    wrong = []
    for model in tables():
        if not issubclass(model, TenantModel):
            continue
        keys = [(index.name, index.fields) for index in model._meta.indexes]
        keys += [
            (constraint.name, constraint.fields)
            for constraint in model._meta.constraints
            if isinstance(constraint, models.UniqueConstraint)
        ]
        wrong += [f"{model._meta.label} {name}" for name, key in keys if key and key[0] != "bureau"]
    assert not wrong
