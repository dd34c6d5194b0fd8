"""What the desk says of holds, of answers added to the form, and of the requester's signature."""

from collections.abc import Mapping

from automation.core.commands.question import Asked
from automation.core.policy.process import Text
from automation.core.problem import Code
from automation.core.why import Why

from .wording import Meanwhile, Wording

_HELD = Meanwhile(
    first=Text(
        "⏸️ **Ditunda** {day} oleh {who}, sampai {until}{link}.",
        "⏸️ **Put on hold** on {day} by {who}, until {until}{link}.",
    ),
    advice=Text(
        "Permohonan ini ditunda dan berjalan lagi dengan sendirinya pada tanggal yang ditentukan. "
        "Lebih awal dengan `/lanjut`.",
        "This request is on hold and goes on by itself on the day that was set. Earlier with `/lanjut`.",
    ),
    site=Text("Ditunda {day} oleh {roles}, sampai {until}", "Put on hold on {day} by {roles}, until {until}"),
)

_ASKED = Meanwhile(
    first=Text(
        "❓ **Ada pertanyaan untuk pemohon** dari {who}, {day}: {quoted}{comment}.",
        "❓ **There is a question for the requester** from {who}, {day}: {quoted}{comment}.",
    ),
    advice=Text(
        "Pemohon: jawablah pertanyaan di atas dengan komentar biasa di permohonan ini; tidak perlu perintah apa pun. "
        "Sesudah itu permohonan berjalan lagi dengan sendirinya.",
        "Requester: please answer the question above in an ordinary comment on this request; no command is needed. The "
        "request then goes on by itself.",
    ),
    site=Text("Pemohon ditanya {day} oleh {roles}", "The requester was asked something on {day} by {roles}"),
)

REQUESTER_SIDE: Mapping[Code, Wording] = {
    Why.REQUEST_HELD: Wording(
        "Permohonan ditunda sampai {until}. Pada tanggal itu permohonan berjalan lagi dengan sendirinya; "
        "lebih awal dengan `/lanjut`.",
        "The request is on hold until {until}. On that day it goes on by itself; earlier with `/lanjut`.",
        in_ledger=Text("sampai tanggal yang disebut di komentar", "until the day that the comment names"),
        in_timeline=Text("Ditunda sampai {until}", "On hold until {until}"),
        meanwhile=_HELD,
    ),
    Why.HOLD_ENDED: Wording(
        "Penundaan berakhir; permohonan berjalan lagi.",
        "The hold is over; the request goes on.",
        in_timeline=Text("Penundaan diakhiri", "Hold ended"),
    ),
    Asked.QUESTION_ASKED: Wording(
        "Ada pertanyaan untuk Anda sebagai pemohon: {quoted}. Mohon dijawab dengan komentar biasa di permohonan ini; "
        "tidak perlu perintah apa pun. Permohonan menunggu jawaban Anda.",
        "There is a question for you as the requester: {quoted}. Please answer it in an ordinary comment on this "
        "request; no command is needed. The request waits for your answer.",
        in_ledger=Text("kepada pemohon", "to the requester"),
        in_timeline=Text("Pertanyaan kepada pemohon", "Question to the requester"),
        meanwhile=_ASKED,
    ),
    Asked.QUESTION_ANSWERED: Wording(
        "Terima kasih, pertanyaannya sudah dijawab; permohonan berjalan lagi.",
        "Thank you, the question is answered; the request goes on.",
        in_ledger=Text("oleh pihak pemohon", "by the requester's side"),
        in_timeline=Text("Pertanyaan dijawab", "Question answered"),
    ),
    Asked.QUESTION_MISSING: Wording(
        "Tuliskan pertanyaannya di belakang {verb} atau di bawahnya, sebagai komentar baru.",
        "Please write the question after {verb} or below it, in a new comment.",
        rule="commands",
    ),
    Asked.MAY_NOT_ASK: Wording(
        "Dengan {verb} pemohon ditanya oleh {roles}. Yang ingin Anda ketahui dapat Anda tulis sebagai komentar biasa.",
        "With {verb} the requester is asked by {roles}. What you want to know you can write in an ordinary comment.",
        rule="roles",
    ),
    Why.MAY_NOT_HOLD: Wording(
        "Penundaan dan lanjutannya ditentukan oleh {role}. Sampaikan usul Anda sebagai komentar biasa.",
        "Holding and going on is for {role} to decide. Please suggest it in an ordinary comment.",
        rule="holds",
    ),
    Why.HELD_ALREADY: Wording(
        "Permohonan ini sudah ditunda sampai {until}; `/lanjut` mengakhiri penundaan.",
        "This request is on hold already, until {until}; `/lanjut` ends the hold.",
        rule="holds",
    ),
    Why.HOLD_DATE: Wording(
        "Tanggal akhir penundaan tidak terbaca. Tuliskan alasan, kata `sampai`, dan tanggalnya, misalnya {example}.",
        "The day on which the hold ends cannot be read. Please write a reason, the word `sampai` and the day, for "
        "example {example}.",
        rule="holds",
    ),
    Why.HOLD_PAST: Wording(
        "Tanggal {written} sudah lewat atau hari ini. Tuliskan tanggal yang akan datang, misalnya {example}.",
        "The day {written} is past or today. Please write a day to come, for example {example}.",
        rule="holds",
    ),
    Why.HELD: Wording(
        "{verb} belum dapat dijalankan: permohonan ini ditunda sampai {until}. Akhiri penundaan dengan `/lanjut`, lalu "
        "kirim {verb} lagi.",
        "{verb} cannot be carried out: this request is on hold until {until}. End the hold with `/lanjut`, then send "
        "{verb} again.",
        rule="holds",
    ),
    Why.FORM_SUPPLEMENTED: Wording(
        "Jawaban tambahan ini ikut dihitung sebagai isi formulir.", "These answers count as part of the form."
    ),
    Why.MAY_NOT_COMPLETE: Wording(
        "Formulir dilengkapi oleh pemohon atau wakil unitnya.",
        "The form is completed by the requester or a representative of the unit.",
        rule="13",
    ),
    Why.SUPPLEMENT_BY_EMAIL: Wording(
        "Jawaban tambahan lewat surel tidak dihitung. Tulis langsung di halaman permohonan.",
        "Further answers by e-mail do not count. Please write them on the request's page.",
        rule="form",
    ),
    Why.SUPPLEMENT_INCOMPLETE: Wording(
        "Tulis setiap jawaban di bawah judul pertanyaannya, misalnya `### Tujuan`, sesudah baris {verb}.",
        "Please write each answer below the heading of its question, for example `### Tujuan`, after the line {verb}.",
        rule="form",
    ),
    Why.REQUIREMENTS_AGREED: Wording(
        "Terima kasih. Daftar kebutuhan disepakati oleh pihak pemohon.",
        "Thank you. The requester's side agreed to the requirements.",
        in_ledger=Text("oleh pihak pemohon", "by the requester's side"),
    ),
    Why.NOTHING_TO_AGREE: Wording(
        "Prosedur ini tidak meminta kesepakatan pemohon.",
        "This procedure asks for no agreement of the requester.",
        rule="evidence",
    ),
    Why.MAY_NOT_AGREE: Wording(
        "Kebutuhan disepakati oleh pemohon atau wakil unitnya.",
        "Requirements are agreed by the requester or a representative of the unit.",
        rule="13",
    ),
    Why.AGREEMENT_BY_EMAIL: Wording(
        "Kesepakatan ini dikirim lewat surel, jadi tidak dihitung. Tulis langsung di halaman permohonan.",
        "This agreement came by e-mail, so it does not count. Please write it on the request's page.",
        rule="3",
    ),
    Why.AGREEMENT_TOO_EARLY: Wording(
        "Belum ada yang dapat disepakati: isian langkah {step} belum lengkap.",
        "There is nothing to agree upon yet: the evidence of step {step} is not complete.",
        rule="evidence",
    ),
    Why.AGREEMENT_OF_WRITER: Wording(
        "Anda ikut menulis kebutuhan pada langkah {step}; kesepakatan diberikan oleh orang lain dari pihak pemohon.",
        "You wrote part of the requirements of step {step}; somebody else of the requester's side agrees to them.",
        rule="5",
    ),
    Why.AGREEMENT_CODE: Wording(
        "Kodenya tidak terbaca. Kirim `/sepakat` dan kodenya saja ({code}), tanpa kata lain di baris itu.",
        "The code cannot be read. Please send `/sepakat` and the code alone ({code}), with no other word on that line.",
        rule="2",
    ),
    Why.AGREEMENT_OTHER_CODE: Wording(
        "Kode {written} bukan untuk kebutuhan yang sekarang; bacalah lagi, lalu kirim `/sepakat` dengan kode {code}.",
        "The code {written} is not for the present requirements; please read them again, then send `/sepakat` with the "
        "code {code}.",
        rule="2",
    ),
}
