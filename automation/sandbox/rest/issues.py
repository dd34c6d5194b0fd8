"""REST: issues, their timelines and their comments."""

from automation.sandbox.http.answer import Answer
from automation.sandbox.world import comments, issues, labels
from automation.sandbox.world.people import may, require
from automation.sandbox.world.refusals import Refused
from automation.sandbox.world.world import Issue

from .routes import Call, route

ISSUES = "/repos/{owner}/{repo}/issues"
ISSUE = f"{ISSUES}/{{issue_number}}"
COMMENT = f"{ISSUES}/comments/{{comment_id}}"
_ORDERS = {"created": "number", "updated": "updated_at"}


@route(f"GET {ISSUES}")
def list_issues(call: Call) -> Answer:
    """Issues by state, labels, author and `since`; newest first unless asked otherwise."""
    world, query = call.hub.world, call.query
    found = [i for i in world.issues.values() if query.get("state", "open") in {i.state, "all"}]
    for name in filter(None, query.get("labels", "").split(",")):
        label = world.label_named(name)
        found = [issue for issue in found if label and label.id in issue.labels]
    found = [issue for issue in found if issue.updated_at >= query.get("since", "")]
    if "creator" in query:
        found = [issue for issue in found if issue.author == call.hub.people.named(query["creator"]).key]
    found.sort(key=lambda issue: issue.number)
    order = _ORDERS.get(query.get("sort", "created"), "number")
    found.sort(key=lambda issue: getattr(issue, order), reverse=query.get("direction", "desc") == "desc")
    return call.listed(found, call.shapes.issue)


@route(f"POST {ISSUES}")
def create_issue(call: Call) -> Answer:
    """Opens an issue; forms do not bind the API, and labels of callers without push rights are dropped."""
    given = call.given
    require(call.who, "open")
    marks = issues.labels_at_creation(call.hub, call.who, names_of(given.get("labels") or []))
    issue = issues.open_issue(call.hub, call.who, given.get("title"), given.get("body"), marks)
    shape = call.shapes.issue(issue)
    return Answer(status=201, body=shape, headers={"Location": shape["url"]})


@route(f"GET {ISSUE}")
def get_issue(call: Call) -> Answer:
    """One issue."""
    return Answer(body=call.shapes.issue(issue_of(call)))


@route(f"PATCH {ISSUE}")
def edit_issue(call: Call) -> Answer:
    """Changes title, body, labels and state, in this order; labels need push rights and are else left alone."""
    issue, given = issue_of(call), call.given
    require(call.who, "open")
    if given.get("state") is not None:  # before anything changes: GitHub refuses a PATCH as a whole
        issues.require_state(call.who, issue, given["state"])
    if given.get("title") is not None or given.get("body") is not None:
        issues.edit_issue(call.hub, call.who, issue, given.get("title"), given.get("body"))
    if given.get("labels") is not None and may(call.who, "label at creation"):
        labels.replace(call.hub, call.who, issue, labels.put_on(call.hub, call.who, names_of(given["labels"])))
    if given.get("state") is not None:
        issues.set_state(call.hub, call.who, issue, given["state"], given.get("state_reason"))
    return Answer(body=call.shapes.issue(issue))


@route(f"GET {ISSUE}/events")
def list_events(call: Call) -> Answer:
    """An issue's events, without its comments."""
    events = [item for item in issue_of(call).timeline if item.kind != "commented"]
    return call.listed(events, call.shapes.event)


@route(f"GET {ISSUE}/timeline")
def list_timeline(call: Call) -> Answer:
    """An issue's timeline, comments included."""
    return call.listed(issue_of(call).timeline, call.shapes.timeline)


@route(f"GET {ISSUE}/comments")
def list_comments(call: Call) -> Answer:
    """An issue's comments, oldest first."""
    found = call.hub.world.comments_of(issue_of(call))
    return call.listed([c for c in found if c.updated_at >= call.query.get("since", "")], call.shapes.comment)


@route(f"POST {ISSUE}/comments")
def create_comment(call: Call) -> Answer:
    """Writes a comment."""
    comment = comments.comment_on(call.hub, call.who, issue_of(call), call.given.get("body"))
    shape = call.shapes.comment(comment)
    return Answer(status=201, body=shape, headers={"Location": shape["url"]})


@route(f"GET {ISSUES}/comments")
def list_all_comments(call: Call) -> Answer:
    """The comments of all issues."""
    found = [c for c in call.hub.world.comments.values() if c.updated_at >= call.query.get("since", "")]
    found.sort(key=lambda comment: comment.id, reverse=call.query.get("direction") == "desc")
    return call.listed(found, call.shapes.comment)


@route(f"GET {COMMENT}")
def get_comment(call: Call) -> Answer:
    """One comment."""
    return Answer(body=call.shapes.comment(call.hub.comment(call.number("comment_id"))))


@route(f"PATCH {COMMENT}")
def edit_comment(call: Call) -> Answer:
    """Changes a comment."""
    comment = call.hub.comment(call.number("comment_id"))
    comments.edit(call.hub, call.who, comment, call.given.get("body"))
    return Answer(body=call.shapes.comment(comment))


@route(f"DELETE {COMMENT}")
def delete_comment(call: Call) -> Answer:
    """Deletes a comment."""
    comments.delete(call.hub, call.who, call.hub.comment(call.number("comment_id")))
    return Answer(status=204)


@route(f"GET {ISSUE}/reactions")
def list_issue_reactions(call: Call) -> Answer:
    """The reactions on an issue."""
    return call.listed(issue_of(call).reactions, call.shapes.reaction)


@route(f"POST {ISSUE}/reactions")
def react_to_issue(call: Call) -> Answer:
    """Leaves a reaction on an issue: 201, or 200 when it was there."""
    reaction, new = comments.react(call.hub, call.who, issue_of(call), call.given.get("content"))
    return Answer(status=201 if new else 200, body=call.shapes.reaction(reaction))


@route(f"GET {COMMENT}/reactions")
def list_comment_reactions(call: Call) -> Answer:
    """The reactions on a comment."""
    return call.listed(call.hub.comment(call.number("comment_id")).reactions, call.shapes.reaction)


@route(f"POST {COMMENT}/reactions")
def react_to_comment(call: Call) -> Answer:
    """Leaves a reaction on a comment: 201, or 200 when it was there."""
    comment = call.hub.comment(call.number("comment_id"))
    reaction, new = comments.react(call.hub, call.who, comment, call.given.get("content"))
    return Answer(status=201 if new else 200, body=call.shapes.reaction(reaction))


def issue_of(call: Call) -> Issue:
    """The issue that the path names."""
    return call.hub.issue(call.number("issue_number"))


def names_of(given: object) -> list[str]:
    """Label names, given as texts or as objects with a name."""
    if not isinstance(given, list):
        raise Refused.invalid("Issue", "labels", "invalid")
    names = [item.get("name") if isinstance(item, dict) else item for item in given]
    if not all(isinstance(name, str) for name in names):
        raise Refused.invalid("Label", "name", "invalid")
    return [str(name) for name in names]
