"""What can be done with comments, and reactions on comments and issues."""

from .hub import Happening, Hub, checked_text
from .people import Account, require
from .refusals import Refused
from .world import Comment, Issue, Post, Reaction, Version

REACTIONS = {
    "+1": "THUMBS_UP",
    "-1": "THUMBS_DOWN",
    "laugh": "LAUGH",
    "hooray": "HOORAY",
    "confused": "CONFUSED",
    "heart": "HEART",
    "rocket": "ROCKET",
    "eyes": "EYES",
}


def comment_on(hub: Hub, who: Account, issue: Issue, body: object, *, by_mail: bool = False) -> Comment:
    """Writes a comment, by answering a notification's mail if `by_mail`."""
    require(who, "comment")
    text = _text(body)
    item = hub.note(issue, "commented", who)
    comment = Comment(id=item.id, issue=issue.number, author=who.key, body=text, created_at=item.at, updated_at=item.at)
    comment.by_mail, comment.app = by_mail, who.app
    comment.versions.append(Version(at=item.at, editor=who.key, text=text))
    hub.world.comments[comment.id] = comment
    hub.happened(Happening(name="issue_comment", action="created", who=who, issue=issue, comment=comment))
    return comment


def edit(hub: Hub, who: Account, comment: Comment, body: object) -> None:
    """Changes a comment's text: it keeps its author and tells its editor; the same text is no edit."""
    require(who, "edit comment", comment.author)
    text = _text(body)
    if text == comment.body:
        return
    issue, changes = hub.issue(comment.issue), {"body": {"from": comment.body}}
    comment.body, comment.updated_at = text, hub.clock.stamp()
    issue.updated_at = comment.updated_at
    comment.versions.append(Version(at=comment.updated_at, editor=who.key, text=text))
    told = Happening(
        name="issue_comment", action="edited", who=who, issue=issue, comment=comment, extra={"changes": changes}
    )
    hub.happened(told)


def delete(hub: Hub, who: Account, comment: Comment) -> None:
    """Deletes a comment; the issue's `updated_at` stays as it was, as on GitHub."""
    require(who, "delete comment", comment.author)
    issue = hub.issue(comment.issue)
    before = issue.updated_at
    issue.timeline = [item for item in issue.timeline if item.id != comment.id]
    hub.note(issue, "comment_deleted", who, author=comment.author)
    issue.updated_at = before
    del hub.world.comments[comment.id]
    hub.happened(Happening(name="issue_comment", action="deleted", who=who, issue=issue, comment=comment))


def react(hub: Hub, who: Account, post: Post, content: object) -> tuple[Reaction, bool]:
    """Leaves a reaction; tells it and whether it is new."""
    require(who, "react")
    if content not in REACTIONS:
        raise Refused.invalid("Reaction", "content", "invalid")
    for reaction in post.reactions:
        if reaction.user == who.key and reaction.content == content:
            return reaction, False
    hub.moved(number_of(post))
    new = Reaction(id=hub.world.new_id(), content=str(content), user=who.key, at=hub.clock.stamp())
    post.reactions.append(new)
    return new, True


def take_back(hub: Hub, who: Account, post: Post, content: str) -> Reaction | None:
    """Takes the caller's own reaction away; None when there was none."""
    require(who, "react")
    for reaction in post.reactions:
        if reaction.user == who.key and reaction.content == content:
            hub.moved(number_of(post))
            post.reactions.remove(reaction)
            return reaction
    return None


def hide(hub: Hub, who: Account, comment: Comment, reason: str) -> None:
    """Minimises a comment, or shows it again without a reason; GitHub moves `updated_at`, and nothing else."""
    require(who, "hide comment", comment.author)
    comment.minimized, comment.updated_at = reason, hub.clock.stamp()
    hub.moved(comment.issue)


def number_of(post: Post) -> int:
    """The number of the issue that a post is, or is on."""
    assert isinstance(post, Issue | Comment)
    return post.number if isinstance(post, Issue) else post.issue


def _text(value: object) -> str:
    text = checked_text("IssueComment", "body", "" if value is None else value)
    if not text.strip():
        raise Refused.invalid("IssueComment", "data", "unprocessable", "Body cannot be blank")
    return text
