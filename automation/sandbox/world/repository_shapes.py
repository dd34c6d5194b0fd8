"""GitHub's REST shapes of accounts and of the one repository, with all their addresses."""

import zlib
from typing import Any

from .people import Account, Role
from .world import FULL_NAME, OWNER, REPOSITORY_ID

FOUNDED = "2026-01-01T00:00:00Z"
_USER_LINKS = (
    "followers following{/other_user} gists{/gist_id} starred{/owner}{/repo} subscriptions organizations=orgs repos "
    "events{/privacy} received_events"
).split()
_ORGANIZATION_LINKS = "events hooks issues members{/member} public_members{/member} repos".split()
_REPOSITORY_LINKS = (
    "archive={archive_format}{/ref} assignees{/user} blobs=git/blobs{/sha} branches{/branch} "
    "collaborators{/collaborator} comments{/number} commits{/sha} compare=compare/{base}...{head} "
    "contents=contents/{+path} contributors "
    "deployments downloads events forks git_commits=git/commits{/sha} git_refs=git/refs{/sha} "
    "git_tags=git/tags{/sha} hooks issue_comment=issues/comments{/number} issue_events=issues/events{/number} "
    "issues{/number} keys{/key_id} labels{/name} languages merges milestones{/number} "
    "notifications{?since,all,participating} pulls{/number} releases{/id} stargazers statuses{/sha} subscribers "
    "subscription tags teams trees=git/trees{/sha}"
).split()
_YES = ("has_issues", "allow_forking", "allow_merge_commit", "allow_rebase_merge", "allow_squash_merge")
_NO = (
    "private fork has_projects has_wiki has_pages has_discussions has_downloads archived disabled is_template "
    "allow_auto_merge allow_update_branch delete_branch_on_merge web_commit_signoff_required"
).split()
_ZERO = "forks forks_count stargazers_count watchers watchers_count size network_count subscribers_count".split()


def _links(url: str, templates: list[str]) -> dict[str, str]:
    """Addresses below `url`: `name{x}` stands for name_url at /name{x}, `name=path` for another path."""
    found = {}
    for template in templates:
        name, _, path = template.partition("=")
        key = name.partition("{")[0]
        found[f"{key}_url"] = f"{url}/{path or name}"
    return found


def user(base: str, who: Account) -> dict[str, Any]:
    """An account as GitHub's simple user."""
    login = who.login
    url = f"{base}/users/{login}"
    return {
        **{"login": login, "id": who.id, "node_id": node_id(who), "avatar_url": f"{base}/avatars/{who.id}"},
        **{"gravatar_id": "", "url": url, "html_url": f"{base}/{login.removesuffix('[bot]')}"},
        **_links(url, _USER_LINKS),
        **{"type": "Bot" if who.is_desk else "User", "site_admin": False, "user_view_type": "public"},
    }


def owner(base: str) -> dict[str, Any]:
    """The organisation that owns the repository."""
    return _owner(base, OWNER)


def _owner(base: str, name: str) -> dict[str, Any]:
    shape = user(base, Account(key=name, login=name, id=7000, role=Role.READ))
    return {**shape, "type": "Organization", "node_id": "O_7000"}


def organization(base: str) -> dict[str, Any]:
    """The same organisation as events name it."""
    url = f"{base}/orgs/{OWNER}"
    about = {"login": OWNER, "id": 7000, "node_id": "O_7000", "url": url, "description": "Kampus"}
    return {**about, **_links(url, _ORGANIZATION_LINKS), "avatar_url": f"{base}/avatars/7000"}


def app(base: str, name: str) -> dict[str, Any]:
    """The app through which somebody acted."""
    number = zlib.crc32(name.encode())
    about = {"id": number, "slug": name, "node_id": f"A_{number}", "name": name, "description": ""}
    about |= {"owner": owner(base), "external_url": f"{base}/apps/{name}", "html_url": f"{base}/apps/{name}"}
    return {**about, "created_at": FOUNDED, "updated_at": FOUNDED, "permissions": {"issues": "write"}, "events": []}


def node_id(who: Account) -> str:
    """An account's node id."""
    return f"{'BOT' if who.is_desk else 'U'}_{who.id}"


def repository_id(full_name: str) -> int:
    """The number of the desk's repository, or of another one."""
    return REPOSITORY_ID if full_name == FULL_NAME else 10_000 + zlib.crc32(full_name.encode()) % 1_000_000


def repository(base: str, open_issues: int, full_name: str = FULL_NAME) -> dict[str, Any]:
    """The repository, or another one, as GitHub's full repository."""
    url, page, number = f"{base}/repos/{full_name}", f"{base}/{full_name}", repository_id(full_name)
    owned_by, _, name = full_name.partition("/")
    return {
        **{"id": number, "node_id": f"R_{number}", "name": name, "full_name": full_name},
        **{"owner": _owner(base, owned_by), "html_url": page, "url": url, "description": "Meja Permohonan Kampus"},
        **_links(url, _REPOSITORY_LINKS),
        **{"clone_url": f"{page}.git", "git_url": f"git{page[4:]}.git", "ssh_url": f"{page}.git", "svn_url": page},
        **dict.fromkeys(_ZERO, 0),
        **dict.fromkeys(_YES, True),
        **dict.fromkeys(_NO, False),
        **dict.fromkeys(("homepage", "language", "mirror_url", "license")),
        **{"default_branch": "main", "visibility": "public", "topics": []},
        **{"open_issues": open_issues, "open_issues_count": open_issues},
        **{"created_at": FOUNDED, "updated_at": FOUNDED, "pushed_at": FOUNDED},
    }
