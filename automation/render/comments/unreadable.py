"""What a run that cannot know how a request stands writes: labels go, and the page says why and how to put it right.

No word of the desk file is needed for it, for that may be what cannot be read.
"""

from automation.core.outcome.decision import Decision, Withheld
from automation.core.outcome.notices import Notice
from automation.core.outcome.order import Texts, plan_of, status_key
from automation.core.outcome.plan import Plan
from automation.core.policy.process import Text
from automation.core.state.markers import doubled, marker
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
    """All writes of a decision that withholds. Raises ValueError for one that does not."""
    if decision.withheld is None:
        raise ValueError(decision.request.number)
    notices = {notice.key: _reply(notice) for notice in decision.notices}
    given_way = {later.node_id: gave_way(kept) for later, kept in doubled(decision.request.comments)}
    return plan_of(decision, Texts(status=_status(decision, decision.withheld), notices=notices, gave_way=given_way))


def _status(decision: Decision, withheld: Withheld) -> str:
    key = status_key(decision)
    if not key:
        return ""
    parts = [marker(key), _lang(decision, withheld, "id"), "", _PARTS["en"], _lang(decision, withheld, "en")]
    return "\n".join([*parts, "</details>"])


def _lang(decision: Decision, withheld: Withheld, lang: str) -> str:
    said = f"{sentence(withheld.reason, lang)}{in_brackets(withheld.reason.code, lang)}"
    parts = [in_language(_HEAD, lang).format(number=decision.request.number), f"⚠️ {said}"]
    parts.append(in_language(_MEANWHILE, lang))
    if withheld.stays:
        parts.append(in_language(_STAYS, lang).format(label=inline(withheld.stays)))
    return "\n\n".join(parts)


def _reply(notice: Notice) -> str:
    mentions = " ".join(f"@{login}" for login in notice.mention)
    indonesian, english = ("\n".join(without_request(notice.answer, lang, "")) for lang in ("id", "en"))
    parts = [marker(notice.key), mentions, "", indonesian, "", _PARTS["en"], english, "</details>"]
    return "\n".join(parts)
