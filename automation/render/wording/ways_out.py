"""What to do after an approval or a letter that does not count: reason code to the way out (rule 12)."""

from automation.core.policy.process import Text

_SEND_THE_NEWEST = Text(
    "Bacalah isi yang sekarang, lalu kirim baris dari permintaan persetujuan yang terbaru sebagai komentar baru.",
    "Please read the present text, then send the line of the newest approval request in a new comment.",
)
_SOMEBODY_ELSE = Text(
    "Siapa yang ikut mengerjakan permohonan tidak menyetujuinya: mintalah pejabat lain yang memegang peran itu untuk "
    "memutuskan.",
    "Whoever took part in a request does not approve it: please let somebody else who holds the role decide.",
)
_CHANGED_MIND = Text(
    "Keputusan yang terakhir yang berlaku. Bila berubah pikiran, kirim persetujuan itu lagi sebagai komentar baru.",
    "The last decision holds. After a change of mind, please send the approval again in a new comment.",
)
_NOTHING_TO_DO = Text(
    "Anda tidak perlu berbuat apa-apa; komentar status menyebutkan siapa yang masih memutuskan.",
    "You need not do anything; the status comment says who still has to decide.",
)
_NEW_LETTER = Text(
    "Mintalah surat baru yang memuat kode yang berlaku, lalu catat surat itu dengan `/catat KODE`.",
    "Please ask for a new letter that names the present code, then record it with `/catat CODE`.",
)

_NUMBER_FIRST = Text(
    "Mintalah pemilik proses memperbaiki baris itu di berkas meja, lalu kirim lagi sebagai komentar baru.",
    "Please ask the process owner to correct that line of the desk file, then send it again in a new comment.",
)

WAYS_OUT: dict[str, Text] = {
    "not_a_person": Text(
        "Persetujuan diberikan oleh orang: kirim lagi dari akun Anda sendiri.",
        "Approvals are given by people: please send it again from your own account.",
    ),
    "not_in_role": Text(
        "Bila itu keliru, hubungi pemilik proses agar Anda dicatat, lalu kirim lagi; bila tidak, pejabat yang disebut "
        "itu yang memutuskan.",
        "If that is wrong, ask the process owner to list you, then send it again; if not, those named above decide.",
    ),
    "outside_delegation": Text(
        "Bila masa tugasnya memang lain, mintalah pemilik proses memperbaikinya di berkas meja, lalu kirim lagi; bila "
        "tidak, pejabatnya sendiri yang memutuskan.",
        "If the time is wrong, ask the process owner to correct the desk file, then send it again; if not, the office "
        "holder decides in person.",
    ),
    "login_reused": Text(
        "Sesudah nomor akunnya diperbaiki di berkas meja, kirim lagi.",
        "Once the account number is corrected in the desk file, please send it again.",
    ),
    "requester_side": Text(
        "Mintalah pejabat lain yang memegang peran itu untuk memutuskan.",
        "Please let somebody else who holds the role decide.",
    ),
    "edited_request": _SOMEBODY_ELSE,
    "wrote_evidence": _SOMEBODY_ELSE,
    "did_approve": _SOMEBODY_ELSE,
    "did_catat": _SOMEBODY_ELSE,
    "did_darurat": _SOMEBODY_ELSE,
    "did_step": _SOMEBODY_ELSE,
    "did_alone": _SOMEBODY_ELSE,
    "principal_barred": Text(
        "Mintalah pejabat lain yang tidak ikut mengerjakan permohonan ini untuk memutuskan.",
        "Please let somebody else in office decide, who took no part in this request.",
    ),
    "principal_decided": Text(
        "Satu suara didengar satu kali, jadi Anda tidak perlu berbuat apa-apa. Pejabatnya sendiri dapat mengubah "
        "keputusannya dengan komentar baru.",
        "One voice is heard once, so you need not do anything. The office holder can change the decision in a new "
        "comment.",
    ),
    "nothing_to_approve": Text(
        "Tunggu permintaan persetujuan dengan kodenya; Anda akan disebut di sana.",
        "Please wait for the approval request with its code; it will mention you.",
    ),
    "other_code": _SEND_THE_NEWEST,
    "earlier_than_change": _SEND_THE_NEWEST,
    "other_digest": _SEND_THE_NEWEST,
    "order_unclear": _SEND_THE_NEWEST,
    "rejected_later": _CHANGED_MIND,
    "withdrawn": _CHANGED_MIND,
    "repeated": _NOTHING_TO_DO,
    "no_open_slot": _NOTHING_TO_DO,
    "letter_not_taken": Text(
        "Mintalah yang menandatangani mengirim `/setujui KODE` dari akunnya sendiri.",
        "Please let the signatory send `/setujui CODE` from their own account.",
    ),
    "signatory_not_in_role": Text(
        "Mintalah pemegang jabatan yang sekarang menandatangani surat baru, lalu catat surat itu.",
        "Please let the present office holder sign a new letter, then record it.",
    ),
    "signatory_unsettled": Text(
        "Catat surat itu sekali lagi dengan `/catat KODE`.", "Please record the letter anew with `/catat CODE`."
    ),
    "second_command": Text(
        "Kirim satu perintah saja dalam satu komentar.", "Please send one command only in a comment."
    ),
    "former_account": Text("Kirim lagi dari akun yang sekarang.", "Please send it again from the present account."),
    "no_number": _NUMBER_FIRST,
    "number_doubled": _NUMBER_FIRST,
    "letter_day": _NEW_LETTER,
}
"""By the code without its `approval_`."""

LETTER_WAYS_OUT: dict[str, Text] = {
    "other_code": _NEW_LETTER,
    "earlier_than_change": _NEW_LETTER,
    "order_unclear": _NEW_LETTER,
    "other_digest": _NEW_LETTER,
}
"""What differs for a letter: its signatory cannot send a line."""

SAID_BY_THE_REASON = frozenset(
    {
        "edited",
        "via_email",
        "code_unreadable",
        "refused_before",
        "lapsed",
        "recorder_not_in_role",
        "recorder_signed",
        "recorder_barred",
    }
)
"""Codes whose own sentence ends with the way out."""


def way_out(code: str, *, is_letter: bool) -> Text | None:
    """The way out that is added to the reason of this code; None where the reason says it itself."""
    code = code.removeprefix("approval_")
    return (LETTER_WAYS_OUT.get(code) if is_letter else None) or WAYS_OUT.get(code)
