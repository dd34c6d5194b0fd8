"""What the desk says of labels that were set or taken off by hand: each says what became of the label."""

from collections.abc import Mapping

from automation.core.policy.process import Text
from automation.core.problem import Code
from automation.core.why import Why

from .wording import Wording

LABELS: Mapping[Code, Wording] = {
    Why.LABEL_NO_FORM: Wording(
        "Label {label} ditarik kembali: isu ini tidak dibuat melalui formulir permohonan, jadi belum ada langkahnya.",
        "The label {label} was taken back: this issue did not come through a request form, so it has no steps yet.",
        rule="form",
    ),
    Why.LABEL_CHANGED_SINCE: Wording(
        "Label ditarik kembali karena isi permohonan berubah sesudah label dipasang. "
        "Periksa status terbaru, lalu gunakan {verb}.",
        "The label was taken back because the request changed after it was set. Check the status, then use {verb}.",
        rule="7",
        in_ledger=Text("isi berubah sesudah label dipasang", "the text changed after the label was set"),
    ),
    Why.LABEL_GATE_SHUT: Wording(
        "Label {label} ditarik kembali. Menurut SOP pekerjaan tidak boleh dimulai sebelum izin dan persetujuan "
        "lengkap. Sesudah persetujuan lengkap, {role} memulai dengan {verb} atau memasang label itu lagi.",
        "The label {label} was taken back. By the SOP no work may begin before the approvals are complete. "
        "Once they are, {role} goes on with {verb} or sets the label again.",
        rule="1",
        in_ledger=Text("persetujuan belum lengkap", "the approvals were not complete"),
    ),
    Why.LABEL_EARLIER: Wording(
        "Label {label} ditarik kembali: langkah itu sudah dilewati. Untuk mengulang dari sana, tulis "
        "`/kembali {target} ALASAN`.",
        "The label {label} was taken back: that step is past. To return to it, write `/kembali {target} REASON`.",
        rule="order",
        in_ledger=Text("langkah itu sudah dilewati", "that step is past"),
    ),
    Why.LABEL_SKIPS: Wording(
        "Label {label} ditarik kembali: langkah tidak boleh dilompati. Sekarang langkah {step}; "
        "lanjutkan dengan {verb}.",
        "The label {label} was taken back: no step may be skipped. This is step {step}; go on with {verb}.",
        rule="order",
        in_ledger=Text("langkah tidak boleh dilompati", "no step may be skipped"),
    ),
    Why.LABEL_NOT_YOUR_STEP: Wording(
        "Label {label} ditarik kembali: langkah {step} hanya dapat diselesaikan oleh {role}, dengan {verb} atau label.",
        "The label {label} was taken back: only {role} can finish step {step}, by {verb} or by label.",
        rule="roles",
        in_ledger=Text("bukan pelaksana langkah {step}", "set by somebody who does not do step {step}"),
    ),
    Why.LABEL_OF_DESK: Wording(
        "Label {label} ditarik kembali: label ini dipasang oleh sistem saja, menurut keadaan permohonan. "
        "Untuk mengubah keadaannya, kirim perintah sebagai komentar; `/bantuan` menyebutkan perintah yang dapat Anda "
        "pakai.",
        "The label {label} was taken back: the desk alone sets it, by the state of the request. "
        "To change that state, send a command in a comment; `/bantuan` lists what you can use.",
        rule="labels",
        in_ledger=Text("label itu dipasang oleh meja saja", "the desk alone sets that label"),
    ),
    Why.LABEL_LOOKS_LIKE: Wording(
        "Label {label} ditarik kembali: namanya hanya tampak seperti label {like}, tetapi di dalamnya ada karakter "
        "lain, atau karakter yang tidak kelihatan. Hapus label tiruan itu dari daftar label repositori ini.",
        "The label {label} was taken back: its name only looks like the label {like}, but there are other characters, "
        "or characters that cannot be seen, in it. Delete that imitation from the list of labels of this repository.",
        rule="labels",
        in_ledger=Text("hanya tampak seperti label meja", "only looks like a label of the desk"),
    ),
    Why.LABEL_OVERTAKEN: Wording(
        "Label {label} ditarik kembali: pada saat yang sama ada komentar yang menutup, dan urutannya tidak pasti. "
        "Bila memang masih boleh dilanjutkan, pasang lagi label itu.",
        "The label {label} was taken back: there is a comment of the same time that shuts, and their order is not "
        "certain. If the request may still go on, set the label again.",
        rule="labels",
        in_ledger=Text(
            "urutannya dengan komentar yang menutup tidak pasti",
            "its order beside a comment that shuts was not certain",
        ),
    ),
    Why.LABEL_OF_NO_STEP: Wording(
        "Label {label} ditarik kembali: itu bukan langkah prosedur ini. Sekarang langkah {step}; "
        "sesudah yang diminta di komentar status lengkap, lanjutkan dengan {verb}.",
        "The label {label} was taken back: it is no step of this procedure. This is step {step}; once all that the "
        "status comment asks for is there, go on with {verb}.",
        rule="labels",
        in_ledger=Text("bukan langkah prosedur ini", "no step of this procedure"),
    ),
    Why.LABEL_PAST: Wording(
        "Label {label} ditarik kembali: langkah itu sudah selesai dan tidak dapat diulang. Sekarang langkah {step}.",
        "The label {label} was taken back: that step is done and cannot be done again. This is step {step}.",
        rule="order",
        in_ledger=Text("langkah itu sudah selesai", "that step is done"),
    ),
    Why.LABEL_RENAMED: Wording(
        "Label {label} ditarik kembali: label itu diganti namanya atau diubah sesudah Anda pasang, jadi tidak dianggap "
        "sebagai perintah. Langkah selanjutnya ada di komentar status.",
        "The label {label} was taken back: it was renamed or changed after you had set it, so it is not taken as a "
        "command. What comes next is in the status comment.",
        rule="labels",
        in_ledger=Text("nama label diubah sesudah dipasang", "the label was renamed after it was set"),
    ),
    Why.LABEL_UNREAD: Wording(
        "Label {label} dilepas: permohonan ini tidak dapat dibaca, jadi tidak diketahui apakah pekerjaan boleh "
        "dimulai. Komentar status menyebutkan sebabnya. Pasang lagi label itu sesudah permohonan terbaca.",
        "The label {label} was taken off: this request cannot be read, so it is not known whether work may begin. "
        "The status comment says why. Set the label again once the request can be read.",
        rule="labels",
        in_ledger=Text("permohonan tidak dapat dibaca", "the request could not be read"),
    ),
    Why.LABEL_DESK_UNREAD: Wording(
        "Label {label} dilepas: aturan meja sedang tidak dapat dibaca, jadi tidak diketahui apakah pekerjaan boleh "
        "dimulai. Pemilik proses memperbaikinya; pasang lagi label itu sesudahnya.",
        "The label {label} was taken off: the rules of the desk cannot be read at present, so it is not known whether "
        "work may begin. The process owner puts them right; set the label again afterwards.",
        rule="labels",
        in_ledger=Text("aturan meja tidak dapat dibaca", "the rules of the desk could not be read"),
    ),
    Why.LABEL_REMOVED: Wording(
        "Label {label} dipasang kembali: label langkah menunjukkan keadaan permohonan dan tidak dapat dilepas.",
        "The label {label} was put back: the step label shows where the request stands and cannot be taken off.",
        rule="labels",
        in_ledger=Text("label langkah dilepas dengan tangan", "the step label was taken off by hand"),
    ),
    Why.LABEL_HELD: Wording(
        "Label {label} ditarik kembali: permohonan ini ditunda sampai {until}. Akhiri penundaan dengan `/lanjut`, lalu "
        "pasang label itu lagi.",
        "The label {label} was taken back: this request is on hold until {until}. End the hold with `/lanjut`, then "
        "set it again.",
        rule="holds",
        in_ledger=Text("permohonan sedang ditunda", "the request was on hold"),
    ),
    Why.LABEL_OF_NOBODY: Wording(
        "tidak dipasang oleh siapa pun: label diganti namanya, atau dipasang oleh bot lain",
        "put on by nobody: a label was renamed, or another bot set it",
    ),
}
