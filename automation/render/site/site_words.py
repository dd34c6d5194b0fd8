"""The words of the site's own pages, in both languages; what a process or desk file says comes from there."""

from collections.abc import Mapping

from automation.core.policy.desk import Desk
from automation.core.policy.process import Text
from automation.render.wording import words
from automation.render.wording.words import in_language

_WORDS = {
    "home": Text("Beranda", "Home"),
    "board": Text("Papan status", "Status board"),
    "procedures": Text("Prosedur", "Procedures"),
    "procedure": Text("Prosedur", "Procedure"),
    "guide": Text("Panduan", "Guide"),
    "request": Text("Permohonan", "Request"),
    "issue": Text("Buka permohonan di GitHub", "Open the request on GitHub"),
    "json": Text("Data halaman ini (JSON)", "The data of this page (JSON)"),
    "data_at": Text("Data per", "Data as of"),
    "step": Text("langkah", "step"),
    "of": Text("dari", "of"),
    "waiting": Text("Menunggu {roles} {since}", "Waiting for {roles} {since}"),
    "opened": Text("Diajukan", "Submitted"),
    "running": Text("Sedang berjalan", "In progress"),
    "ended": Text("Sudah berakhir", "Ended"),
    "no_requests": Text("Belum ada permohonan.", "There are no requests yet."),
    "none_running": Text("Tidak ada permohonan yang sedang berjalan.", "No request is in progress."),
    "more_ended": Text("permohonan lain yang sudah berakhir tidak ditampilkan di sini.",
                       "more ended requests are not shown here."),
    "steps": Text("Langkah-langkah", "Steps"),
    "state_done": Text("selesai", "done"),
    "state_now": Text("sedang berjalan", "in progress"),
    "state_ahead": Text("belum", "not yet"),
    "state_ended": Text("berhenti di sini", "ended here"),
    "gate": Text("Gerbang persetujuan", "Approval gate"),
    "gate_rule": Text("Langkah setelah ini hanya boleh dimulai bila semua persetujuan yang diperlukan sudah ada.",
                      "The steps after this may only begin once every needed approval is there."),
    "blocks": Text("Yang masih menahan", "What still keeps it shut"),
    "may_develop": Text("Pengembangan boleh dimulai", "Development may start"),
    "yes": Text("ya", "yes"),
    "no": Text("belum", "not yet"),
    "launched": Text("Diluncurkan {day}.", "Launched on {day}."),
    "to_complete": Text("Perlu dilengkapi", "To be completed"),
    "other_part": Text("bagian lain formulir", "another part of the form"),
    "approvals": Text("Persetujuan", "Approvals"),
    "needed": Text("Diperlukan: {slots}", "Needed: {slots}"),
    "still_open": Text("Masih kurang: {slots}", "Still lacking: {slots}"),
    "slot": Text("{count} orang dari {role}", "{count} from {role}"),
    "settled_later": Text("Siapa yang menyetujui ditentukan di langkah {step}: {title}. Paling banyak {slots}.",
                          "Who approves is settled at step {step}: {title}. At most {slots}."),
    "no_approvals": Text("Belum ada yang menyetujui.", "Nobody has approved yet."),
    "none_until_end": Text("Permohonan berakhir tanpa persetujuan.", "The request ended without approvals."),
    "as_at_launch": Text("Persetujuan sebagaimana adanya saat peluncuran, {day}.",
                         "The approvals as they stood at the launch on {day}."),
    "changed_note": Text(
        "Catatan: isi yang disetujui diubah {day}, sesudah peluncuran; persetujuan tidak mencakup perubahan itu.",
        "Note: what was approved was changed on {day}, after the launch; the approvals do not cover that change."),
    "changed_some_day": Text(
        "Catatan: isi yang disetujui diubah sesudah peluncuran; persetujuan tidak mencakup perubahan itu.",
        "Note: what was approved was changed after the launch; the approvals do not cover that change."),
    "tries": Text("{count} percobaan tidak dihitung (dari: {roles}).", "{count} tries did not count (by: {roles})."),
    "void": Text("{count} persetujuan tidak berlaku lagi (dari: {roles}).",
                 "{count} approvals no longer count (by: {roles})."),
    "one_void": Text("1 persetujuan tidak berlaku lagi (dari: {roles}).", "1 approval no longer counts (by: {roles})."),
    "one_try": Text("1 percobaan tidak dihitung (dari: {roles}).", "1 try did not count (by: {roles})."),
    "who": Text("Siapa", "Who"),
    "role": Text("Peran", "Role"),
    "when": Text("Kapan", "When"),
    "timeline": Text("Perjalanan permohonan", "How the request moved"),
    "by": Text("Oleh", "By"),
    "happened": Text("Apa yang terjadi", "What happened"),
    "why": Text("alasannya", "the reason"),
    "why_gone": Text("komentar alasannya sudah dihapus", "the comment with the reason was deleted"),
    "by_rules": Text("otomatis", "automatic"),
    "by_form": Text("otomatis, formulir lengkap", "automatic, the form is complete"),
    "by_other": Text("Lainnya", "Someone else"),
    "facts": Text("Keterangan", "Facts"),
    "now_at": Text("Posisi sekarang", "Where it stands"),
    "purpose": Text("Tujuan", "Purpose"),
    "responsibilities": Text("Tanggung jawab", "Responsibilities"),
    "version": Text("Versi", "Version"),
    "effective": Text("berlaku sejak", "in force since"),
    "flow": Text("Alur", "Flow"),
    "flow_desc": Text("langkah berurutan dari atas ke bawah", "steps in order from top to bottom"),
    "gate_before": Text("gerbang persetujuan sebelum langkah", "approval gate before step"),
    "actor": Text("Yang bertindak", "Who acts"),
    "command": Text("Perintah", "Command"),
    "label": Text("Label", "Label"),
    "evidence": Text("Bukti yang dicatat", "Evidence to record"),
    "form_asks": Text("Yang ditanyakan formulir", "What the form asks"),
    "section": Text("Bagian", "Section"),
    "kind": Text("Isi", "Content"),
    "example": Text("Contoh", "Example"),
    "optional": Text("boleh kosong", "optional"),
    "at_least": Text("sedikitnya", "at least"),
    "characters": Text("karakter", "characters"),
    "may_reject": Text("Permohonan dapat ditolak pada langkah ini.", "The request can be rejected in this step."),
    "launch": Text("Setelah langkah ini selesai, permohonan tidak mundur lagi dan tidak dapat dibatalkan.",
                   "Once this step is done the request never falls back and can no longer be cancelled."),
    "approvers": Text("Yang harus menyetujui", "Who must approve"),
    "above": Text("Anggaran di atas", "Budget above"),
    "of_unit": Text("Unit", "Unit"),
    "from_risk": Text("Mulai tingkat risiko", "From risk level"),
    "from_data": Text("Mulai kelas data", "From data class"),
    "in_emergency": Text("Sebagai gantinya dalam keadaan darurat", "In an emergency, in place of these"),
    "by_letter": Text("boleh dari surat", "a letter will do"),
    "plans_from": Text("untuk rencana sejak", "for plans from"),
    "plans_until": Text("untuk rencana sampai", "for plans until"),
    "rows_add_up": Text("Baris yang berlaku dijumlahkan. Yang belum diketahui dianggap memenuhi setiap baris.",
                        "Rows that apply add up. What is not known yet meets every row."),
    "each": Text("Setiap permohonan", "Every request"),
    "units": Text("satu unit dari daftar meja", "one unit of the desk's list"),
    "systems": Text("satu sistem dari daftar meja", "one system of the desk's list"),
    "home_lead": Text(
        "Di sini Anda mengajukan permohonan website atau sistem informasi dan melihat sampai di mana permohonan itu.",
        "This is where you ask for a website or information system and see where a request stands."),
    "home_ask": Text("Ajukan permohonan", "File a request"),
    "home_ask_text": Text("Pilih prosedur yang sesuai, lalu isi formulirnya.",
                          "Choose the procedure that fits and fill in its form."),
    "home_how": Text("Cara mengajukan", "How to file a request"),
    "home_board_text": Text("Semua permohonan menurut langkahnya.", "All requests by step."),
    "home_guide_text": Text("Cara memakai meja ini, untuk setiap peran.", "How to use this desk, for each role."),
    "procedures_lead": Text("Setiap permohonan mengikuti salah satu prosedur di bawah ini, langkah demi langkah.",
                            "Every request follows one of the procedures below, step by step."),
    "waiting_on": Text("Siapa yang ditunggu", "Who is waited for"),
    "count": Text("Jumlah", "Count"),
    "record_head": Text("Sidik catatan (untuk auditor):", "Record fingerprint (for auditors):"),
    "unknown": Text(
        "Keadaan permohonan ini tidak diketahui, karena tidak dapat dibaca:",
        "Where these requests stand is not known, because they cannot be read:",
    ),
    "unknown_state": Text("tidak dapat dibaca", "cannot be read"),
    "unknown_page": Text(
        "Permohonan ini tidak dapat dibaca ketika halaman ini dibuat, jadi keadaannya tidak diketahui.",
        "This request could not be read when this page was made, so it is not known where it stands.",
    ),
    "unknown_meanwhile": Text(
        "Selama itu tidak ada pekerjaan yang boleh dimulai atau dilanjutkan atas dasar permohonan ini.",
        "Until it can be read again no work may begin or go on under this request.",
    ),
    "violation": Text("pelanggaran", "violation"),
    "permit": Text("izin", "permit"),
    "emergency": Text("darurat", "emergency"),
    "on_behalf": Text("a.n.", "in the name of"),
    "recorded": Text("surat, dicatat", "a letter, recorded"),
    "ended:": Text("Berakhir", "Ended on"),
    "ended:selesai": Text("Selesai", "Finished on"),
    "ended:ditolak": Text("Ditolak", "Rejected on"),
    "ended:dibatalkan": Text("Dibatalkan", "Cancelled on"),
    "appeal": Text(
        "Pemohon dapat mengajukan permohonan baru yang sudah diperbaiki, atau banding satu kali: balas permohonan ini "
        "dengan `/banding ALASAN`.",
        "The requester may file a new request with what was missing, or appeal once: comment `/banding REASON` on "
        "this request."),
    "no_appeal": Text(
        "Bandingnya sudah digunakan; pemohon dapat mengajukan permohonan baru yang sudah diperbaiki.",
        "The appeal has been used; the requester may file a new request with what was missing."),
    "take_up": Text("Pemohon dapat melanjutkannya dengan `/lanjut`.",
                    "The requester can take it up again with `/lanjut`."),
    "rejected_by": Text("Ditolak {day} oleh {roles}", "Rejected on {day} by {roles}"),
    "rejected_open": Text(
        "{role} dapat memperbaiki rencananya (`/kembali LANGKAH ALASAN`), pemohon dapat membatalkan (`/batal ALASAN`), "
        "atau yang menolak kemudian menyetujui.",
        "{role} can revise the plan (`/kembali STEP REASON`), the requester can cancel (`/batal REASON`), or whoever "
        "rejected can approve later."),
    "overlay:perlu informasi": Text("perlu informasi", "information needed"),
    "overlay:ditunda": Text("ditunda", "on hold"),
    "overlay:ditolak": Text("ditolak", "rejected"),
    "overlay:dibatalkan": Text("dibatalkan", "cancelled"),
    "overlay:selesai": Text("selesai", "done"),
    "type:text": Text("teks", "text"),
    "type:list": Text("daftar", "list"),
    "type:table": Text("tabel", "table"),
    "type:date": Text("tanggal (TTTT-BB-HH)", "date (YYYY-MM-DD)"),
    "type:date_range": Text("rentang tanggal", "date range"),
    "type:money": Text("jumlah rupiah", "amount in rupiah"),
    "type:link": Text("tautan", "link"),
    "type:choice": Text("satu pilihan", "one choice"),
    "type:person": Text("orang (@akun)", "person (@account)"),
    "type:checklist": Text("daftar periksa", "checklist"),
    "type:number": Text("angka", "number"),
    "type:log": Text("catatan yang bertambah", "log that accumulates"),
}  # fmt: skip


def word(key: str, lang: str) -> str:
    """The site's word for `key` in `lang`. Raises KeyError for a key that does not exist: a mistake of ours."""
    return in_language(_WORDS[key], lang)


def titles_of(desk: Desk) -> Mapping[str, Text]:
    """Role key to its title, as the desk file says."""
    return {role.key: role.title for role in desk.roles}


def role_title(desk: Desk, key: str, lang: str) -> str:
    """What the desk calls a role; a role that the desk file no longer has keeps its key."""
    return words.role_title(key, lang, titles_of(desk))
