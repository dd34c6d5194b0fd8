"""What the desk says of answers and sections: what is wrong and how to mend it; heading and line stand before it."""

from collections.abc import Mapping

from automation.core.evidence.wrong import Wrong
from automation.core.policy.process import Text
from automation.core.problem import Code

ANSWERS: Mapping[Code, Text] = {
    Wrong.SECTION_MISSING: Text("bagian ini belum ada.", "this section is not there yet."),
    Wrong.MISSING_HEADING: Text(
        "judul bagian ini tidak ada di permohonan; tambahkan baris `### ` dengan judul itu, lalu isinya.",
        "the request has no such heading; add a line `### ` with it and the answer below.",
    ),
    Wrong.EMPTY: Text("belum diisi.", "not filled in yet."),
    Wrong.PLACEHOLDER: Text(
        "{given} belum menjelaskan apa-apa; tuliskan keterangan yang sebenarnya.",
        "{given} says nothing yet; please give the real answer.",
    ),
    Wrong.UNTOUCHED_HINT: Text(
        "baris contoh belum diganti; hapus baris `> …` dan tulis isinya.",
        "the example line is still there; replace the line `> …` with the answer.",
    ),
    Wrong.TOO_SHORT: Text(
        "masih terlalu singkat ({length} karakter); jelaskan dengan sedikitnya {minimum} karakter.",
        "too short ({length} characters); please explain in at least {minimum} characters.",
    ),
    Wrong.NOT_A_DATE: Text(
        "{given} bukan tanggal; tulis seperti `2027-01-15` atau `15 Januari 2027`.",
        "{given} is not a date; write it as `2027-01-15`.",
    ),
    Wrong.NOT_A_DATE_RANGE: Text(
        "{given} bukan rentang tanggal; tulis seperti `2027-01-15 sampai 2027-02-28`.",
        "{given} is not a date range; write it as `2027-01-15 sampai 2027-02-28`.",
    ),
    Wrong.RANGE_BACKWARDS: Text(
        "tanggal akhir {to} mendahului tanggal awal {from}.", "the end {to} comes before the start {from}."
    ),
    Wrong.NOT_MONEY: Text(
        "{given} tidak terbaca sebagai satu jumlah rupiah; tulis seperti `Rp45.000.000`, atau `Rp0` bila tanpa biaya.",
        "{given} cannot be read as one amount of rupiah; write it as `Rp45.000.000`, or `Rp0` for no cost.",
    ),
    Wrong.NOT_A_LINK: Text(
        "{given} bukan tautan; tulis alamat lengkap yang diawali `https://`.",
        "{given} is not a link; write a full address that begins with `https://`.",
    ),
    Wrong.NOT_A_REPOSITORY: Text(
        "{given} bukan nama repositori; tulis satu baris per repositori, seperti `pemilik/nama` atau alamatnya "
        "di github.com.",
        "{given} names no repository; write one line for each, as `owner/name`, or its address on github.com.",
    ),
    Wrong.NOT_AN_OPTION: Text(
        "{given} bukan salah satu pilihan; pilih: {allowed}.", "{given} is not one of the options; choose: {allowed}."
    ),
    Wrong.NOT_LISTED: Text(
        "{given} tidak ada dalam daftar; pilih salah satu: {allowed}. Bila daftarnya kurang, hubungi Tim IT.",
        "{given} is not on the list; choose one of: {allowed}. If yours is not on it, ask Tim IT.",
    ),
    Wrong.NOT_A_PERSON: Text(
        "{given} bukan nama akun; tulis seperti `@budi`.", "{given} is not an account name; write it as `@budi`."
    ),
    Wrong.NOT_TICKED: Text("belum dicentang: {missing}.", "not ticked: {missing}."),
    Wrong.NOT_A_NUMBER: Text(
        "{given} bukan angka; tulis seperti `25` atau `2,5`.", "{given} is not a number; write `25`."
    ),
    Wrong.NOT_A_TABLE: Text(
        "baris {given} tidak sesuai; setiap baris berisi {columns}, dipisahkan tanda `|`, tanpa sel kosong.",
        "the row {given} does not fit; each line holds {columns}, separated by `|`, with no empty cell.",
    ),
    Wrong.UNKNOWN_HEADING: Text(
        "judul ini tidak dikenal pada langkah ini; yang dikenal: {allowed}. Tulis judul lain dengan `####`.",
        "this heading is not known at this step; known are: {allowed}. Write other headings with `####`.",
    ),
    Wrong.HEADING_TWICE: Text(
        "judul ini tertulis dua kali dalam satu komentar; sisakan satu.",
        "this heading appears twice in one comment; keep one.",
    ),
    Wrong.REPEATED_HEADING: Text(
        "judul ini muncul lebih dari sekali, di baris {lines}. Sistem tidak menebak mana yang benar: hapus atau ubah "
        "yang bukan jawaban formulir, misalnya menjadi `####`.",
        "this heading appears more than once, in lines {lines}. The desk does not guess: delete or change the one that "
        "is not an answer of the form, for example to `####`.",
    ),
    Wrong.OUT_OF_ORDER: Text(
        "bagian ini tidak berada pada urutan formulir; kembalikan ke tempatnya.",
        "this section is out of the form's order; please put it back in its place.",
    ),
    Wrong.EVIDENCE_LOST: Text(
        "bagian ini sudah tercatat, tetapi komentarnya dihapus, tidak memuatnya lagi, atau penulisnya dicabut dari "
        "berkas meja; isian yang lebih lama tidak dipakai, jadi tuliskan kembali.",
        "this section is on record, but its comment was deleted or does not hold it any more, or its author was taken "
        "out of the desk file; older text is not used in its place, so please give it again.",
    ),
    Wrong.EDITED_BY_OTHER: Text(
        "bagian ini diubah oleh orang lain, jadi tidak dihitung; penulisnya perlu mengirimnya lagi.",
        "somebody else edited this section, so it does not count; its author must send it again.",
    ),
    Wrong.EDITED_OF_GONE: Text(
        "akun yang menulis bagian ini sudah dihapus dari GitHub, dan teksnya tidak sama lagi dengan yang tercatat; "
        "tuliskan kembali.",
        "the account that wrote this section was deleted from GitHub, and the text is not the one on record any more; "
        "please give it again.",
    ),
    Wrong.OUTSIDE_TEXT: Text(
        "Tulisan {given} tidak berada di bawah judul, jadi tidak termasuk isian. Bila perlu dihitung, kirim lagi di "
        "bawah judul (`### …`) yang sesuai.",
        "The words {given} stand below no heading, so they are not part of the answers. If they should count, please "
        "send them again below the heading (`### …`) where they belong.",
    ),
}
