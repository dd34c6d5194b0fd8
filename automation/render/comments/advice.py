"""What to do now, in a sentence or two for whoever must act; the answers to `/bantuan` and to an issue without form."""

from collections.abc import Iterable

from automation.core.commands.table import COMMANDS
from automation.core.policy.process import Process, Text
from automation.core.state.situation import Situation
from automation.render.base.escape import inline
from automation.render.wording.words import Titles, in_language, meanwhile, role_title, waiting_for

from .blocks import form_block

_INTAKE = Text(
    "Pemohon: buka menu `…` di kanan atas permohonan ini, pilih *Edit*, perbaiki bagian di bawah ini, lalu simpan. "
    "Yang sudah Anda tulis tidak hilang.",
    "Requester: open the menu `…` at the top right of this request, choose *Edit*, correct the parts below and save. "
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
    """What to do now, addressed to the role that must do it; of a request that has not ended."""
    step = situation.process.step(situation.step)
    if not step.verb:
        return in_language(_INTAKE_BLOCK if form_block(situation.problems) else _INTAKE, lang)
    following = situation.process.step(step.number + 1).label if step.number < situation.process.last else ""
    role = role_title(step.actor, lang, titles)
    for pause, said in meanwhile(situation):
        # Whoever is asked something stops nobody: that work may begin is said all the same.
        is_ready = bool(pause.waits_for) and step.approval and situation.gate.is_open
        ready = in_language(_OPEN_GATE, lang).format(role=role, verb=step.verb, label=following)
        return "\n\n".join([in_language(said.advice, lang), *([ready] if is_ready else [])])
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


_START = Text("memulai pekerjaan", "start the work")
_GIVE = Text("isi langkah ini", "give this step's evidence")


def help_lines(situation: Situation, chosen: Iterable[str], lang: str) -> Iterable[str]:
    """The commands that somebody may use now, one line a command (`/bantuan`)."""
    for word in chosen:
        row = COMMANDS.get(word)
        shown = in_language(row.argument.shown, lang) if row is not None else ""
        says = _of_step(situation) if row is None else row.help if isinstance(row.help, Text) else row.help(situation)
        yield f"- `/{word}{' ' + shown if shown else ''}`: {in_language(says, lang)}"


def _of_step(situation: Situation) -> Text:
    """What the verb of the step in progress does."""
    step = situation.process.step(situation.step)
    named = Text(f"{_GIVE.id} ({step.title.id})", f"{_GIVE.en} ({step.title.en})")
    return _START if step.approval else named


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
