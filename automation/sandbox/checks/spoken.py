"""What the sandbox speaks of GitHub: its REST operations, the payloads it sends, and the GraphQL fields it resolves.

`cut_schemas.py` cuts GitHub's descriptions to this list; adding an endpoint or a field begins here.
"""

OPERATIONS = """
GET /rate_limit
GET /user
GET /users/{username}
GET /repos/{owner}/{repo}
GET /repos/{owner}/{repo}/collaborators/{username}/permission
GET /repos/{owner}/{repo}/contents/{path}
GET /repos/{owner}/{repo}/git/ref/{ref}
GET /repos/{owner}/{repo}/git/matching-refs/{ref}
POST /repos/{owner}/{repo}/git/refs
POST /repos/{owner}/{repo}/git/trees
POST /repos/{owner}/{repo}/git/commits
GET /repos/{owner}/{repo}/commits
POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches
GET /repos/{owner}/{repo}/issues
POST /repos/{owner}/{repo}/issues
GET /repos/{owner}/{repo}/issues/{issue_number}
PATCH /repos/{owner}/{repo}/issues/{issue_number}
GET /repos/{owner}/{repo}/issues/{issue_number}/comments
POST /repos/{owner}/{repo}/issues/{issue_number}/comments
GET /repos/{owner}/{repo}/issues/comments
GET /repos/{owner}/{repo}/issues/comments/{comment_id}
PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}
DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}
GET /repos/{owner}/{repo}/issues/{issue_number}/labels
POST /repos/{owner}/{repo}/issues/{issue_number}/labels
PUT /repos/{owner}/{repo}/issues/{issue_number}/labels
DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels
DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}
GET /repos/{owner}/{repo}/issues/{issue_number}/events
GET /repos/{owner}/{repo}/issues/{issue_number}/timeline
GET /repos/{owner}/{repo}/issues/{issue_number}/reactions
POST /repos/{owner}/{repo}/issues/{issue_number}/reactions
GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions
POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions
GET /repos/{owner}/{repo}/labels
POST /repos/{owner}/{repo}/labels
GET /repos/{owner}/{repo}/labels/{name}
PATCH /repos/{owner}/{repo}/labels/{name}
DELETE /repos/{owner}/{repo}/labels/{name}
""".strip().splitlines()

WEBHOOKS = (
    "issues-opened issues-edited issues-closed issues-reopened issues-labeled issues-unlabeled issues-deleted "
    "issue-comment-created issue-comment-edited issue-comment-deleted workflow-dispatch"
).split()

_COMMENT = (
    "author body createdAt createdViaEmail editor id includesCreatedEdit lastEditedAt publishedAt updatedAt "
    "userContentEdits viewerDidAuthor"
)
_REACTABLE = "databaseId id reactionGroups"
_CONNECTION = "nodes pageInfo totalCount"
_MINIMIZABLE = "isMinimized minimizedReason viewerCanMinimize"
_EVENT = "actor createdAt id"

GRAPHQL_FIELDS = {
    name: frozenset(fields.split())
    for name, fields in {
        "Query": "node nodes rateLimit repository viewer",
        "Mutation": (
            "addComment addLabelsToLabelable addReaction closeIssue createCommitOnBranch createIssue createLabel "
            "createRef deleteIssue deleteIssueComment minimizeComment removeLabelsFromLabelable removeReaction "
            "reopenIssue unminimizeComment updateIssue updateIssueComment"
        ),
        "Node": "id",
        "Actor": "login url",
        "User": "databaseId id login name url",
        "Bot": "databaseId id login url",
        "RateLimit": "cost limit nodeCount remaining resetAt used",
        "PageInfo": "endCursor hasNextPage hasPreviousPage startCursor",
        "Repository": (
            "databaseId defaultBranchRef description id isArchived isPrivate issue issues label labels name "
            "nameWithOwner object ref url viewerPermission"
        ),
        "Ref": "id name prefix target",
        "GitObject": "abbreviatedOid id oid",
        "Commit": ("abbreviatedOid authoredDate committedDate history id message messageBody messageHeadline oid url"),
        "CommitHistoryConnection": _CONNECTION,
        "Minimizable": _MINIMIZABLE,
        "Blob": "abbreviatedOid byteSize id isBinary isTruncated oid text",
        "Tree": "abbreviatedOid entries id oid",
        "TreeEntry": "name oid object path type",
        "Comment": _COMMENT,
        "Reactable": _REACTABLE,
        "Labelable": "labels",
        "Issue": (
            f"{_COMMENT} {_REACTABLE} closed closedAt comments fullDatabaseId labels locked number repository state "
            "stateReason timelineItems title url viewerCanLabel"
        ),
        "IssueComment": f"{_COMMENT} {_REACTABLE} {_MINIMIZABLE} fullDatabaseId issue repository url",
        "IssueConnection": _CONNECTION,
        "IssueCommentConnection": _CONNECTION,
        "IssueCommentEdge": "cursor node",
        "Label": "color createdAt description id isDefault name repository updatedAt url",
        "LabelConnection": _CONNECTION,
        "UserContentEdit": "createdAt deletedAt diff editedAt editor id updatedAt",
        "UserContentEditConnection": _CONNECTION,
        "Reaction": f"content createdAt {'databaseId id'} user",
        "ReactionGroup": "content createdAt reactors viewerHasReacted",
        "ReactorConnection": "nodes totalCount",
        "Reactor": "",
        "IssueTimelineItemsConnection": f"{_CONNECTION} filteredCount pageCount updatedAt",
        "ClosedEvent": f"{_EVENT} stateReason",
        "ReopenedEvent": f"{_EVENT} stateReason",
        "LabeledEvent": f"{_EVENT} label",
        "UnlabeledEvent": f"{_EVENT} label",
        "RenamedTitleEvent": f"{_EVENT} currentTitle previousTitle",
        "CommentDeletedEvent": f"{_EVENT} databaseId deletedCommentAuthor",
        "TransferredEvent": f"{_EVENT} fromRepository",
        "AddCommentPayload": "clientMutationId commentEdge subject",
        "AddLabelsToLabelablePayload": "clientMutationId labelable",
        "AddReactionPayload": "clientMutationId reaction reactionGroups subject",
        "CloseIssuePayload": "clientMutationId issue",
        "CreateCommitOnBranchPayload": "clientMutationId commit ref",
        "CreateRefPayload": "clientMutationId ref",
        "MinimizeCommentPayload": "clientMutationId minimizedComment",
        "UnminimizeCommentPayload": "clientMutationId unminimizedComment",
        "CreateIssuePayload": "clientMutationId issue",
        "CreateLabelPayload": "clientMutationId label",
        "DeleteIssuePayload": "clientMutationId repository",
        "DeleteIssueCommentPayload": "clientMutationId",
        "RemoveLabelsFromLabelablePayload": "clientMutationId labelable",
        "RemoveReactionPayload": "clientMutationId reaction reactionGroups subject",
        "ReopenIssuePayload": "clientMutationId issue",
        "UpdateIssuePayload": "actor clientMutationId issue",
        "UpdateIssueCommentPayload": "clientMutationId issueComment",
    }.items()
}
