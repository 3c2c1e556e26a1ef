"""Tables of the documents app. Private: other apps go through its service."""

from uuid import UUID

from django.db import models

from wissel.infra.fields import EncryptedJSONField
from wissel.infra.tenancy import TenantModel


class Report(TenantModel):
    """A report on its way: the coach's edits over a draft that is computed anew each time.

    ``sent`` is the frozen record that the employee reads, exactly what the employer will get.
    ``revision`` counts saves, so that two people saving one draft do not overwrite each other.
    """

    data_category = "draft-reports"
    retention = "dossier"

    trajectory = models.ForeignKey(
        "trajectories.Trajectory", on_delete=models.PROTECT, related_name="+"
    )
    trajectory_id: UUID
    kind = models.CharField(max_length=30)
    period = models.CharField(max_length=10)
    title = EncryptedJSONField(null=True)  #: what the way of working called it when it was begun
    period_from = models.DateField()
    period_to = models.DateField()
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=20)
    language = models.CharField(max_length=2, default="nl")
    revision = models.PositiveIntegerField(default=0)
    edits = EncryptedJSONField(null=True)
    kept = EncryptedJSONField(null=True)
    comments = EncryptedJSONField(null=True)
    response = EncryptedJSONField(null=True)
    sent = EncryptedJSONField(null=True)
    sent_on = models.DateField(null=True)
    sent_entry = models.UUIDField(null=True)  #: the journal entry that started the reading term
    read_until = models.DateField(null=True)  #: cache of that duty's last day, for lists
    correction_reason = EncryptedJSONField(null=True)
    hands = models.JSONField(default=list)  #: users who wrote it: none of them is its second reader
    #: of the last :class:`SecondReading`, for lists: its step, whom it was asked of, who asked
    second_step = models.CharField(max_length=10, blank=True, default="")
    second_reader = models.UUIDField(null=True)
    second_asked_by = models.UUIDField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["bureau", "trajectory", "kind", "period", "version"],
                name="report_version_once",
            )
        ]
        indexes = [
            models.Index(fields=["bureau", "state", "read_until"], name="report_waiting"),
            models.Index(fields=["bureau", "second_step"], name="report_second"),
        ]


class SecondReading(TenantModel):
    """A step of the second reading of a report: asked, agreed or returned. The last one holds.

    ``said`` is who, when, of which text (by its hash), and the remarks.
    """

    data_category = "draft-reports"
    retention = "dossier"
    append_only = True

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="second_readings")
    report_id: UUID
    number = models.PositiveIntegerField()  #: counts the steps of one report
    at = models.DateTimeField()
    said = EncryptedJSONField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["bureau", "report", "number"], name="second_reading_once"
            )
        ]


class Release(TenantModel):
    """A released document: the frozen record, the bytes and their hash. Never edited."""

    data_category = "released-reports"
    retention = "dossier"
    append_only = True

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="release")
    released_at = models.DateTimeField()
    released_by = models.CharField(max_length=200)
    template = models.CharField(max_length=50)
    record = EncryptedJSONField()
    record_sha256 = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=200)
    file_name = models.CharField(max_length=120)


class ClientAnswer(TenantModel):
    """What the employer says of a released document that asks for it: signed, or not agreed.

    The last answer holds. ``said`` is the answer with the signature or the reason.
    """

    data_category = "released-reports"
    retention = "dossier"
    append_only = True

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="client_answers")
    number = models.PositiveIntegerField()  #: counts the answers to one report
    at = models.DateTimeField()
    said = EncryptedJSONField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["bureau", "report", "number"], name="client_answer_once"
            )
        ]


class Paper(TenantModel):
    """A paper that was signed: the frozen record with its signatures. Never edited.

    ``kind`` is a form of ``rules/papers``; ``number`` counts the papers of that kind of one
    trajectory, of which the last one counts. One taken over from paper is a scan.
    """

    data_category = "order"  #: what it is about; each kind is asked under its own
    retention = "dossier"
    append_only = True

    trajectory = models.ForeignKey(
        "trajectories.Trajectory", on_delete=models.PROTECT, related_name="+"
    )
    trajectory_id: UUID
    kind = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    signed_at = models.DateTimeField()
    record = EncryptedJSONField()
    digest = models.CharField(max_length=64)
    is_scan = models.BooleanField(default=False)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["bureau", "trajectory", "kind", "number"], name="paper_number_once"
            )
        ]


class PaperFile(TenantModel):
    """The bytes of a paper and their hash, drawn and sealed once; of a scan, as it came."""

    data_category = "order"
    retention = "dossier"
    append_only = True

    paper = models.OneToOneField(Paper, on_delete=models.PROTECT, related_name="file")
    made_at = models.DateTimeField()
    sealed_by = models.CharField(max_length=200, blank=True)  #: empty: the bureau had no seal
    sha256 = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=200)
    media_type = models.CharField(max_length=40)


class UploadLink(TenantModel):
    """A personal link by which somebody without an account sends papers, until its last day.

    Only a digest of its secret is kept. ``said`` is who it is for and what is asked.
    """

    data_category = "identity"
    retention = "dossier"

    trajectory = models.ForeignKey(
        "trajectories.Trajectory", on_delete=models.PROTECT, related_name="+"
    )
    trajectory_id: UUID
    token_digest = models.CharField(max_length=64, unique=True)
    said = EncryptedJSONField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    expires_on = models.DateField()  #: inclusive
    closed_at = models.DateTimeField(null=True)
    renewed_at = models.DateTimeField(null=True)  #: when a new link was mailed in its place
    revoked = models.BooleanField(default=False)  #: by the bureau, for good

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["bureau", "trajectory"], name="uploadlink_case")]


class ReceivedFile(TenantModel):
    """A paper that came in and waits, was taken, or was sent back.

    It counts for nothing before somebody of the bureau looked at it: only then the journal says
    that it was received. One that is sent back leaves no bytes behind.
    """

    data_category = "capacity"  #: each kind is asked under its own
    retention = "dossier"

    trajectory = models.ForeignKey(
        "trajectories.Trajectory", on_delete=models.PROTECT, related_name="+"
    )
    trajectory_id: UUID
    link = models.ForeignKey(UploadLink, on_delete=models.PROTECT, null=True, related_name="files")
    link_id: UUID | None
    kind = models.CharField(max_length=30)
    said = EncryptedJSONField()
    received_at = models.DateTimeField()
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=200, blank=True)
    scanned = models.CharField(max_length=10)  #: ``clean`` | ``unscanned``
    state = models.CharField(max_length=10, default="waiting")  #: ``taken`` | ``returned``
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=200, blank=True)
    reason = EncryptedJSONField(null=True)  #: why it was sent back
    pages_kept = models.CharField(max_length=100, blank=True)  #: of a PDF, when some were taken out

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["bureau", "trajectory", "state"], name="received_case")]
