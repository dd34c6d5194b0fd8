"""How a command tells whoever reads the terminal or the run's page: as annotations there, as lines here."""

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from automation.adapters import actions_runtime

if TYPE_CHECKING:
    from automation.core.outcome.decision import Unread


def tell(environment: Mapping[str, str], message: str, level: str = "error") -> None:
    """One message; `level` is error, warning or notice."""
    if environment.get("GITHUB_ACTIONS") == "true":
        sys.stdout.write(actions_runtime.annotation(level, message) + "\n")
    else:
        sys.stderr.write(f"alur: {message}\n")


def tell_unread(environment: Mapping[str, str], unread: "Sequence[Unread]", unseen: int = 0) -> None:
    """Names the requests that could not be read, and says how many were not looked at; nothing where there are none."""
    if not unread and not unseen:
        return
    from automation.render.site.unread import lines, summary

    tell(environment, "\n".join(lines(unread, unseen)), "warning")
    actions_runtime.summary(environment, summary(unread, unseen))
