"""The one read query of an event, and the page query of a sweep, as GraphQL text.

Field names are GitHub's; the sandbox and the tests validate them against GitHub's own schema. With `$isForeign` the
reader is not the desk itself, so who reacted is asked for by name; it costs more points, so the desk does not ask.
"""

from collections.abc import Sequence

from .github_record import BRANCH, RECORD_FIELDS, REGISTER

_ACTOR = "login __typename ... on User { databaseId } ... on Bot { databaseId }"

_TIMELINE = f"""
totalCount pageInfo {{ hasNextPage endCursor }}
nodes {{
  __typename
  ... on IssueComment {{
    id fullDatabaseId body createdAt lastEditedAt createdViaEmail viewerDidAuthor url
    author {{ {_ACTOR} }} editor {{ {_ACTOR} }}
    reactionGroups {{
      content viewerHasReacted
      reactors(first: 10) @include(if: $isForeign) {{ nodes {{ __typename ... on Bot {{ login }} }} }}
    }}
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

_ISSUE = f"""
id number title body url state createdAt updatedAt lastEditedAt includesCreatedEdit
author {{ {_ACTOR} }} editor {{ {_ACTOR} }}
userContentEdits(first: 100) {{ totalCount nodes {{ createdAt editedAt editor {{ {_ACTOR} }} }} }}
labels(first: 100) {{ nodes {{ id name }} }}
"""

_REPOSITORY = """
id databaseId nameWithOwner isPrivate
deskFile: object(expression: "HEAD:.github/desk.yml") { oid }
automation: object(expression: "HEAD:automation") { oid }
defaultBranchRef { target { oid } }
"""


def issue_query(label_count: int) -> str:
    """Reads one issue whole, and the node ids of the desk's labels as `l0`, `l1`, … (variables `$l0`, …)."""
    variables = "".join(f", $l{index}: String!" for index in range(label_count))
    labels = "\n".join(f"l{index}: label(name: $l{index}) {{ id name }}" for index in range(label_count))
    return f"""
query Desk($owner: String!, $name: String!, $number: Int!, $record: String!, $isForeign: Boolean!{variables}) {{
  repository(owner: $owner, name: $name) {{
    {_REPOSITORY}
    {labels}
    ledger: ref(qualifiedName: "refs/heads/{BRANCH}") {{ target {{ oid }} }}
    {REGISTER}
    record: object(expression: $record) {{ {RECORD_FIELDS} }}
    issue(number: $number) {{ {_ISSUE} timelineItems(first: 100, {_ITEMS}) {{ {_TIMELINE} }} }}
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


TIMELINE_QUERY = f"""
query DeskTimeline($owner: String!, $name: String!, $number: Int!, $after: String!, $isForeign: Boolean!) {{
  repository(owner: $owner, name: $name) {{
    issue(number: $number) {{ timelineItems(first: 100, after: $after, {_ITEMS}) {{ {_TIMELINE} }} }}
  }}
}}
"""
"""Reads the further pages of a long timeline."""


PAGE_QUERY = f"""
query DeskPage(
  $owner: String!, $name: String!, $after: String, $states: [IssueState!], $isForeign: Boolean!
) {{
  repository(owner: $owner, name: $name) {{
    {_REPOSITORY}
    issues(first: 25, after: $after, states: $states, orderBy: {{ field: CREATED_AT, direction: ASC }}) {{
      totalCount pageInfo {{ hasNextPage endCursor }}
      nodes {{ {_ISSUE} timelineItems(first: 100, {_ITEMS}) {{ {_TIMELINE} }} }}
    }}
  }}
}}
"""
"""Reads issues in pages, each with the first page of its timeline."""


def label_variables(names: Sequence[str]) -> dict[str, str]:
    """The values of `$l0`, `$l1`, … of `issue_query`."""
    return {f"l{index}": name for index, name in enumerate(names)}
