"""What to do now, in a sentence or two for whoever must act; the answers to `/bantuan` and to an issue without form."""

from collections.abc import Iterable

from automation.core.desk import Desk
from automation.core.preview import PREVIEW
from automation.core.process import REQUESTER, Process, Text
from automation.core.situation import Overlay, Situation

from .blocks import form_block
from .escape import inline
from .words import Titles, in_language, role_title, waiting_for

_ENDINGS = {
    Overlay.DONE: Text(
        "Permohonan ini selesai. Untuk kebutuhan baru, ajukan permohonan baru.",
        "This request is done. For a new need, please file a new request.",
    ),
    Overlay.REJECTED: Text(
        "Permohonan ini ditolak pada evaluasi. Pemohon dapat mengajukan banding satu kali dengan `/banding ALASAN`.",
        "This request was rejected at evaluation. The requester may appeal once with `/banding REASON`.",
    ),
    Overlay.CANCELLED: Text(
        "Permohonan ini dibatalkan. Pemohon dapat melanjutkannya dengan `/lanjut`.",
        "This request was cancelled. The requester can take it up again with `/lanjut`.",
    ),
}
_HELD = Text(
    "Permohonan ini ditunda dan berjalan lagi dengan sendirinya pada tanggal yang ditentukan. "
    "Lebih awal dengan `/lanjut`.",
    "This request is on hold and goes on by itself on the day that was set. Earlier with `/lanjut`.",
)
_INTAKE = Text(
    "Pemohon: buka menu `…` di kanan atas permohonan ini, pilih *Edit*, perbaiki bagian di bawah ini, lalu simpan. "
    "Yang sudah Anda tulis tidak hilang.",
    "Requester: open the menu `…` at the top right of this request, choose *Edit*, mend the parts below and save. "
    "Nothing you wrote is lost.",
)
_INTAKE_BLOCK = Text(
    "Pemohon: salin kotak di bawah ini, tulis jawaban di bawah setiap judulnya, lalu kirim sebagai komentar baru. Yang "
    "sudah Anda tulis tidak hilang. Bisa juga dengan mengubah permohonan ini: menu `…` di kanan atas, lalu *Edit*.",
    "Requester: copy the box offered here, write each answer below its heading, and send it as a new comment. Nothing "
    "you wrote is lost. Editing this request does it too: the menu `…` at the top right, then *Edit*.",
)
_OPEN_GATE = Text(
    "**Disetujui, siap dimulai.** {role} memulai dengan mengirim `/{verb}` atau memasang label `{label}`.",
    "**Approved, ready to start.** {role} starts with `/{verb}` or by setting the label `{label}`.",
)
_SHUT_GATE = Text(
    "{roles}: bacalah permohonan dan rencananya, lalu setujui dengan mengirim baris di bawah ini, atau tolak dengan "
    "`/tolak ALASAN`. Pekerjaan baru boleh dimulai sesudah semua persetujuan lengkap.",
    "{roles}: please read the request and its plan, then approve by sending the line offered here, or reject with "
    "`/tolak REASON`. Work may begin only when all approvals are complete.",
)
_RECORDS = Text(
    "{roles}: catat izin yang masih kurang dengan `/catat {code}`.",
    "{roles}: put the permits that are lacking on record with `/catat {code}`.",
)
_PERMITS = Text(
    "{roles}: catat izin yang masih kurang ({documents}) dengan blok di bawah. Semua persetujuan sudah ada, tetapi "
    "pekerjaan baru boleh dimulai sesudah izin itu dicatat.",
    "{roles}: put the permits that are lacking ({documents}) on record with the block offered above. All approvals are "
    "there, but work may begin only when those permits are on record.",
)
_STEP = Text(
    "{role}: isi bukti langkah ini dengan blok di bawah. Langkah selesai begitu isian lengkap; tambahkan kata `draf` "
    "di baris pertama bila belum ingin melanjutkan. Bila isian sudah lengkap, `/{verb}` saja cukup, atau pasang "
    "label `{label}`.",
    "{role}: give this step's evidence with the block offered above. The step is done once it is complete; add the "
    "word `draf` to the first line to wait. When all is given, `/{verb}` alone is enough, or set the label "
    "`{label}`.",
)
_HOLE = Text(
    "{role}: isi lagi bukti langkah ini dengan blok di bawah. Sesudah lengkap, permohonan kembali ke tempatnya semula; "
    "bila yang berubah adalah yang disetujui, persetujuan diminta lagi.",
    "{role}: give this step's evidence anew with the block offered above. Once it is complete, the request goes on "
    "where it stood; if it is what was approved, approval is asked for again.",
)
_LAST = Text(
    "{role}: isi bukti langkah terakhir ini dengan blok di bawah. Permohonan ditutup begitu isian lengkap.",
    "{role}: give the evidence of this last step with the block offered above. The request closes once it is complete.",
)


def advice(situation: Situation, titles: Titles, lang: str) -> str:
    """What to do now, addressed to the role that must do it."""
    step = situation.process.step(situation.step)
    if situation.is_closed:
        return in_language(_ENDINGS[situation.overlay], lang)
    if not step.verb:
        return in_language(_INTAKE_BLOCK if form_block(situation.problems) else _INTAKE, lang)
    if situation.held_until is not None:
        return in_language(_HELD, lang)
    following = situation.process.step(step.number + 1).label if step.number < situation.process.last else ""
    role = role_title(step.actor, lang, titles)
    if step.approval and not situation.gate.is_open:
        return _for_a_shut_gate(situation, titles, lang)
    if not step.approval and situation.step < situation.reached:
        return in_language(_HOLE, lang).format(role=role)
    text = _OPEN_GATE if step.approval else _STEP if following else _LAST
    return in_language(text, lang).format(role=role, verb=step.verb, label=following)


def _for_a_shut_gate(situation: Situation, titles: Titles, lang: str) -> str:
    gate = situation.gate
    if gate.lacks_permits_only:
        documents = ", ".join(map(inline, gate.open_documents))
        roles = waiting_for(situation, lang, titles)
        return in_language(_PERMITS, lang).format(roles=roles, documents=documents)
    asked = dict.fromkeys(gate.open_slots or gate.slots or situation.waiting_for)
    text = in_language(_SHUT_GATE, lang).format(roles=", ".join(role_title(role, lang, titles) for role in asked))
    if not gate.open_documents or not gate.code:
        return text
    recorders = [role_title(role, lang, titles) for role in situation.waiting_for if role not in asked]
    return f"{text} {in_language(_RECORDS, lang).format(roles=', '.join(recorders) or '–', code=gate.code)}"


def help_lines(situation: Situation, desk: Desk, roles: frozenset[str], lang: str) -> Iterable[str]:
    """What somebody with `roles` may do now, one line a command (`/bantuan`)."""
    step = situation.process.step(situation.step)
    for word, argument, says, may in (*_commands(situation, roles), *_exceptions(situation, desk, roles)):
        if may:
            shown = argument[0] if lang == "id" else argument[1]
            yield f"- `/{word}{' ' + shown if shown else ''}`: {says[0] if lang == 'id' else says[1]}"
    if step.actor in roles and step.verb and not step.approval and not situation.is_closed:
        named = {"id": "isi langkah ini", "en": "give this step's evidence"}[lang]
        yield f"- `/{step.verb}`: {named} ({in_language(step.title, lang)})"


def _exceptions(
    situation: Situation, desk: Desk, roles: frozenset[str]
) -> Iterable[tuple[str, tuple[str, str], tuple[str, str], bool]]:
    """Holds and agreements; letters and emergencies, for the roles that the desk file names."""
    step, is_open = situation.process.step(situation.step), not situation.is_closed
    is_held = situation.held_until is not None
    in_charge = (step.actor in roles and bool(step.verb)) or (step.approval and bool(roles & set(situation.gate.slots)))
    until = ("ALASAN sampai TANGGAL", "REASON sampai DATE")
    says = ("menunda permohonan sampai suatu tanggal", "put the request on hold until a day")
    yield "tunda", until, says, is_open and in_charge and not is_held
    yield "lanjut", ("", ""), ("mengakhiri penundaan", "end the hold"), is_open and in_charge and is_held
    completes = ("melengkapi formulir dengan komentar", "complete the form by a comment")
    yield "lengkapi", ("", ""), completes, REQUESTER in roles and is_open
    signs = REQUESTER in roles and is_open and situation.agreement is not None and bool(situation.agreement.code)
    yield "sepakat", ("KODE", "CODE"), ("menyepakati daftar kebutuhan", "agree to the requirements"), signs
    is_before_launch = situation.reached <= situation.process.launch_step.number and not situation.is_closed
    records = is_before_launch and bool(situation.gate.letters) and desk.recorded_by in roles
    says = ("mencatat surat bertanda tangan", "put a signed letter on record")
    yield "catat", ("KODE", "CODE"), says, records
    rules = desk.emergency
    declares = rules is not None and is_before_launch and not situation.is_emergency and rules.declared_by in roles
    says = ("menyatakan keadaan darurat: persetujuan dipersingkat", "declare an emergency: approvals are shortened")
    yield "darurat", ("ALASAN", "REASON"), says, declares
    reviews = rules is not None and situation.owes_review and not situation.is_closed and rules.reviewed_by in roles
    says = ("mencatat hasil tinjauan atas keadaan darurat", "record the review of the emergency")
    yield "tinjau", ("HASIL", "RESULT"), says, reviews


def _commands(
    situation: Situation, roles: frozenset[str]
) -> Iterable[tuple[str, tuple[str, str], tuple[str, str], bool]]:
    step, gate = situation.process.step(situation.step), situation.gate
    requester, approver = REQUESTER in roles, bool(roles & set(gate.slots))
    is_open, launched = not situation.is_closed, situation.reached > situation.process.launch_step.number
    reason = ("ALASAN", "REASON")
    yield "status", ("", ""), ("keadaan permohonan", "where the request stands"), True
    would = ("menunjukkan akibat sebuah perintah, tanpa menjalankannya", "show what a command would do, and do nothing")
    yield PREVIEW, ("PERINTAH", "COMMAND"), would, True
    yield (
        "setujui",
        ("KODE", "CODE"),
        ("menyetujui isi yang sekarang", "approve the present text"),
        is_open and approver,
    )
    yield "tolak", reason, ("menolak", "reject"), is_open and (approver or (step.may_reject and step.actor in roles))
    yield "tarik", reason, ("menarik persetujuan Anda", "withdraw your approval"), is_open and approver
    starts = is_open and step.approval and gate.is_open and step.actor in roles
    yield step.verb or "status", ("", ""), ("memulai pekerjaan", "start the work"), starts
    back = is_open and situation.reached > 2 and (step.actor in roles or (step.approval and approver))  # noqa: PLR2004 - step 1 is the form, and nothing lies before step 2
    yield (
        "kembali",
        ("LANGKAH ALASAN", "STEP REASON"),
        ("mengembalikan ke langkah sebelumnya", "return to a step"),
        back,
    )
    yield "batal", reason, ("membatalkan permohonan", "cancel the request"), is_open and requester and not launched
    yield (
        "lanjut",
        ("", ""),
        ("melanjutkan permohonan", "take the request up again"),
        requester and situation.overlay is Overlay.CANCELLED,
    )
    yield (
        "banding",
        reason,
        ("mengajukan banding", "appeal"),
        (requester and situation.is_closed and situation.overlay is Overlay.REJECTED),
    )


def without_form(processes: tuple[Process, ...], lang: str) -> str:
    """What an issue without a form is told: why nothing happens, and what to do."""
    names = "\n".join(f"- {inline(in_language(process.title, lang), 200)}" for process in processes)
    if lang == "id":
        return (
            "### Isu ini belum menjadi permohonan\n\nIsu ini tidak dibuat melalui formulir, jadi sistem tidak dapat "
            "membaca isinya. Buatlah permohonan baru lewat tombol *New issue* dan pilih formulir yang sesuai:\n\n"
            f"{names}\n\nTulisan Anda di sini tidak hilang; salinlah ke formulir."
        )
    return (
        "### This issue is not a request yet\n\nIt did not come through a form, so the desk cannot read it. "
        f"Please file a new request with *New issue* and choose the form that fits:\n\n{names}\n\n"
        "What you wrote here is not lost; copy it into the form."
    )
