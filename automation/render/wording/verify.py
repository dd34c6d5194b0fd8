"""What `alur verify` says beside the desk's own reasons, with the way out.

Facts in braces are made harmless by `render/reports/verify.py`; `form` is the line that a pull request should hold.
"""

from collections.abc import Mapping

from automation.core.problem import Code
from automation.core.why import Why

from .wording import Wording

VERIFY: Mapping[Code, Wording] = {
    Why.VERIFY_LINE_MISSING: Wording(
        "Teks pull request tidak menyebut permohonannya. Tambahkan satu baris {form}, di luar blok kode, kutipan, dan "
        "komentar HTML. Kodenya ada di komentar status permohonan.",
        "The text of the pull request does not name its request. Add one line {form}, outside code blocks, quotes and "
        "HTML comments. The code is in the request's status comment.",
        rule="11",
    ),
    Why.VERIFY_LINE_UNREADABLE: Wording(
        "Baris {lines} tidak menyebut permohonan dengan lengkap. Tulis {form}.",
        "Line {lines} does not name a request in full. Write {form}.",
        rule="11",
    ),
    Why.VERIFY_LINE_INCOMPLETE: Wording(
        "Baris {lines} juga menyebut permohonan, tetapi tidak lengkap. Satu pull request melayani satu permohonan: "
        "hapus baris itu, atau sisakan satu baris {form}.",
        "Line {lines} also names a request, but not in full. One pull request serves one request: remove that line, or "
        "keep one line {form}.",
        rule="11",
    ),
    Why.VERIFY_LINES_DIFFER: Wording(
        "Baris {lines} menyebut permohonan atau kode yang berlainan. Satu pull request melayani satu permohonan: "
        "sisakan satu baris.",
        "Lines {lines} name different requests or codes. One pull request serves one request: keep one line.",
        rule="11",
    ),
    Why.VERIFY_OTHER_DESK: Wording(
        "Permohonan yang disebut ada di {written}, sedangkan yang ditanya adalah meja {desk}. Tulis {form}, atau "
        "sebutkan meja yang benar di alur kerja yang memanggil pemeriksaan ini.",
        "The request named is in {written}, but the desk asked is {desk}. Write {form}, or name the right desk in the "
        "workflow that calls this check.",
        rule="11",
    ),
    Why.VERIFY_NO_ISSUE: Wording(
        "Meja {desk} tidak punya permohonan dengan nomor itu. Periksa nomornya.",
        "The desk {desk} has no request of that number. Check the number.",
        rule="11",
    ),
    Why.VERIFY_UNREADABLE: Wording(
        "Ada yang tidak dapat dibaca: {said} Bila itu menyebut masukan yang salah atau kurang, perbaiki "
        "dahulu; bila tidak, ulangi beberapa saat lagi. Bila tetap begini, hubungi Tim IT.",
        "Something could not be read: {said} If that names an input that is wrong or lacking, correct it first; if "
        "not, try again a little later. If it stays so, ask the IT team.",
        rule="11",
    ),
    Why.VERIFY_NOT_SET: Wording(
        "{names} belum diisi, jadi meja tidak dapat ditanya. Di dalam alur kerja GitHub yang mengisinya; di komputer "
        "sendiri sebutkan meja dan token yang boleh membacanya, misalnya `export "
        "GITHUB_REPOSITORY=kampus/permohonan GITHUB_TOKEN=…`.",
        "{names} must be set, so the desk cannot be asked. In a workflow GitHub does it; on a machine of your own name "
        "the desk and a token that may read it, for example `export GITHUB_REPOSITORY=kampus/permohonan "
        "GITHUB_TOKEN=…`.",
        rule="11",
    ),
    Why.VERIFY_OPTIONS: Wording(
        "Repositori dan kode dibaca dari pull request. Hapus `--repository` dan `--code`.",
        "The repository and the code come from the pull request. Leave out `--repository` and `--code`.",
        rule="11",
    ),
    Why.VERIFY_NO_REPOSITORY_NAME: Wording(
        "{written} bukan nama repositori. Tulis `--repository PEMILIK/NAMA`.",
        "{written} is no name of a repository. Write `--repository OWNER/NAME`.",
        rule="11",
    ),
    Why.VERIFY_OTHER_RULES: Wording(
        "Berkas meja atau prosedur yang dipakai di sini berbeda dari cabang utama meja. Ulangi pemeriksaan ini; di "
        "komputer sendiri, perbarui dahulu salinannya (`git pull`) dan buang perubahan di dalamnya.",
        "The desk file or the automation used here differs from the desk's default branch. Run this check again; on a "
        "machine of your own, update the copy first (`git pull`) and drop what was changed in it.",
        rule="11",
    ),
    Why.VERIFY_ENDED: Wording(
        "Permohonan ini sudah ditutup ({ending}). Untuk kebutuhan baru, ajukan permohonan baru.",
        "This request is closed ({ending}). For a new need, please file a new request.",
        rule="closing",
    ),
    Why.VERIFY_TOO_EARLY: Wording(
        "Permohonan baru di langkah {step}; persetujuan diminta di langkah {target}.",
        "The request is only at step {step}; approval is asked for at step {target}.",
        rule="1",
    ),
    Why.VERIFY_RESTING: Wording(
        "Permohonan ini berstatus {state}; pekerjaan menunggu sampai status itu berakhir.",
        "This request has the status {state}; work waits until that ends.",
        rule="holds",
    ),
    Why.VERIFY_NOT_APPROVED: Wording(
        "Permohonan ini belum boleh dikembangkan; komentar statusnya menyebutkan sebabnya.",
        "This request may not be developed yet; its status comment says why.",
        rule="1",
    ),
    Why.VERIFY_CODE_MISSING: Wording(
        "Kodenya belum ditulis. Salin kode dari komentar status permohonan.",
        "There is no code. Copy it from the request's status comment.",
        rule="2",
    ),
    Why.VERIFY_CODE_UNREADABLE: Wording(
        "{written} bukan kode. Kode terdiri atas 12 huruf dan angka, seperti `ABCD-EFGH-JKMN`; salin dari komentar "
        "status permohonan.",
        "{written} is no code. A code has 12 letters and digits, as `ABCD-EFGH-JKMN`; copy it from the request's "
        "status comment.",
        rule="2",
    ),
    Why.VERIFY_CODE_OUTDATED: Wording(
        "Kode {written} bukan kode yang berlaku sekarang: isi permohonan atau rencananya sudah berubah, atau kode itu "
        "milik permohonan lain. Buka permohonan, baca isinya yang sekarang, lalu salin kodenya dari komentar status.",
        "The code {written} is not the present one: the request or its plan has changed, or the code is that of "
        "another request. Open the request, read what it says now, and copy the code from the status comment.",
        rule="2",
    ),
    Why.VERIFY_NO_SECTION: Wording(
        "Prosedur {process} tidak punya bagian untuk menyebut repositori, jadi tidak ada repositori yang disetujui. "
        "Pemilik proses perlu menerbitkan versi baru dengan bagian bertanda `repositories: true`.",
        "The procedure {process} has no section that names repositories, so none was approved. The process owner must "
        "publish a new version with a section marked `repositories: true`.",
        rule="11",
    ),
    Why.VERIFY_NO_REPOSITORIES: Wording(
        "Rencana yang disetujui tidak menyebut repositori satu pun. Tim IT menulis `/kembali {target} ALASAN`, "
        "mengirim {verb} dengan {repository} di bagian {section}, lalu persetujuan diminta lagi.",
        "The approved plan names no repository. The IT team writes `/kembali {target} REASON` and sends {verb} with "
        "{repository} in the section {section}; then approval is asked for again.",
        rule="11",
    ),
    Why.VERIFY_OTHER_REPOSITORY: Wording(
        "Rencana yang disetujui menyebut {named}, bukan {repository}. Bila {repository} memang tempatnya: Tim IT "
        "menulis `/kembali {target} ALASAN`, mengirim {verb} dengan {repository} di bagian {section}, lalu persetujuan "
        "diminta lagi.",
        "The approved plan names {named}, not {repository}. If {repository} is the right place: the IT team writes "
        "`/kembali {target} REASON` and sends {verb} with {repository} in the section {section}; then approval is "
        "asked for again.",
        rule="11",
    ),
}
