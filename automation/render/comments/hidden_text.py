"""The warning to those who read before they approve: some of what the approval covers may not be visible to them."""

from collections.abc import Mapping, Sequence

from automation.core.history.request import Request
from automation.core.policy.process import Process, Text
from automation.core.state.hidden_text import Hidden
from automation.core.state.situation import Situation
from automation.render.base.escape import inline
from automation.render.wording.words import in_language

_LISTED = 20
_WARNING = Text(
    "⚠️ **Ada tulisan yang mungkin tidak terlihat di halaman ini, tetapi ikut disetujui.** Sebelum memutuskan, mintalah "
    "penulisnya menghapus atau menuliskannya dengan jelas:",
    "⚠️ **Some text may not be visible on this page although the approval covers it.** Before deciding, ask its writer "
    "to take it out or to write it plainly:",
)
_PICTURES = Text(
    "🖼️ Teks pengganti gambar, yang tidak terlihat di halaman ini tetapi ikut disetujui:",
    "🖼️ The alternative text of pictures, which this page does not show although the approval covers it:",
)
_KINDS: Mapping[str, Text] = {
    "comment": Text("komentar HTML `<!-- … -->`", "an HTML comment `<!-- … -->`"),
    "fold": Text("bagian yang dilipat `<details>`", "a folded part `<details>`"),
    "tag": Text("tulisan di dalam tanda `<…>`", "text inside a tag `<…>`"),
    "picture": Text("teks pengganti gambar `![…]`", "a picture's alternative text `![…]`"),
    "definition": Text("tujuan tautan `[…]: …`", "a link's target `[…]: …`"),
    "direction": Text("karakter pembalik arah tulisan", "characters that turn the direction of the text"),
    "unseen": Text("karakter tanpa lebar", "characters without width"),
}
_OUTSIDE = Text("di luar isian formulir", "outside the questions of the form")
_OUTSIDE_SECTIONS = Text("di luar bagiannya", "outside its sections")
_COMPLETED = Text("pelengkap formulir", "what completes the form")
_STEP = Text("langkah {step}", "step {step}")


def hidden_lines(situation: Situation, request: Request, lang: str) -> list[str]:
    """The warning with one line a part, and what is told of pictures; nothing when there is neither."""
    process = situation.process
    urls = {comment.id: comment.url for comment in request.comments}
    warned = [f"{_where(process, each, urls, lang)}: {_kinds(each, lang)}" for each in situation.hidden if each.kinds]
    told = [f"{_where(process, each, urls, lang)}: {_texts(each)}" for each in situation.hidden if each.pictures]
    return [*_list(_WARNING, warned, lang), *_list(_PICTURES, told, lang)]


def _list(lead: Text, parts: Sequence[str], lang: str) -> list[str]:
    if not parts:
        return []
    more = {"id": "dan {} bagian lagi", "en": "and {} more parts"}[lang].format(len(parts) - _LISTED)
    lines = [f"- {part}" for part in parts[:_LISTED]]
    return [in_language(lead, lang), "", *lines, *([f"- … {more}"] if len(parts) > _LISTED else []), ""]


def _where(process: Process, found: Hidden, urls: Mapping[int, str], lang: str) -> str:
    if not found.comment_id:
        return inline(found.field) if found.field else in_language(_OUTSIDE, lang)
    step = in_language(_COMPLETED if found.step == process.intake.number else _STEP, lang).format(step=found.step)
    url = urls.get(found.comment_id, "")
    part = found.field or found.section
    return f"{f'[{step}]({url})' if url else step}, {inline(part) if part else in_language(_OUTSIDE_SECTIONS, lang)}"


def _kinds(found: Hidden, lang: str) -> str:
    return ", ".join(in_language(_KINDS[kind], lang) for kind in found.kinds)


def _texts(found: Hidden) -> str:
    listed = [inline(text) for text in found.pictures[:_LISTED]]
    return ", ".join([*listed, *(["…"] if len(found.pictures) > _LISTED else [])])
