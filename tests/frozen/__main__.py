"""Writes the digests of all frozen histories anew, and names the cases that differ from before."""

from tests.frozen.cases import DIGESTS, cases, digests
from tests.frozen.rendered import digest

before = digests() if DIGESTS.exists() else {}
now = {case.name: digest(case) for case in cases()}
DIGESTS.write_text("".join(f"{name} {found}\n" for name, found in now.items()), encoding="utf-8")
changed = [name for name in now if before.get(name) != now[name]]
print(f"{len(changed)} of {len(now)} differ", *changed[:40], sep="\n")
