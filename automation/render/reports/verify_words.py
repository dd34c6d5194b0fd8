"""What `alur verify` says beside the desk's own reasons: code to sentence, Indonesian and English, with the way out.

Facts in braces are made harmless by `render/reports/verify.py`; `form` is the line that a pull request should hold.
"""

from collections.abc import Mapping

from automation.core.policy.process import Text

HEADS: Mapping[str, Text] = {
    "may": Text("{subject}: boleh dikembangkan{place}.", "{subject}: may be developed{place}."),
    "may_not": Text("{subject}: TIDAK boleh dikembangkan{place}.", "{subject}: may NOT be developed{place}."),
    "unknown": Text(
        "{subject}: BELUM DIKETAHUI apakah boleh dikembangkan{place}; anggap tidak boleh.",
        "{subject}: it is UNKNOWN whether it may be developed{place}; take it for no.",
    ),
}
"""The first line about a request, by verdict."""

PULL_HEADS: Mapping[str, Text] = {
    "may_not": Text("Pull request ini TIDAK boleh digabungkan.", "This pull request may NOT be merged."),
    "unknown": Text(
        "BELUM DIKETAHUI apakah boleh dikembangkan; anggap tidak boleh.",
        "It is UNKNOWN whether this may be developed; take it for no.",
    ),
}
"""The first line where no request could be told."""

PARTS: Mapping[str, Text] = {
    "place": Text(" di {repository}", " in {repository}"),
    "line": Text("Baris untuk pull request: {line}", "The line for a pull request: {line}"),
}

VERIFY: Mapping[str, Text] = {
    "verify_line_missing": Text(
        "Teks pull request tidak menyebut permohonannya. Tambahkan satu baris {form}, di luar blok kode, kutipan, dan "
        "komentar HTML. Kodenya ada di komentar status permohonan.",
        "The text of the pull request does not name its request. Add one line {form}, outside code blocks, quotes and "
        "HTML comments. The code is in the request's status comment.",
    ),
    "verify_line_unreadable": Text(
        "Baris {lines} tidak menyebut permohonan dengan lengkap. Tulis {form}.",
        "Line {lines} does not name a request in full. Write {form}.",
    ),
    "verify_line_incomplete": Text(
        "Baris {lines} juga menyebut permohonan, tetapi tidak lengkap. Satu pull request melayani satu permohonan: "
        "hapus baris itu, atau sisakan satu baris {form}.",
        "Line {lines} also names a request, but not in full. One pull request serves one request: remove that line, or "
        "keep one line {form}.",
    ),
    "verify_lines_differ": Text(
        "Baris {lines} menyebut permohonan atau kode yang berlainan. Satu pull request melayani satu permohonan: "
        "sisakan satu baris.",
        "Lines {lines} name different requests or codes. One pull request serves one request: keep one line.",
    ),
    "verify_other_desk": Text(
        "Permohonan yang disebut ada di {written}, sedangkan yang ditanya adalah meja {desk}. Tulis {form}, atau "
        "sebutkan meja yang benar di alur kerja yang memanggil pemeriksaan ini.",
        "The request named is in {written}, but the desk asked is {desk}. Write {form}, or name the right desk in the "
        "workflow that calls this check.",
    ),
    "verify_no_issue": Text(
        "Meja {desk} tidak punya permohonan dengan nomor itu. Periksa nomornya.",
        "The desk {desk} has no request of that number. Check the number.",
    ),
    "verify_unreadable": Text(
        "Ada yang tidak dapat dibaca: {said} Bila itu menyebut masukan yang salah atau kurang, perbaiki "
        "dahulu; bila tidak, ulangi beberapa saat lagi. Bila tetap begini, hubungi Tim IT.",
        "Something could not be read: {said} If that names an input that is wrong or lacking, mend it first; if "
        "not, try again a little later. If it stays so, ask the IT team.",
    ),
    "verify_not_set": Text(
        "{names} belum diisi, jadi meja tidak dapat ditanya. Di dalam alur kerja GitHub yang mengisinya; di komputer "
        "sendiri sebutkan meja dan token yang boleh membacanya, misalnya `export "
        "GITHUB_REPOSITORY=kampus/permohonan GITHUB_TOKEN=…`.",
        "{names} must be set, so the desk cannot be asked. In a workflow GitHub does it; on a machine of your own name "
        "the desk and a token that may read it, for example `export GITHUB_REPOSITORY=kampus/permohonan "
        "GITHUB_TOKEN=…`.",
    ),
    "verify_options": Text(
        "Repositori dan kode dibaca dari pull request. Hapus `--repository` dan `--code`.",
        "The repository and the code come from the pull request. Leave out `--repository` and `--code`.",
    ),
    "verify_no_repository_name": Text(
        "{written} bukan nama repositori. Tulis `--repository PEMILIK/NAMA`.",
        "{written} is no name of a repository. Write `--repository OWNER/NAME`.",
    ),
    "verify_other_rules": Text(
        "Berkas meja atau prosedur yang dipakai di sini berbeda dari cabang utama meja. Ulangi pemeriksaan ini; di "
        "komputer sendiri, perbarui dahulu salinannya (`git pull`) dan buang perubahan di dalamnya.",
        "The desk file or the automation used here differs from the desk's default branch. Run this check again; on a "
        "machine of your own, update the copy first (`git pull`) and drop what was changed in it.",
    ),
    "verify_ended": Text(
        "Permohonan ini sudah ditutup ({ending}). Untuk kebutuhan baru, ajukan permohonan baru.",
        "This request is closed ({ending}). For a new need, please file a new request.",
    ),
    "verify_too_early": Text(
        "Permohonan baru di langkah {step}; persetujuan diminta di langkah {target}.",
        "The request is only at step {step}; approval is asked for at step {target}.",
    ),
    "verify_resting": Text(
        "Permohonan ini berstatus {state}; pekerjaan menunggu sampai status itu berakhir.",
        "This request has the status {state}; work waits until that ends.",
    ),
    "verify_not_approved": Text(
        "Permohonan ini belum boleh dikembangkan; komentar statusnya menyebutkan sebabnya.",
        "This request may not be developed yet; its status comment says why.",
    ),
    "verify_code_missing": Text(
        "Kodenya belum ditulis. Salin kode dari komentar status permohonan.",
        "There is no code. Copy it from the request's status comment.",
    ),
    "verify_code_unreadable": Text(
        "{written} bukan kode. Kode terdiri atas 12 huruf dan angka, seperti `ABCD-EFGH-JKMN`; salin dari komentar "
        "status permohonan.",
        "{written} is no code. A code has 12 letters and digits, as `ABCD-EFGH-JKMN`; copy it from the request's "
        "status comment.",
    ),
    "verify_code_outdated": Text(
        "Kode {written} bukan kode yang berlaku sekarang: isi permohonan atau rencananya sudah berubah, atau kode itu "
        "milik permohonan lain. Buka permohonan, baca isinya yang sekarang, lalu salin kodenya dari komentar status.",
        "The code {written} is not the present one: the request or its plan has changed, or the code is that of "
        "another request. Open the request, read what it says now, and copy the code from the status comment.",
    ),
    "verify_no_section": Text(
        "Prosedur {process} tidak punya bagian untuk menyebut repositori, jadi tidak ada repositori yang disetujui. "
        "Pemilik proses perlu menerbitkan versi baru dengan bagian bertanda `repositories: true`.",
        "The procedure {process} has no section that names repositories, so none was approved. The process owner must "
        "publish a new version with a section marked `repositories: true`.",
    ),
    "verify_no_repositories": Text(
        "Rencana yang disetujui tidak menyebut repositori satu pun. Tim IT menulis `/kembali {target} ALASAN`, "
        "mengirim {verb} dengan {repository} di bagian {section}, lalu persetujuan diminta lagi.",
        "The approved plan names no repository. The IT team writes `/kembali {target} REASON` and sends {verb} with "
        "{repository} in the section {section}; then approval is asked for again.",
    ),
    "verify_other_repository": Text(
        "Rencana yang disetujui menyebut {named}, bukan {repository}. Bila {repository} memang tempatnya: Tim IT "
        "menulis `/kembali {target} ALASAN`, mengirim {verb} dengan {repository} di bagian {section}, lalu persetujuan "
        "diminta lagi.",
        "The approved plan names {named}, not {repository}. If {repository} is the right place: the IT team writes "
        "`/kembali {target} REASON` and sends {verb} with {repository} in the section {section}; then approval is "
        "asked for again.",
    ),
}
"""Why the answer is not yes."""
