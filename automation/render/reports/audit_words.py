"""The words of an audit: each difference, each kind of entry, and what stands around a printed record."""

from collections.abc import Mapping

from automation.core.audit.finding import Finding
from automation.core.commands.table import OUTCOMES
from automation.core.history.record import EntryKind
from automation.core.policy.process import Text
from automation.core.problem import Code
from automation.render.wording.words import WORDINGS

DIFFERENCES: Mapping[Code, Text] = {
    Finding.NOT_AN_ENTRY: Text("baris ini bukan entri catatan ({why})", "this line is no entry of the record ({why})"),
    Finding.MISSING_ENTRIES: Text("entri {first} sampai {last} hilang", "entries {first} to {last} are missing"),
    Finding.OUT_OF_PLACE: Text(
        "entri nomor {seq} berada di tempat entri {expected}: baris digandakan, ditukar, atau disisipkan",
        "entry {seq} stands where entry {expected} belongs: a line was repeated, swapped or inserted",
    ),
    Finding.CHAIN_BROKEN: Text(
        "rantai putus: baris ini tidak merujuk baris {before} seperti adanya, jadi baris {before} diubah atau diganti",
        "the chain is broken: this line does not name line {before} as it is, so line {before} was edited or replaced",
    ),
    Finding.EMPTY: Text("berkas ini kosong", "this file is empty"),
    Finding.NO_LINE_END: Text("akhir baris terakhir hilang", "the end of the last line is missing"),
    Finding.NO_RECORD_NAME: Text(
        "nama ini bukan nama berkas catatan (N.jsonl)", "this is no name of a record file (N.jsonl)"
    ),
    Finding.FILE_UNREADABLE: Text("berkas ini tidak dapat dibaca ({why})", "this file cannot be read ({why})"),
    Finding.SAME_BEGINNING: Text(
        "catatan ini bermula sama dengan {other}: salah satunya salinan dari permohonan lain",
        "this record begins like {other}: one of them was copied from another request",
    ),
    Finding.HEAD_DIFFERS: Text(
        "kepala yang diterbitkan tidak ada di catatan ini; baris terakhirnya {present}: ekornya dipotong atau diubah",
        "the published head is not in this record, whose last line is {present}: its tail was cut or edited",
    ),
    Finding.HEAD_PASSED: Text(
        "kepala yang diterbitkan adalah baris ini, tetapi catatan berlanjut sampai baris {last}",
        "the published head is this line, but the record goes on to line {last}",
    ),
    Finding.HEAD_NOWHERE: Text(
        "tidak ada catatan yang berakhir pada kepala yang diterbitkan", "no record ends in the published head"
    ),
    Finding.OTHER_COMMIT: Text(
        "folder ini berada pada commit {present}, bukan pada kepala yang diterbitkan",
        "this folder is at commit {present}, not at the published head",
    ),
    Finding.FILE_GONE: Text(
        "ada di commit, tetapi hilang dari folder", "stands in the commit, but is gone from the folder"
    ),
    Finding.FILE_ADDED: Text("ada di folder, tetapi tidak di commit", "lies in the folder, but not in the commit"),
    Finding.FILE_CHANGED: Text("berbeda dari isi commit", "differs from what the commit holds"),
    Finding.NO_REGISTER_LINE: Text(
        "baris ini bukan baris daftar jabatan ({why})", "this line is none of the register of rights ({why})"
    ),
    Finding.REGISTER_CHAIN_BROKEN: Text(
        "rantai putus: baris ini tidak merujuk baris {before} seperti adanya",
        "the chain is broken: this line does not name line {before} as it is",
    ),
    Finding.REGISTER_UNREADABLE: Text(
        "meja tidak dapat membaca daftar jabatan ini ({why})", "the desk cannot read this register of rights ({why})"
    ),
    Finding.REGISTER_LINE_GONE: Text(
        "entri ini menyebut baris daftar jabatan yang tidak ada di {register}: berkas itu hilang, dipotong, atau "
        "diganti",
        "this entry names a line of the register of rights that is not in {register}: it is gone, cut or replaced",
    ),
    Finding.NO_INTAKE: Text("entri pertama bukan penerimaan permohonan", "the first entry is not the intake"),
    Finding.OTHER_PROCESS: Text(
        "entri ini menyebut prosedur {process}, sedangkan permohonan terikat pada {pinned}",
        "this entry names procedure {process}, but the request is pinned to {pinned}",
    ),
    Finding.APPROVAL_OF_NOBODY: Text(
        "persetujuan tanpa akun atau tanpa revisi", "an approval without an account or a revision"
    ),
    Finding.OPENED_UNAPPROVED: Text(
        "gerbang dibuka tanpa persetujuan tercatat yang berlaku untuk revisi itu",
        "the gate was opened without a recorded approval that stands for that revision",
    ),
    Finding.OPENED_ON_VOID: Text(
        "gerbang dibuka atas persetujuan yang tidak berlaku untuk revisi itu: tidak tercatat, gugur, ditarik, atau "
        "ditolak (komentar {comments})",
        "the gate was opened on approvals that did not stand for that revision: not recorded, lapsed or taken back "
        "(comments {comments})",
    ),
    Finding.OPENED_BY_FEW: Text(
        "gerbang dibuka atas beberapa persetujuan dari satu akun", "the gate was opened on approvals of one account"
    ),
    Finding.STEPS_APART: Text(
        "langkah tidak bersambung: permohonan ada di langkah {place}, entri ini dari langkah {before} ke {after}",
        "the steps do not connect: the request is at step {place}, this entry goes from step {before} to {after}",
    ),
    Finding.ENTERED_UNOPENED: Text(
        "langkah {step} dimasuki tanpa catatan bahwa gerbang terbuka",
        "step {step} was entered without an entry that shows the gate open",
    ),
    Finding.NO_RECORD: Text("permohonan ini tidak punya catatan di folder", "this request has no record in the folder"),
    Finding.OTHER_REQUESTER: Text(
        "catatan menyebut pemohon {recorded}, riwayat menyebut {author}: catatan permohonan lain",
        "the record names requester {recorded}, the history {author}: a record of another request",
    ),
    Finding.OTHER_REQUEST: Text(
        "catatan dimulai untuk isu {recorded}, riwayat adalah isu {present}: catatan permohonan lain",
        "the record began for issue {recorded}, the history is of issue {present}: a record of another request",
    ),
    Finding.BEFORE_REQUEST: Text(
        "entri bertanggal {at}, sebelum permohonan dibuat pada {created}: catatan permohonan lain",
        "an entry of {at}, before the request was created at {created}: a record of another request",
    ),
    Finding.BODY_CHANGED: Text(
        "isi permohonan berubah sesudah entri ini tanpa entri yang menyatakannya "
        "(terakhir diubah {at} oleh akun {editor}; bidang: {fields})",
        "the request's text changed after this entry, and no later entry says so "
        "(last edited {at} by account {editor}; fields: {fields})",
    ),
    Finding.COMMENT_GONE: Text(
        "komentar {comment} yang menjadi dasar entri ini sudah tidak ada",
        "comment {comment}, on which this entry relies, is gone",
    ),
    Finding.APPROVAL_GONE: Text(
        "persetujuan akun {actor} (komentar {comment}) dihitung di sini, tetapi sudah tidak ada di riwayat",
        "the approval by account {actor} (comment {comment}) counts here, but the history no longer holds it",
    ),
    Finding.COMMENT_EDITED: Text(
        "komentar {comment} diubah sesudah dicatat (terakhir {at} oleh akun {editor})",
        "comment {comment} was edited after it was recorded (last {at} by account {editor})",
    ),
    Finding.OTHER_AUTHOR: Text(
        "komentar {comment} ditulis akun {author}, catatan menyebut akun {recorded}",
        "comment {comment} is by account {author}, the record names account {recorded}",
    ),
    Finding.OTHER_CODE: Text(
        "komentar {comment} tidak menyetujui revisi yang tercatat: kodenya {written}, kode revisi {code}",
        "comment {comment} does not approve the recorded revision: its code is {written}, the revision's {code}",
    ),
    Finding.EVENT_GONE: Text(
        "peristiwa {event} yang menjadi dasar entri ini tidak ada di riwayat",
        "event {event}, on which this entry relies, is not in the history",
    ),
    Finding.OTHER_ACTOR: Text(
        "peristiwa {event} dilakukan akun {author}, catatan menyebut akun {recorded}",
        "event {event} was done by account {author}, the record names account {recorded}",
    ),
    Finding.ACT_MISSING: Text(
        "tidak tercatat: /{verb} oleh akun {actor} pada {at} (komentar {comment})",
        "not recorded: /{verb} by account {actor} at {at} (comment {comment})",
    ),
    Finding.LABEL_MISSING: Text(
        "tidak tercatat: label “{label}” dipasang akun {actor} pada {at} (peristiwa {event})",
        "not recorded: label “{label}” set by account {actor} at {at} (event {event})",
    ),
}
"""What `alur audit verify` can find, by stable code."""

KINDS: dict[EntryKind, Text] = {
    outcome.kind: WORDINGS[code].in_timeline or WORDINGS[code]
    for code, outcome in OUTCOMES.items()
    if outcome.kind is not None
} | {
    EntryKind.INTAKE: Text("Permohonan diterima", "Request taken in"),
    EntryKind.MOVE: Text("Permohonan maju", "Moved on"),
    EntryKind.CONTRIBUTION: Text("Ikut menulis", "Had a hand in the text"),
    EntryKind.RETURN: Text("Dikembalikan ke langkah sebelumnya", "Returned to an earlier step"),
    EntryKind.APPROVAL: Text("Persetujuan", "Approval"),
    EntryKind.REFUSAL: Text("Tidak dihitung", "Not counted"),
    EntryKind.REJECTION: Text("Ditolak", "Rejected"),
    EntryKind.LAPSE: Text("Persetujuan gugur", "Approvals lapsed"),
    EntryKind.OPENED: Text("Gerbang dibuka", "Gate opened"),
    EntryKind.SHUT: Text("Gerbang ditutup", "Gate shut"),
    EntryKind.ENDED: Text("Permohonan berakhir", "Request ended"),
    EntryKind.RESUMED: Text("Permohonan dilanjutkan", "Request taken up again"),
    EntryKind.LABEL_TAKEN_BACK: Text("Label ditarik kembali", "Label taken back"),
    EntryKind.LABEL_PUT_BACK: Text("Label dipasang kembali", "Label put back"),
    EntryKind.VIOLATION: Text("Pelanggaran", "Violation"),
    EntryKind.PERMIT: Text("Izin dicatat", "Permit recorded"),
    EntryKind.HOLD: Text("Ditunda", "Put on hold"),
    EntryKind.SUPPLEMENT: Text("Formulir dilengkapi", "Form completed"),
    EntryKind.AGREEMENT: Text("Kebutuhan disepakati", "Requirements agreed"),
    EntryKind.CODE: Text("Kode persetujuan dibuat", "Approval code made"),
    EntryKind.AGREEMENT_CODE: Text("Kode kesepakatan dibuat", "Agreement code made"),
    EntryKind.SIGNATORY: Text("Penandatangan surat ditetapkan", "Signatory of a letter settled"),
    EntryKind.COMPLETION: Text("Permohonan maju", "Moved on"),
    EntryKind.FALL: Text("Mundur", "Fell back"),
    EntryKind.RECOVERY: Text("Kembali ke langkah semula", "Back where it stood"),
    EntryKind.UNREADABLE: Text("Permohonan tidak dapat dibaca", "Request could not be read"),
}
"""What happened, in words."""

SURPLUS = Text("Persetujuan berlebih", "Surplus approval")
"""An approval that filled no place when it was given."""

PRINT: dict[str, Text] = {
    "title": Text("Catatan permohonan #{number}", "Record of request #{number}"),
    "procedure": Text("Prosedur", "Procedure"),
    "version": Text("versi", "version"),
    "entries": Text("Jumlah entri", "Entries"),
    "period": Text("Dari {first} sampai {last}", "From {first} to {last}"),
    "head": Text("Kepala catatan (baris terakhir)", "Head of the record (last line)"),
    "seq": Text("No.", "No."),
    "when": Text("Kapan", "When"),
    "what": Text("Peristiwa", "What happened"),
    "who": Text("Oleh (peran, nomor akun)", "By (role, account number)"),
    "rule": Text("Aturan dan langkah SOP", "Rule and SOP step"),
    "move": Text("Langkah", "Steps"),
    "code": Text("Kode revisi", "Code of the revision"),
    "by_rules": Text("aturan meja", "rules of the desk"),
    "account": Text("akun", "account"),
    "step": Text("langkah", "step"),
    "done": Text("selesai", "done"),
    "limits": Text(
        "Catatan ini memuat nomor akun dan sidik digital, bukan nama dan bukan isi teks. "
        "Keutuhannya diperiksa dengan `alur audit verify`.",
        "This record holds account numbers and digests, neither names nor texts. "
        "`alur audit verify` checks that it is whole.",
    ),
}
"""The words around the table."""

CHECKED: dict[str, Text] = {
    "record": Text(
        "tidak ada perbedaan: {entries} entri dalam {records} catatan; rantai, langkah, dan gerbang",
        "no difference: {entries} entries in {records} records; chain, steps and gate",
    ),
    "history": Text(
        "; {comments} komentar, {labels} peristiwa label, dan isi permohonan #{number} di {repository}",
        "; {comments} comments, {labels} label events and the text of request #{number} in {repository}",
    ),
    "head": Text("; kepala {head}", "; head {head}"),
    "rewritten": Text(
        "{file}: akhir barisnya diubah menjadi CRLF, misalnya oleh git di Windows; isinya utuh dan dibaca dengan LF",
        "{file}: its line ends were made CRLF, say by git on Windows; the text is whole, and is read with LF",
    ),
    "no_head": Text("; tanpa --head, ekor yang dipotong tidak terlihat", "; without --head a cut tail cannot be seen"),
}
"""What was checked when nothing was found."""
