"""The status comment: where the request stands, who acts, since when, what is missing, and the block to copy.

It is written so that a stranger who sees nothing else can go on. Indonesian first, English folded below.
"""

from collections.abc import Iterable

from automation.core.history.request import Comment, Request
from automation.core.policy.catalogue import Catalogue
from automation.core.policy.desk import Calendar, Desk
from automation.core.policy.process import REQUESTER, Process, Text
from automation.core.policy.uncertain import told
from automation.core.state.launch import gate_as_launched
from automation.core.state.markers import DOUBLED, FORMLESS, STATUS, marker
from automation.core.state.situation import Overlay, Situation
from automation.core.why import Why
from automation.render.base.dates import moment
from automation.render.base.escape import inline
from automation.render.wording.rule_names import rule_mark
from automation.render.wording.words import Titles, block, in_language, problem_lines, sentence, waiting_for

from .advice import advice, without_form
from .approvals import approval_lines
from .blocks import next_block
from .hidden_text import hidden_lines
from .privacy import privacy_lines
from .to_requester import first_lines

_LISTED = 10
_OVERLAYS = {
    Overlay.NEEDS_INFO: Text("perlu informasi", "information needed"),
    Overlay.HELD: Text("ditunda", "on hold"),
    Overlay.REJECTED: Text("ditolak", "rejected"),
    Overlay.CANCELLED: Text("dibatalkan", "cancelled"),
    Overlay.DONE: Text("selesai", "done"),
}
_DOUBLED = Text(
    "Komentar ini tertulis dua kali karena gangguan. Yang berlaku adalah [komentar yang lebih dahulu]({url}).",
    "This comment was written twice because of a fault. What counts is [the earlier comment]({url}).",
)
_WORDS = {
    "waits": Text("Menunggu", "Waiting for"),
    "since": Text("sejak", "since"),
    "kind": Text("Jenis permohonan", "Kind of request"),
    "state": Text("Keadaan", "State"),
    "agreement": Text("Kesepakatan kebutuhan", "Agreement on the requirements"),
    "agreed": Text("disepakati oleh", "agreed by"),
    "not_agreed": Text("belum; pemohon menyepakatinya dengan", "not yet; the requester agrees with"),
    "not_signed": Text("tidak disepakati pemohon", "not agreed to by the requester"),
    "requester": Text("Pemohon", "Requester"),
    "unknown": Text("belum diketahui", "not known"),
    "emergency": Text("Darurat", "Emergency"),
    "shortened": Text("persetujuan dipersingkat", "approvals shortened"),
    "not_shortened": Text(
        "pernyataannya tidak berlaku lagi, jadi persetujuan biasa diperlukan",
        "its declaration no longer holds, so the usual approvals are needed",
    ),
    "review_owed": Text("belum ditinjau", "not reviewed yet"),
    "reviewed": Text("sudah ditinjau", "reviewed"),
    "missing": Text("Yang perlu dilengkapi", "What is missing"),
    "copy": Text(
        "Salin, ganti setiap baris `> …`, kirim sebagai komentar baru",
        "Copy the block above, replace each line `> …`, send it as a new comment",
    ),
    "copy_form": Text(
        "Salin, tulis jawaban di bawah setiap judul, kirim sebagai komentar baru",
        "Copy the block above, write the answers below their headings, send it as a new comment",
    ),
    "copy_bare": Text("Salin dan kirim sebagai komentar baru", "Copy the block above and send it as a new comment"),
    "code": Text("kode", "code"),
    "approvals": Text("Persetujuan", "Approvals"),
    "shut": Text("Mengapa belum boleh dikerjakan", "Why work may not begin yet"),
}


_FOR = Text("Untuk {roles}: yang perlu dikirim sekarang", "For {roles}: what to send now")
_ARRIVED = Text(
    "Permohonan ini dipindahkan dari repositori lain pada {at}. Prosesnya dimulai lagi dari langkah 1 menurut isi "
    "permohonan; bukti, persetujuan, dan keputusan dari sana tidak berlaku di sini.",
    "This request was transferred from another repository on {at}. It begins again at step 1 with the text of the "
    "request; evidence, approvals and decisions from there do not count here.",
)


def status_comment(catalogue: Catalogue, situation: Situation, request: Request) -> str:
    """The whole status comment, marker first."""
    parts = [
        marker(STATUS),
        _part(situation, request, catalogue.desk, "id"),
        "<details><summary>English</summary>\n",
        _part(situation, request, catalogue.desk, "en"),
        "</details>",
    ]
    return "\n".join(parts)


def status_without_process(processes: tuple[Process, ...]) -> str:
    """The status comment of an issue that came through no form."""
    parts = [
        marker(FORMLESS),
        without_form(processes, "id"),
        "",
        "<details><summary>English</summary>\n",
        without_form(processes, "en"),
        "</details>",
    ]
    return "\n".join(parts)


def gave_way(kept: Comment) -> str:
    """What a comment says that was written twice; `kept` is the earlier one."""
    indonesian, english = (in_language(_DOUBLED, lang).format(url=kept.url) for lang in ("id", "en"))
    return "\n".join([marker(DOUBLED), indonesian, "", f"<details><summary>English</summary>\n\n{english}\n</details>"])


def heading(situation: Situation, lang: str) -> str:
    """Which step of how many, and its title."""
    step = situation.process.step(situation.step)
    title = in_language(step.title, lang)
    count = situation.process.last
    return f"Langkah {step.number} dari {count}: {title}" if lang == "id" else f"Step {step.number} of {count}: {title}"


def overlay_word(overlay: Overlay, lang: str) -> str:
    """What lies over the step, as people call it; '' for nothing."""
    return in_language(_OVERLAYS[overlay], lang) if overlay in _OVERLAYS else ""


def _part(situation: Situation, request: Request, desk: Desk, lang: str) -> str:
    """The requester first; then what others need, the block of whoever must act folded."""
    titles = {role.key: role.title for role in desk.roles}
    number = f"Permohonan #{request.number}" if lang == "id" else f"Request #{request.number}"
    lines = [f"### {number} · {heading(situation, lang)}", "", *first_lines(situation, request, desk, lang)]
    lines += _arrival(request, desk.calendar, lang)
    lines += [*(sentence(reason, lang, titles) for reason in (*situation.lapsed, *situation.violations)), ""]
    lines += privacy_lines(request, lang)
    lines += _unknown_people(situation, lang)
    lines += _to_do(situation, titles, lang)
    lines += hidden_lines(situation, request, lang)
    lines += [*_facts(situation, titles, desk.calendar, lang), ""]
    lines += _gate(situation, request, desk, lang)
    # Below the approvals: nobody in a hurry may take this code for theirs.
    lines += [f"**{_word('agreement', lang)}**: {signed}" for signed in _agreement(situation, desk.calendar, lang)]
    return _squeezed(lines)


def _to_do(situation: Situation, titles: Titles, lang: str) -> list[str]:
    """What to send now: in sight when it is the requester who must, else folded below a line that says for whom."""
    if situation.is_closed:
        return []
    lines = [advice(situation, titles, lang), "", *_missing(situation, titles, lang)]
    lines += _copy(situation) if lang == "id" else []
    if REQUESTER in situation.waiting_for or situation.overlay is Overlay.HELD:
        return lines
    whose = in_language(_FOR, lang).format(roles=waiting_for(situation, lang, titles))
    return [f"<details><summary>{whose}</summary>", "", *lines, "", "</details>", ""]


def _facts(situation: Situation, titles: Titles, calendar: Calendar, lang: str) -> list[str]:
    state = _OVERLAYS.get(situation.overlay)
    rows = [(_word("kind", lang), in_language(situation.process.title, lang))]
    since = f"{_word('since', lang)} {moment(situation.since, calendar, lang)}"
    if not situation.is_closed:
        rows.append((_word("waits", lang), f"**{waiting_for(situation, lang, titles)}** {since}"))
    rows += _unknown_requester(situation, lang)
    if situation.is_emergency:
        launched = situation.reached > situation.process.launch_step.number
        approvals = "shortened" if situation.shortened_by or launched else "not_shortened"
        review = "review_owed" if situation.owes_review else "reviewed"
        rows.append((_word("emergency", lang), f"**{_word(approvals, lang)}; {_word(review, lang)}**"))
    if state:
        ended = f" {since}" if situation.is_closed else ""
        rows.append((_word("state", lang), f"**{in_language(state, lang)}**{ended}"))
    return [f"- {name}: {value}" for name, value in rows]


def _arrival(request: Request, calendar: Calendar, lang: str) -> list[str]:
    """Said as long as it lasts: nothing of what can still be read above the arrival counts here."""
    if request.transferred_at is None:
        return []
    return [in_language(_ARRIVED, lang).format(at=moment(request.transferred_at, calendar, lang)), ""]


def _unknown_requester(situation: Situation, lang: str) -> list[tuple[str, str]]:
    """Said from the beginning, for without a person who asks all the work before the gate may be in vain."""
    found = [reason for reason in situation.gate.blocks if reason.code == Why.REQUESTER_UNKNOWN]
    said = [f"**{_word('unknown', lang)}**: {block(reason, lang)}" for reason in found if not situation.is_closed]
    return [(_word("requester", lang), each) for each in said]


def _agreement(situation: Situation, calendar: Calendar, lang: str) -> Iterable[str]:
    """Whether the requester's side signed the requirements, and how."""
    found = situation.agreement
    if found is None or not found.digest or situation.is_closed:
        return
    if found.by and found.at:
        yield f"✅ {_word('agreed', lang)} {inline(found.by)}, {moment(found.at, calendar, lang)}"
    elif found.code:
        yield f"⏳ {_word('not_agreed', lang)} `/sepakat {found.code}`"
    else:
        yield f"⏳ {_word('not_signed', lang)}"


def _missing(situation: Situation, titles: Titles, lang: str) -> list[str]:
    problems = situation.problems if situation.step == 1 else ()
    evidence = situation.evidence.get(situation.step)
    if evidence is not None and (evidence.given or evidence.prefill):
        problems = evidence.missing
    if not problems:
        return []
    lines = problem_lines(problems, lang, titles, is_of_form=situation.step == 1)
    return [f"**{_word('missing', lang)}**", "", *lines, ""]


def _unknown_people(situation: Situation, lang: str) -> list[str]:
    """Whose account is gone; who holds no office here for want of a number, with the line to add; the rest goes on."""
    people = () if situation.is_closed else situation.uncertain
    gone = () if situation.is_closed else situation.gone
    lines = [f"⚠️ {sentence(reason, lang)}" for reason in (*gone[:_LISTED], *told(people[:_LISTED]))]
    more = {"id": "dan {} orang lagi", "en": "and {} more people"}[lang].format(len(people) - _LISTED)
    return [each for line in (*lines, *([f"⚠️ … {more}"] if len(people) > _LISTED else [])) for each in (line, "")]


def _copy(situation: Situation) -> list[str]:
    text = next_block(situation)
    if not text:
        return []
    name = "copy_form" if situation.step == 1 else "copy" if "\n> " in text else "copy_bare"
    return [f"**{_word(name, 'id')}**", "", text, ""]


def _gate(situation: Situation, request: Request, desk: Desk, lang: str) -> list[str]:
    titles = {role.key: role.title for role in desk.roles}
    gate = gate_as_launched(situation, request, desk)
    is_near = situation.process.step(situation.step).approval or situation.step != situation.reached
    if not (is_near or gate.approvals) or situation.is_closed:
        return []
    # Pull requests name this code; where none was drawn since the approvals, that under which they were given.
    code = gate.code or gate.former_code
    lines = [f"**{_word('approvals', lang)}**" + (f" ({_word('code', lang)} `{code}`)" if code else ""), ""]
    lines += [*approval_lines(gate, desk, lang), ""]
    if gate.blocks and is_near:
        lines += [f"**{_word('shut', lang)}**", ""]
        marked = ((block(reason, lang, titles), rule_mark(reason.code, lang, desk.site)) for reason in gate.blocks)
        lines += [*(f"- {said}{rule}" for said, rule in marked), ""]
    return lines


def _word(name: str, lang: str) -> str:
    return in_language(_WORDS[name], lang)


def _squeezed(lines: list[str]) -> str:
    """The lines with at most one empty line in a row."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept)
