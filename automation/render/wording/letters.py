"""What the desk says of letters, permits and emergencies."""

from collections.abc import Mapping

from automation.core.policy.process import Text
from automation.core.problem import Code
from automation.core.why import Why

from .wording import Wording

LETTERS: Mapping[Code, Wording] = {
    Why.LETTER_COUNTS: Wording(
        "Surat dicatat sebagai persetujuan {role}.", "The letter is on record as the approval of {role}."
    ),
    Why.PERMIT_RECORDED: Wording(
        "Dokumen {document} dicatat.",
        "The document {document} is on record.",
        in_ledger=Text("surat izinnya dicatat", "the permit's letter is on record"),
    ),
    Why.NO_LETTERS_HERE: Wording(
        "Meja ini tidak menerima surat; persetujuan dikirim dengan akun sendiri.",
        "This desk takes no letters; approvals are sent from one's own account.",
        rule="13",
    ),
    Why.MAY_NOT_RECORD: Wording(
        "Surat hanya dicatat oleh {role}. Mintalah rekan yang memegang peran itu.",
        "Letters are put on record by {role} only. Please ask somebody in that role.",
        rule="13",
        in_ledger=Text("bukan pencatat surat", "by somebody who does not record letters"),
    ),
    Why.LETTER_CODE_UNREADABLE: Wording(
        "Kode surat tidak terbaca. Salin baris `/catat KODE` dari komentar status sebagai baris pertama, lalu kirim "
        "lagi sebagai komentar baru.",
        "The letter's code cannot be read. Copy the line `/catat CODE` from the status comment as the first line and "
        "send it again as a new comment.",
        rule="2",
    ),
    Why.NO_LETTER_NEEDED: Wording(
        "Permohonan ini sekarang tidak memerlukan surat. Komentar status menyebutkan apa yang masih diperlukan.",
        "This request needs no letter now. The status comment says what is still needed.",
        rule="13",
    ),
    Why.LETTER_INCOMPLETE: Wording(
        "Surat belum dapat dicatat. Lengkapi bagian di bawah ini, lalu kirim lagi sebagai komentar baru:",
        "The letter cannot be put on record yet. Correct the parts below and send it again as a new comment:",
        rule="13",
        in_ledger=Text("isian surat belum lengkap", "the letter's sections were not complete"),
    ),
    Why.SIGNATORY_UNKNOWN: Wording(
        "Penandatangan {given} tidak dikenal. Tulis nama lengkap seperti di berkas meja, atau nama akunnya, lalu kirim "
        "lagi sebagai komentar baru.",
        "The signatory {given} is not known. Write the full name as in the desk file, or the account's name, and send "
        "it again as a new comment.",
        rule="13",
        in_ledger=Text("penandatangan tidak dikenal", "the signatory is not known"),
    ),
    Why.SIGNATORY_AMBIGUOUS: Wording(
        "Lebih dari satu orang di berkas meja bernama {given}. Tulis nama akun penandatangan, lalu kirim lagi sebagai "
        "komentar baru.",
        "More than one person of the desk file is called {given}. Write the name of the signatory's account and send "
        "it again as a new comment.",
        rule="13",
        in_ledger=Text("penandatangan tidak jelas", "the signatory is not clear"),
    ),
    Why.SIGNATORY_NO_NUMBER: Wording(
        "Nomor penandatangan {given} belum pasti di berkas meja. Pemilik proses perlu menulis baris {line} dengan "
        "nomor yang benar; sesudah itu kirim lagi sebagai komentar baru.",
        "The number of the signatory {given} is not certain in the desk file. The process owner must write the line "
        "{line} with the right number; then send it again as a new comment.",
        rule="13",
    ),
}

EMERGENCIES: Mapping[Code, Wording] = {
    Why.EMERGENCY_DECLARED: Wording(
        "Keadaan darurat dicatat. Persetujuan dipersingkat sesuai ketentuan, tetapi tetap diperlukan. Pengecualian ini "
        "diumumkan, dan sesudahnya ditinjau oleh {roles} dengan `/tinjau HASIL`.",
        "The emergency is on record. Approvals are shortened as the rules say, but still needed. This exception is "
        "published, and {roles} reviews it afterwards with `/tinjau RESULT`.",
        in_ledger=Text("persetujuan dipersingkat, tinjauan menyusul", "approvals shortened, a review is owed"),
        in_timeline=Text("Keadaan darurat dinyatakan", "Emergency declared"),
    ),
    Why.EMERGENCY_REVIEWED: Wording(
        "Tinjauan atas keadaan darurat dicatat.",
        "The review of the emergency is on record.",
        in_ledger=Text("hasilnya ada di komentar", "the result is in the comment"),
        in_timeline=Text("Keadaan darurat ditinjau", "Emergency reviewed"),
    ),
    Why.NO_EMERGENCIES: Wording(
        "Meja ini tidak mengatur keadaan darurat; ikuti langkah biasa.",
        "This desk has no rules for emergencies; please follow the usual steps.",
        rule="10",
    ),
    Why.MAY_NOT_DECLARE: Wording(
        "Keadaan darurat hanya dinyatakan oleh {role}. Sampaikan alasannya kepada {role}.",
        "Only {role} may declare an emergency. Please tell {role} the reason.",
        rule="10",
        in_ledger=Text("tidak berwenang menyatakannya", "by somebody who may not declare it"),
    ),
    Why.EMERGENCY_BY_EMAIL: Wording(
        "Keadaan darurat tidak dapat dinyatakan lewat surel. Tulis {verb} langsung di halaman permohonan.",
        "An emergency cannot be declared by e-mail. Please write {verb} on the request's page.",
        rule="10",
        in_ledger=Text("dinyatakan lewat surel", "declared by e-mail"),
    ),
    Why.EMERGENCY_VOID: Wording(
        "Pernyataan darurat ini tidak berlaku lagi. Bila keadaannya masih darurat, tulis {verb} lagi sebagai komentar "
        "baru.",
        "This declaration no longer holds. If it is still an emergency, write {verb} again in a new comment.",
        rule="10",
        in_ledger=Text("pernyataan itu tidak berlaku lagi", "that declaration no longer held"),
    ),
    Why.EMERGENCY_ALREADY: Wording(
        "Keadaan darurat sudah dinyatakan untuk permohonan ini.",
        "An emergency is declared for this request already.",
        rule="10",
    ),
    Why.NOTHING_TO_REVIEW: Wording(
        "Tidak ada keadaan darurat yang perlu ditinjau pada permohonan ini.",
        "There is no emergency to review on this request.",
        rule="10",
    ),
    Why.MAY_NOT_REVIEW: Wording(
        "Keadaan darurat hanya ditinjau oleh {role}. Mintalah pejabat yang memegang peran itu.",
        "An emergency is reviewed by {role} only. Please ask an office holder in that role.",
        rule="10",
    ),
    Why.REVIEWED_BY_DECLARER: Wording(
        "Yang menyatakan keadaan darurat tidak meninjaunya sendiri. Mintalah pejabat lain.",
        "Whoever declared the emergency does not review it. Please ask another office holder.",
        rule="10",
    ),
    Why.REVIEWED_BY_REQUESTER: Wording(
        "Pihak pemohon tidak meninjau keadaan darurat pada permohonannya sendiri. Mintalah pejabat lain.",
        "The requester's side does not review the emergency of its own request. Please ask another office holder.",
        rule="10",
    ),
    Why.REVIEW_TOO_EARLY: Wording(
        "Keadaan darurat ditinjau sesudah pekerjaan dimulai. Kirim lagi sesudah itu.",
        "An emergency is reviewed after the work has begun. Please send it again then.",
        rule="10",
    ),
    Why.REVIEW_OWED: Wording(
        "Permohonan ini belum dapat diselesaikan: keadaan daruratnya belum ditinjau. {role} meninjau dengan "
        "`/tinjau HASIL`; sesudah itu kirim {verb} lagi.",
        "This request cannot be finished yet: its emergency was not reviewed. {role} reviews it with `/tinjau RESULT`; "
        "then send {verb} again.",
        rule="10",
    ),
}
