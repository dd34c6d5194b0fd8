"""Every GraphQL field of the cut schema is answered: none is in the schema and missing in the sandbox."""

import pytest
from graphql import GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLUnionType, is_leaf_type

from automation.sandbox.checks.spoken import GRAPHQL_FIELDS
from automation.sandbox.graphql.execution import schema
from tests.sandbox.client import DESK, ISSUES, REPO, sandbox

# Fields that need an argument, with one that leads somewhere.
ARGUMENTS = {
    "label": '(name: "satu")',
    "issue": "(number: 1)",
    "object": '(expression: "HEAD:dir")',
    "ref": '(qualifiedName: "refs/heads/main")',
    "nodes": '(ids: ["I_1"])',
    "node": '(id: "I_1")',
    "user": '(login: "dina")',
    "repository": '(owner: "kampus", name: "permohonan")',
}
DEPTH = 7
ZEROS = "0" * 40  # the head of a directory without git
COMMIT = f"""branch: {{repositoryNameWithOwner: "kampus/permohonan", branchName: "ada"}}, expectedHeadOid: "{ZEROS}",
  message: {{headline: "x"}}, fileChanges: {{additions: [{{path: "1.jsonl", contents: "e30="}}]}}"""


def bare(kind):
    """A type without list and non-null around it."""
    while isinstance(kind, GraphQLList | GraphQLNonNull):
        kind = kind.of_type
    return kind


def selection(kind, depth, above=()):
    """Everything below a type, each object type once on the way down."""
    if depth == 0 or kind.name in above:
        return "{ __typename }"
    if not isinstance(kind, GraphQLObjectType):
        members = kind.types if isinstance(kind, GraphQLUnionType) else schema().get_possible_types(kind)
        inner = [f"... on {m.name} {selection(m, depth, above)}" for m in members]
        return "{ __typename " + " ".join(inner) + " }"
    lines = ["__typename"]
    for name, field in kind.fields.items():
        below = bare(field.type)
        arguments = "(first: 50)" if "first" in field.args else ARGUMENTS.get(name, "") if field.args else ""
        text = "" if is_leaf_type(below) else selection(below, depth - 1, (*above, kind.name))
        # The same field of two types may differ in nullability; an alias per type keeps them apart.
        lines.append(f"{kind.name}_{name}: {name}{arguments} {text}")
    return "{ " + " ".join(lines) + " }"


@pytest.fixture
def github(tmp_path):
    """A sandbox with one issue to which everything has happened, and a directory."""
    (tmp_path / "dir").mkdir()
    (tmp_path / "dir" / "berkas").write_text("isi")
    with sandbox(tmp_path) as client:
        lina = client.by("lina")
        lina.post(f"{REPO}/git/refs", {"ref": "refs/heads/ada", "sha": ZEROS})
        number = lina.open(labels=["satu"])
        comment, gone = lina.comment(number), lina.comment(number)
        lina.send("PATCH", f"{ISSUES}/comments/{comment}", {"body": "dua"})
        lina.post(f"{ISSUES}/comments/{comment}/reactions", {"content": "+1"})
        lina.send("DELETE", f"{ISSUES}/comments/{gone}")
        lina.send("DELETE", f"{ISSUES}/{number}/labels/satu")
        lina.post(f"{ISSUES}/{number}/labels", ["satu"])
        lina.send("PATCH", f"{ISSUES}/{number}", {"title": "Dua", "body": "dua", "state": "closed"})
        lina.send("PATCH", f"{ISSUES}/{number}", {"state": "open"})
        yield client


def test_every_field_below_query_is_answered(github):
    """A query for everything there is comes back without an error."""
    answer = github.by(DESK).query("query " + selection(schema().query_type, DEPTH))

    assert "errors" not in answer
    kinds = {
        node["__typename"]
        for node in answer["data"]["Query_node"]["Issue_timelineItems"]["IssueTimelineItemsConnection_nodes"]
    }
    assert kinds >= {"LabeledEvent", "UnlabeledEvent", "ClosedEvent", "ReopenedEvent", "RenamedTitleEvent"}
    assert kinds >= {"CommentDeletedEvent", "IssueComment"}


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("addComment", 'subjectId: "I_1", body: "x"'),
        ("addReaction", 'subjectId: "I_1", content: HEART'),
        ("removeReaction", 'subjectId: "IC_5000000004", content: THUMBS_UP'),
        ("addLabelsToLabelable", 'labelableId: "I_1", labelIds: ["LA_5000000001"]'),
        ("removeLabelsFromLabelable", 'labelableId: "I_1", labelIds: ["LA_5000000001"]'),
        ("createLabel", 'repositoryId: "R_7001", name: "dua", color: "abcdef"'),
        ("createIssue", 'repositoryId: "R_7001", title: "x", labelIds: ["LA_5000000001"]'),
        ("updateIssue", 'id: "I_1", title: "y", body: "z", state: CLOSED, labelIds: []'),
        ("updateIssueComment", 'id: "IC_5000000004", body: "y"'),
        ("deleteIssueComment", 'id: "IC_5000000004"'),
        ("createRef", f'repositoryId: "R_7001", name: "refs/heads/catatan", oid: "{ZEROS}"'),
        ("createCommitOnBranch", COMMIT),
        ("minimizeComment", 'subjectId: "IC_5000000004", classifier: OFF_TOPIC'),
        ("unminimizeComment", 'subjectId: "IC_5000000004"'),
        ("closeIssue", 'issueId: "I_1", stateReason: DUPLICATE'),
        ("reopenIssue", 'issueId: "I_1"'),
        ("deleteIssue", 'issueId: "I_1"'),
    ],
)
def test_every_mutation_is_answered(github, name, given):
    """Each mutation does its work and answers with everything its payload has."""
    payload = bare(schema().mutation_type.fields[name].type)
    wanted = selection(payload, 1 if name == "deleteIssue" else 5)  # below a deleted issue's repository it is missing
    answer = github.by("agus").query(f"mutation {{ {name}(input: {{{given}}}) {wanted} }}")

    assert "errors" not in answer


def test_every_mutation_is_tried():
    """The table above names every mutation of the schema."""
    tried = [mark.args[1] for mark in test_every_mutation_is_answered.pytestmark]

    assert {row[0] for row in tried[0]} == set(GRAPHQL_FIELDS["Mutation"])


def test_mutations_of_one_document_run_in_order_and_an_early_one_stays(github):
    """Aliased mutations run one after another; one that fails undoes nothing and leaves the others be."""
    answer = github.by(DESK).query(
        """mutation($a: AddCommentInput!, $b: AddLabelsToLabelableInput!, $c: CloseIssueInput!) {
          w0: addComment(input: $a) { commentEdge { node { body } } }
          w1: addLabelsToLabelable(input: $b) { clientMutationId }
          w2: closeIssue(input: $c) { issue { state comments(last: 1) { nodes { body } } } } }""",
        a={"subjectId": "I_1", "body": "dari meja"},
        b={"labelableId": "I_1", "labelIds": ["LA_9"]},
        c={"issueId": "I_1", "stateReason": "NOT_PLANNED"},
    )

    assert answer["data"]["w2"]["issue"] == {"state": "CLOSED", "comments": {"nodes": [{"body": "dari meja"}]}}
    assert answer["data"]["w1"] is None
    assert [(error["type"], error["path"]) for error in answer["errors"]] == [("NOT_FOUND", ["w1"])]
