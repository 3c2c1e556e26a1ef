"""Tables of the orders app. Private: other apps go through its service."""

from uuid import UUID

from django.db import models

from wissel.infra.fields import EncryptedJSONField, EncryptedTextField
from wissel.infra.tenancy import TenantModel


class Quote(TenantModel):
    """A quote for a trajectory. ``said`` is the draft; ``sent`` what the employer reads, for good.

    The number counts the quotes of one trajectory. What became of it are moments with what was
    said: signed or declined by the employer, withdrawn by the bureau. That it ran out is computed.
    """

    data_category = "order"
    retention = "dossier"

    trajectory = models.ForeignKey(
        "trajectories.Trajectory", on_delete=models.PROTECT, related_name="+"
    )
    trajectory_id: UUID
    number = models.PositiveIntegerField()
    order = models.CharField(max_length=30)  #: what is ordered, a key of ``OrderEvent.order``
    begun_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)
    said = EncryptedJSONField()
    sent = EncryptedJSONField(null=True)
    sent_by = models.ForeignKey(
        "bureaus.Membership", on_delete=models.PROTECT, null=True, related_name="+"
    )
    sent_by_id: UUID | None
    sent_at = models.DateTimeField(null=True)
    valid_until = models.DateField(null=True)  #: of the sent quote, inclusive
    reminded_on = models.DateField(null=True)  #: the day the employer was mailed that it ends
    accepted_at = models.DateTimeField(null=True)
    signature = EncryptedJSONField(null=True)  #: who signed, how known, and over which text
    declined_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)
    reason = EncryptedJSONField(null=True)  #: why it was declined or withdrawn

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["bureau", "trajectory", "number"], name="quote_number_once"
            )
        ]


class Enquiry(TenantModel):
    """What somebody asked through the public form of a bureau, before there is any trajectory.

    ``once`` comes from the page that was filled in: sent twice, it is kept once.
    """

    data_category = "identity"
    retention = "registration"

    once = models.UUIDField()
    asked_at = models.DateTimeField()
    said = EncryptedJSONField()
    answer_by = models.DateField(null=True)  #: the last day of what the bureau promises
    answer_at = models.DateTimeField(null=True)  #: the moment, of a promise in hours
    client = models.ForeignKey(
        "bureaus.Client", on_delete=models.PROTECT, null=True, related_name="+"
    )
    client_id: UUID | None
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=200, blank=True)
    note = EncryptedTextField(blank=True, default="")

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "once"], name="enquiry_once"),
        ]
        indexes = [models.Index(fields=["bureau", "settled_at"], name="enquiry_open")]


class ExtraService(TenantModel):
    """An extra service that was asked for in a trajectory, by a version of ``rules/services``.

    What became of it are moments with what was said: accepted with who does it, delivered with a
    result, declined or withdrawn with a reason. Its last day is not here: it is an agreement of the
    journal, which ``agreement`` names by its first version. ``elsewhere``: it was never asked of
    this bureau; a result that was there already.
    """

    data_category = "milestones"
    retention = "dossier"

    trajectory = models.ForeignKey(
        "trajectories.Trajectory", on_delete=models.PROTECT, related_name="+"
    )
    trajectory_id: UUID
    kind = models.CharField(max_length=30)  #: a key of ``OrderEvent.order``
    version = models.CharField(max_length=20)
    elsewhere = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=200)
    asked_role = models.CharField(max_length=20)
    asked_as = models.ForeignKey(
        "bureaus.Membership", on_delete=models.PROTECT, null=True, related_name="+"
    )
    asked_as_id: UUID | None
    asked_entry = models.UUIDField(null=True)  #: of the journal
    answers = EncryptedJSONField()
    quote = models.ForeignKey(Quote, on_delete=models.PROTECT, null=True, related_name="+")
    quote_id: UUID | None
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.CharField(max_length=200, blank=True)
    carrier = EncryptedJSONField(null=True)  #: who carries it out
    agreement = models.UUIDField(null=True)
    delivered_at = models.DateTimeField(null=True)
    delivered_by = models.CharField(max_length=200, blank=True)
    result = EncryptedJSONField(null=True)
    result_entry = models.UUIDField(null=True)  #: of the journal
    declined_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)
    reason = EncryptedJSONField(null=True)  #: why it was declined or withdrawn

    class Meta(TenantModel.Meta):
        indexes = [
            models.Index(fields=["bureau", "trajectory", "asked_at"], name="service_of_case"),
            models.Index(
                fields=["bureau", "asked_at"],
                name="service_open",
                condition=models.Q(delivered_at=None, declined_at=None, withdrawn_at=None),
            ),
        ]
