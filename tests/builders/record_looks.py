"""What stands in the record of a story: what the audit finds in it, and the kinds of its entries."""

from automation.core.audit.chain import Record
from automation.core.audit.report import check_record
from automation.core.history.record import EntryKind, text
from tests.builders.stories import Story


def differences(told: Story) -> list[str]:
    """What the audit finds."""
    record = Record(request=12, data=text(told.request.record).encode())
    return [each.reason.code for each in check_record(record, told.of, told.request)]


def kinds(told: Story, comment_id: int | None = None) -> list[EntryKind]:
    """The kinds of the entries, or of those that begin with this comment."""
    return [entry.kind for entry in told.request.record if comment_id is None or comment_id in entry.comments[:1]]
