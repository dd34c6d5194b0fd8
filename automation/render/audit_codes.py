"""The words of an audit for each reason code that an entry may give, where the desk's own sentence would not do."""

from automation.core.process import Text

CODES: dict[str, Text] = {
    "intake": Text("formulir permohonan dikirim", "the request form was sent"),
    "duty_other_side": Text("sudah ikut menilai atau memutuskan", "took part in judging or deciding before"),
    "duty_principal_barred": Text(
        "yang diwakilinya tidak boleh mengerjakan tugas ini", "whoever was acted for may not do this task"
    ),
    "code_drawn": Text("untuk isi sebagaimana terakhir diubah", "for the text as it was last changed"),
    "gate_opened": Text("semua persetujuan yang diperlukan ada", "every needed approval is there"),
    "missing_approval": Text("persetujuan tidak lengkap lagi", "the approvals are no longer complete"),
    "too_few_eligible": Text("pejabat yang boleh menyetujui kurang", "there are too few people who may approve"),
    "no_approval_row": Text(
        "berkas meja tidak memuat baris persetujuan yang berlaku", "no approval row of the desk file applies"
    ),
    "rejected": Text("ada penolakan", "there is a rejection"),
    "form_complete": Text("formulir lengkap", "the form is complete"),
    "step_done": Text("langkah {step} selesai", "step {step} is done"),
    "hole_filled": Text("isian langkah {step} lengkap lagi", "the evidence of step {step} is complete again"),
    "returned": Text("dari langkah {step} ke langkah {after}", "from step {step} to step {after}"),
    "approval_counts": Text("dihitung", "counts"),
    "counts": Text("dihitung", "counts"),
    "rejection_lifted": Text("mencabut penolakannya sendiri", "takes back their own rejection"),
    "approver_rejected": Text("oleh pejabat yang persetujuannya diperlukan", "by somebody whose approval is needed"),
    "approval_withdrawn": Text("ditarik oleh yang menyetujui", "withdrawn by the one who approved"),
    "request_rejected": Text("ditolak pada langkah {step}", "rejected at step {step}"),
    "request_cancelled": Text("dibatalkan oleh pihak pemohon", "cancelled by the requester's side"),
    "cancelled_by_closing": Text("pemohon menutup isunya", "the requester closed the issue"),
    "request_resumed": Text(
        "dilanjutkan oleh pihak pemohon; persetujuan sebelumnya tidak berlaku lagi",
        "taken up by the requester's side; earlier approvals are void",
    ),
    "request_appealed": Text(
        "atas banding; persetujuan sebelumnya tidak berlaku lagi", "on appeal; earlier approvals are void"
    ),
    "sections_posted": Text("menulis atau mengubah isian langkah {step}", "wrote or edited sections of step {step}"),
    "body_edited": Text("mengubah isi permohonan", "edited the text of the request"),
    "edits_counted": Text("jumlah perubahan isi dicatat", "the edits of the text were counted"),
    "closing_undone": Text("penutupan dengan tangan dibatalkan", "closing by hand was undone"),
    "reopening_undone": Text("pembukaan dengan tangan dibatalkan", "reopening by hand was undone"),
    "label_changed_since": Text("isi berubah sesudah label dipasang", "the text changed after the label was set"),
    "label_gate_shut": Text("persetujuan belum lengkap", "the approvals were not complete"),
    "gate_shut": Text("persetujuan belum lengkap", "the approvals were not complete"),
    "label_earlier": Text("langkah itu sudah dilewati", "that step is past"),
    "label_skips": Text("langkah tidak boleh dilompati", "no step may be skipped"),
    "label_not_your_step": Text("bukan pelaksana langkah {step}", "set by somebody who does not do step {step}"),
    "label_of_desk": Text("label itu dipasang oleh meja saja", "the desk alone sets that label"),
    "label_looks_like": Text("hanya tampak seperti label meja", "only looks like a label of the desk"),
    "label_overtaken": Text(
        "urutannya dengan komentar yang menutup tidak pasti", "its order beside a comment that shuts was not certain"
    ),
    "label_of_no_step": Text("bukan langkah prosedur ini", "no step of this procedure"),
    "label_past": Text("langkah itu sudah selesai", "that step is done"),
    "label_renamed": Text("nama label diubah sesudah dipasang", "the label was renamed after it was set"),
    "label_of_nobody": Text(
        "tidak dipasang oleh siapa pun: label diganti namanya, atau dipasang oleh bot lain",
        "put on by nobody: a label was renamed, or another bot set it",
    ),
    "label_unread": Text("permohonan tidak dapat dibaca", "the request could not be read"),
    "label_desk_unread": Text("aturan meja tidak dapat dibaca", "the rules of the desk could not be read"),
    "edits_unheard": Text(
        "terlalu banyak perubahan isi yang tidak pernah dibaca meja", "too many edits that the desk never read"
    ),
    "process_gone": Text("berkas prosedurnya tidak terbaca", "the file of its procedure could not be read"),
    "label_removed": Text("label langkah dilepas dengan tangan", "the step label was taken off by hand"),
    "evidence_incomplete": Text("isian langkah {step} belum lengkap", "the evidence of step {step} was not complete"),
    "form_incomplete": Text("formulir belum lengkap", "the form was not complete"),
    "request_closed": Text("permohonan sudah ditutup", "the request was closed"),
    "other_code": Text("kodenya bukan kode isi saat itu", "its code was not that of the text then"),
    "not_in_role": Text("bukan pemegang peran yang diperlukan", "by somebody who did not hold a needed role"),
    "approvals_lapsed": Text("yang disetujui berubah", "what was approved changed"),
    "right_lost": Text(
        "tidak berlaku lagi walaupun isinya sama, misalnya karena haknya hilang",
        "no longer holding although the text is the same, say because a right was lost",
    ),
    "voice_taken": Text("pejabat yang diwakili memutuskan", "the office holder who was spoken for decided"),
    "missing_document": Text("izin tidak lengkap lagi", "the permits are no longer complete"),
    "requester_unknown": Text("pemohonnya tidak diketahui", "it is not known who asks"),
    "not_a_person": Text("bukan akun perorangan", "not a person's account"),
    "outside_delegation": Text("di luar masa tugas pelaksana", "outside the time as a delegate"),
    "may_not_record": Text("bukan pencatat surat", "by somebody who does not record letters"),
    "letter_not_taken": Text("surat seperti ini tidak diterima", "no such letter is taken"),
    "letter_day": Text("tanggal suratnya tidak sesuai", "the date of the letter does not fit"),
    "signatory_not_in_role": Text("penandatangan bukan pemegang peran", "the signatory did not hold the role"),
    "signatory_unknown": Text("penandatangan tidak dikenal", "the signatory is not known"),
    "signatory_settled": Text("nomor penandatangan ditetapkan", "the signatory's number was fixed"),
    "signatory_unsettled": Text(
        "namanya tidak menunjuk tepat satu orang", "the name was not that of exactly one person"
    ),
    "signatory_ambiguous": Text("penandatangan tidak jelas", "the signatory is not clear"),
    "letter_incomplete": Text("isian surat belum lengkap", "the letter's sections were not complete"),
    "recorder_not_in_role": Text("bukan pencatat surat pada saat itu", "by somebody who did not record letters then"),
    "permit_recorded": Text("surat izinnya dicatat", "the permit's letter is on record"),
    "emergency_declared": Text("persetujuan dipersingkat, tinjauan menyusul", "approvals shortened, a review is owed"),
    "emergency_reviewed": Text("hasilnya ada di komentar", "the result is in the comment"),
    "may_not_declare": Text("tidak berwenang menyatakannya", "by somebody who may not declare it"),
    "emergency_by_email": Text("dinyatakan lewat surel", "declared by e-mail"),
    "emergency_void": Text("pernyataan itu tidak berlaku lagi", "that declaration no longer held"),
    "reason_missing": Text("tanpa alasan", "without a reason"),
    "request_held": Text("sampai tanggal yang disebut di komentar", "until the day that the comment names"),
    "requirements_agreed": Text("oleh pihak pemohon", "by the requester's side"),
    "duty_requester_side": Text("oleh pihak pemohon sendiri", "by the requester's own side"),
    "duty_edited_request": Text("oleh pengubah isi permohonan", "by somebody who edited the request"),
    "duty_did_step": Text("dipisahkan dari tugas yang sudah ia kerjakan", "kept apart from a task that they did"),
    "duty_did_alone": Text("dipisahkan dari tugas yang ia kerjakan sendirian", "kept apart from what they did alone"),
    "duty_did_approve": Text("oleh yang menyetujui", "by somebody who approved"),
    "duty_did_catat": Text("oleh yang mencatat surat", "by somebody who recorded a letter"),
    "duty_did_darurat": Text("oleh yang menyatakan darurat", "by somebody who declared the emergency"),
    "label_held": Text("permohonan sedang ditunda", "the request was on hold"),
}
"""Why, in a few words for a printed table; other codes are looked up among the desk's own sentences."""
