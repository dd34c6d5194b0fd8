"""What the desk says of what was meant as a command and is none: reason code to its sentence, in both languages.

The line that is offered stands in a block of its own below the Indonesian text (`messages.py`).
"""

from automation.core.policy.process import Text

_SEND = Text(
    "Kirim isi kotak di bawah ini sebagai komentar baru.",
    "Please send the text in the box above as a new comment.",
)


def _misplaced(indonesian: str, english: str) -> Text:
    return Text(f"{indonesian} {_SEND.id}", f"{english} {_SEND.en}")


NEAR_MISSES: dict[str, Text] = {
    "near_miss": Text(
        "{written} tidak terbaca sebagai perintah, jadi tidak ada yang dijalankan. Mungkin maksud Anda {nearest}? Bila "
        "ya, kirim isi kotak di bawah ini sebagai komentar baru.",
        "{written} cannot be read as a command, so nothing was done. Did you mean {nearest}? If so, please send the "
        "text in the box above as a new comment.",
    ),
    "near_miss_bare": Text(
        "{written} tidak terbaca sebagai perintah, jadi tidak ada yang dijalankan. Mungkin maksud Anda {nearest}? "
        "Tulis sebagai komentar baru, tepat di awal baris pertama, lengkap dengan keterangannya, misalnya alasan.",
        "{written} cannot be read as a command, so nothing was done. Did you mean {nearest}? Please write it in a new "
        "comment, at the very start of the first line, with what it asks for, say a reason.",
    ),
    "near_miss_none": Text(
        "{written} tidak dijalankan: itu bukan perintah yang dapat Anda pakai di sini sekarang. Tulis `/bantuan` untuk "
        "melihat perintah yang dapat Anda pakai.",
        "{written} was not carried out: it is no command that you can use here now. Write `/bantuan` to see what you "
        "can use.",
    ),
    "misplaced_blank": _misplaced(
        "{written} tidak dijalankan karena di depannya ada spasi atau karakter yang tidak kelihatan. Hapus spasi di "
        "depan itu.",
        "{written} was not carried out, because a blank or a character that cannot be seen stands before it. Remove "
        "that blank.",
    ),
    "misplaced_below": _misplaced(
        "{written} tidak dijalankan karena di atasnya ada baris kosong atau kutipan. Perintah harus berada di baris "
        "pertama.",
        "{written} was not carried out, because an empty line or a quote stands above it. A command must stand on the "
        "first line.",
    ),
    "misplaced_code": _misplaced(
        "{written} tidak dijalankan karena ditulis di antara tanda kode (kutip balik). Hapus tanda itu.",
        "{written} was not carried out, because it stands between the marks of code (backticks). Leave those out.",
    ),
    "misplaced_quote": _misplaced(
        "{written} tidak dijalankan karena berada di dalam kutipan. Hapus tanda kutipan di depannya.",
        "{written} was not carried out, because it stands in a quote. Leave out the mark of the quote before it.",
    ),
    "misplaced_marks": _misplaced(
        "{written} tidak dijalankan karena di depannya ada tanda lain, misalnya tanda daftar. Hapus tanda itu.",
        "{written} was not carried out, because other marks stand before it, for example that of a list. Leave those "
        "out.",
    ),
    "misplaced_talk": _misplaced(
        "{written} tidak dijalankan karena tidak berada di baris pertama. Perintah harus berada di baris pertama.",
        "{written} was not carried out, because it does not stand on the first line. A command must stand on the "
        "first line.",
    ),
    "text_below_approval": Text(
        "Tulisan di bawah {verb} ({given}) tidak ikut diputuskan: persetujuan ini berlaku tanpa syarat. Bila yang Anda "
        "maksud adalah syarat, tulis `/tolak ALASAN`, atau `/kembali {step} ALASAN` agar rencananya diperbaiki.",
        "What stands below {verb} ({given}) is no part of the decision: this approval holds without conditions. If you "
        "meant a condition, write `/tolak REASON`, or `/kembali {step} REASON` to have the plan improved.",
    ),
    "text_below_agreement": Text(
        "Tulisan di bawah {verb} ({given}) tidak ikut disepakati: kesepakatan ini berlaku tanpa syarat. Bila ada yang "
        "masih perlu diubah, tulis sebagai komentar biasa; Tim IT mengubah daftarnya, lalu Anda diminta lagi.",
        "What stands below {verb} ({given}) is no part of the agreement, which holds without conditions. If something "
        "should still change, please say so in an ordinary comment; the IT team changes the list and asks you again.",
    ),
    "plain_yes": Text(
        "Komentar ini belum dihitung sebagai persetujuan. Bila Anda menyetujui isi yang sekarang, kirim isi kotak di "
        "bawah ini sebagai komentar baru di halaman permohonan ini (balasan surel tidak dihitung).",
        "This comment does not count as an approval yet. If you approve the present text, please send the text in the "
        "box above as a new comment on this page (an answer by e-mail does not count).",
    ),
    "plain_no": Text(
        "Komentar ini belum dihitung sebagai keputusan. Bila Anda menolak, kirim `/tolak ALASAN` sebagai komentar "
        "baru; bila rencananya perlu diperbaiki, kirim `/kembali {step} ALASAN`.",
        "This comment does not count as a decision yet. If you reject, please send `/tolak REASON` in a new comment; "
        "if the plan should be improved, send `/kembali {step} REASON`.",
    ),
    "plain_unclear": Text(
        "Komentar ini belum dihitung sebagai keputusan, dan syarat tidak dapat ikut disetujui. Bila Anda menyetujui "
        "tanpa syarat, kirim baris dari permintaan persetujuan; bila rencananya perlu diperbaiki, kirim "
        "`/kembali {step} ALASAN`; bila Anda menolak, kirim `/tolak ALASAN`.",
        "This comment does not count as a decision yet, and no condition can be approved with it. If you approve "
        "without conditions, please send the line of the approval request; if the plan should be improved, send "
        "`/kembali {step} REASON`; if you reject, send `/tolak REASON`.",
    ),
    "plain_agreement": Text(
        "Komentar ini belum dihitung sebagai kesepakatan. Bila daftar kebutuhannya sudah sesuai, kirim isi kotak di "
        "bawah ini sebagai komentar baru di halaman permohonan ini (balasan surel tidak dihitung).",
        "This comment does not count as an agreement yet. If the requirements are right, please send the text in the "
        "box above as a new comment on this page (an answer by e-mail does not count).",
    ),
    "code_is_older": Text(
        "Kode {written} bukan untuk isi yang sekarang; kode yang berlaku ada di kotak. Bacalah isi yang sekarang "
        "dahulu.",
        "The code {written} is not for the present text; the one in the box is. Please read the present text first.",
    ),
}
