"""What the desk says of approvals and of the gate: reason code to its sentence, Indonesian and English."""

from automation.core.policy.process import Text

APPROVALS: dict[str, Text] = {
    "counts": Text("dihitung", "counts"),
    "not_a_person": Text("bukan akun perorangan", "not a person's account"),
    "edited": Text(
        "komentarnya pernah diubah; tulis persetujuan sebagai komentar baru",
        "the comment was edited; please approve in a new comment",
    ),
    "via_email": Text(
        "dikirim lewat surel; tulis persetujuan langsung di halaman permohonan",
        "sent by e-mail; please approve on the request's page",
    ),
    "not_in_role": Text(
        "akun ini pada saat itu belum tercatat sebagai {roles} di meja ini",
        "this account was not listed as {roles} at this desk then",
    ),
    "requester_side": Text(
        "termasuk pihak pemohon; tidak boleh menyetujui permohonan sendiri",
        "belongs to the requester's side; nobody approves their own request",
    ),
    "edited_request": Text("pernah mengubah isi permohonan ini", "edited this request's text"),
    "wrote_evidence": Text(
        "ikut menulis evaluasi, kebutuhan atau rencana", "wrote part of the evaluation, requirements or plan"
    ),
    "code_unreadable": Text(
        "kodenya tidak terbaca; kirim `/setujui KODE` saja, tanpa kata lain di baris itu",
        "the code cannot be read; send `/setujui CODE` alone, with no other word on that line",
    ),
    "second_command": Text(
        "di bawahnya ada perintah lain ({second}), jadi tidak jelas mana yang dimaksud",
        "there is another command ({second}) below it, so it is not clear which is meant",
    ),
    "nothing_to_approve": Text(
        "belum ada yang dapat disetujui: evaluasi, kebutuhan dan rencana belum lengkap",
        "there is nothing to approve yet: evaluation, requirements and plan are not complete",
    ),
    "other_code": Text(
        "kode {written} bukan untuk isi yang sekarang; kode yang berlaku {code}",
        "code {written} is not for the present text; the present code is {code}",
    ),
    "earlier_than_change": Text(
        "ditulis sebelum isi yang disetujui terakhir diubah, atau sebelum permohonan dikembalikan atau dilanjutkan",
        "written before the last change of the text, or before the request was returned or taken up again",
    ),
    "order_unclear": Text(
        "jam dan nomor komentar ini tidak sama-sama lebih baru daripada yang menjadi dasarnya, atau daripada penolakan "
        "atau penarikan oleh orang yang sama; kalau ragu, yang menutup yang berlaku",
        "its time and its number are not both later than what it rests on, or than a rejection or withdrawal by the "
        "same person; in doubt, what shuts counts",
    ),
    "rejected_later": Text("kemudian ditolak oleh orang yang sama", "rejected later by the same person"),
    "withdrawn": Text("kemudian ditarik oleh orang yang sama", "withdrawn later by the same person"),
    "refused_before": Text(
        "sudah pernah dinyatakan tidak dihitung; tulis persetujuan baru", "was found not to count before; approve anew"
    ),
    "lapsed": Text(
        "sudah gugur karena isinya berubah atau haknya hilang sesudah itu; tulis persetujuan baru",
        "lapsed because the text was changed or the right was lost since; approve anew",
    ),
    "other_digest": Text(
        "dicatat untuk isi yang lain daripada isi yang sekarang", "was recorded for another text than the present one"
    ),
    "repeated": Text(
        "orang ini sudah dihitung; satu orang mengisi satu tempat",
        "this person is counted already; one person, one slot",
    ),
    "login_reused": Text(
        "nama akun ini terdaftar untuk akun lain (nomor akunnya berbeda); pemilik proses perlu memeriksanya",
        "this login is listed for another account (its number differs); the process owner must look into it",
    ),
    "former_account": Text(
        "ini akun lama dari {login}; sejak akunnya berganti, hanya akun yang sekarang dapat bertindak",
        "this is a former account of {login}; since the account was changed, only the present one may act",
    ),
    "no_number": Text(
        "berkas meja belum memuat nomor akun {login}, jadi jabatannya belum berlaku; pemilik proses perlu menulis "
        "baris {line} dengan nomor akun itu sebagai ganti NUMBER",
        "the desk file has no account number for {login}, so the office does not count yet; the process owner must "
        "write the line {line} with that account's number for NUMBER",
    ),
    "number_doubled": Text(
        "berkas meja memuat nama akun atau nomor {login} lebih dari satu kali, jadi jabatannya belum berlaku; pemilik "
        "proses perlu memperbaiki baris {line}",
        "the desk file has the login or a number of {login} more than once, so the office does not count yet; the "
        "process owner must correct the line {line}",
    ),
    "outside_delegation": Text(
        "di luar masa tugasnya sebagai pelaksana ({from} sampai {until})",
        "outside the time as a delegate ({from} to {until})",
    ),
    "principal_decided": Text(
        "pejabat yang diwakilinya sudah memutuskan, sendiri atau melalui pelaksana lain",
        "the office holder has decided already, in person or through another delegate",
    ),
    "principal_barred": Text(
        "pejabat yang diwakilinya tidak boleh menyetujui permohonan ini, jadi juga tidak dapat diwakili",
        "the office holder may not approve this request, and so nobody may in that name",
    ),
    "did_approve": Text("sudah menyetujui permohonan ini", "approved this request already"),
    "did_catat": Text(
        "mencatat surat untuk permohonan ini; yang mencatat tidak menyetujui",
        "put a letter on record for this request; who records does not approve",
    ),
    "did_darurat": Text(
        "menyatakan keadaan darurat untuk permohonan ini; yang menyatakan tidak menyetujui",
        "declared the emergency of this request; who declares does not approve",
    ),
    "did_step": Text(
        "mengerjakan langkah {step}; yang mengerjakan tidak menyetujui", "did step {step}; who works does not approve"
    ),
    "did_alone": Text(
        "mengerjakan langkah {step} sendirian; yang mengerjakan tidak menyetujui",
        "did step {step} alone; who works does not approve",
    ),
    "letter_not_taken": Text(
        "surat untuk {subject} tidak diterima di sini; persetujuan ini harus dikirim dengan akun sendiri",
        "a letter for {subject} is not taken here; this approval must be sent from one's own account",
    ),
    "signatory_not_in_role": Text(
        "penandatangannya bukan {roles} pada tanggal surat dan pada saat dicatat",
        "its signatory was not {roles} on the day of the letter and when it was recorded",
    ),
    "signatory_unsettled": Text(
        "surat ini dicatat tanpa nomor penandatangan, dan namanya tidak menunjuk tepat satu orang di berkas meja",
        "this letter was recorded without its signatory's number, and the name was not that of exactly one person of "
        "the desk file",
    ),
    "recorder_not_in_role": Text(
        "yang mencatat bukan {role} pada saat itu; surat dicatat oleh {role}",
        "who recorded it was not {role} then; letters are put on record by {role}",
    ),
    "recorder_signed": Text(
        "penandatangan mencatat suratnya sendiri atau lewat pelaksananya; setujui dengan `/setujui KODE`, atau "
        "mintalah orang lain mencatat",
        "the signatory recorded the letter, in person or through a deputy; approve with `/setujui CODE`, or let "
        "somebody else record it",
    ),
    "recorder_barred": Text(
        "yang mencatat ikut mengerjakan permohonan ini; surat dicatat oleh orang lain",
        "who recorded it took part in this request; somebody else must record the letter",
    ),
    "letter_day": Text(
        "tanggal surat {day} tidak sesuai; surat untuk isi yang sekarang bertanggal {from} sampai {until}",
        "the date {day} does not fit; a letter for the present text is dated {from} to {until}",
    ),
    "no_open_slot": Text("tempat untuk peran ini sudah terisi", "the slots of this role are filled"),
}

BLOCKS: dict[str, Text] = {
    "evidence_incomplete": Text(
        "evaluasi, kebutuhan atau rencana belum lengkap", "evaluation, requirements or plan are not complete"
    ),
    "requester_unknown": Text(
        "pembuat permohonan ini bukan akun perorangan, jadi pemohonnya tidak diketahui; wakil unit menjadi pemohonnya "
        "dengan `/sepakat KODE` sesudah kebutuhan lengkap, atau mengajukan lagi dengan akunnya sendiri",
        "no person's account filed this request, so it is not known who asks; a representative of the unit takes it "
        "over with `/sepakat CODE` once the requirements are complete, or files it anew from their own account",
    ),
    "no_approval_row": Text(
        "berkas meja tidak memuat baris persetujuan yang berlaku; pemilik proses perlu menambahkannya",
        "the desk file has no approval row that applies; the process owner must add one",
    ),
    "rejected": Text("ada penolakan dari {login}", "there is a rejection by {login}"),
    "missing_approval": Text("masih kurang persetujuan: {roles}", "approvals are missing: {roles}"),
    "missing_document": Text("izin belum dicatat: {documents}", "permits are not on record: {documents}"),
    "too_few_eligible": Text(
        "pejabat yang boleh menyetujui kurang ({roles}); pemilik proses perlu menambah atau mendelegasikan",
        "there are too few people who may approve ({roles}); the process owner must add or delegate",
    ),
}

UNKNOWN: dict[str, Text] = {
    "record_missing": Text(
        "Catatan permohonan ini hilang padahal permohonan sudah diterima; pulihkan cabangnya dari riwayat git.",
        "The record of this request is gone although it was taken in; restore its branch from git's history.",
    ),
    "record_broken": Text(
        "Catatan permohonan ini tidak dapat dibaca; bandingkan cabangnya dengan riwayat git, lalu pulihkan.",
        "The record of this request cannot be read; compare its branch with git's history and restore it.",
    ),
    "register_missing": Text(
        "Daftar jabatan (`register.jsonl` di cabang catatan) hilang padahal catatan permohonan ini menyebutnya; "
        "pulihkan berkas itu dari riwayat git.",
        "The register of rights (`register.jsonl` on the record's branch) is gone although the record of this request "
        "names it; restore the file from git's history.",
    ),
    "register_broken": Text(
        "Daftar jabatan (`register.jsonl` di cabang catatan) tidak dapat dibaca; bandingkan dengan riwayat git, lalu "
        "pulihkan.",
        "The register of rights (`register.jsonl` on the record's branch) cannot be read; compare it with git's "
        "history and restore it.",
    ),
    "register_foreign": Text(
        "Daftar jabatan (`register.jsonl` di cabang catatan) milik repositori lain; pulihkan berkas meja ini dari "
        "riwayat git, atau hapus berkas itu bila meja ini belum pernah berjalan.",
        "The register of rights (`register.jsonl` on the record's branch) is that of another repository; restore this "
        "desk's own from git's history, or delete the file if this desk has never run.",
    ),
    "register_older": Text(
        "Daftar jabatan (`register.jsonl` di cabang catatan) terpotong atau lebih tua daripada catatan permohonan ini; "
        "pulihkan berkas itu dari riwayat git.",
        "The register of rights (`register.jsonl` on the record's branch) was cut, or is older than the record of this "
        "request; restore the file from git's history.",
    ),
    "process_gone": Text(
        "Berkas prosedur versi yang dipakai permohonan ini tidak ada lagi atau tidak terbaca; kembalikan berkas itu.",
        "The file of the procedure's version that this request is pinned to is gone or cannot be read; put it back.",
    ),
    "edits_unheard": Text(
        "Isi permohonan ini diubah begitu sering tanpa dibaca meja, lebih dari seribu kali, sehingga perubahan yang "
        "lama tidak terbaca lagi. Siapa yang mengubahnya tidak diketahui: ajukan permohonan baru yang menyebut "
        "permohonan ini.",
        "The text of this request was edited so often without the desk hearing of it, more than a thousand times, that "
        "the oldest edits can no longer be read. Who made them is not known: file a new request that refers to this "
        "one.",
    ),
    "desk_broken": Text(
        "Berkas meja atau berkas sebuah prosedur mengandung kesalahan, jadi aturan yang berlaku tidak diketahui. "
        "Pemilik proses memperbaikinya; `alur check` menyebutkan barisnya.",
        "The desk file or the file of a procedure holds a mistake, so it is not known which rules apply. The process "
        "owner corrects it; `alur check` names the line.",
    ),
}

LAPSES: dict[str, Text] = {
    "approvals_lapsed": Text(
        "Isi yang disetujui berubah, jadi persetujuan gugur dan harus diminta lagi. "
        "Sesudah disetujui, pekerjaan dilanjutkan dari tempatnya semula.",
        "What was approved has changed, so the approvals lapsed and are asked for again. "
        "Once approved, work goes on where it stood.",
    ),
    "approvals_gone": Text(
        "Persetujuan yang diperlukan tidak lengkap lagi, jadi pekerjaan berhenti dan persetujuan diminta lagi. "
        "Sesudah lengkap, pekerjaan dilanjutkan dari tempatnya semula.",
        "The approvals needed are no longer complete, so work stops and they are asked for again. "
        "Once they are, work goes on where it stood.",
    ),
    "hole": Text(
        "Isian langkah {step} dihapus atau diubah, jadi permohonan kembali ke langkah itu sampai diisi lagi.",
        "Evidence of step {step} was deleted or edited, so the request is back at that step until it is given again.",
    ),
    "hole_of_gone": Text(
        "Sebuah akun GitHub yang menulis bukti langkah {step} sudah dihapus, dan tulisannya tidak tercatat atau diubah "
        "sesudah itu, jadi permohonan kembali ke langkah itu sampai diisi lagi.",
        "A GitHub account that wrote evidence of step {step} was deleted, and what it wrote was not on record or was "
        "edited since, so the request is back at that step until it is given again.",
    ),
    "changed_after_launch": Text(
        "Isi yang disetujui berubah sesudah peluncuran. Langkah tetap; perubahan ini dicatat sebagai pelanggaran.",
        "What was approved changed after the launch. The step stands; the change is recorded as a violation.",
    ),
}
