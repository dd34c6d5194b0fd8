"""What the desk says of people of the desk file, of a request that cannot be read, and of its ledger.

Of a number that is lacking the verdict on an approval says the same.
"""

from collections.abc import Mapping

from automation.core.policy.process import Text
from automation.core.problem import Code
from automation.core.why import Why

from .approvals import VERDICTS
from .wording import Wording


def _whole(part: Text) -> Wording:
    return Wording(f"{part.id[:1].upper()}{part.id[1:]}.", f"{part.en[:1].upper()}{part.en[1:]}.")


PEOPLE: Mapping[Code, Wording] = {
    Why.PERSON_NO_NUMBER: _whole(VERDICTS[Why.NO_NUMBER]),
    Why.PERSON_NUMBER_DOUBLED: _whole(VERDICTS[Why.NUMBER_DOUBLED]),
    Why.PERSON_GONE: Wording(
        "Akun GitHub {login} sudah dihapus. Yang sudah tercatat darinya dan tidak diubah tetap berlaku; ia tidak "
        "ditunggu lagi. Pemilik proses perlu memperbarui berkas meja.",
        "The GitHub account {login} was deleted. What is on record of it and unchanged still stands; it is waited for "
        "no longer. The process owner needs to bring the desk file up to date.",
    ),
    Why.REQUESTER_GONE: Wording(
        "Akun GitHub pembuat permohonan ini sudah dihapus. Permohonan tetap berjalan; wakil unit yang menjawab dan "
        "memutuskan untuk pemohon.",
        "The GitHub account that filed this request was deleted. The request goes on; the representatives of the unit "
        "answer and decide for the requester.",
    ),
    Why.UNRECORDED_OF_GONE: Wording(
        "Ada komentar {verb} dari akun GitHub yang sudah dihapus. Komentar itu tidak dihitung karena tidak tercatat "
        "saat akun itu masih ada; siapa pun yang berwenang dapat mengirimnya lagi.",
        "There is a comment {verb} by a GitHub account that was deleted. It does not count, since it was not on record "
        "while the account was there; whoever is entitled can send it again.",
    ),
}

UNREADABLE: Mapping[Code, Wording] = {
    Why.RECORD_MISSING: Wording(
        "Catatan permohonan ini hilang padahal permohonan sudah diterima; pulihkan cabangnya dari riwayat git.",
        "The record of this request is gone although it was taken in; restore its branch from git's history.",
        rule="record",
    ),
    Why.RECORD_BROKEN: Wording(
        "Catatan permohonan ini tidak dapat dibaca; bandingkan cabangnya dengan riwayat git, lalu pulihkan.",
        "The record of this request cannot be read; compare its branch with git's history and restore it.",
        rule="record",
    ),
    Why.REGISTER_MISSING: Wording(
        "Daftar jabatan (`register.jsonl` di cabang catatan) hilang padahal catatan permohonan ini menyebutnya; "
        "pulihkan berkas itu dari riwayat git.",
        "The register of rights (`register.jsonl` on the record's branch) is gone although the record of this request "
        "names it; restore the file from git's history.",
        rule="record",
    ),
    Why.REGISTER_BROKEN: Wording(
        "Daftar jabatan (`register.jsonl` di cabang catatan) tidak dapat dibaca; bandingkan dengan riwayat git, lalu "
        "pulihkan.",
        "The register of rights (`register.jsonl` on the record's branch) cannot be read; compare it with git's "
        "history and restore it.",
        rule="record",
    ),
    Why.REGISTER_FOREIGN: Wording(
        "Daftar jabatan (`register.jsonl` di cabang catatan) milik repositori lain; pulihkan berkas meja ini dari "
        "riwayat git, atau hapus berkas itu bila meja ini belum pernah berjalan.",
        "The register of rights (`register.jsonl` on the record's branch) is that of another repository; restore this "
        "desk's own from git's history, or delete the file if this desk has never run.",
        rule="record",
    ),
    Why.REGISTER_OLDER: Wording(
        "Daftar jabatan (`register.jsonl` di cabang catatan) terpotong atau lebih tua daripada catatan permohonan ini; "
        "pulihkan berkas itu dari riwayat git.",
        "The register of rights (`register.jsonl` on the record's branch) was cut, or is older than the record of this "
        "request; restore the file from git's history.",
        rule="record",
    ),
    Why.PROCESS_GONE: Wording(
        "Berkas prosedur versi yang dipakai permohonan ini tidak ada lagi atau tidak terbaca; kembalikan berkas itu.",
        "The file of the procedure's version that this request is pinned to is gone or cannot be read; put it back.",
        rule="record",
        in_ledger=Text("berkas prosedurnya tidak terbaca", "the file of its procedure could not be read"),
    ),
    Why.EDITS_UNHEARD: Wording(
        "Isi permohonan ini diubah begitu sering tanpa dibaca meja, lebih dari seribu kali, sehingga perubahan yang "
        "lama tidak terbaca lagi. Siapa yang mengubahnya tidak diketahui: ajukan permohonan baru yang menyebut "
        "permohonan ini.",
        "The text of this request was edited so often without the desk hearing of it, more than a thousand times, that "
        "the oldest edits can no longer be read. Who made them is not known: file a new request that refers to this "
        "one.",
        rule="record",
        in_ledger=Text(
            "terlalu banyak perubahan isi yang tidak pernah dibaca meja", "too many edits that the desk never read"
        ),
    ),
    Why.DESK_BROKEN: Wording(
        "Berkas meja atau berkas sebuah prosedur mengandung kesalahan, jadi aturan yang berlaku tidak diketahui. "
        "Pemilik proses memperbaikinya; `alur check` menyebutkan barisnya.",
        "The desk file or the file of a procedure holds a mistake, so it is not known which rules apply. The process "
        "owner corrects it; `alur check` names the line.",
        rule="record",
    ),
    Why.UNREAD_FAILING: Wording(
        "GitHub tidak memberikan riwayatnya, juga ketika hanya permohonan ini yang ditanyakan: {said}. Pemeriksaan "
        "berikutnya mencobanya lagi.",
        "GitHub does not give its history, not even when asked for this request alone: {said}. The next run tries "
        "again.",
    ),
    Why.UNREAD_SHAPE: Wording(
        "Riwayatnya berbentuk lain daripada yang dikenal meja: {said}. Laporkan kepada Tim IT.",
        "Its history has a shape that the desk does not know: {said}. Please report this to the IT team.",
    ),
    Why.UNREAD_BUG: Wording(
        "Program meja sendiri salah: {said}. Laporkan kepada Tim IT.",
        "The desk's own program is wrong: {said}. Please report this to the IT team.",
    ),
}

ENTRIES: Mapping[Code, Wording] = {
    Why.INTAKE: Wording("formulir permohonan dikirim", "the request form was sent"),
    Why.CODE_DRAWN: Wording("untuk isi sebagaimana terakhir diubah", "for the text as it was last changed"),
    Why.GATE_OPENED: Wording(
        "semua persetujuan yang diperlukan ada",
        "every needed approval is there",
        in_timeline=Text("Semua persetujuan lengkap", "All approvals complete"),
    ),
    Why.SECTIONS_POSTED: Wording(
        "menulis atau mengubah isian langkah {step}", "wrote or edited sections of step {step}"
    ),
    Why.BODY_EDITED: Wording("mengubah isi permohonan", "edited the text of the request"),
    Why.EDITS_COUNTED: Wording("jumlah perubahan isi dicatat", "the edits of the text were counted"),
    Why.RIGHT_LOST: Wording(
        "tidak berlaku lagi walaupun isinya sama, misalnya karena haknya hilang",
        "no longer holding although the text is the same, say because a right was lost",
    ),
    Why.VOICE_TAKEN: Wording("pejabat yang diwakili memutuskan", "the office holder who was spoken for decided"),
    Why.SIGNATORY_SETTLED: Wording("nomor penandatangan ditetapkan", "the signatory's number was fixed"),
}
"""Of entries that answer no act."""
