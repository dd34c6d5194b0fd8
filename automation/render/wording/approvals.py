"""What the desk says of approvals and letters: the verdict on each, which is its answer too."""

from collections.abc import Mapping

from automation.core.policy.process import Text
from automation.core.problem import Code
from automation.core.why import Why

from .wording import Wording

_SEND_THE_NEWEST = Text(
    "Bacalah isi yang sekarang, lalu kirim baris dari permintaan persetujuan yang terbaru sebagai komentar baru.",
    "Please read the present text, then send the line of the newest approval request in a new comment.",
)
_SOMEBODY_ELSE = Text(
    "Siapa yang ikut mengerjakan permohonan tidak menyetujuinya: mintalah pejabat lain yang memegang peran itu untuk "
    "memutuskan.",
    "Whoever took part in a request does not approve it: please let somebody else who holds the role decide.",
)
_CHANGED_MIND = Text(
    "Keputusan yang terakhir yang berlaku. Bila berubah pikiran, kirim persetujuan itu lagi sebagai komentar baru.",
    "The last decision holds. After a change of mind, please send the approval again in a new comment.",
)
_NOTHING_TO_DO = Text(
    "Anda tidak perlu berbuat apa-apa; komentar status menyebutkan siapa yang masih memutuskan.",
    "You need not do anything; the status comment says who still has to decide.",
)
_NEW_LETTER = Text(
    "Mintalah surat baru yang memuat kode yang berlaku, lalu catat surat itu dengan `/catat KODE`.",
    "Please ask for a new letter that names the present code, then record it with `/catat CODE`.",
)

_NUMBER_FIRST = Text(
    "Mintalah pemilik proses memperbaiki baris itu di berkas meja, lalu kirim lagi sebagai komentar baru.",
    "Please ask the process owner to correct that line of the desk file, then send it again in a new comment.",
)

VERDICTS: Mapping[Code, Wording] = {
    Why.COUNTS: Wording("dihitung", "counts"),
    Why.APPROVAL_COUNTS: Wording("dihitung", "counts"),
    Why.NOT_A_PERSON: Wording(
        "bukan akun perorangan",
        "not a person's account",
        rule="3",
        way_out=Text(
            "Persetujuan diberikan oleh orang: kirim lagi dari akun Anda sendiri.",
            "Approvals are given by people: please send it again from your own account.",
        ),
    ),
    Why.EDITED: Wording(
        "komentarnya pernah diubah; tulis persetujuan sebagai komentar baru",
        "the comment was edited; please approve in a new comment",
        rule="3",
    ),
    Why.VIA_EMAIL: Wording(
        "dikirim lewat surel; tulis persetujuan langsung di halaman permohonan",
        "sent by e-mail; please approve on the request's page",
        rule="3",
    ),
    Why.NOT_IN_ROLE: Wording(
        "akun ini pada saat itu belum tercatat sebagai {roles} di meja ini",
        "this account was not listed as {roles} at this desk then",
        rule="3",
        way_out=Text(
            "Bila itu keliru, hubungi pemilik proses agar Anda dicatat, lalu kirim lagi; bila tidak, pejabat yang "
            "disebut itu yang memutuskan.",
            "If that is wrong, ask the process owner to list you, then send it again; if not, those named above "
            "decide.",
        ),
        in_ledger=Text("bukan pemegang peran yang diperlukan", "by somebody who did not hold a needed role"),
    ),
    Why.REQUESTER_SIDE: Wording(
        "termasuk pihak pemohon; tidak boleh menyetujui permohonan sendiri",
        "belongs to the requester's side; nobody approves their own request",
        rule="5",
        way_out=Text(
            "Mintalah pejabat lain yang memegang peran itu untuk memutuskan.",
            "Please let somebody else who holds the role decide.",
        ),
    ),
    Why.EDITED_REQUEST: Wording(
        "pernah mengubah isi permohonan ini", "edited this request's text", rule="5", way_out=_SOMEBODY_ELSE
    ),
    Why.WROTE_EVIDENCE: Wording(
        "ikut menulis evaluasi, kebutuhan atau rencana",
        "wrote part of the evaluation, requirements or plan",
        rule="5",
        way_out=_SOMEBODY_ELSE,
    ),
    Why.CODE_UNREADABLE: Wording(
        "kodenya tidak terbaca; kirim `/setujui KODE` saja, tanpa kata lain di baris itu",
        "the code cannot be read; send `/setujui CODE` alone, with no other word on that line",
        rule="2",
    ),
    Why.SECOND_COMMAND: Wording(
        "di bawahnya ada perintah lain ({second}), jadi tidak jelas mana yang dimaksud",
        "there is another command ({second}) below it, so it is not clear which is meant",
        rule="3",
        way_out=Text("Kirim satu perintah saja dalam satu komentar.", "Please send one command only in a comment."),
    ),
    Why.NOTHING_TO_APPROVE: Wording(
        "belum ada yang dapat disetujui: evaluasi, kebutuhan dan rencana belum lengkap",
        "there is nothing to approve yet: evaluation, requirements and plan are not complete",
        rule="2",
        way_out=Text(
            "Tunggu permintaan persetujuan dengan kodenya; Anda akan disebut di sana.",
            "Please wait for the approval request with its code; it will mention you.",
        ),
    ),
    Why.OTHER_CODE: Wording(
        "kode {written} bukan untuk isi yang sekarang; kode yang berlaku {code}",
        "code {written} is not for the present text; the present code is {code}",
        rule="2",
        way_out=_SEND_THE_NEWEST,
        way_out_of_letter=_NEW_LETTER,
        in_ledger=Text("kodenya bukan kode isi saat itu", "its code was not that of the text then"),
    ),
    Why.EARLIER_THAN_CHANGE: Wording(
        "ditulis sebelum isi yang disetujui terakhir diubah, atau sebelum permohonan dikembalikan atau dilanjutkan",
        "written before the last change of the text, or before the request was returned or taken up again",
        rule="3",
        way_out=_SEND_THE_NEWEST,
        way_out_of_letter=_NEW_LETTER,
    ),
    Why.ORDER_UNCLEAR: Wording(
        "jam dan nomor komentar ini tidak sama-sama lebih baru daripada yang menjadi dasarnya, atau daripada penolakan "
        "atau penarikan oleh orang yang sama; kalau ragu, yang menutup yang berlaku",
        "its time and its number are not both later than what it rests on, or than a rejection or withdrawal by the "
        "same person; in doubt, what shuts counts",
        rule="3",
        way_out=_SEND_THE_NEWEST,
        way_out_of_letter=_NEW_LETTER,
    ),
    Why.REJECTED_LATER: Wording(
        "kemudian ditolak oleh orang yang sama", "rejected later by the same person", rule="3", way_out=_CHANGED_MIND
    ),
    Why.WITHDRAWN: Wording(
        "kemudian ditarik oleh orang yang sama", "withdrawn later by the same person", rule="3", way_out=_CHANGED_MIND
    ),
    Why.REFUSED_BEFORE: Wording(
        "sudah pernah dinyatakan tidak dihitung; tulis persetujuan baru",
        "was found not to count before; approve anew",
        rule="4",
    ),
    Why.LAPSED: Wording(
        "sudah gugur karena isinya berubah atau haknya hilang sesudah itu; tulis persetujuan baru",
        "lapsed because the text was changed or the right was lost since; approve anew",
        rule="7",
    ),
    Why.OTHER_DIGEST: Wording(
        "dicatat untuk isi yang lain daripada isi yang sekarang",
        "was recorded for another text than the present one",
        rule="3",
        way_out=_SEND_THE_NEWEST,
        way_out_of_letter=_NEW_LETTER,
    ),
    Why.REPEATED: Wording(
        "orang ini sudah dihitung; satu orang mengisi satu tempat",
        "this person is counted already; one person, one slot",
        rule="5",
        way_out=_NOTHING_TO_DO,
    ),
    Why.LOGIN_REUSED: Wording(
        "nama akun ini terdaftar untuk akun lain (nomor akunnya berbeda); pemilik proses perlu memeriksanya",
        "this login is listed for another account (its number differs); the process owner must look into it",
        rule="3",
        way_out=Text(
            "Sesudah nomor akunnya diperbaiki di berkas meja, kirim lagi.",
            "Once the account number is corrected in the desk file, please send it again.",
        ),
    ),
    Why.FORMER_ACCOUNT: Wording(
        "ini akun lama dari {login}; sejak akunnya berganti, hanya akun yang sekarang dapat bertindak",
        "this is a former account of {login}; since the account was changed, only the present one may act",
        rule="3",
        way_out=Text("Kirim lagi dari akun yang sekarang.", "Please send it again from the present account."),
    ),
    Why.NO_NUMBER: Wording(
        "berkas meja belum memuat nomor akun {login}, jadi jabatannya belum berlaku; pemilik proses perlu menulis "
        "baris {line} dengan nomor akun itu sebagai ganti NUMBER",
        "the desk file has no account number for {login}, so the office does not count yet; the process owner must "
        "write the line {line} with that account's number for NUMBER",
        rule="3",
        way_out=_NUMBER_FIRST,
    ),
    Why.NUMBER_DOUBLED: Wording(
        "berkas meja memuat nama akun atau nomor {login} lebih dari satu kali, jadi jabatannya belum berlaku; pemilik "
        "proses perlu memperbaiki baris {line}",
        "the desk file has the login or a number of {login} more than once, so the office does not count yet; the "
        "process owner must correct the line {line}",
        rule="3",
        way_out=_NUMBER_FIRST,
    ),
    Why.OUTSIDE_DELEGATION: Wording(
        "di luar masa tugasnya sebagai pelaksana ({from} sampai {until})",
        "outside the time as a delegate ({from} to {until})",
        rule="4",
        way_out=Text(
            "Bila masa tugasnya memang lain, mintalah pemilik proses memperbaikinya di berkas meja, lalu kirim lagi; "
            "bila tidak, pejabatnya sendiri yang memutuskan.",
            "If the time is wrong, ask the process owner to correct the desk file, then send it again; if not, the "
            "office holder decides in person.",
        ),
        in_ledger=Text("di luar masa tugas pelaksana", "outside the time as a delegate"),
    ),
    Why.PRINCIPAL_DECIDED: Wording(
        "pejabat yang diwakilinya sudah memutuskan, sendiri atau melalui pelaksana lain",
        "the office holder has decided already, in person or through another delegate",
        rule="4",
        way_out=Text(
            "Satu suara didengar satu kali, jadi Anda tidak perlu berbuat apa-apa. Pejabatnya sendiri dapat mengubah "
            "keputusannya dengan komentar baru.",
            "One voice is heard once, so you need not do anything. The office holder can change the decision in a new "
            "comment.",
        ),
    ),
    Why.PRINCIPAL_BARRED: Wording(
        "pejabat yang diwakilinya tidak boleh menyetujui permohonan ini, jadi juga tidak dapat diwakili",
        "the office holder may not approve this request, and so nobody may in that name",
        rule="5",
        way_out=Text(
            "Mintalah pejabat lain yang tidak ikut mengerjakan permohonan ini untuk memutuskan.",
            "Please let somebody else in office decide, who took no part in this request.",
        ),
    ),
    Why.DID_APPROVE: Wording(
        "sudah menyetujui permohonan ini", "approved this request already", rule="5", way_out=_SOMEBODY_ELSE
    ),
    Why.DID_CATAT: Wording(
        "mencatat surat untuk permohonan ini; yang mencatat tidak menyetujui",
        "put a letter on record for this request; who records does not approve",
        rule="5",
        way_out=_SOMEBODY_ELSE,
    ),
    Why.DID_DARURAT: Wording(
        "menyatakan keadaan darurat untuk permohonan ini; yang menyatakan tidak menyetujui",
        "declared the emergency of this request; who declares does not approve",
        rule="5",
        way_out=_SOMEBODY_ELSE,
    ),
    Why.DID_STEP: Wording(
        "mengerjakan langkah {step}; yang mengerjakan tidak menyetujui",
        "did step {step}; who works does not approve",
        rule="5",
        way_out=_SOMEBODY_ELSE,
    ),
    Why.DID_ALONE: Wording(
        "mengerjakan langkah {step} sendirian; yang mengerjakan tidak menyetujui",
        "did step {step} alone; who works does not approve",
        rule="5",
        way_out=_SOMEBODY_ELSE,
    ),
    Why.LETTER_NOT_TAKEN: Wording(
        "surat untuk {subject} tidak diterima di sini; persetujuan ini harus dikirim dengan akun sendiri",
        "a letter for {subject} is not taken here; this approval must be sent from one's own account",
        rule="13",
        way_out=Text(
            "Mintalah yang menandatangani mengirim `/setujui KODE` dari akunnya sendiri.",
            "Please let the signatory send `/setujui CODE` from their own account.",
        ),
        in_ledger=Text("surat seperti ini tidak diterima", "no such letter is taken"),
    ),
    Why.SIGNATORY_NOT_IN_ROLE: Wording(
        "penandatangannya bukan {roles} pada tanggal surat dan pada saat dicatat",
        "its signatory was not {roles} on the day of the letter and when it was recorded",
        rule="13",
        way_out=Text(
            "Mintalah pemegang jabatan yang sekarang menandatangani surat baru, lalu catat surat itu.",
            "Please let the present office holder sign a new letter, then record it.",
        ),
        in_ledger=Text("penandatangan bukan pemegang peran", "the signatory did not hold the role"),
    ),
    Why.SIGNATORY_UNSETTLED: Wording(
        "surat ini dicatat tanpa nomor penandatangan, dan namanya tidak menunjuk tepat satu orang di berkas meja",
        "this letter was recorded without its signatory's number, and the name was not that of exactly one person of "
        "the desk file",
        rule="13",
        way_out=Text(
            "Catat surat itu sekali lagi dengan `/catat KODE`.", "Please record the letter anew with `/catat CODE`."
        ),
        in_ledger=Text("namanya tidak menunjuk tepat satu orang", "the name was not that of exactly one person"),
    ),
    Why.RECORDER_NOT_IN_ROLE: Wording(
        "yang mencatat bukan {role} pada saat itu; surat dicatat oleh {role}",
        "who recorded it was not {role} then; letters are put on record by {role}",
        rule="13",
        in_ledger=Text("bukan pencatat surat pada saat itu", "by somebody who did not record letters then"),
    ),
    Why.RECORDER_SIGNED: Wording(
        "penandatangan mencatat suratnya sendiri atau lewat pelaksananya; setujui dengan `/setujui KODE`, atau "
        "mintalah orang lain mencatat",
        "the signatory recorded the letter, in person or through a deputy; approve with `/setujui CODE`, or let "
        "somebody else record it",
        rule="13",
    ),
    Why.RECORDER_BARRED: Wording(
        "yang mencatat ikut mengerjakan permohonan ini; surat dicatat oleh orang lain",
        "who recorded it took part in this request; somebody else must record the letter",
        rule="13",
    ),
    Why.LETTER_DAY: Wording(
        "tanggal surat {day} tidak sesuai; surat untuk isi yang sekarang bertanggal {from} sampai {until}",
        "the date {day} does not fit; a letter for the present text is dated {from} to {until}",
        rule="13",
        way_out=_NEW_LETTER,
        in_ledger=Text("tanggal suratnya tidak sesuai", "the date of the letter does not fit"),
    ),
    Why.NO_OPEN_SLOT: Wording(
        "tempat untuk peran ini sudah terisi", "the slots of this role are filled", rule="6", way_out=_NOTHING_TO_DO
    ),
}
