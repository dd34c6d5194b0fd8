"""What the desk says of commands, labels and closing by hand: reason code to its sentence, Indonesian and English.

A word in braces is a fact of the case; `render/wording/words.py` makes it harmless before it stands in the sentence.
"""

from automation.core.policy.process import Text

SENTENCES: dict[str, Text] = {
    "form_complete": Text("Formulir lengkap.", "The form is complete."),
    "form_incomplete": Text(
        "Formulir permohonan belum lengkap, jadi permohonan masih di langkah pertama.",
        "The form is not complete yet, so the request is still at the first step.",
    ),
    "no_form": Text(
        "Isu ini tidak dibuat melalui formulir permohonan.", "This issue did not come through a request form."
    ),
    "no_form_here": Text(
        "Perintah ini tidak dapat dijalankan: isu ini tidak dibuat melalui formulir permohonan. Komentar status "
        "menyebutkan formulir yang tersedia.",
        "This command cannot be carried out: this issue did not come through a request form. The status comment names "
        "the forms there are.",
    ),
    "label_no_form": Text(
        "Label {label} ditarik kembali: isu ini tidak dibuat melalui formulir permohonan, jadi belum ada langkahnya.",
        "The label {label} was taken back: this issue did not come through a request form, so it has no steps yet.",
    ),
    "step_done": Text("Langkah {step} selesai.", "Step {step} is done."),
    "hole_filled": Text("Isian langkah {step} lengkap lagi.", "The evidence of step {step} is complete again."),
    "draft_saved": Text("Draf diterima.", "Draft received."),
    "edited_evidence": Text(
        "Perubahan Anda ikut dihitung, tetapi komentar yang diubah tidak menjalankan perintah. "
        "Tulis {verb} sebagai komentar baru untuk menegaskan.",
        "Your edit counts, but an edited comment never acts as a command. Write {verb} in a new comment to confirm.",
    ),
    "not_your_step": Text(
        "Langkah {step} dikerjakan oleh {role}, jadi {verb} hanya berlaku dari {role}.",
        "Step {step} is done by {role}, so {verb} counts only from {role}.",
    ),
    "used_former_account": Text(
        "Ini akun lama dari {login}; sejak akunnya berganti, hanya akun yang sekarang dapat bertindak. Kirim {verb} "
        "lagi dari akun yang sekarang.",
        "This is a former account of {login}; since the account was changed, only the present one may act. Please send "
        "{verb} again from the present account.",
    ),
    "write_again": Text(
        "Ketika komentar ini ditulis, hak Anda belum tercatat di berkas meja, jadi {verb} ini tidak dihitung. "
        "Bacalah isinya, lalu tulis {example} lagi sebagai komentar baru.",
        "When this comment was written, the desk file held no right of yours, so this {verb} does not count. Please "
        "read the text, then write {example} again in a new comment.",
    ),
    "request_closed": Text(
        "Permohonan ini sudah ditutup ({ending}), jadi perintah ini tidak berlaku lagi.",
        "This request is closed ({ending}), so this command no longer applies.",
    ),
    "changed_since": Text(
        "Isi permohonan berubah sesudah komentar ini ditulis. Bacalah isi yang baru, lalu tulis {verb} lagi "
        "sebagai komentar baru.",
        "The request changed after this comment was written. Please read it again and write {verb} in a new comment.",
    ),
    "label_changed_since": Text(
        "Label ditarik kembali karena isi permohonan berubah sesudah label dipasang. "
        "Periksa status terbaru, lalu gunakan {verb}.",
        "The label was taken back because the request changed after it was set. Check the status, then use {verb}.",
    ),
    "gate_shut": Text(
        "{verb} belum dapat dijalankan: persetujuan yang diperlukan belum lengkap, "
        "atau tidak berlaku lagi untuk isi yang sekarang. Komentar status menyebutkan siapa yang masih memutuskan.",
        "{verb} cannot be carried out yet: the approvals that the SOP asks for are not complete, or no longer fit the "
        "present text. The status comment says who still has to decide.",
    ),
    "label_gate_shut": Text(
        "Label {label} ditarik kembali. Menurut SOP pekerjaan tidak boleh dimulai sebelum izin dan persetujuan "
        "lengkap. Sesudah persetujuan lengkap, {role} memulai dengan {verb} atau memasang label itu lagi.",
        "The label {label} was taken back. By the SOP no work may begin before the approvals are complete. "
        "Once they are, {role} goes on with {verb} or sets the label again.",
    ),
    "label_earlier": Text(
        "Label {label} ditarik kembali: langkah itu sudah dilewati. Untuk mengulang dari sana, tulis "
        "`/kembali {target} ALASAN`.",
        "The label {label} was taken back: that step is past. To return to it, write `/kembali {target} REASON`.",
    ),
    "label_skips": Text(
        "Label {label} ditarik kembali: langkah tidak boleh dilompati. Sekarang langkah {step}; "
        "lanjutkan dengan {verb}.",
        "The label {label} was taken back: no step may be skipped. This is step {step}; go on with {verb}.",
    ),
    "label_not_your_step": Text(
        "Label {label} ditarik kembali: langkah {step} hanya dapat diselesaikan oleh {role}, dengan {verb} atau label.",
        "The label {label} was taken back: only {role} can finish step {step}, by {verb} or by label.",
    ),
    "label_of_desk": Text(
        "Label {label} ditarik kembali: label ini dipasang oleh sistem saja, menurut keadaan permohonan. "
        "Untuk mengubah keadaannya, kirim perintah sebagai komentar; `/bantuan` menyebutkan perintah yang dapat Anda "
        "pakai.",
        "The label {label} was taken back: the desk alone sets it, by the state of the request. "
        "To change that state, send a command in a comment; `/bantuan` lists what you can use.",
    ),
    "label_looks_like": Text(
        "Label {label} ditarik kembali: namanya hanya tampak seperti label {like}, tetapi di dalamnya ada karakter "
        "lain, atau karakter yang tidak kelihatan. Hapus label tiruan itu dari daftar label repositori ini.",
        "The label {label} was taken back: its name only looks like the label {like}, but there are other characters, "
        "or characters that cannot be seen, in it. Delete that imitation from the list of labels of this repository.",
    ),
    "label_overtaken": Text(
        "Label {label} ditarik kembali: pada saat yang sama ada komentar yang menutup, dan urutannya tidak pasti. "
        "Bila memang masih boleh dilanjutkan, pasang lagi label itu.",
        "The label {label} was taken back: there is a comment of the same time that shuts, and their order is not "
        "certain. If the request may still go on, set the label again.",
    ),
    "label_of_no_step": Text(
        "Label {label} ditarik kembali: itu bukan langkah prosedur ini. Sekarang langkah {step}; "
        "sesudah yang diminta di komentar status lengkap, lanjutkan dengan {verb}.",
        "The label {label} was taken back: it is no step of this procedure. This is step {step}; once all that the "
        "status comment asks for is there, go on with {verb}.",
    ),
    "label_past": Text(
        "Label {label} ditarik kembali: langkah itu sudah selesai dan tidak dapat diulang. Sekarang langkah {step}.",
        "The label {label} was taken back: that step is done and cannot be done again. This is step {step}.",
    ),
    "label_renamed": Text(
        "Label {label} ditarik kembali: label itu diganti namanya atau diubah sesudah Anda pasang, jadi tidak dianggap "
        "sebagai perintah. Langkah selanjutnya ada di komentar status.",
        "The label {label} was taken back: it was renamed or changed after you had set it, so it is not taken as a "
        "command. What comes next is in the status comment.",
    ),
    "label_unread": Text(
        "Label {label} dilepas: permohonan ini tidak dapat dibaca, jadi tidak diketahui apakah pekerjaan boleh "
        "dimulai. Komentar status menyebutkan sebabnya. Pasang lagi label itu sesudah permohonan terbaca.",
        "The label {label} was taken off: this request cannot be read, so it is not known whether work may begin. "
        "The status comment says why. Set the label again once the request can be read.",
    ),
    "label_desk_unread": Text(
        "Label {label} dilepas: aturan meja sedang tidak dapat dibaca, jadi tidak diketahui apakah pekerjaan boleh "
        "dimulai. Pemilik proses memperbaikinya; pasang lagi label itu sesudahnya.",
        "The label {label} was taken off: the rules of the desk cannot be read at present, so it is not known whether "
        "work may begin. The process owner puts them right; set the label again afterwards.",
    ),
    "label_removed": Text(
        "Label {label} dipasang kembali: label langkah menunjukkan keadaan permohonan dan tidak dapat dilepas.",
        "The label {label} was put back: the step label shows where the request stands and cannot be taken off.",
    ),
    "evidence_incomplete": Text(
        "Isian langkah {step} belum lengkap. Yang sudah benar tersimpan; lengkapi yang disebut di bawah ini.",
        "The evidence of step {step} is not complete. What is right was kept; please mend what is named below.",
    ),
    "edited_command": Text(
        "Komentar yang diubah tidak menjalankan perintah. Tulis perintah itu lagi sebagai komentar baru.",
        "An edited comment never acts as a command. Please write the command in a new comment.",
    ),
    "step_is_done": Text(
        "Langkah {step} sudah selesai; sekarang langkah {present}. Untuk mengulangnya, {roles} menulis "
        "`/kembali {step} ALASAN`; sesudah itu kirim {verb} lagi.",
        "Step {step} is done; this is step {present}. To do it again, {roles} writes `/kembali {step} REASON`; after "
        "that, send {verb} again.",
    ),
    "step_is_approved": Text(
        "Langkah {step} sudah selesai; sekarang langkah {present}. Untuk mengulangnya, {roles} menulis "
        "`/kembali {step} ALASAN`; sesudah itu kirim {verb} lagi. Persetujuan lalu diminta lagi, dan yang sudah ada "
        "tidak berlaku lagi.",
        "Step {step} is done; this is step {present}. To do it again, {roles} writes `/kembali {step} REASON`; after "
        "that, send {verb} again. Approval is then asked for anew, and approvals given so far are void.",
    ),
    "step_is_past": Text(
        "Langkah {step} sudah selesai dan tidak dapat diulang, karena hasilnya sudah diluncurkan; sekarang langkah "
        "{present}. Untuk kebutuhan baru, ajukan permohonan baru.",
        "Step {step} is done and cannot be done again, for the result has been launched; this is step {present}. For "
        "a new need, please file a new request.",
    ),
    "step_not_reached": Text(
        "Langkah {step} belum tiba; sekarang langkah {present}. Lanjutkan dahulu dengan {next}.",
        "Step {step} has not come yet; this is step {present}. Please go on with {next} first.",
    ),
    "not_here": Text(
        "{verb} bukan perintah untuk jenis permohonan ini. Tulis `/bantuan` untuk melihat perintah yang dapat Anda "
        "pakai.",
        "{verb} is no command for this kind of request. Write `/bantuan` to see what you can use.",
    ),
    "reason_missing": Text(
        "Tuliskan alasannya di belakang {verb} atau di bawahnya, sebagai komentar baru.",
        "Please give the reason after {verb} or below it, in a new comment.",
    ),
    "command_below": Text(
        "Di bawah {verb} ada perintah lain ({second}), jadi tidak jelas mana yang dimaksud dan tidak ada yang "
        "dijalankan. Kirim satu perintah saja dalam satu komentar.",
        "Below {verb} there is another command ({second}), so it is not clear which is meant, and nothing was done. "
        "Please send one command only in a comment.",
    ),
    "command_below_verb": Text(
        "Di bawah {verb} ada perintah lain ({second}), jadi tidak jelas mana yang dimaksud: tidak ada yang dijalankan, "
        "dan isian di komentar itu belum dipakai. Kirim satu perintah saja dalam satu komentar. Bila {second} memang "
        "bagian dari isian, tulis di antara kutip balik.",
        "Below {verb} there is another command ({second}), so it is not clear which is meant: nothing was done, and "
        "the sections of that comment are not used yet. Please send one command only in a comment. If {second} is part "
        "of what a section says, write it between backticks.",
    ),
    "evidence_by_email": Text(
        "{verb} lewat surel tidak dihitung, karena surel membawa tulisan yang bukan bagian dari isian, seperti tanda "
        "tangan dan surat yang dikutip. Isian Anda tidak hilang: periksa isi kotak di bawah ini, lalu kirim sebagai "
        "komentar baru di halaman permohonan ini.",
        "{verb} by e-mail does not count, because a mail brings along text that is no part of the evidence, such as a "
        "signature and the mail that is quoted. Nothing you wrote is lost: please check the text in the box above, "
        "then send it as a new comment on this page.",
    ),
    "may_not_reject": Text(
        "Pada langkah ini Anda tidak dapat menolak: penolakan dilakukan Tim IT saat evaluasi, atau sejak langkah "
        "persetujuan oleh pejabat yang menyetujui permohonan.",
        "You cannot reject at this step: Tim IT rejects at evaluation, and whoever holds an approving office from the "
        "approval step on.",
    ),
    "too_late_to_decide": Text(
        "Hasilnya sudah diluncurkan, jadi persetujuan tidak dapat ditolak atau ditarik lagi. Sampaikan keberatan Anda "
        "kepada Tim IT lewat komentar biasa.",
        "The result has been launched, so approvals can no longer be rejected or withdrawn. Please tell the IT team "
        "your concern in an ordinary comment.",
    ),
    "request_rejected": Text(
        "Permohonan ditolak pada langkah {step} dan ditutup.",
        "The request was rejected at step {step} and closed.",
    ),
    "approver_rejected": Text(
        "Penolakan dicatat; permohonan tetap terbuka di langkah persetujuan. Pilihannya: Tim IT memperbaiki rencana "
        "dengan `/kembali LANGKAH ALASAN`, pemohon membatalkan dengan `/batal ALASAN`, atau pejabat itu kemudian "
        "menyetujui.",
        "The rejection was recorded; the request stays open at the approval step. The ways on: Tim IT revises with "
        "`/kembali STEP REASON`, the requester cancels with `/batal REASON`, or that person approves later.",
    ),
    "rejection_lifted": Text(
        "Penolakan Anda dicabut oleh persetujuan ini.", "This approval takes back your rejection."
    ),
    "nothing_to_withdraw": Text(
        "Tidak ada persetujuan Anda yang dapat ditarik.", "There is no approval of yours to withdraw."
    ),
    "approval_withdrawn": Text(
        "Penarikan dicatat: tidak ada persetujuan Anda, juga yang diberikan atas nama Anda, sebelum komentar ini yang "
        "masih dihitung.",
        "The withdrawal is on record: no approval of yours, or in your name, from before this comment counts any more.",
    ),
    "may_not_return": Text(
        "Mengembalikan permohonan dari langkah ini hanya dapat dilakukan oleh {role} atau pejabat penyetuju.",
        "Only {role} or an approver can return the request from this step.",
    ),
    "nowhere_to_return": Text(
        "Dari langkah ini permohonan tidak dapat dikembalikan.", "The request cannot be returned from this step."
    ),
    "return_where": Text(
        "Sebutkan nomor langkah tujuan ({steps}) lalu alasannya, misalnya `/kembali 3 kebutuhan berubah`. "
        "Yang tertulis: {written}.",
        "Name the step ({steps}) and then the reason, as in `/kembali 3 needs have changed`. You wrote: {written}.",
    ),
    "returned": Text(
        "Permohonan dikembalikan ke langkah {step}. Langkah itu dan langkah sesudahnya dikerjakan lagi: isian lama "
        "tersedia untuk disalin, dan persetujuan diminta lagi bila langkah persetujuan termasuk di dalamnya.",
        "The request was returned to step {step}. That step and those after it are done again: the old sections are "
        "offered for copying, and approval is asked for anew where the approval step is among them.",
    ),
    "may_not_cancel": Text(
        "Pembatalan hanya dapat dilakukan oleh pemohon atau wakil unitnya.",
        "Only the requester or a representative of the unit can cancel.",
    ),
    "too_late_to_cancel": Text(
        "Hasilnya sudah diluncurkan, jadi permohonan tidak dapat dibatalkan lagi.",
        "The result has been launched, so the request can no longer be cancelled.",
    ),
    "request_cancelled": Text(
        "Permohonan dibatalkan oleh pemohon dan ditutup. Untuk melanjutkannya, pemohon menulis `/lanjut`.",
        "The requester cancelled the request and it was closed. To take it up again, the requester writes `/lanjut`.",
    ),
    "cancelled_by_closing": Text(
        "Pemohon menutup isu ini, jadi permohonan dianggap dibatalkan. Untuk melanjutkannya, tulis `/lanjut`.",
        "The requester closed this issue, so the request counts as cancelled. To take it up again, write `/lanjut`.",
    ),
    "nothing_to_resume": Text(
        "Tidak ada yang perlu dilanjutkan: {verb} berlaku untuk permohonan yang ditunda atau dibatalkan.",
        "There is nothing to take up: {verb} is for a request that is on hold or cancelled.",
    ),
    "order_not_certain": Text(
        "Jam dan nomor komentar ini tidak sama-sama lebih baru daripada yang mendahuluinya, jadi urutannya tidak pasti "
        "dan {verb} tidak dijalankan. Kirim lagi dalam komentar baru bila masih perlu.",
        "The time and the number of this comment are not both later than what came before it, so the order is not "
        "certain and {verb} was not carried out. Send it again in a new comment if it is still needed.",
    ),
    "may_not_resume": Text(
        "Hanya pemohon atau wakil unitnya yang dapat melakukannya.",
        "Only the requester or a representative of the unit can do that.",
    ),
    "request_resumed": Text(
        "Permohonan dilanjutkan dari tempatnya semula. Persetujuan sebelumnya tidak berlaku lagi.",
        "The request goes on where it stood. Earlier approvals are void.",
    ),
    "nothing_to_appeal": Text(
        "Banding hanya berlaku untuk permohonan yang ditolak.", "An appeal is for a rejected request."
    ),
    "appealed_already": Text("Banding hanya dapat diajukan satu kali.", "An appeal can be made only once."),
    "request_appealed": Text(
        "Banding diterima; permohonan dibuka lagi di tempatnya semula. Persetujuan sebelumnya tidak berlaku lagi.",
        "The appeal was taken; the request is open again where it stood. Earlier approvals are void.",
    ),
    "closing_undone": Text(
        "Isu ini dibuka kembali: permohonan hanya ditutup oleh langkah terakhir, penolakan pada evaluasi, atau "
        "pembatalan oleh pemohon (`/batal ALASAN`).",
        "This issue was reopened: only the last step, a rejection at evaluation or the requester's cancellation "
        "(`/batal REASON`) closes a request.",
    ),
    "reopening_undone": Text(
        "Isu ini ditutup kembali ({ending}). Permohonan yang dibatalkan dilanjutkan pemohon dengan `/lanjut`; "
        "yang ditolak dapat dibanding dengan `/banding ALASAN`; untuk kebutuhan baru, ajukan permohonan baru.",
        "This issue was closed again ({ending}). A cancelled request is taken up by its requester with `/lanjut`; "
        "a rejected one can be appealed with `/banding REASON`; for a new need, file a new request.",
    ),
    "status_asked": Text("Posisi permohonan sekarang:", "Where the request stands now:"),
    "bantuan_asked": Text("Yang dapat Anda lakukan sekarang:", "What you can do now:"),
}
