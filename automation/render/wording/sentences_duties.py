"""What the desk says of duties kept apart, letters and emergencies: reason code to its sentence, in both languages."""

from automation.core.policy.process import Text

DUTIES: dict[str, Text] = {
    "duty_requester_side": Text(
        "{verb} tidak dapat Anda jalankan: Anda termasuk pihak pemohon, dan tugas ini tidak boleh dikerjakan oleh "
        "pemohon sendiri. Mintalah rekan lain yang berwenang.",
        "You cannot carry out {verb}: you belong to the requester's side, and this task is never the requester's own. "
        "Please ask a colleague who may act.",
    ),
    "duty_edited_request": Text(
        "{verb} tidak dapat Anda jalankan: Anda pernah mengubah isi permohonan ini. "
        "Mintalah rekan lain yang berwenang.",
        "You cannot carry out {verb}: you edited the text of this request. Please ask a colleague who may act.",
    ),
    "duty_did_step": Text(
        "{verb} tidak dapat Anda jalankan: Anda sudah mengerjakan langkah {step}, dan kedua tugas itu harus dikerjakan "
        "oleh orang yang berbeda. Mintalah rekan lain yang berwenang.",
        "You cannot carry out {verb}: you did step {step}, and the two tasks are for different people. "
        "Please ask a colleague who may act.",
    ),
    "duty_did_approve": Text(
        "{verb} tidak dapat Anda jalankan: Anda sudah menyetujui permohonan ini, dan yang menyetujui tidak mengerjakan "
        "tugas ini. Mintalah rekan lain yang berwenang.",
        "You cannot carry out {verb}: you approved this request, and whoever approves does not do this task. "
        "Please ask a colleague who may act.",
    ),
    "duty_did_catat": Text(
        "{verb} tidak dapat Anda jalankan: Anda sudah mencatat surat untuk permohonan ini, dan kedua tugas itu harus "
        "dikerjakan oleh orang yang berbeda. Mintalah rekan lain yang berwenang.",
        "You cannot carry out {verb}: you put a letter on record for this request, and the two tasks are for different "
        "people. Please ask a colleague who may act.",
    ),
    "duty_did_darurat": Text(
        "{verb} tidak dapat Anda jalankan: Anda sudah menyatakan keadaan darurat untuk permohonan ini, dan kedua tugas "
        "itu harus dikerjakan oleh orang yang berbeda. Mintalah rekan lain yang berwenang.",
        "You cannot carry out {verb}: you declared the emergency of this request, and the two tasks are for different "
        "people. Please ask a colleague who may act.",
    ),
    "duty_principal_barred": Text(
        "{verb} tidak dapat Anda jalankan: pejabat yang Anda wakili tidak boleh mengerjakan tugas ini pada permohonan "
        "ini, jadi juga tidak melalui Anda. Mintalah rekan lain yang berwenang.",
        "You cannot carry out {verb}: whoever you act for may not do this task for this request, and so not through "
        "you either. Please ask a colleague who may act.",
    ),
    "duty_other_side": Text(
        "{verb} tidak dapat Anda jalankan: Anda sudah ikut menilai atau memutuskan permohonan ini, jadi Anda tidak "
        "bertindak untuk pihak pemohon di sini. Mintalah pemohon atau wakil unit yang lain.",
        "You cannot carry out {verb}: you took part in judging or deciding this request, so you do not act for the "
        "requester's side here. Please ask the requester or another representative of the unit.",
    ),
    "duty_did_alone": Text(
        "{verb} tidak dapat Anda jalankan: langkah {step} Anda kerjakan sendirian, jadi tugas ini harus dikerjakan "
        "oleh orang lain. Mintalah rekan lain yang berwenang.",
        "You cannot carry out {verb}: you alone did step {step}, so this task is for somebody else. "
        "Please ask a colleague who may act.",
    ),
}

LETTERS: dict[str, Text] = {
    "letter_counts": Text(
        "Surat dicatat sebagai persetujuan {role}.", "The letter is on record as the approval of {role}."
    ),
    "permit_recorded": Text("Dokumen {document} dicatat.", "The document {document} is on record."),
    "no_letters_here": Text(
        "Meja ini tidak menerima surat; persetujuan dikirim dengan akun sendiri.",
        "This desk takes no letters; approvals are sent from one's own account.",
    ),
    "may_not_record": Text(
        "Surat hanya dicatat oleh {role}. Mintalah rekan yang memegang peran itu.",
        "Letters are put on record by {role} only. Please ask somebody in that role.",
    ),
    "letter_code_unreadable": Text(
        "Kode surat tidak terbaca. Salin baris `/catat KODE` dari komentar status sebagai baris pertama, lalu kirim "
        "lagi sebagai komentar baru.",
        "The letter's code cannot be read. Copy the line `/catat CODE` from the status comment as the first line and "
        "send it again as a new comment.",
    ),
    "no_letter_needed": Text(
        "Permohonan ini sekarang tidak memerlukan surat. Komentar status menyebutkan apa yang masih diperlukan.",
        "This request needs no letter now. The status comment says what is still needed.",
    ),
    "letter_incomplete": Text(
        "Surat belum dapat dicatat. Lengkapi bagian di bawah ini, lalu kirim lagi sebagai komentar baru:",
        "The letter cannot be put on record yet. Mend the parts below and send it again as a new comment:",
    ),
    "signatory_unknown": Text(
        "Penandatangan {given} tidak dikenal. Tulis nama lengkap seperti di berkas meja, atau nama akunnya, lalu kirim "
        "lagi sebagai komentar baru.",
        "The signatory {given} is not known. Write the full name as in the desk file, or the account's name, and send "
        "it again as a new comment.",
    ),
    "signatory_ambiguous": Text(
        "Lebih dari satu orang di berkas meja bernama {given}. Tulis nama akun penandatangan, lalu kirim lagi sebagai "
        "komentar baru.",
        "More than one person of the desk file is called {given}. Write the name of the signatory's account and send "
        "it again as a new comment.",
    ),
    "signatory_no_number": Text(
        "Nomor penandatangan {given} belum pasti di berkas meja. Pemilik proses perlu menulis baris {line} dengan "
        "nomor yang benar; sesudah itu kirim lagi sebagai komentar baru.",
        "The number of the signatory {given} is not certain in the desk file. The process owner must write the line "
        "{line} with the right number; then send it again as a new comment.",
    ),
}

EMERGENCIES: dict[str, Text] = {
    "emergency_declared": Text(
        "Keadaan darurat dicatat. Persetujuan dipersingkat sesuai ketentuan, tetapi tetap diperlukan. Pengecualian ini "
        "diumumkan, dan sesudahnya ditinjau oleh {roles} dengan `/tinjau HASIL`.",
        "The emergency is on record. Approvals are shortened as the rules say, but still needed. This exception is "
        "published, and {roles} reviews it afterwards with `/tinjau RESULT`.",
    ),
    "emergency_reviewed": Text("Tinjauan atas keadaan darurat dicatat.", "The review of the emergency is on record."),
    "no_emergencies": Text(
        "Meja ini tidak mengatur keadaan darurat; ikuti langkah biasa.",
        "This desk has no rules for emergencies; please follow the usual steps.",
    ),
    "may_not_declare": Text(
        "Keadaan darurat hanya dinyatakan oleh {role}. Sampaikan alasannya kepada {role}.",
        "Only {role} may declare an emergency. Please tell {role} the reason.",
    ),
    "emergency_by_email": Text(
        "Keadaan darurat tidak dapat dinyatakan lewat surel. Tulis {verb} langsung di halaman permohonan.",
        "An emergency cannot be declared by e-mail. Please write {verb} on the request's page.",
    ),
    "emergency_void": Text(
        "Pernyataan darurat ini tidak berlaku lagi. Bila keadaannya masih darurat, tulis {verb} lagi sebagai komentar "
        "baru.",
        "This declaration no longer holds. If it is still an emergency, write {verb} again in a new comment.",
    ),
    "emergency_already": Text(
        "Keadaan darurat sudah dinyatakan untuk permohonan ini.", "An emergency is declared for this request already."
    ),
    "nothing_to_review": Text(
        "Tidak ada keadaan darurat yang perlu ditinjau pada permohonan ini.",
        "There is no emergency to review on this request.",
    ),
    "may_not_review": Text(
        "Keadaan darurat hanya ditinjau oleh {role}. Mintalah pejabat yang memegang peran itu.",
        "An emergency is reviewed by {role} only. Please ask an office holder in that role.",
    ),
    "reviewed_by_declarer": Text(
        "Yang menyatakan keadaan darurat tidak meninjaunya sendiri. Mintalah pejabat lain.",
        "Whoever declared the emergency does not review it. Please ask another office holder.",
    ),
    "reviewed_by_requester": Text(
        "Pihak pemohon tidak meninjau keadaan darurat pada permohonannya sendiri. Mintalah pejabat lain.",
        "The requester's side does not review the emergency of its own request. Please ask another office holder.",
    ),
    "review_too_early": Text(
        "Keadaan darurat ditinjau sesudah pekerjaan dimulai. Kirim lagi sesudah itu.",
        "An emergency is reviewed after the work has begun. Please send it again then.",
    ),
    "review_owed": Text(
        "Permohonan ini belum dapat diselesaikan: keadaan daruratnya belum ditinjau. {role} meninjau dengan "
        "`/tinjau HASIL`; sesudah itu kirim {verb} lagi.",
        "This request cannot be finished yet: its emergency was not reviewed. {role} reviews it with `/tinjau RESULT`; "
        "then send {verb} again.",
    ),
}
