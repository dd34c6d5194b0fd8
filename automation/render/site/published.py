"""What of a request may leave the desk: the allow-list, as values (published as JSON and shown on its page).

Never published: free text of forms, comments, reasons that people typed, names, and no login but of who decided
and counts.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from automation.core.history.record_schema import moment
from automation.core.policy.calendar import working_days
from automation.core.policy.process import Field, FormField, SectionType
from automation.core.state.arrival import arrived
from automation.render.base.escape_html import plain
from automation.render.comments.privacy import is_title_withheld, shown_title

from .approvals_page import approvals_data
from .course_data import calendar_data, course_data
from .site_data import SiteData, SiteRow
from .timeline import timeline_data


def public_answers(row: SiteRow, data: SiteData) -> dict[str, str]:
    """Answers of the form that its process marks public and that are one of a known set of values; never prose."""
    process = row.situation.process
    questions = {question.name: question for question in process.form_fields}
    answers = {}
    for field in process.intake.fields:
        answer = row.situation.present_answers.get(field.name, "").strip()
        if field.public and answer and _is_closed(field, questions.get(field.name), answer, data):
            answers[field.name] = answer
    return answers


def _is_closed(field: Field, question: FormField | None, answer: str, data: SiteData) -> bool:
    allowed = {*field.options, *(question.options if question else ())}
    if field.source == "units":
        allowed |= {unit.name for unit in data.desk.units}
    if field.source == "systems":
        allowed |= set(data.desk.systems)
    return answer in allowed or (field.type is SectionType.DATE and _is_date(answer))


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def request_json(row: SiteRow, data: SiteData) -> str:
    """The request's published data as JSON."""
    return json.dumps(_request(row, data), ensure_ascii=False, indent=1) + "\n"


def board_json(data: SiteData) -> str:
    """The published data of all requests in short, for those who make their own lists."""
    rows = [_summary(row, data) for row in data.rows]
    about = {
        "data_at": moment(data.now),
        "record_head": data.record_head or None,
        "unknown": list(data.unknown),
        "calendar": calendar_data(data.desk.calendar),
    }
    return json.dumps(about | {"requests": rows}, ensure_ascii=False, indent=1) + "\n"


def unknown_json(number: int, data: SiteData) -> str:
    """The published data of a request that cannot be read: its number, and that."""
    about = {"number": number, "state": "unreadable", "data_at": moment(data.now)}
    return json.dumps(about, ensure_ascii=False, indent=1) + "\n"


def _summary(row: SiteRow, data: SiteData) -> dict[str, Any]:
    situation, calendar = row.situation, data.desk.calendar
    waited = None if situation.is_closed else working_days(calendar, situation.since, data.now)
    return {
        "number": row.request.number,
        "title": plain(shown_title(row.request, "id")),
        "title_withheld": is_title_withheld(row.request),
        "process": situation.process.id,
        "step": situation.step,
        "steps": situation.process.last,
        "overlay": situation.overlay.value or None,
        "closed": situation.is_closed,
        "waiting_for": list(situation.waiting_for),
        "since": moment(situation.since),
        "waited_working_days": waited,
    }


def _request(row: SiteRow, data: SiteData) -> Mapping[str, Any]:
    situation, gate = row.situation, row.situation.gate
    step = situation.process.step(situation.step)
    return _summary(row, data) | {
        "data_at": moment(data.now),
        "process_version": situation.process.version,
        "step_title": {"id": step.title.id, "en": step.title.en},
        "opened_at": moment(arrived(row.request).created_at),
        "url": row.request.url,
        "fields": public_answers(row, data),
        "may_develop": situation.may_develop,
        "emergency": situation.is_emergency,
        "review_owed": situation.owes_review,
        "needed": list(gate.slots),
        "still_open": list(gate.open_slots),
        "documents": {name: name not in gate.open_documents for name in gate.documents},
        "violations": [reason.code for reason in situation.violations],
        **course_data(row, data),
        "timeline": timeline_data(row, data),
        **approvals_data(row, data),
    }
