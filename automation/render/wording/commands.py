"""What the desk says of any command, of what was meant as one and is none, and of previews."""

from collections.abc import Mapping

from automation.core.policy.process import Text
from automation.core.problem import Code
from automation.core.why import Why

from .wording import Wording

_SEND = Text(
    "Kirim isi kotak di bawah ini sebagai komentar baru.",
    "Please send the text in the box above as a new comment.",
)


def _misplaced(indonesian: str, english: str, rule: str) -> Wording:
    return Wording(f"{indonesian} {_SEND.id}", f"{english} {_SEND.en}", rule=rule)


COMMANDS: Mapping[Code, Wording] = {
    Why.USED_FORMER_ACCOUNT: Wording(
        "Ini akun lama dari {login}; sejak akunnya berganti, hanya akun yang sekarang dapat bertindak. Kirim {verb} "
        "lagi dari akun yang sekarang.",
        "This is a former account of {login}; since the account was changed, only the present one may act. Please send "
        "{verb} again from the present account.",
        rule="3",
    ),
    Why.WRITE_AGAIN: Wording(
        "Ketika komentar ini ditulis, hak Anda belum tercatat di berkas meja, jadi {verb} ini tidak dihitung. "
        "Bacalah isinya, lalu tulis {example} lagi sebagai komentar baru.",
        "When this comment was written, the desk file held no right of yours, so this {verb} does not count. Please "
        "read the text, then write {example} again in a new comment.",
        rule="3",
    ),
    Why.REQUEST_CLOSED: Wording(
        "Permohonan ini sudah ditutup ({ending}), jadi perintah ini tidak berlaku lagi.",
        "This request is closed ({ending}), so this command no longer applies.",
        rule="closing",
        in_ledger=Text("permohonan sudah ditutup", "the request was closed"),
    ),
    Why.EDITED_COMMAND: Wording(
        "Komentar yang diubah tidak menjalankan perintah. Tulis perintah itu lagi sebagai komentar baru.",
        "An edited comment never acts as a command. Please write the command in a new comment.",
        rule="commands",
    ),
    Why.NOT_HERE: Wording(
        "{verb} bukan perintah untuk jenis permohonan ini. Tulis `/bantuan` untuk melihat perintah yang dapat Anda "
        "pakai.",
        "{verb} is no command for this kind of request. Write `/bantuan` to see what you can use.",
        rule="commands",
    ),
    Why.REASON_MISSING: Wording(
        "Tuliskan alasannya di belakang {verb} atau di bawahnya, sebagai komentar baru.",
        "Please give the reason after {verb} or below it, in a new comment.",
        rule="commands",
        in_ledger=Text("tanpa alasan", "without a reason"),
    ),
    Why.COMMAND_BELOW: Wording(
        "Di bawah {verb} ada perintah lain ({second}), jadi tidak jelas mana yang dimaksud dan tidak ada yang "
        "dijalankan. Kirim satu perintah saja dalam satu komentar.",
        "Below {verb} there is another command ({second}), so it is not clear which is meant, and nothing was done. "
        "Please send one command only in a comment.",
        rule="3",
    ),
    Why.COMMAND_BELOW_VERB: Wording(
        "Di bawah {verb} ada perintah lain ({second}), jadi tidak jelas mana yang dimaksud: tidak ada yang dijalankan, "
        "dan isian di komentar itu belum dipakai. Kirim satu perintah saja dalam satu komentar. Bila {second} memang "
        "bagian dari isian, tulis di antara kutip balik.",
        "Below {verb} there is another command ({second}), so it is not clear which is meant: nothing was done, and "
        "the sections of that comment are not used yet. Please send one command only in a comment. If {second} is part "
        "of what a section says, write it between backticks.",
        rule="commands",
    ),
    Why.ORDER_NOT_CERTAIN: Wording(
        "Jam dan nomor komentar ini tidak sama-sama lebih baru daripada yang mendahuluinya, jadi urutannya tidak pasti "
        "dan {verb} tidak dijalankan. Kirim lagi dalam komentar baru bila masih perlu.",
        "The time and the number of this comment are not both later than what came before it, so the order is not "
        "certain and {verb} was not carried out. Send it again in a new comment if it is still needed.",
        rule="commands",
    ),
    Why.STATUS_ASKED: Wording("Posisi permohonan sekarang:", "Where the request stands now:"),
    Why.BANTUAN_ASKED: Wording("Yang dapat Anda lakukan sekarang:", "What you can do now:"),
}

NEAR_MISSES: Mapping[Code, Wording] = {
    Why.NEAR_MISS: Wording(
        "{written} tidak terbaca sebagai perintah, jadi tidak ada yang dijalankan. Mungkin maksud Anda {nearest}? Bila "
        "ya, kirim isi kotak di bawah ini sebagai komentar baru.",
        "{written} cannot be read as a command, so nothing was done. Did you mean {nearest}? If so, please send the "
        "text in the box above as a new comment.",
        rule="commands",
    ),
    Why.NEAR_MISS_BARE: Wording(
        "{written} tidak terbaca sebagai perintah, jadi tidak ada yang dijalankan. Mungkin maksud Anda {nearest}? "
        "Tulis sebagai komentar baru, tepat di awal baris pertama, lengkap dengan keterangannya, misalnya alasan.",
        "{written} cannot be read as a command, so nothing was done. Did you mean {nearest}? Please write it in a new "
        "comment, at the very start of the first line, with what it asks for, say a reason.",
        rule="commands",
    ),
    Why.NEAR_MISS_NONE: Wording(
        "{written} tidak dijalankan: itu bukan perintah yang dapat Anda pakai di sini sekarang. Tulis `/bantuan` untuk "
        "melihat perintah yang dapat Anda pakai.",
        "{written} was not carried out: it is no command that you can use here now. Write `/bantuan` to see what you "
        "can use.",
        rule="commands",
    ),
    Why.MISPLACED_BLANK: _misplaced(
        "{written} tidak dijalankan karena di depannya ada spasi atau karakter yang tidak kelihatan. Hapus spasi di "
        "depan itu.",
        "{written} was not carried out, because a blank or a character that cannot be seen stands before it. Remove "
        "that blank.",
        rule="commands",
    ),
    Why.MISPLACED_BELOW: _misplaced(
        "{written} tidak dijalankan karena di atasnya ada baris kosong atau kutipan. Perintah harus berada di baris "
        "pertama.",
        "{written} was not carried out, because an empty line or a quote stands above it. A command must stand on the "
        "first line.",
        rule="commands",
    ),
    Why.MISPLACED_CODE: _misplaced(
        "{written} tidak dijalankan karena ditulis di antara tanda kode (kutip balik). Hapus tanda itu.",
        "{written} was not carried out, because it stands between the marks of code (backticks). Leave those out.",
        rule="commands",
    ),
    Why.MISPLACED_QUOTE: _misplaced(
        "{written} tidak dijalankan karena berada di dalam kutipan. Hapus tanda kutipan di depannya.",
        "{written} was not carried out, because it stands in a quote. Leave out the mark of the quote before it.",
        rule="commands",
    ),
    Why.MISPLACED_MARKS: _misplaced(
        "{written} tidak dijalankan karena di depannya ada tanda lain, misalnya tanda daftar. Hapus tanda itu.",
        "{written} was not carried out, because other marks stand before it, for example that of a list. Leave those "
        "out.",
        rule="commands",
    ),
    Why.MISPLACED_TALK: _misplaced(
        "{written} tidak dijalankan karena tidak berada di baris pertama. Perintah harus berada di baris pertama.",
        "{written} was not carried out, because it does not stand on the first line. A command must stand on the "
        "first line.",
        rule="commands",
    ),
    Why.TEXT_BELOW_APPROVAL: Wording(
        "Tulisan di bawah {verb} ({given}) tidak ikut diputuskan: persetujuan ini berlaku tanpa syarat. Bila yang Anda "
        "maksud adalah syarat, tulis `/tolak ALASAN`, atau `/kembali {step} ALASAN` agar rencananya diperbaiki.",
        "What stands below {verb} ({given}) is no part of the decision: this approval holds without conditions. If you "
        "meant a condition, write `/tolak REASON`, or `/kembali {step} REASON` to have the plan improved.",
    ),
    Why.TEXT_BELOW_AGREEMENT: Wording(
        "Tulisan di bawah {verb} ({given}) tidak ikut disepakati: kesepakatan ini berlaku tanpa syarat. Bila ada yang "
        "masih perlu diubah, tulis sebagai komentar biasa; Tim IT mengubah daftarnya, lalu Anda diminta lagi.",
        "What stands below {verb} ({given}) is no part of the agreement, which holds without conditions. If something "
        "should still change, please say so in an ordinary comment; the IT team changes the list and asks you again.",
    ),
    Why.PLAIN_YES: Wording(
        "Komentar ini belum dihitung sebagai persetujuan. Bila Anda menyetujui isi yang sekarang, kirim isi kotak di "
        "bawah ini sebagai komentar baru di halaman permohonan ini (balasan surel tidak dihitung).",
        "This comment does not count as an approval yet. If you approve the present text, please send the text in the "
        "box above as a new comment on this page (an answer by e-mail does not count).",
        rule="3",
    ),
    Why.PLAIN_NO: Wording(
        "Komentar ini belum dihitung sebagai keputusan. Bila Anda menolak, kirim `/tolak ALASAN` sebagai komentar "
        "baru; bila rencananya perlu diperbaiki, kirim `/kembali {step} ALASAN`.",
        "This comment does not count as a decision yet. If you reject, please send `/tolak REASON` in a new comment; "
        "if the plan should be improved, send `/kembali {step} REASON`.",
        rule="3",
    ),
    Why.PLAIN_UNCLEAR: Wording(
        "Komentar ini belum dihitung sebagai keputusan, dan syarat tidak dapat ikut disetujui. Bila Anda menyetujui "
        "tanpa syarat, kirim baris dari permintaan persetujuan; bila rencananya perlu diperbaiki, kirim "
        "`/kembali {step} ALASAN`; bila Anda menolak, kirim `/tolak ALASAN`.",
        "This comment does not count as a decision yet, and no condition can be approved with it. If you approve "
        "without conditions, please send the line of the approval request; if the plan should be improved, send "
        "`/kembali {step} REASON`; if you reject, send `/tolak REASON`.",
        rule="3",
    ),
    Why.PLAIN_AGREEMENT: Wording(
        "Komentar ini belum dihitung sebagai kesepakatan. Bila daftar kebutuhannya sudah sesuai, kirim isi kotak di "
        "bawah ini sebagai komentar baru di halaman permohonan ini (balasan surel tidak dihitung).",
        "This comment does not count as an agreement yet. If the requirements are right, please send the text in the "
        "box above as a new comment on this page (an answer by e-mail does not count).",
        rule="3",
    ),
    Why.CODE_IS_OLDER: Wording(
        "Kode {written} bukan untuk isi yang sekarang; kode yang berlaku ada di kotak. Bacalah isi yang sekarang "
        "dahulu.",
        "The code {written} is not for the present text; the one in the box is. Please read the present text first.",
    ),
}
"""The line that is offered stands in a block of its own below the Indonesian text (`comments/messages.py`)."""

PREVIEWS: Mapping[Code, Wording] = {
    Why.PRATINJAU_ASKED: Wording(
        "Ini hanya pratinjau: tidak ada yang dijalankan atau dicatat.",
        "This is a preview only: nothing was carried out or recorded.",
    ),
    Why.PREVIEW_EMPTY: Wording(
        "Tuliskan juga perintah yang ingin Anda ketahui akibatnya, misalnya `/pratinjau /batal tidak jadi`. "
        "Tulis `/bantuan` untuk melihat perintah yang dapat Anda pakai.",
        "Please name the command that you want to know about, as in `/pratinjau /batal no longer needed`. "
        "Write `/bantuan` to see what you can use.",
        rule="commands",
    ),
    Why.PREVIEW_OF_PREVIEW: Wording(
        "Pratinjau dari sebuah pratinjau tidak ada artinya. Tulis `/pratinjau` satu kali saja, lalu perintahnya.",
        "A preview of a preview says nothing. Please write `/pratinjau` once, and then the command.",
        rule="commands",
    ),
    Why.OUTSIDER: Wording(
        "Tidak ada yang terjadi dan meja tidak menjawab: {login} bukan pihak pemohon permohonan ini dan tidak ada di "
        "berkas meja. Yang berwenang adalah pemohon, wakil unitnya, dan orang di berkas meja.",
        "Nothing happens and the desk gives no answer: {login} neither belongs to the requester's side of this request "
        "nor has an entry in the desk file. The requester, the unit's representatives and those in the file may act.",
    ),
    Why.NO_COMMAND: Wording(
        "Tidak ada yang terjadi dan meja tidak menjawab: baris pertamanya bukan perintah. Perintah diawali `/` tepat "
        "di awal baris pertama; `/bantuan` menampilkan perintah yang dapat dipakai.",
        "Nothing happens and the desk gives no answer: the first line is no command. A command begins with `/` at the "
        "very start of the first line; `/bantuan` lists what can be used.",
    ),
    Why.NO_EFFECT: Wording(
        "Tidak ada yang terjadi dan meja tidak menjawab: permohonan tetap seperti adanya.",
        "Nothing happens and the desk gives no answer: the request stays as it is.",
    ),
    Why.LABEL_THERE: Wording(
        "Tidak ada yang terjadi: label {label} sudah terpasang.", "Nothing happens: the label {label} is there already."
    ),
    Why.LABEL_NOT_THERE: Wording(
        "Tidak ada yang terjadi: label {label} tidak terpasang.", "Nothing happens: the label {label} is not there."
    ),
    Why.LABEL_PUT_RIGHT: Wording(
        "Meja mengembalikan label {label} ke keadaan semula tanpa menjawab: label ini dipasang oleh sistem saja.",
        "The desk puts the label {label} back as it was and gives no answer: the desk alone sets it.",
    ),
    Why.LABEL_NOT_OURS: Wording(
        "Meja tidak menjawab: label {label} bukan milik meja, jadi boleh dipasang dan dilepas siapa saja.",
        "The desk gives no answer: the label {label} is none of the desk's, so anybody may put it on and take it off.",
    ),
}
"""And of what the desk does not answer."""
