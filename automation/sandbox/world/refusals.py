"""How GitHub says no: the status and body in REST, the error type in GraphQL."""

from typing import Any, Self

DOCUMENTATION = "https://docs.github.com/rest"


class Refused(Exception):
    """An answer that is not the wanted one."""

    def __init__(self, status: int, message: str, kind: str, errors: tuple[dict[str, Any], ...] = ()) -> None:
        """`kind` is the error type in GraphQL."""
        super().__init__(message)
        self.status = status
        self.message = message
        self.kind = kind
        self.errors = errors

    @property
    def body(self) -> dict[str, Any]:
        """The body of the REST answer."""
        errors = {"errors": list(self.errors)} if self.errors else {}
        return {"message": self.message, **errors, "documentation_url": DOCUMENTATION, "status": str(self.status)}

    @classmethod
    def credentials(cls) -> Self:
        """A token that is none."""
        return cls(401, "Bad credentials", "UNAUTHORIZED")

    @classmethod
    def anonymous(cls) -> Self:
        """A write without a token."""
        return cls(401, "Requires authentication", "UNAUTHORIZED")

    @classmethod
    def forbidden(cls, *, is_desk: bool = False) -> Self:
        """An account without the right."""
        said = "Resource not accessible by integration" if is_desk else "Must have admin rights to Repository."
        return cls(403, said, "FORBIDDEN")

    @classmethod
    def missing(cls, what: str = "Not Found") -> Self:
        """A thing that is not there."""
        return cls(404, what, "NOT_FOUND")

    @classmethod
    def gone(cls) -> Self:
        """An issue that was deleted."""
        return cls(410, "This issue was deleted", "NOT_FOUND")

    @classmethod
    def unreadable(cls) -> Self:
        """A body that is no JSON object."""
        return cls(400, "Problems parsing JSON", "BAD_REQUEST")

    @classmethod
    def invalid(cls, resource: str, field: str, code: str, said: str = "") -> Self:
        """A field that GitHub does not take."""
        error = {"resource": resource, "field": field, "code": code, **({"message": said} if said else {})}
        return cls(422, "Validation Failed", "UNPROCESSABLE", (error,))
