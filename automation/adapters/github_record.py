"""The record on its branch: a file for each request, read with the issue, appended by compare-and-swap (section 6)."""

import base64
from collections.abc import Mapping, Sequence
from typing import Any

from automation.core.record import Entry, RecordBroken, read, text

BRANCH = "alur-ledger"

RECORD_FIELDS = "... on Blob { text isTruncated }"

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


def create_ref(repository_id: str, head: str) -> dict[str, Any]:
    """The variables that make the branch at `head`."""
    return {"i0": {"repositoryId": repository_id, "name": f"refs/heads/{BRANCH}", "oid": head}}


def append(repository: str, number: int, head: str, entries: Sequence[Entry]) -> dict[str, Any]:
    """The variables that replace the file by one with all `entries`, provided the branch still is at `head`."""
    contents = base64.b64encode(text(entries).encode()).decode()
    return {
        "i0": {
            "branch": {"repositoryNameWithOwner": repository, "branchName": BRANCH},
            "expectedHeadOid": head,
            "message": {"headline": f"Record #{number}"},
            "fileChanges": {"additions": [{"path": f"{number}.jsonl", "contents": contents}]},
        }
    }
