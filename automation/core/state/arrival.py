"""An issue that came from another repository: what lies before its arrival was said of another request (other rules).

Its comments, marks, labels set and closings came along and are read as not there; what a desk recorded before then is
no record of this request. Its body is the form, and whoever edited the body has edited it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from automation.core.history.record import Entry, EntryKind
from automation.core.history.request import Request


def arrived(request: Request) -> Request:
    """The request as it is here: it begins with its last arrival. One that was opened here is what it was."""
    at = request.transferred_at
    if at is None:
        return request
    record = None if request.record is None else _since(request.record, request.node_id, at)
    # Once the record here has begun, the desk's own comments of that very second are those of this desk.
    ours = {each.id for each in request.comments if record and each.by_desk and each.created_at == at}
    return replace(
        request,
        created_at=max(at, request.created_at),
        comments=tuple(each for each in request.comments if each.created_at > at or each.id in ours),
        label_events=tuple(each for each in request.label_events if each.at > at),
        state_events=tuple(each for each in request.state_events if each.at > at),
        deletions=tuple(each for each in request.deletions if each.at > at),
        record=record,
    )


def _since(record: Sequence[Entry], node_id: str, at: datetime) -> tuple[Entry, ...]:
    """The record from the intake on that followed the arrival; nothing while there is none.

    A record that is not of this issue stays as it is, for it shows that something is wrong.
    """
    begins = [place for place, entry in enumerate(record) if entry.kind is EntryKind.INTAKE and entry.event == node_id]
    if not begins:
        return tuple(record)
    last = begins[-1]
    return tuple(record[last:]) if record[last].recorded_at >= at else ()
