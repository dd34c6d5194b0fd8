"""What one more act would change, as rows of a name and its words: for `alur what-if` and the reply to `/pratinjau`."""

from collections.abc import Iterable

from automation.core.outcome.decision import Outcome, WhatIf
from automation.core.outcome.notices import NoticeKind
from automation.core.policy.catalogue import Catalogue
from automation.core.policy.process import Text
from automation.core.state.situation import Overlay, Situation
from automation.render.base.escape import inline
from automation.render.wording.words import in_language, waiting_for

from .status import overlay_word

Row = tuple[str, str]

_WORDS = {
    "step": Text("Langkah", "Step"),
    "stays": Text("tetap", "stays"),
    "of": Text("dari", "of"),
    "state": Text("Keadaan", "State"),
    "no_state": Text("berjalan biasa", "in progress"),
    "issue": Text("Isu", "Issue"),
    "close": Text("ditutup", "closed"),
    "reopen": Text("dibuka kembali", "opened again"),
    "on": Text("Label yang dipasang meja", "Labels that the desk puts on"),
    "off": Text("Label yang dilepas meja", "Labels that the desk takes off"),
    "develop": Text("Pengembangan boleh dimulai", "Development may start"),
    "yes": Text("ya, mulai saat itu", "yes, from then on"),
    "no": Text("tidak lagi", "no longer"),
    "waits": Text("Sesudahnya menunggu", "Then waits for"),
    "told": Text("Komentar meja", "Comment by the desk"),
}
NOTICES = {
    NoticeKind.REPLY: Text("jawaban", "an answer"),
    NoticeKind.PLAIN: Text("jawaban atas kata biasa", "an answer to plain words"),
    NoticeKind.INFO_NEEDED: Text("permintaan melengkapi formulir", "a call to complete the form"),
    NoticeKind.HOLE: Text("permintaan mengisi lagi bukti", "a call to give evidence again"),
    NoticeKind.APPROVAL_REQUEST: Text("permintaan persetujuan", "a request for approval"),
    NoticeKind.AGREEMENT_REQUEST: Text("permintaan kesepakatan kebutuhan", "a request to agree to the requirements"),
    NoticeKind.GATE_OPENED: Text("kabar bahwa persetujuan lengkap", "the news that the approvals are complete"),
    NoticeKind.STEP_DONE: Text("pemberitahuan kepada pemohon", "the notice to the requester"),
    NoticeKind.DONE: Text("kabar bahwa permohonan selesai", "the news that the request is done"),
}


def rows(catalogue: Catalogue, found: WhatIf, lang: str) -> Iterable[Row]:
    """Step and who is waited for next; all else only where it changes."""
    before, after = found.before.situation, found.after.situation
    if before is not None and after is not None:
        yield _word("step", lang), _step(before, after, lang)
        yield from _states(before, after, lang)
    yield from _issue(found, lang)
    yield from _labels(found, lang)
    if before is not None and after is not None:
        yield from _next(catalogue, before, after, lang)
    for notice in found.notices:
        if notice.kind is NoticeKind.REPLY and found.outcome is not Outcome.ACCEPTED:
            continue  # the answer itself stands beside these rows
        people = ", ".join(inline(login) for login in notice.mention)
        kind = in_language(NOTICES[notice.kind], lang)
        yield _word("told", lang), f"{kind} ({people})" if people else kind


def _step(before: Situation, after: Situation, lang: str) -> str:
    moves = f"{before.step} → {after.step}" if before.step != after.step else f"{_word('stays', lang)} {after.step}"
    title = in_language(after.process.step(after.step).title, lang)
    return f"{moves} {_word('of', lang)} {after.process.last}: {title}"


def _states(before: Situation, after: Situation, lang: str) -> Iterable[Row]:
    if before.overlay != after.overlay:
        yield _word("state", lang), f"{_state(before.overlay, lang)} → {_state(after.overlay, lang)}"


def _state(overlay: Overlay, lang: str) -> str:
    return overlay_word(overlay, lang) or _word("no_state", lang)


def _issue(found: WhatIf, lang: str) -> Iterable[Row]:
    if found.close or found.reopen:
        yield _word("issue", lang), _word("close" if found.close else "reopen", lang)


def _labels(found: WhatIf, lang: str) -> Iterable[Row]:
    for name, labels in (("off", found.labels_off), ("on", found.labels_on)):
        if labels:
            yield _word(name, lang), ", ".join(inline(label) for label in labels)


def _next(catalogue: Catalogue, before: Situation, after: Situation, lang: str) -> Iterable[Row]:
    titles = {role.key: role.title for role in catalogue.desk.roles}
    if before.may_develop != after.may_develop:
        yield _word("develop", lang), _word("yes" if after.may_develop else "no", lang)
    if after.waiting_for:
        yield _word("waits", lang), waiting_for(after, lang, titles)


def _word(name: str, lang: str) -> str:
    return in_language(_WORDS[name], lang)
