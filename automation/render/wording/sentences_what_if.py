"""What is said of acts that nobody has done yet: reason code to its sentence, Indonesian and English."""

from automation.core.policy.process import Text

PREVIEWS: dict[str, Text] = {
    "pratinjau_asked": Text(
        "Ini hanya pratinjau: tidak ada yang dijalankan atau dicatat.",
        "This is a preview only: nothing was carried out or recorded.",
    ),
    "preview_empty": Text(
        "Tuliskan juga perintah yang ingin Anda ketahui akibatnya, misalnya `/pratinjau /batal tidak jadi`. "
        "Tulis `/bantuan` untuk melihat perintah yang dapat Anda pakai.",
        "Please name the command that you want to know about, as in `/pratinjau /batal no longer needed`. "
        "Write `/bantuan` to see what you can use.",
    ),
    "preview_of_preview": Text(
        "Pratinjau dari sebuah pratinjau tidak ada artinya. Tulis `/pratinjau` satu kali saja, lalu perintahnya.",
        "A preview of a preview says nothing. Please write `/pratinjau` once, and then the command.",
    ),
    "outsider": Text(
        "Tidak ada yang terjadi dan meja tidak menjawab: {login} bukan pihak pemohon permohonan ini dan tidak ada di "
        "berkas meja. Yang berwenang adalah pemohon, wakil unitnya, dan orang di berkas meja.",
        "Nothing happens and the desk gives no answer: {login} neither belongs to the requester's side of this request "
        "nor has an entry in the desk file. The requester, the unit's representatives and those in the file may act.",
    ),
    "no_command": Text(
        "Tidak ada yang terjadi dan meja tidak menjawab: baris pertamanya bukan perintah. Perintah diawali `/` tepat "
        "di awal baris pertama; `/bantuan` menampilkan perintah yang dapat dipakai.",
        "Nothing happens and the desk gives no answer: the first line is no command. A command begins with `/` at the "
        "very start of the first line; `/bantuan` lists what can be used.",
    ),
    "no_effect": Text(
        "Tidak ada yang terjadi dan meja tidak menjawab: permohonan tetap seperti adanya.",
        "Nothing happens and the desk gives no answer: the request stays as it is.",
    ),
    "label_there": Text(
        "Tidak ada yang terjadi: label {label} sudah terpasang.", "Nothing happens: the label {label} is there already."
    ),
    "label_not_there": Text(
        "Tidak ada yang terjadi: label {label} tidak terpasang.", "Nothing happens: the label {label} is not there."
    ),
    "label_put_right": Text(
        "Meja mengembalikan label {label} ke keadaan semula tanpa menjawab: label ini dipasang oleh sistem saja.",
        "The desk puts the label {label} back as it was and gives no answer: the desk alone sets it.",
    ),
    "label_not_ours": Text(
        "Meja tidak menjawab: label {label} bukan milik meja, jadi boleh dipasang dan dilepas siapa saja.",
        "The desk gives no answer: the label {label} is none of the desk's, so anybody may put it on and take it off.",
    ),
}
