"""What the desk says by itself of people: whose number it lacks, and whose account was deleted.

Of a lacking number the verdict on an approval says the same.
"""

from automation.core.policy.process import Text

from .sentences_gate import APPROVALS

PEOPLE: dict[str, Text] = {
    f"person_{code}": Text(f"{said.id[:1].upper()}{said.id[1:]}.", f"{said.en[:1].upper()}{said.en[1:]}.")
    for code in ("no_number", "number_doubled")
    for said in [APPROVALS[code]]
} | {
    "person_gone": Text(
        "Akun GitHub {login} sudah dihapus. Yang sudah tercatat darinya dan tidak diubah tetap berlaku; ia tidak "
        "ditunggu lagi. Pemilik proses perlu memperbarui berkas meja.",
        "The GitHub account {login} was deleted. What is on record of it and unchanged still stands; it is waited for "
        "no longer. The process owner needs to bring the desk file up to date.",
    ),
    "requester_gone": Text(
        "Akun GitHub pembuat permohonan ini sudah dihapus. Permohonan tetap berjalan; wakil unit yang menjawab dan "
        "memutuskan untuk pemohon.",
        "The GitHub account that filed this request was deleted. The request goes on; the representatives of the unit "
        "answer and decide for the requester.",
    ),
    "unrecorded_of_gone": Text(
        "Ada komentar {verb} dari akun GitHub yang sudah dihapus. Komentar itu tidak dihitung karena tidak tercatat "
        "saat akun itu masih ada; siapa pun yang berwenang dapat mengirimnya lagi.",
        "There is a comment {verb} by a GitHub account that was deleted. It does not count, since it was not on record "
        "while the account was there; whoever is entitled can send it again.",
    ),
}
