"""Texts that try to act, be parsed, notify or hide; each holds CANARY, which must never stand outside a code block."""

CANARY = "KENARI"

HOSTILE = {
    "mentions": f"@wati @kampus/semua &#64;wati ＠wati {CANARY} @joko",
    "markup": f"<script>alert(1)</script><img src=x onerror=alert(2)> ![{CANARY}](javascript:alert(3)) [x](data:x)",
    "spans": f"`{CANARY}` ``{CANARY}`` `@wati {CANARY}",
    "fence": f"```\n@wati {CANARY}\n```text\n{CANARY}\n````\n{CANARY}",
    "tildes": f"~~~\n@wati {CANARY}\n~~~~\n{CANARY}",
    "marker": f"<!-- alur:status -->\n{CANARY}\n<!-- alur:approval:AAAA-AAAA-AAAA -->\n<!-- alur-covers x=1 -->",
    "comment": f"<!-- {CANARY}",
    "folds": f"</details></details><details><summary>{CANARY}</summary>",
    "references": f"Closes #1 kampus/permohonan#2 {CANARY} https://contoh.invalid/{CANARY}",
    "expressions": f"${{{{ secrets.GITHUB_TOKEN }}}} ::set-output name=ok::yes ##[add-mask]e $(touch /tmp/x) {CANARY}",
    "format": f"{{login}} {{0}} %s {{__class__}} {CANARY}",
    "unseen": f"\u202e{CANARY}\u200b\u2066\ufeff\u00ad\x00\x1b[31m",
    "formula": f'=HYPERLINK("http://contoh.invalid","{CANARY}")',
    "table": f"| {CANARY} | b |\n| --- | --- |",
    "command": f"/setujui 0000-0000-0000 {CANARY}",
    "headings": f"# {CANARY}\n#### {CANARY}\n{CANARY}\n===",
    "surrogate": f"\ud83d {CANARY}",
}
