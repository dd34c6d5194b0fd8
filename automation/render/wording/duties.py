"""What the desk says to whoever may not do a task because of another one."""

from collections.abc import Mapping

from automation.core.policy.process import Text
from automation.core.problem import Code
from automation.core.why import Why

from .wording import Wording

DUTIES: Mapping[Code, Wording] = {
    Why.DUTY_REQUESTER_SIDE: Wording(
        "{verb} tidak dapat Anda jalankan: Anda termasuk pihak pemohon, dan tugas ini tidak boleh dikerjakan oleh "
        "pemohon sendiri. Mintalah rekan lain yang berwenang.",
        "You cannot carry out {verb}: you belong to the requester's side, and this task is never the requester's own. "
        "Please ask a colleague who may act.",
        rule="5",
        in_ledger=Text("oleh pihak pemohon sendiri", "by the requester's own side"),
    ),
    Why.DUTY_EDITED_REQUEST: Wording(
        "{verb} tidak dapat Anda jalankan: Anda pernah mengubah isi permohonan ini. "
        "Mintalah rekan lain yang berwenang.",
        "You cannot carry out {verb}: you edited the text of this request. Please ask a colleague who may act.",
        rule="5",
        in_ledger=Text("oleh pengubah isi permohonan", "by somebody who edited the request"),
    ),
    Why.DUTY_DID_STEP: Wording(
        "{verb} tidak dapat Anda jalankan: Anda sudah mengerjakan langkah {step}, dan kedua tugas itu harus dikerjakan "
        "oleh orang yang berbeda. Mintalah rekan lain yang berwenang.",
        "You cannot carry out {verb}: you did step {step}, and the two tasks are for different people. "
        "Please ask a colleague who may act.",
        rule="5",
        in_ledger=Text("dipisahkan dari tugas yang sudah ia kerjakan", "kept apart from a task that they did"),
    ),
    Why.DUTY_DID_APPROVE: Wording(
        "{verb} tidak dapat Anda jalankan: Anda sudah menyetujui permohonan ini, dan yang menyetujui tidak mengerjakan "
        "tugas ini. Mintalah rekan lain yang berwenang.",
        "You cannot carry out {verb}: you approved this request, and whoever approves does not do this task. "
        "Please ask a colleague who may act.",
        rule="5",
        in_ledger=Text("oleh yang menyetujui", "by somebody who approved"),
    ),
    Why.DUTY_DID_CATAT: Wording(
        "{verb} tidak dapat Anda jalankan: Anda sudah mencatat surat untuk permohonan ini, dan kedua tugas itu harus "
        "dikerjakan oleh orang yang berbeda. Mintalah rekan lain yang berwenang.",
        "You cannot carry out {verb}: you put a letter on record for this request, and the two tasks are for different "
        "people. Please ask a colleague who may act.",
        rule="5",
        in_ledger=Text("oleh yang mencatat surat", "by somebody who recorded a letter"),
    ),
    Why.DUTY_DID_DARURAT: Wording(
        "{verb} tidak dapat Anda jalankan: Anda sudah menyatakan keadaan darurat untuk permohonan ini, dan kedua tugas "
        "itu harus dikerjakan oleh orang yang berbeda. Mintalah rekan lain yang berwenang.",
        "You cannot carry out {verb}: you declared the emergency of this request, and the two tasks are for different "
        "people. Please ask a colleague who may act.",
        rule="5",
        in_ledger=Text("oleh yang menyatakan darurat", "by somebody who declared the emergency"),
    ),
    Why.DUTY_PRINCIPAL_BARRED: Wording(
        "{verb} tidak dapat Anda jalankan: pejabat yang Anda wakili tidak boleh mengerjakan tugas ini pada permohonan "
        "ini, jadi juga tidak melalui Anda. Mintalah rekan lain yang berwenang.",
        "You cannot carry out {verb}: whoever you act for may not do this task for this request, and so not through "
        "you either. Please ask a colleague who may act.",
        rule="5",
        in_ledger=Text(
            "yang diwakilinya tidak boleh mengerjakan tugas ini", "whoever was acted for may not do this task"
        ),
    ),
    Why.DUTY_OTHER_SIDE: Wording(
        "{verb} tidak dapat Anda jalankan: Anda sudah ikut menilai atau memutuskan permohonan ini, jadi Anda tidak "
        "bertindak untuk pihak pemohon di sini. Mintalah pemohon atau wakil unit yang lain.",
        "You cannot carry out {verb}: you took part in judging or deciding this request, so you do not act for the "
        "requester's side here. Please ask the requester or another representative of the unit.",
        rule="5",
        in_ledger=Text("sudah ikut menilai atau memutuskan", "took part in judging or deciding before"),
    ),
    Why.DUTY_DID_ALONE: Wording(
        "{verb} tidak dapat Anda jalankan: langkah {step} Anda kerjakan sendirian, jadi tugas ini harus dikerjakan "
        "oleh orang lain. Mintalah rekan lain yang berwenang.",
        "You cannot carry out {verb}: you alone did step {step}, so this task is for somebody else. "
        "Please ask a colleague who may act.",
        rule="5",
        in_ledger=Text("dipisahkan dari tugas yang ia kerjakan sendirian", "kept apart from what they did alone"),
    ),
}
