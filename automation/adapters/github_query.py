"""The read queries as GraphQL text: of one issue, of many in pages, and of what one page does not hold.

Field names are GitHub's; the sandbox and the tests validate them against GitHub's own schema. A reader that is not the
desk itself (`is_foreign`) asks by name who reacted; for the desk that field does not stand in the text at all, since
nobody says whether GitHub charges for what `@include` leaves out.
"""

from collections.abc import Sequence

from .github_record import BRANCH, RECORD_FIELDS, REGISTER

_ACTOR = "login __typename ... on User { databaseId } ... on Bot { databaseId }"

_REACTORS = "reactors(first: 10) { nodes { __typename ... on Bot { login } } }"


def _timeline(*, is_foreign: bool) -> str:
    """What is asked of a page of the timeline."""
    return f"""
totalCount pageInfo {{ hasNextPage endCursor }}
nodes {{
  __typename
  ... on IssueComment {{
    id fullDatabaseId body createdAt lastEditedAt createdViaEmail viewerDidAuthor isMinimized url
    author {{ {_ACTOR} }} editor {{ {_ACTOR} }}
    reactionGroups {{ content viewerHasReacted {_REACTORS if is_foreign else ""} }}
  }}
  ... on LabeledEvent {{ id createdAt actor {{ {_ACTOR} }} label {{ name updatedAt }} }}
  ... on UnlabeledEvent {{ id createdAt actor {{ {_ACTOR} }} label {{ name }} }}
  ... on ClosedEvent {{ id createdAt actor {{ {_ACTOR} }} }}
  ... on ReopenedEvent {{ id createdAt actor {{ {_ACTOR} }} }}
  ... on CommentDeletedEvent {{ id createdAt actor {{ {_ACTOR} }} deletedCommentAuthor {{ {_ACTOR} }} }}
  ... on TransferredEvent {{ id createdAt }}
}}
"""


_ITEMS = (
    "itemTypes: [ISSUE_COMMENT, LABELED_EVENT, UNLABELED_EVENT, CLOSED_EVENT, REOPENED_EVENT, "
    "COMMENT_DELETED_EVENT, TRANSFERRED_EVENT]"
)

_EDITS = f"totalCount pageInfo {{ hasNextPage endCursor }} nodes {{ createdAt editedAt editor {{ {_ACTOR} }} }}"

_ISSUE = f"""
id number title body url state createdAt updatedAt lastEditedAt includesCreatedEdit
author {{ {_ACTOR} }} editor {{ {_ACTOR} }}
userContentEdits(first: 100) {{ {_EDITS} }}
labels(first: 100) {{ nodes {{ id name }} }}
"""

_REPOSITORY = """
id databaseId nameWithOwner isPrivate
deskFile: object(expression: "HEAD:.github/desk.yml") { oid }
automation: object(expression: "HEAD:automation") { oid }
defaultBranchRef { target { oid } }
"""


def issue_query(label_count: int, *, is_foreign: bool = False) -> str:
    """Reads one issue whole, and the node ids of the desk's labels as `l0`, `l1`, … (variables `$l0`, …)."""
    variables = "".join(f", $l{index}: String!" for index in range(label_count))
    labels = "\n".join(f"l{index}: label(name: $l{index}) {{ id name }}" for index in range(label_count))
    return f"""
query Desk($owner: String!, $name: String!, $number: Int!, $record: String!{variables}) {{
  repository(owner: $owner, name: $name) {{
    {_REPOSITORY}
    {labels}
    ledger: ref(qualifiedName: "refs/heads/{BRANCH}") {{ target {{ oid }} }}
    {REGISTER}
    record: object(expression: $record) {{ {RECORD_FIELDS} }}
    issue(number: $number) {{ {_ISSUE} timelineItems(first: 100, {_ITEMS}) {{ {_timeline(is_foreign=is_foreign)} }} }}
  }}
}}
"""


def labels_query(count: int) -> str:
    """Looks labels up by name, as `l0`, `l1`, …."""
    variables = "".join(f", $l{index}: String!" for index in range(count))
    labels = "\n".join(f"l{index}: label(name: $l{index}) {{ id name }}" for index in range(count))
    return f"""
query DeskLabels($owner: String!, $name: String!{variables}) {{
  repository(owner: $owner, name: $name) {{ id {labels} }}
}}
"""


def timeline_query(*, is_foreign: bool = False) -> str:
    """Reads the further pages of a long timeline."""
    return f"""
query DeskTimeline($owner: String!, $name: String!, $number: Int!, $after: String!) {{
  repository(owner: $owner, name: $name) {{
    issue(number: $number) {{
      timelineItems(first: 100, after: $after, {_ITEMS}) {{ {_timeline(is_foreign=is_foreign)} }}
    }}
  }}
}}
"""


EDITS_QUERY = f"""
query DeskEdits($owner: String!, $name: String!, $number: Int!, $after: String!) {{
  repository(owner: $owner, name: $name) {{
    issue(number: $number) {{ userContentEdits(first: 100, after: $after) {{ {_EDITS} }} }}
  }}
}}
"""
"""Reads the older edits of a body that was edited often."""

_PLACE = "$owner: String!, $name: String!, $first: Int!, $after: String, $states: [IssueState!]"
_ORDERED = "first: $first, after: $after, states: $states, orderBy: { field: CREATED_AT, direction: ASC }"


def page_query(*, is_foreign: bool = False) -> str:
    """Reads issues in pages, each with the first page of its timeline, and what GitHub charges for it."""
    return f"""
query DeskPage({_PLACE}) {{
  rateLimit {{ cost limit remaining resetAt }}
  repository(owner: $owner, name: $name) {{
    {_REPOSITORY}
    issues({_ORDERED}) {{
      totalCount pageInfo {{ hasNextPage endCursor }}
      nodes {{ {_ISSUE} timelineItems(first: 100, {_ITEMS}) {{ {_timeline(is_foreign=is_foreign)} }} }}
    }}
  }}
}}
"""


NUMBERS_QUERY = f"""
query DeskNumbers({_PLACE}) {{
  repository(owner: $owner, name: $name) {{
    isPrivate
    issues({_ORDERED}) {{ totalCount pageInfo {{ hasNextPage endCursor }} nodes {{ number }} }}
  }}
}}
"""
"""Reads only which issues a page would hold: the least that GitHub can be asked of them."""


def label_variables(names: Sequence[str]) -> dict[str, str]:
    """The values of `$l0`, `$l1`, … of `issue_query`."""
    return {f"l{index}": name for index, name in enumerate(names)}
