"""Tables of the jobsearch app. Private: other apps go through its service.

Vacancies of feeds are reference data that the whole installation shares; what somebody entered or
captured belongs to the bureau. What was sent to somebody is kept with them, as it was then.
"""

from typing import ClassVar
from uuid import UUID

from django.db import models

from wissel.infra.fields import EncryptedJSONField
from wissel.infra.ids import uuid7
from wissel.infra.tenancy import TenantModel


class Source(models.Model):
    """A feed or drop folder of the installation. ``counts``: what its last reading came to.

    ``mark``: another one as soon as a vacancy of it came, went or was read anew.
    """

    without_bureau: ClassVar[str] = "a feed is of the installation, as reference data is"

    key = models.CharField(max_length=60, primary_key=True)
    name = models.CharField(max_length=200)
    mapping = models.CharField(max_length=60)
    mark = models.CharField(max_length=36, blank=True)
    read_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)
    errors = models.JSONField(default=list)  #: the first of each kind, with their place

    class Meta:
        ordering = ["name"]


class FeedVacancy(models.Model):
    """A vacancy of a feed, as it said it and as it was read. ``same``: equal for the same job.

    ``gone_on``: the day it was no longer in its source, or closed.
    """

    without_bureau: ClassVar[str] = "a vacancy of a feed is of the installation, no person's"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")
    source_id: str
    reference = models.CharField(max_length=200)
    same = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    read = models.JSONField()  #: what it said, and what was read of it
    reader = models.CharField(max_length=40)  #: which version of the reader read it
    first_seen = models.DateField()
    seen_at = models.DateTimeField()  #: when its source named it last
    closes_on = models.DateField(null=True)
    gone_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "reference"], name="feed_vacancy_once")
        ]
        indexes = [
            models.Index(fields=["gone_on", "same"], name="feed_vacancy_open"),
            models.Index(fields=["same"], name="feed_vacancy_same"),
        ]


class OwnVacancy(TenantModel):
    """A vacancy that somebody of the bureau entered or captured by hand."""

    data_category = "applications"
    retention = "registration"

    read = models.JSONField()
    reader = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    same = models.CharField(max_length=80)
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=200)
    closes_on = models.DateField(null=True)
    gone_on = models.DateField(null=True)

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["bureau", "gone_on"], name="own_vacancy_open")]


class Settings(TenantModel):
    """What the employee said of place, travel and times: where to look."""

    data_category = "applications"
    retention = "dossier"

    trajectory = models.ForeignKey(
        "trajectories.Trajectory", on_delete=models.PROTECT, related_name="+"
    )
    trajectory_id: UUID
    said = EncryptedJSONField()
    at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "trajectory"], name="search_settings_once")
        ]


class WeekList(TenantModel):
    """The vacancies of one week for one employee: drafted, looked at, sent."""

    data_category = "applications"
    retention = "dossier"

    trajectory = models.ForeignKey(
        "trajectories.Trajectory", on_delete=models.PROTECT, related_name="+"
    )
    trajectory_id: UUID
    week = models.DateField()  #: its Monday
    made_at = models.DateTimeField()
    asked = models.PositiveSmallIntegerField()
    told = EncryptedJSONField()  #: how many were looked at and allowed, and what would open more
    sent_at = models.DateTimeField(null=True)
    sent_by = models.CharField(max_length=200, blank=True)
    sender = models.CharField(max_length=20, blank=True)
    remark = models.CharField(max_length=500, blank=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "trajectory", "week"], name="week_list_once")
        ]


class Suggested(TenantModel):
    """A vacancy on a list, as it was then, with what it came to and what was said of it.

    ``vacancy`` and ``same`` keep it from coming twice; the words of the vacancy are in ``said``.
    """

    data_category = "applications"
    retention = "dossier"

    list = models.ForeignKey(WeekList, on_delete=models.PROTECT, related_name="suggestions")
    list_id: UUID
    trajectory = models.ForeignKey(
        "trajectories.Trajectory", on_delete=models.PROTECT, related_name="+"
    )
    trajectory_id: UUID
    position = models.PositiveSmallIntegerField()
    vacancy = models.CharField(max_length=300)
    same = models.CharField(max_length=80)
    said = EncryptedJSONField()
    removed = models.BooleanField(default=False)
    answered_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["bureau", "trajectory", "vacancy"], name="suggested_once"
            )
        ]
        indexes = [
            models.Index(fields=["bureau", "trajectory", "same"], name="suggested_same"),
            models.Index(fields=["bureau", "list", "position"], name="suggested_list"),
        ]
