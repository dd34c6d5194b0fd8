"""What the desk says of holds and of the requester's signature: reason code to its sentence, in both languages."""

from automation.core.policy.process import Text

HOLDS: dict[str, Text] = {
    "request_held": Text(
        "Permohonan ditunda sampai {until}. Pada tanggal itu permohonan berjalan lagi dengan sendirinya; "
        "lebih awal dengan `/lanjut`.",
        "The request is on hold until {until}. On that day it goes on by itself; earlier with `/lanjut`.",
    ),
    "hold_ended": Text("Penundaan berakhir; permohonan berjalan lagi.", "The hold is over; the request goes on."),
    "may_not_hold": Text(
        "Penundaan dan lanjutannya ditentukan oleh {role}. Sampaikan usul Anda sebagai komentar biasa.",
        "Holding and going on is for {role} to decide. Please suggest it in an ordinary comment.",
    ),
    "held_already": Text(
        "Permohonan ini sudah ditunda sampai {until}; `/lanjut` mengakhiri penundaan.",
        "This request is on hold already, until {until}; `/lanjut` ends the hold.",
    ),
    "hold_date": Text(
        "Tanggal akhir penundaan tidak terbaca. Tuliskan alasan, kata `sampai`, dan tanggalnya, misalnya {example}.",
        "The day on which the hold ends cannot be read. Please write a reason, the word `sampai` and the day, for "
        "example {example}.",
    ),
    "hold_past": Text(
        "Tanggal {written} sudah lewat atau hari ini. Tuliskan tanggal yang akan datang, misalnya {example}.",
        "The day {written} is past or today. Please write a day to come, for example {example}.",
    ),
    "held": Text(
        "{verb} belum dapat dijalankan: permohonan ini ditunda sampai {until}. Akhiri penundaan dengan `/lanjut`, lalu "
        "kirim {verb} lagi.",
        "{verb} cannot be carried out: this request is on hold until {until}. End the hold with `/lanjut`, then send "
        "{verb} again.",
    ),
    "label_held": Text(
        "Label {label} ditarik kembali: permohonan ini ditunda sampai {until}. Akhiri penundaan dengan `/lanjut`, lalu "
        "pasang label itu lagi.",
        "The label {label} was taken back: this request is on hold until {until}. End the hold with `/lanjut`, then "
        "set it again.",
    ),
}

SUPPLEMENTS: dict[str, Text] = {
    "form_supplemented": Text(
        "Jawaban tambahan ini ikut dihitung sebagai isi formulir.", "These answers count as part of the form."
    ),
    "may_not_complete": Text(
        "Formulir dilengkapi oleh pemohon atau wakil unitnya.",
        "The form is completed by the requester or a representative of the unit.",
    ),
    "supplement_by_email": Text(
        "Jawaban tambahan lewat surel tidak dihitung. Tulis langsung di halaman permohonan.",
        "Further answers by e-mail do not count. Please write them on the request's page.",
    ),
    "supplement_incomplete": Text(
        "Tulis setiap jawaban di bawah judul pertanyaannya, misalnya `### Tujuan`, sesudah baris {verb}.",
        "Please write each answer below the heading of its question, for example `### Tujuan`, after the line {verb}.",
    ),
}

AGREEMENTS: dict[str, Text] = {
    "requirements_agreed": Text(
        "Terima kasih. Daftar kebutuhan disepakati oleh pihak pemohon.",
        "Thank you. The requester's side agreed to the requirements.",
    ),
    "nothing_to_agree": Text(
        "Prosedur ini tidak meminta kesepakatan pemohon.", "This procedure asks for no agreement of the requester."
    ),
    "may_not_agree": Text(
        "Kebutuhan disepakati oleh pemohon atau wakil unitnya.",
        "Requirements are agreed by the requester or a representative of the unit.",
    ),
    "agreement_by_email": Text(
        "Kesepakatan ini dikirim lewat surel, jadi tidak dihitung. Tulis langsung di halaman permohonan.",
        "This agreement came by e-mail, so it does not count. Please write it on the request's page.",
    ),
    "agreement_too_early": Text(
        "Belum ada yang dapat disepakati: isian langkah {step} belum lengkap.",
        "There is nothing to agree upon yet: the evidence of step {step} is not complete.",
    ),
    "agreement_of_writer": Text(
        "Anda ikut menulis kebutuhan pada langkah {step}; kesepakatan diberikan oleh orang lain dari pihak pemohon.",
        "You wrote part of the requirements of step {step}; somebody else of the requester's side agrees to them.",
    ),
    "agreement_code": Text(
        "Kodenya tidak terbaca. Kirim `/sepakat` dan kodenya saja ({code}), tanpa kata lain di baris itu.",
        "The code cannot be read. Please send `/sepakat` and the code alone ({code}), with no other word on that line.",
    ),
    "agreement_other_code": Text(
        "Kode {written} bukan untuk kebutuhan yang sekarang; bacalah lagi, lalu kirim `/sepakat` dengan kode {code}.",
        "The code {written} is not for the present requirements; please read them again, then send `/sepakat` with the "
        "code {code}.",
    ),
}
