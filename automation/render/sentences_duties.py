"""What the desk says of duties kept apart, letters and emergencies: reason code to its sentence, in both languages."""

from automation.core.process import Text

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
    "duty_did_alone": Text(
        "{verb} tidak dapat Anda jalankan: langkah {step} Anda kerjakan sendiri, jadi tugas ini harus dikerjakan oleh "
        "orang lain. Mintalah rekan yang tidak mengerjakan langkah {step}.",
        "You cannot carry out {verb}: you alone did step {step}, so this task is for somebody else. "
        "Please ask a colleague who did not do step {step}.",
    ),
}

LETTERS: dict[str, Text] = {
    "letter_counts": Text(
        "Surat dicatat sebagai persetujuan {role}.", "The letter is on record as the approval of {role}."
    ),
    "permit_recorded": Text("Surat {document} dicatat.", "The document {document} is on record."),
    "may_not_record": Text(
        "surat hanya dicatat oleh {role}; mintalah rekan yang memegang peran itu",
        "letters are put on record by {role} only; please ask somebody in that role",
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
        "Penandatangan {given} tidak dikenal. Tulis nama lengkap seperti di berkas meja, atau nama akunnya.",
        "The signatory {given} is not known. Write the full name as in the desk file, or the account's name.",
    ),
}

EMERGENCIES: dict[str, Text] = {
    "emergency_declared": Text(
        "Keadaan darurat dicatat. Persetujuan dipersingkat sesuai ketentuan, tetapi tetap diperlukan. Pengecualian ini "
        "diumumkan, dan sesudahnya ditinjau oleh {role} dengan `/tinjau HASIL`.",
        "The emergency is on record. Approvals are shortened as the rules say, but still needed. This exception is "
        "published, and {role} reviews it afterwards with `/tinjau RESULT`.",
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
    "emergency_already": Text(
        "Keadaan darurat sudah dinyatakan untuk permohonan ini.", "An emergency is declared for this request already."
    ),
    "nothing_to_review": Text(
        "Tidak ada keadaan darurat yang perlu ditinjau pada permohonan ini.",
        "There is no emergency to review on this request.",
    ),
    "may_not_review": Text("Keadaan darurat ditinjau oleh {role}.", "An emergency is reviewed by {role}."),
    "reviewed_by_declarer": Text(
        "Yang menyatakan keadaan darurat tidak meninjaunya sendiri. Mintalah pejabat lain.",
        "Whoever declared the emergency does not review it. Please ask another office holder.",
    ),
    "review_too_early": Text(
        "Peninjauan dilakukan sesudah pekerjaan dimulai.", "The review comes after the work has begun."
    ),
    "review_owed": Text(
        "Permohonan ini belum dapat diselesaikan: keadaan daruratnya belum ditinjau. {role} meninjau dengan "
        "`/tinjau HASIL`; sesudah itu kirim {verb} lagi.",
        "This request cannot be finished yet: its emergency was not reviewed. {role} reviews it with `/tinjau RESULT`; "
        "then send {verb} again.",
    ),
}
