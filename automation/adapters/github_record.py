"""The record on its branch: a file for each request, read with the issue, appended by compare-and-swap."""

import base64
from collections.abc import Mapping, Sequence
from typing import Any

from automation.core.history import register as register_file
from automation.core.history.record import Entry, RecordBroken, read, text
from automation.core.history.register import Line, Register, RegisterBroken

BRANCH = "alur-ledger"

RECORD_FIELDS = "... on Blob { text isTruncated }"

REGISTER_FILE = "register.jsonl"

REGISTER = f'register: object(expression: "{BRANCH}:{REGISTER_FILE}") {{ {RECORD_FIELDS} }}'
"""Reads the register of rights, which belongs to all requests."""

REGISTER_QUERY = f"""
query DeskRegister($owner: String!, $name: String!) {{
  repository(owner: $owner, name: $name) {{
    id databaseId
    deskFile: object(expression: "HEAD:.github/desk.yml") {{ oid }}
    defaultBranchRef {{ target {{ oid }} }}
    ledger: ref(qualifiedName: "refs/heads/{BRANCH}") {{ target {{ oid }} }}
    {REGISTER}
  }}
}}
"""

CREATE_REF = """
mutation DeskLedger($i0: CreateRefInput!) { createRef(input: $i0) { ref { target { oid } } } }
"""

APPEND = """
mutation DeskRecord($i0: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $i0) { commit { oid } } }
"""


def expression(number: int) -> str:
    """Where the record of an issue stands, as git names it."""
    return f"{BRANCH}:{number}.jsonl"


def records_query(numbers: Sequence[int]) -> str:
    """Reads the records of many issues at once, as `r<number>`."""
    wanted = "\n".join(
        f'r{number}: object(expression: "{expression(number)}") {{ {RECORD_FIELDS} }}' for number in numbers
    )
    return f"""
query DeskRecords($owner: String!, $name: String!) {{
  repository(owner: $owner, name: $name) {{
    ledger: ref(qualifiedName: "refs/heads/{BRANCH}") {{ target {{ oid }} }}
    {REGISTER}
    {wanted}
  }}
}}
"""


def entries_of(blob: Mapping[str, Any] | None) -> tuple[Entry, ...] | None:
    """The entries of a record file; () when there is none, None when it is there and cannot be read."""
    if blob is None:
        return ()
    if blob.get("isTruncated") or not isinstance(blob.get("text"), str):
        return None
    try:
        return read(blob["text"])
    except RecordBroken:
        return None


def register_of(blob: Mapping[str, Any] | None) -> Register:
    """The register of a file; without lines when there is none, broken when it is there and cannot be read."""
    if blob is None:
        return Register()
    if blob.get("isTruncated") or not isinstance(blob.get("text"), str):
        return Register(is_broken=True)
    try:
        return register_file.read(blob["text"])
    except RegisterBroken:
        return Register(is_broken=True)


def oid_of(ref: Mapping[str, Any] | None) -> str:
    """The commit that a branch points to, '' for no branch."""
    target: Mapping[str, Any] = (ref or {}).get("target") or {}
    return str(target.get("oid", ""))


def create_ref(repository_id: str, head: str) -> dict[str, Any]:
    """The variables that make the branch at `head`."""
    return {"i0": {"repositoryId": repository_id, "name": f"refs/heads/{BRANCH}", "oid": head}}


def append(repository: str, head: str, headline: str, files: Mapping[str, str]) -> dict[str, Any]:
    """The variables that replace the files, path to text, all or none, provided the branch still is at `head`."""
    additions = [{"path": path, "contents": base64.b64encode(whole.encode()).decode()} for path, whole in files.items()]
    return {
        "i0": {
            "branch": {"repositoryNameWithOwner": repository, "branchName": BRANCH},
            "expectedHeadOid": head,
            "message": {"headline": headline},
            "fileChanges": {"additions": additions},
        }
    }


def record_files(number: int, entries: Sequence[Entry]) -> dict[str, str]:
    """The record of one request as a file."""
    return {f"{number}.jsonl": text(entries)}


def register_files(lines: Sequence[Line]) -> dict[str, str]:
    """The register as a file."""
    return {REGISTER_FILE: register_file.text(lines)}
