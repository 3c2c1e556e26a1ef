"""Tables of the plumbing: change log and access log with their chains, mail, tasks, schedule."""

from uuid import UUID

from django.db import models

from wissel.infra.fields import EncryptedTextField
from wissel.infra.ids import uuid7
from wissel.infra.tenancy import TenantModel


class ChainHead(TenantModel):
    """The last link of a chain of one bureau, sealed; its row lock puts appends in order."""

    data_category = "access-log"
    retention = "access-log"

    name = models.CharField(max_length=20)
    seq = models.PositiveBigIntegerField(default=0)
    link = models.CharField(max_length=200, blank=True, default="")
    seal = models.CharField(max_length=200, blank=True, default="")  #: empty: not ours any more

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["bureau", "name"], name="chainhead_once")]


class ChangeLogEntry(TenantModel):
    """One call of a writing door: who, when, which door, which rows. Contents are not copied."""

    data_category = "access-log"
    retention = "access-log"
    append_only = True

    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    door = models.CharField(max_length=100)
    actor_kind = models.CharField(max_length=10)
    actor_role = models.CharField(max_length=20)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=200)
    subject = models.CharField(max_length=36, blank=True)
    changes = models.JSONField()
    link = models.CharField(max_length=200)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["bureau", "seq"], name="changelog_seq")]
        indexes = [models.Index(fields=["bureau", "subject", "seq"], name="changelog_subject")]


class AccessLogEntry(TenantModel):
    """One access to a person's data, with the fields of NEN 7513 that this product can fill."""

    data_category = "access-log"
    retention = "access-log"
    append_only = True

    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    event = models.CharField(max_length=100)
    action = models.CharField(max_length=1)
    outcome = models.CharField(max_length=10)
    actor_kind = models.CharField(max_length=10)
    actor_role = models.CharField(max_length=20)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=200)
    seen_from = models.CharField(max_length=64, blank=True)
    subject = models.CharField(max_length=36, blank=True)
    listing = models.UUIDField(null=True)  #: what stood together on the screen: `ListedSubject`
    category = models.CharField(max_length=30, blank=True)
    sensitivity = models.CharField(max_length=10)
    basis = models.CharField(max_length=200, blank=True)
    detail = models.CharField(max_length=200, blank=True)
    link = models.CharField(max_length=200)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["bureau", "seq"], name="accesslog_seq")]
        indexes = [
            models.Index(fields=["bureau", "subject", "seq"], name="accesslog_subject"),
            models.Index(fields=["bureau", "listing", "seq"], name="accesslog_listing"),
        ]


class ListedSubject(TenantModel):
    """One trajectory in a set that was shown as a list. The set is stored once, however often seen.

    ``listing`` is the set: the first 128 bits of the SHA-256 over its ids in order.
    """

    data_category = "access-log"
    retention = "access-log"
    append_only = True

    listing = models.UUIDField()
    subject = models.CharField(max_length=36)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["bureau", "listing", "subject"], name="listedsubject_once"
            )
        ]
        indexes = [models.Index(fields=["bureau", "subject"], name="listedsubject_subject")]


class Mail(TenantModel):
    """A mail that waits to be sent. Address and link are emptied once it is (``sent_at``)."""

    data_category = "identity"
    retention = "registration"

    to = EncryptedTextField(blank=True, default="")
    path = EncryptedTextField(blank=True, default="")  #: may hold the secret of an invitation
    notice = models.CharField(max_length=20)
    language = models.CharField(max_length=2)
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)


class WorkerLease(models.Model):
    """A background worker that lives until ``expires_at``, unless its heartbeat moves that on."""

    without_bureau = "a worker serves the whole installation"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=100)
    started_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)


class TaskClaim(models.Model):
    """How often a task of the queue was begun, and which worker runs it now, if any does."""

    without_bureau = "about the queue; what a task is about stands in its arguments"

    task = models.UUIDField(primary_key=True, editable=False)  #: key of the queue's own row
    attempts = models.PositiveSmallIntegerField(default=0)
    # PROTECT: a lease cannot go while tasks hang on it, so none is left without anyone to run it.
    worker = models.ForeignKey(
        WorkerLease, on_delete=models.PROTECT, null=True, related_name="claims"
    )
    worker_id: UUID | None


class ScheduleRow(models.Model):
    """A piece of scheduled work that was queued. The unique key makes it queued once."""

    without_bureau = "the schedule of the installation; a bureau's work has its id in the name"

    name = models.CharField(max_length=100)
    due_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "due_at"], name="schedulerow_once")]
