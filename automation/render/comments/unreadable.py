"""What a run that cannot know how a request stands writes: labels go, and the page says why and how to put it right.

No word of the desk file is needed for it, for that may be what cannot be read.
"""

from automation.core.decision.decide import Decision
from automation.core.decision.unreadable import Withheld
from automation.core.outcome.notices import Notice
from automation.core.outcome.plan import EditComment, Plan, PostComment, RemoveLabels, Write
from automation.core.policy.process import Text
from automation.core.state.markers import FORMLESS, STATUS, doubled, formless_comment, marker, status_comment
from automation.core.text.digest import canonical
from automation.render.base.escape import inline
from automation.render.wording.rule_names import in_brackets
from automation.render.wording.words import in_language, sentence

from .status import gave_way
from .verdict import without_request

_HEAD = Text("**Permohonan #{number} tidak dapat dibaca.**", "**Request #{number} cannot be read.**")
_MEANWHILE = Text(
    "Selama itu tidak ada pekerjaan yang boleh dimulai atau dilanjutkan atas dasar permohonan ini. Setiap label "
    "pengembangan dilepas, siapa pun yang memasangnya, dan perintah baru dijalankan sesudah permohonan ini terbaca "
    "lagi.",
    "Meanwhile no work may begin or go on under this request. Every development label is taken off, whoever set it, "
    "and commands are carried out only once the request can be read again.",
)
_STAYS = Text(
    "Menurut catatannya permohonan ini sudah diluncurkan, jadi label {label} tetap terpasang; apa yang terjadi "
    "sesudah catatan itu tidak diketahui.",
    "By its record this request was launched, so the label {label} stays; what happened since the record is not known.",
)
_PARTS = {"id": "", "en": "<details><summary>English</summary>\n"}


def withheld_plan(decision: Decision) -> Plan:
    """All writes of a decision that withholds; they open nothing, so none of them waits for the record."""
    request, withheld = decision.request, decision.withheld
    if withheld is None:
        return Plan(number=request.number, issue_id=request.node_id)
    writes: list[Write] = []
    if decision.labels_off:
        writes.append(RemoveLabels(names=tuple(sorted(decision.labels_off))))
    status = _status(decision, withheld) if withheld.is_told else None
    writes += [*([status] if status else []), *(_reply(notice) for notice in decision.notices)]
    writes += [EditComment(node_id=later.node_id, body=gave_way(kept)) for later, kept in doubled(request.comments)]
    return Plan(
        number=request.number,
        issue_id=request.node_id,
        writes=tuple(writes),
        withdraws=bool(writes),
        entries=decision.entries,
        unknown=withheld.reason,
    )


def _status(decision: Decision, withheld: Withheld) -> Write | None:
    """The status comment; on a closed issue where nothing stands and nothing goes it is not begun."""
    request = decision.request
    body = "\n".join([_lang(decision, withheld, "id"), "", _PARTS["en"], _lang(decision, withheld, "en"), "</details>"])
    status = status_comment(request.comments)
    present = status or formless_comment(request.comments)
    # Before the intake no comment may say that there was one.
    key = STATUS if status is not None or request.record else FORMLESS
    body = f"{marker(key)}\n{body}"
    if present is None:
        return PostComment(key=key, body=body) if request.is_open or decision.labels_off else None
    return None if canonical(present.body) == canonical(body) else EditComment(node_id=present.node_id, body=body)


def _lang(decision: Decision, withheld: Withheld, lang: str) -> str:
    said = f"{sentence(withheld.reason, lang)}{in_brackets(withheld.reason.code, lang)}"
    parts = [in_language(_HEAD, lang).format(number=decision.request.number), f"⚠️ {said}"]
    parts.append(in_language(_MEANWHILE, lang))
    if withheld.stays:
        parts.append(in_language(_STAYS, lang).format(label=inline(withheld.stays)))
    return "\n\n".join(parts)


def _reply(notice: Notice) -> PostComment:
    mentions = " ".join(f"@{login}" for login in notice.mention)
    indonesian, english = ("\n".join(without_request(notice.answer, lang, "")) for lang in ("id", "en"))
    parts = [marker(notice.key), mentions, "", indonesian, "", _PARTS["en"], english, "</details>"]
    return PostComment(key=notice.key, body="\n".join(parts))
