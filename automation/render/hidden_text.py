"""The warning to those who read before they approve: some of what the approval covers may not be visible to them."""

from collections.abc import Mapping

from automation.core.authority import Case
from automation.core.desk import Desk
from automation.core.hidden_text import Hidden, hidden_parts
from automation.core.process import Process, Text
from automation.core.request import Request
from automation.core.situation import Situation

from .escape import inline
from .words import in_language

_LISTED = 20
_WARNING = Text(
    "⚠️ **Ada tulisan yang mungkin tidak terlihat di halaman ini, tetapi ikut disetujui.** Sebelum memutuskan, mintalah "
    "penulisnya menghapus atau menuliskannya dengan jelas:",
    "⚠️ **Some text may not be visible on this page although the approval covers it.** Before deciding, ask its writer "
    "to take it out or to write it plainly:",
)
_KINDS: Mapping[str, Text] = {
    "comment": Text("komentar HTML `<!-- … -->`", "an HTML comment `<!-- … -->`"),
    "fold": Text("bagian yang dilipat `<details>`", "a folded part `<details>`"),
    "tag": Text("tulisan di dalam tanda `<…>`", "text inside a tag `<…>`"),
    "definition": Text("tujuan tautan `[…]: …`", "a link's target `[…]: …`"),
    "direction": Text("karakter pembalik arah tulisan", "characters that turn the direction of the text"),
    "unseen": Text("karakter tanpa lebar", "characters without width"),
}
_OUTSIDE = Text("di luar isian formulir", "outside the questions of the form")
_OUTSIDE_SECTIONS = Text("di luar bagiannya", "outside its sections")
_COMPLETED = Text("pelengkap formulir", "what completes the form")
_STEP = Text("langkah {step}", "step {step}")


def hidden_lines(desk: Desk, situation: Situation, request: Request, lang: str) -> list[str]:
    """The warning with one line a part; nothing when there is nothing to warn of."""
    process = situation.process
    found = hidden_parts(Case(process=process, desk=desk, request=request, unit=situation.unit), situation)
    if not found:
        return []
    urls = {comment.id: comment.url for comment in request.comments}
    lines = [f"- {_where(process, each, urls, lang)}: {_kinds(each, lang)}" for each in found[:_LISTED]]
    more = {"id": "dan {} bagian lagi", "en": "and {} more parts"}[lang].format(len(found) - _LISTED)
    return [in_language(_WARNING, lang), "", *lines, *([f"- … {more}"] if len(found) > _LISTED else []), ""]


def _where(process: Process, found: Hidden, urls: Mapping[int, str], lang: str) -> str:
    if not found.comment_id:
        return inline(found.field) if found.field else in_language(_OUTSIDE, lang)
    step = in_language(_COMPLETED if found.step == process.intake.number else _STEP, lang).format(step=found.step)
    url = urls.get(found.comment_id, "")
    part = found.field or found.section
    return f"{f'[{step}]({url})' if url else step}, {inline(part) if part else in_language(_OUTSIDE_SECTIONS, lang)}"


def _kinds(found: Hidden, lang: str) -> str:
    return ", ".join(in_language(_KINDS[kind], lang) for kind in found.kinds)
