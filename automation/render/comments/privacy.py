"""Personal data in what a requester typed: what the requester is told, and what stands in a title's place until then.

The desk never repeats such a title: neither on the site and in its data nor in its comments.
"""

from automation.core.history.request import Request
from automation.core.outcome.privacy import personal_data
from automation.core.policy.process import Text
from automation.render.wording.words import in_language

_KINDS = {
    "id_number": Text("nomor identitas (NIK)", "an identity number (NIK)"),
    "phone": Text("nomor telepon", "a phone number"),
    "email": Text("alamat surel", "an e-mail address"),
}
_BODY = Text(
    "⚠️ Permohonan ini tampaknya memuat data pribadi: {kinds}. Data itu tidak kami tampilkan di situs; sebaiknya "
    "pemohon menghapusnya dari permohonan lewat menu `…` → *Edit*.",
    "⚠️ This request seems to hold personal data: {kinds}. The site does not show it; the requester had better remove "
    "it from the request with the menu `…` → *Edit*.",
)
_TITLE = Text(
    "⚠️ Judul permohonan ini tampaknya memuat data pribadi: {kinds}. Judul tampil di situs umum, jadi untuk sementara "
    "situs menulis *{instead}*. Mohon pemohon mengubahnya: pilih *Edit* di samping judul di bagian atas halaman ini, "
    "tulis nama sistem dan keperluannya dalam 5-10 kata, lalu simpan. Sesudah itu judul tampil lagi. Judul yang lama "
    "masih terbaca di riwayat halaman ini; bila itu merugikan seseorang, mintalah pengelola meja menghapus permohonan "
    "ini, lalu ajukan lagi.",
    "⚠️ The title of this request seems to hold personal data: {kinds}. Titles appear on the public site, so for now "
    "the site says *{instead}*. Would the requester please change it: choose *Edit* beside the title at the top of "
    "this page, name the system and what it is for in 5-10 words, and save. Then the title is shown again. The old "
    "title can still be read in the history of this page; if that harms somebody, ask those who run the desk to "
    "delete this request, then file it again.",
)
_INSTEAD = Text("Permohonan #{number} (judul ditahan)", "Request #{number} (title withheld)")


def is_title_withheld(request: Request) -> bool:
    """Whether the title seems to hold personal data, so that it is not shown."""
    return bool(personal_data(request.title))


def shown_title(request: Request, lang: str) -> str:
    """The title as it was typed, or what stands in its place; not yet escaped."""
    if not is_title_withheld(request):
        return request.title
    return in_language(_INSTEAD, lang).format(number=request.number)


def privacy_lines(request: Request, lang: str) -> list[str]:
    """What the requester is told of personal data in the title and the body, as Markdown lines."""
    lines: list[str] = []
    for text, typed in ((_TITLE, request.title), (_BODY, request.body)):
        if kinds := personal_data(typed):
            names = ", ".join(in_language(_KINDS[kind], lang) for kind in kinds)
            instead = in_language(_INSTEAD, lang).format(number=request.number)
            lines += [in_language(text, lang).format(kinds=names, instead=instead), ""]
    return lines
