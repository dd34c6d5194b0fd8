"""Accounts of GitHub by login: number, name and age, as few requests as there are hundreds of logins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from automation.core.loading.proposals import Found
from automation.errors import GitHubRefused

from .github_session import GitHubSession

_MOST = 100


@dataclass(slots=True)
class GitHubAccounts:
    """Asks with one session."""

    session: GitHubSession

    def accounts(self, logins: Sequence[str]) -> Mapping[str, Found]:
        """Those that exist, by login in small letters. Raises GitHubRefused, GitHubUnavailable or Unreadable."""
        found: dict[str, Found] = {}
        for start in range(0, len(logins), _MOST):
            found |= self._asked(logins[start : start + _MOST])
        return found

    def _asked(self, logins: Sequence[str]) -> dict[str, Found]:
        """One login that nobody has spoils the answer for all; then each is asked for by itself."""
        try:
            answer = self.session.query(_query(len(logins)), {f"u{place}": each for place, each in enumerate(logins)})
        except GitHubRefused:
            if len(logins) == 1:
                return {}
            return {name: found for login in logins for name, found in self._asked([login]).items()}
        users = (answer.data[f"u{place}"] for place in range(len(logins)))
        found = ((login, _found(user) if user else None) for login, user in zip(logins, users, strict=True))
        return {login.casefold(): each for login, each in found if each is not None}


def _query(count: int) -> str:
    variables = ", ".join(f"$u{place}: String!" for place in range(count))
    users = " ".join(
        f"u{place}: user(login: $u{place}) {{ login name databaseId createdAt }}" for place in range(count)
    )
    return f"query DeskPeople({variables}) {{ {users} }}"


def _found(user: Mapping[str, Any]) -> Found | None:
    """An account without a readable number cannot be proposed."""
    number = user["databaseId"]
    if not isinstance(number, int):
        return None
    created = datetime.fromisoformat(user["createdAt"])
    return Found(login=user["login"], name=user["name"] or user["login"], number=number, created_at=created)
