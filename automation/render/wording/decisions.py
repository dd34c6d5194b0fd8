"""What the desk says of rejecting, withdrawing, returning, cancelling, going on and closing by hand."""

from collections.abc import Mapping

from automation.core.policy.process import Text
from automation.core.problem import Code
from automation.core.why import Why

from .wording import Wording

DECISIONS: Mapping[Code, Wording] = {
    Why.MAY_NOT_REJECT: Wording(
        "Pada langkah ini Anda tidak dapat menolak: penolakan dilakukan Tim IT saat evaluasi, atau sejak langkah "
        "persetujuan oleh pejabat yang menyetujui permohonan.",
        "You cannot reject at this step: Tim IT rejects at evaluation, and whoever holds an approving office from the "
        "approval step on.",
        rule="roles",
    ),
    Why.TOO_LATE_TO_DECIDE: Wording(
        "Hasilnya sudah diluncurkan, jadi persetujuan tidak dapat ditolak atau ditarik lagi. Sampaikan keberatan Anda "
        "kepada Tim IT lewat komentar biasa.",
        "The result has been launched, so approvals can no longer be rejected or withdrawn. Please tell the IT team "
        "your concern in an ordinary comment.",
        rule="7",
    ),
    Why.REQUEST_REJECTED: Wording(
        "Permohonan ditolak pada langkah {step} dan ditutup.",
        "The request was rejected at step {step} and closed.",
        in_ledger=Text("ditolak pada langkah {step}", "rejected at step {step}"),
        in_timeline=Text("Ditolak dan ditutup", "Rejected and closed"),
    ),
    Why.APPROVER_REJECTED: Wording(
        "Penolakan dicatat; permohonan tetap terbuka di langkah persetujuan. Pilihannya: Tim IT memperbaiki rencana "
        "dengan `/kembali LANGKAH ALASAN`, pemohon membatalkan dengan `/batal ALASAN`, atau pejabat itu kemudian "
        "menyetujui.",
        "The rejection was recorded; the request stays open at the approval step. The ways on: Tim IT revises with "
        "`/kembali STEP REASON`, the requester cancels with `/batal REASON`, or that person approves later.",
        in_ledger=Text("oleh pejabat yang persetujuannya diperlukan", "by somebody whose approval is needed"),
        in_timeline=Text("Ditolak; permohonan tetap terbuka", "Rejected; the request stays open"),
    ),
    Why.REJECTION_LIFTED: Wording(
        "Penolakan Anda dicabut oleh persetujuan ini.",
        "This approval takes back your rejection.",
        in_ledger=Text("mencabut penolakannya sendiri", "takes back their own rejection"),
        in_timeline=Text("Penolakan dicabut", "Rejection lifted"),
    ),
    Why.NOTHING_TO_WITHDRAW: Wording(
        "Tidak ada persetujuan Anda yang dapat ditarik.", "There is no approval of yours to withdraw.", rule="3"
    ),
    Why.APPROVAL_WITHDRAWN: Wording(
        "Penarikan dicatat: tidak ada persetujuan Anda, juga yang diberikan atas nama Anda, sebelum komentar ini yang "
        "masih dihitung.",
        "The withdrawal is on record: no approval of yours, or in your name, from before this comment counts any more.",
        rule="3",  # of an approval that was withdrawn since
        in_ledger=Text("ditarik oleh yang menyetujui", "withdrawn by the one who approved"),
        in_timeline=Text("Persetujuan ditarik", "Approval withdrawn"),
    ),
    Why.MAY_NOT_RETURN: Wording(
        "Mengembalikan permohonan dari langkah ini hanya dapat dilakukan oleh {role} atau pejabat penyetuju.",
        "Only {role} or an approver can return the request from this step.",
        rule="roles",
    ),
    Why.NOWHERE_TO_RETURN: Wording(
        "Dari langkah ini permohonan tidak dapat dikembalikan.",
        "The request cannot be returned from this step.",
        rule="order",
    ),
    Why.RETURN_WHERE: Wording(
        "Sebutkan nomor langkah tujuan ({steps}) lalu alasannya, misalnya `/kembali 3 kebutuhan berubah`. "
        "Yang tertulis: {written}.",
        "Name the step ({steps}) and then the reason, as in `/kembali 3 needs have changed`. You wrote: {written}.",
        rule="commands",
    ),
    Why.RETURNED: Wording(
        "Permohonan dikembalikan ke langkah {step}. Langkah itu dan langkah sesudahnya dikerjakan lagi: isian lama "
        "tersedia untuk disalin, dan persetujuan diminta lagi bila langkah persetujuan termasuk di dalamnya.",
        "The request was returned to step {step}. That step and those after it are done again: the old sections are "
        "offered for copying, and approval is asked for anew where the approval step is among them.",
        in_ledger=Text("dari langkah {step} ke langkah {after}", "from step {step} to step {after}"),
        in_timeline=Text("Dikembalikan ke langkah {step}", "Returned to step {step}"),
    ),
    Why.MAY_NOT_CANCEL: Wording(
        "Pembatalan hanya dapat dilakukan oleh pemohon atau wakil unitnya.",
        "Only the requester or a representative of the unit can cancel.",
        rule="13",
    ),
    Why.TOO_LATE_TO_CANCEL: Wording(
        "Hasilnya sudah diluncurkan, jadi permohonan tidak dapat dibatalkan lagi.",
        "The result has been launched, so the request can no longer be cancelled.",
        rule="closing",
    ),
    Why.REQUEST_CANCELLED: Wording(
        "Permohonan dibatalkan oleh pemohon dan ditutup. Untuk melanjutkannya, pemohon menulis `/lanjut`.",
        "The requester cancelled the request and it was closed. To take it up again, the requester writes `/lanjut`.",
        in_ledger=Text("dibatalkan oleh pihak pemohon", "cancelled by the requester's side"),
        in_timeline=Text("Dibatalkan", "Cancelled"),
    ),
    Why.CANCELLED_BY_CLOSING: Wording(
        "Pemohon menutup isu ini, jadi permohonan dianggap dibatalkan. Untuk melanjutkannya, tulis `/lanjut`.",
        "The requester closed this issue, so the request counts as cancelled. To take it up again, write `/lanjut`.",
        in_ledger=Text("pemohon menutup isunya", "the requester closed the issue"),
        in_timeline=Text("Dibatalkan dengan menutup permohonan", "Cancelled by closing the request"),
    ),
    Why.NOTHING_TO_RESUME: Wording(
        "Tidak ada yang perlu dilanjutkan: {verb} berlaku untuk permohonan yang ditunda atau dibatalkan.",
        "There is nothing to take up: {verb} is for a request that is on hold or cancelled.",
        rule="closing",
    ),
    Why.MAY_NOT_RESUME: Wording(
        "Hanya pemohon atau wakil unitnya yang dapat melakukannya.",
        "Only the requester or a representative of the unit can do that.",
        rule="13",
    ),
    Why.REQUEST_RESUMED: Wording(
        "Permohonan dilanjutkan dari tempatnya semula. Persetujuan sebelumnya tidak berlaku lagi.",
        "The request goes on where it stood. Earlier approvals are void.",
        in_ledger=Text(
            "dilanjutkan oleh pihak pemohon; persetujuan sebelumnya tidak berlaku lagi",
            "taken up by the requester's side; earlier approvals are void",
        ),
        in_timeline=Text(
            "Dilanjutkan lagi; persetujuan sebelumnya tidak berlaku", "Taken up again; earlier approvals are void"
        ),
    ),
    Why.NOTHING_TO_APPEAL: Wording(
        "Banding hanya berlaku untuk permohonan yang ditolak.", "An appeal is for a rejected request.", rule="closing"
    ),
    Why.APPEALED_ALREADY: Wording(
        "Banding hanya dapat diajukan satu kali.", "An appeal can be made only once.", rule="closing"
    ),
    Why.REQUEST_APPEALED: Wording(
        "Banding diterima; permohonan dibuka lagi di tempatnya semula. Persetujuan sebelumnya tidak berlaku lagi.",
        "The appeal was taken; the request is open again where it stood. Earlier approvals are void.",
        in_ledger=Text(
            "atas banding; persetujuan sebelumnya tidak berlaku lagi", "on appeal; earlier approvals are void"
        ),
        in_timeline=Text(
            "Banding; dibuka lagi, persetujuan sebelumnya tidak berlaku",
            "Appealed; open again, earlier approvals are void",
        ),
    ),
    Why.CLOSING_UNDONE: Wording(
        "Isu ini dibuka kembali: permohonan hanya ditutup oleh langkah terakhir, penolakan pada evaluasi, atau "
        "pembatalan oleh pemohon (`/batal ALASAN`).",
        "This issue was reopened: only the last step, a rejection at evaluation or the requester's cancellation "
        "(`/batal REASON`) closes a request.",
        rule="closing",
        in_ledger=Text("penutupan dengan tangan dibatalkan", "closing by hand was undone"),
    ),
    Why.REOPENING_UNDONE: Wording(
        "Isu ini ditutup kembali ({ending}). Permohonan yang dibatalkan dilanjutkan pemohon dengan `/lanjut`; "
        "yang ditolak dapat dibanding dengan `/banding ALASAN`; untuk kebutuhan baru, ajukan permohonan baru.",
        "This issue was closed again ({ending}). A cancelled request is taken up by its requester with `/lanjut`; "
        "a rejected one can be appealed with `/banding REASON`; for a new need, file a new request.",
        rule="closing",
        in_ledger=Text("pembukaan dengan tangan dibatalkan", "reopening by hand was undone"),
    ),
}
