"""Tables of lists: what is due, where a phase ran, kept views, acts for many, reminders."""

from uuid import UUID

from django.db import models

from wissel.apps.trajectories.models.case import Trajectory
from wissel.infra.fields import EncryptedJSONField, EncryptedTextField
from wissel.infra.tenancy import TenantModel


class DueDate(TenantModel):
    """Cache for lists of one obligation that is open and has a day: identity, never a state.

    ``duty`` is the obligation in its JSON form; encrypted, since agreements are people's words.
    The plain columns are what a list counts, filters and sorts by.
    """

    data_category = "milestones"
    retention = "dossier"

    trajectory = models.ForeignKey(Trajectory, on_delete=models.CASCADE, related_name="due_dates")
    trajectory_id: UUID
    key = models.CharField(max_length=120)
    due = models.DateField()
    role = models.CharField(max_length=20, blank=True, default="")  #: whose turn; the first actor
    ours = models.BooleanField(default=False)  #: the bureau is among the actors
    nature = models.CharField(max_length=20, blank=True, default="")
    private = models.BooleanField(default=False)
    unknown = models.BooleanField(default=False)  #: the file does not know, from ``due`` on
    waits_until = models.DateField(null=True)
    duty = EncryptedJSONField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "trajectory", "key"], name="due_key_once")
        ]
        indexes = [
            # Pages of a whole bureau are found in this index, by the order in which it lies.
            models.Index(
                fields=[
                    "bureau",
                    "due",
                    "id",
                    "trajectory",
                    "role",
                    "ours",
                    "nature",
                    "private",
                    "unknown",
                    "waits_until",
                ],
                name="due_list",
            ),
            # Counts of a whole bureau read this one and no row, and group as it lies.
            models.Index(
                fields=[
                    "bureau",
                    "due",
                    "role",
                    "ours",
                    "private",
                    "unknown",
                    "nature",
                    "waits_until",
                ],
                name="due_count",
            ),
            models.Index(
                fields=[
                    "bureau",
                    "trajectory",
                    "due",
                    "unknown",
                    "waits_until",
                    "private",
                    "nature",
                ],
                name="due_case",
            ),
        ]


class PhaseWindow(TenantModel):
    """Cache of a stretch in which a phase of the programme ran, for lists; open while it runs."""

    data_category = "milestones"
    retention = "dossier"

    trajectory = models.ForeignKey(Trajectory, on_delete=models.CASCADE, related_name="phases")
    trajectory_id: UUID
    key = models.CharField(max_length=60)
    begun = models.DateField()
    ended = models.DateField(null=True)

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["bureau", "trajectory", "key"], name="phase_case")]


class SavedView(TenantModel):
    """A question to the caseload that somebody keeps under a name; nobody else sees it."""

    data_category = "identity"
    retention = "registration"

    membership = models.ForeignKey("bureaus.Membership", on_delete=models.CASCADE, related_name="+")
    membership_id: UUID
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000, blank=True)  #: as in the address of the page
    is_default = models.BooleanField(default=False)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "membership", "name"], name="view_name_once"),
            models.UniqueConstraint(
                fields=["bureau", "membership"],
                condition=models.Q(is_default=True),
                name="view_default_once",
            ),
        ]


class BulkAct(TenantModel):
    """One act over several trajectories: what was asked, by whom and when; its lines hold the rest.

    ``asked`` is the act in its JSON form; encrypted, since it holds what somebody wrote.
    """

    data_category = "milestones"
    retention = "dossier"

    membership = models.ForeignKey("bureaus.Membership", on_delete=models.PROTECT, related_name="+")
    membership_id: UUID
    kind = models.CharField(max_length=20)
    asked = EncryptedJSONField()
    made_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)  #: when undoing was asked for

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["bureau", "membership", "made_at"], name="bulk_own")]


class BulkLine(TenantModel):
    """What a bulk act did in one trajectory, and whether that could be undone.

    ``done`` and ``undone``: empty until tried, then ``yes`` or the code of the reason why not.
    ``entry`` is the journal entry it made, ``before`` the coach before.
    """

    data_category = "milestones"
    retention = "dossier"

    act = models.ForeignKey(BulkAct, on_delete=models.CASCADE, related_name="lines")
    act_id: UUID
    trajectory = models.ForeignKey(Trajectory, on_delete=models.PROTECT, related_name="+")
    trajectory_id: UUID
    position = models.PositiveIntegerField()
    done = models.CharField(max_length=60, blank=True)
    undone = models.CharField(max_length=60, blank=True)
    entry = models.UUIDField(null=True)
    before = models.UUIDField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "act", "trajectory"], name="bulk_line_once")
        ]


class Reminder(TenantModel):
    """One reminder of one open duty to one person, in the application: made once, never again.

    ``mailed_at`` is when the mail leaves that says something waits; one mail may stand for many.
    """

    data_category = "milestones"
    retention = "dossier"

    trajectory = models.ForeignKey(Trajectory, on_delete=models.PROTECT, related_name="+")
    trajectory_id: UUID
    key = models.CharField(max_length=120)  #: of the obligation
    number = models.PositiveSmallIntegerField()  #: which of the duty's reminders, from 1
    receiver = models.ForeignKey("bureaus.User", on_delete=models.PROTECT, related_name="+")
    receiver_id: UUID
    on = models.DateField()
    made_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["bureau", "trajectory", "key", "number", "receiver"],
                name="reminder_once",
            )
        ]
        indexes = [
            models.Index(fields=["bureau", "mailed_at", "on"], name="reminder_waiting"),
        ]


class ReminderPause(TenantModel):
    """No reminders by mail to somebody up to and including a day; the person says why.

    One row a person: another pause takes its place, and ending it removes it.
    """

    data_category = "identity"
    retention = "registration"

    user = models.ForeignKey("bureaus.User", on_delete=models.PROTECT, related_name="+")
    user_id: UUID
    until = models.DateField()
    reason = EncryptedTextField()
    made_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["bureau", "user"], name="reminder_pause")]


class RegistrationDraft(TenantModel):
    """A registration that somebody began, as typed: field of the form → text. Theirs alone."""

    data_category = "identity"
    retention = "registration"

    membership = models.ForeignKey("bureaus.Membership", on_delete=models.CASCADE, related_name="+")
    membership_id: UUID
    said = EncryptedJSONField()
    kept_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["bureau", "membership"], name="draft_member")]
