"""The account of an act that nobody has done yet, for `alur what-if`: as JSON values and as lines to read.

Nothing is drawn for it: in the texts `????-????-????` stands for a code that only a run of the desk makes.
"""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from automation.core.history.request import Comment
from automation.core.outcome.decision import WhatIf
from automation.core.outcome.plan import EditComment, Plan, PostComment
from automation.core.policy.catalogue import Catalogue
from automation.core.state.markers import FORMLESS, STATUS
from automation.render.base.dates import moment
from automation.render.base.escape import visible
from automation.render.comments.effects import rows
from automation.render.comments.preview import OUTCOMES, answer_lines

from .explain import explained

_HIDDEN = re.compile(r"^<!-- alur.*-->\n?", re.MULTILINE)
_WORDS = {
    "id": {
        "act": "Bila {login} {deed} ({at}): {outcome}.",
        "comment": "menulis `{text}`",
        "label": "memasang label `{text}`",
        "remove-label": "melepas label `{text}`",
        "record": "Yang dicatat",
        "status": "Komentar status: berubah",
        "code": "Kode persetujuan baru dibuat sesudah komentar itu ada.",
        "nothing": "Tidak ada yang ditulis oleh perintah ini.",
        "due": "Terlepas dari itu, meja masih punya {count} hal yang akan ditulis.",
    },
    "en": {
        "act": "If {login} {deed} ({at}), it {outcome}.",
        "comment": "wrote `{text}`",
        "label": "put on the label `{text}`",
        "remove-label": "took off the label `{text}`",
        "record": "Recorded",
        "status": "The status comment changes",
        "code": "The approval code is made only once that comment stands.",
        "nothing": "This command wrote nothing.",
        "due": "Whether or not it happens, the desk has {count} writes to make.",
    },
}


class Plans(NamedTuple):
    """What the desk would write without the act, and with it."""

    before: Plan
    after: Plan


def foretold(catalogue: Catalogue, found: WhatIf, plans: Plans) -> dict[str, Any]:
    """Everything that the act would bring, and where the request stands before and after it."""
    reason = found.answer.reason if found.answer else found.silence
    return {
        "number": found.before.request.number,
        **_act(found),
        "at": found.after.now.isoformat(),
        "outcome": found.outcome.value,
        "reason": reason.code.recorded if reason else "",
        "says": {lang: "\n".join(answer_lines(catalogue, found, lang)) for lang in ("id", "en")},
        "problems": [
            {"heading": each.heading, "reason": each.reason.code}
            for each in (found.answer.problems if found.answer else ())
        ],
        "before": explained(found.before),
        "after": explained(found.after),
        "labels": {"on": list(found.labels_on), "off": list(found.labels_off)},
        "close": found.close,
        "reopen": found.reopen,
        "reactions": [each.content for each in found.reactions],
        "comments": _comments(found, plans.after),
        "status": _status_text(plans),
        "entries": [
            {"kind": each.kind.value, "code": each.code, "before": each.before, "after": each.after}
            for each in found.entries
        ],
        "due_anyway": len(plans.before.writes),
    }


def told_lines(catalogue: Catalogue, found: WhatIf, plans: Plans, lang: str) -> Iterable[str]:
    """The same to read in a terminal."""
    words, act = _WORDS[lang], _act(found)
    deed = words[act["act"]].format(text=visible(act["text"].partition("\n")[0]))
    at = moment(found.after.now, catalogue.desk.calendar, lang)
    outcome = OUTCOMES[lang][found.outcome]
    yield f"#{found.before.request.number} · " + words["act"].format(login=act["as"], deed=deed, at=at, outcome=outcome)
    yield from (f"  {line}".rstrip() for line in answer_lines(catalogue, found, lang))
    yield from (f"  {name}: {value}" for name, value in rows(catalogue, found, lang))
    if found.entries:
        yield f"  {words['record']}: " + ", ".join(f"{each.kind.value} ({each.code})" for each in found.entries)
    if _status_text(plans) is not None:
        yield f"  {words['status']}"
    if found.has_unknown_code:
        yield f"  {words['code']}"
    if due := len(plans.before.writes):
        yield f"  {words['due'].format(count=due)}"
    yield f"  {words['nothing']}"


def _act(found: WhatIf) -> dict[str, str]:
    act = found.act
    if isinstance(act, Comment):
        return {"as": act.author.login if act.author else "ghost", "act": "comment", "text": act.body}
    login = act.actor.login if act.actor else "ghost"
    return {"as": login, "act": "label" if act.added else "remove-label", "text": act.label}


def _comments(found: WhatIf, plan: Plan) -> list[dict[str, Any]]:
    texts = {write.key: write.body for write in plan.writes if isinstance(write, PostComment)}
    return [
        {"kind": each.kind.value, "mention": list(each.mention), "text": shown(texts[each.key])}
        for each in found.notices
    ]


def _status_text(plans: Plans) -> str | None:
    """The status comment as the act would make it; None when it does not change it."""
    before, after = map(_status, plans)
    return None if after is None or after == before else shown(after)


def _status(plan: Plan) -> str | None:
    for write in plan.writes:
        if isinstance(write, EditComment) or (isinstance(write, PostComment) and write.key in {STATUS, FORMLESS}):
            return write.body
    return None


def shown(text: str) -> str:
    """A comment as its readers see it."""
    return _HIDDEN.sub("", text)
