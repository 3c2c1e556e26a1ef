"""Tables of the plumbing: the change log, the access log and the heads of their chains."""

from django.db import models

from wissel.infra.tenancy import TenantModel


class ChainHead(TenantModel):
    """The last link of a chain of one bureau; its row lock puts appends in order."""

    data_category = "access-log"
    retention = "access-log"

    name = models.CharField(max_length=20)
    seq = models.PositiveBigIntegerField(default=0)
    link = models.CharField(max_length=64, blank=True, default="")

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
    link = models.CharField(max_length=64)

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
    category = models.CharField(max_length=30, blank=True)
    sensitivity = models.CharField(max_length=10)
    basis = models.CharField(max_length=200, blank=True)
    detail = models.CharField(max_length=200, blank=True)
    link = models.CharField(max_length=64)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["bureau", "seq"], name="accesslog_seq")]
        indexes = [models.Index(fields=["bureau", "subject", "seq"], name="accesslog_subject")]
