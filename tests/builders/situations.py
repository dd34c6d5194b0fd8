"""Requests in every situation that there is, to ask what an act would do there."""

from tests.builders.stories import at_step, evidence, process_of, story, third

A = process_of("website-baru")
FIX = "perbaikan-fitur"
LAUNCH = A.launch_step.number

SITUATIONS = {
    "incomplete form": lambda: story().opened_by("dina", tujuan="-"),
    "no form": lambda: story().opened_by("dina", body="Halo."),
    "no form, closed": lambda: story().opened_by("dina", body="Halo.").closes("dina"),
    "evaluation": lambda: at_step(2),
    "half of the evidence": lambda: at_step(4).says("budi", "\n".join(evidence(A.step(4)).split("\n")[:5])),
    "draft": lambda: at_step(3).says("budi", evidence(A.step(3)).replace("/kebutuhan", "/kebutuhan draf", 1)),
    "approval": lambda: at_step(5),
    "one approval": lambda: at_step(5).approves("wati"),
    "approval of a fix": lambda: at_step(5, FIX),
    "above the limit": lambda: at_step(4).says("budi", evidence(A.step(4), anggaran="Rp300 juta")).approves("wati"),
    "gate open": lambda: at_step(5).approves("wati", "joko"),
    "rejected by an approver": lambda: at_step(5).approves("wati").says("ratna", "/tolak belum jelas"),
    "withdrawn": lambda: at_step(5).approves("wati", "joko").says("joko", "/tarik anggaran berubah"),
    "development": lambda: at_step(6),
    "lapsed": lambda: at_step(7).edits_body("dina", "Jawaban", "Uraian"),
    "hole": lambda: at_step(7).deletes("lina", "/rencana"),
    "returned": lambda: at_step(7).says("budi", "/kembali 4 jadwal berubah"),
    "launch": lambda: at_step(LAUNCH),
    "launched, then changed": lambda: at_step(LAUNCH + 1).edits_body("dina", "Jawaban", "Uraian"),
    "last step": lambda: at_step(A.last),
    "last step of a fix": lambda: at_step(process_of(FIX).last, FIX),
    "done": lambda: at_step(A.last).fills(),
    "rejected": lambda: at_step(2).says("budi", "/tolak tidak sesuai strategi"),
    "appealed": lambda: at_step(2).says("budi", "/tolak tidak sesuai").says("dina", "/banding ada hal baru"),
    "cancelled": lambda: at_step(6).says("dina", "/batal ditunda dulu"),
    "taken up again": lambda: at_step(6).closes("dina").says("dina", "/lanjut"),
    "third procedure": lambda: at_step(3, "pinjam-ruang", third()),
}
