"""The command words that every procedure shares (design section 5); a step's verb must differ from all of them."""

DESK_WORDS: tuple[str, ...] = (
    "setujui",
    "tolak",
    "tarik",
    "kembali",
    "batal",
    "lanjut",
    "banding",
    "status",
    "bantuan",
    "lengkapi",
    "sepakat",
    "tunda",
    "catat",
    "darurat",
    "tinjau",
    "pratinjau",
)
