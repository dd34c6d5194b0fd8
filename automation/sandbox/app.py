"""The HTTP side: one request in, one answer out, always with GitHub's headers and the sandbox's date."""

import json
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from automation.sandbox import control, rest_issues, rest_labels, rest_repository, web
from automation.sandbox.clock import Clock
from automation.sandbox.graph import Asked
from automation.sandbox.people import ANONYMOUS, DESK, Account, bearer
from automation.sandbox.place import Place, Sent
from automation.sandbox.refusals import Refused
from automation.sandbox.rest import ROUTES, Answer, Call, Handler
from automation.sandbox.world import NAME, OWNER

_ROOMS = (rest_issues, rest_labels, rest_repository)  # importing them fills ROUTES


def application(place: Place) -> Starlette:
    """The application of one sandbox."""
    sandbox = Api(place)
    routes: list[Route | Mount] = [sandbox.rest_route(operation, ROUTES[operation]) for operation in _specific_first()]
    routes += [Route(path, sandbox.graphql, methods=["POST"]) for path in ("/graphql", "/api/graphql")]
    routes += [Route("/_sandbox/{name}", sandbox.control, methods=["GET", "POST"])]
    routes += [Route("/", lambda _: PlainTextResponse(place.options.welcome or web.welcome(place.base)))]
    if place.options.site:
        routes += [Mount("/site", StaticFiles(directory=place.options.site, html=True, check_dir=False))]
    app = Starlette(routes=routes, exception_handlers={HTTPException: sandbox.unknown})
    # A page in somebody's browser must not reach the sandbox under another name.
    app.add_middleware(Dated, clock=place.hub.clock)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])
    return app


def _specific_first() -> list[str]:
    """Operations so that `/issues/comments` is tried before `/issues/{issue_number}`."""
    return sorted(ROUTES, key=lambda operation: [part.startswith("{") for part in operation.split("/")])


class Dated:
    """Gives every answer the sandbox's date."""

    def __init__(self, app: ASGIApp, clock: Clock) -> None:
        """Wraps an application."""
        self._app, self._clock = app, clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on and dates what comes back."""

        async def dated(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"date", self._clock.http().encode())]
            await send(message)

        await self._app(scope, receive, dated)


class Api:
    """Answers the requests of one sandbox."""

    def __init__(self, place: Place) -> None:
        """Answers for a place."""
        self.place = place

    def rest_route(self, operation: str, handler: Handler) -> Route:
        """The HTTP route of an operation."""
        method, template = operation.split(" ")

        async def answer(request: Request) -> Response:
            reply = await self._answered(request, operation, handler)
            self.place.checks.rest(operation, reply.status, reply.body)
            return self._reply(request, reply, "core")

        path = template.replace("{path}", "{path:path}").replace("{ref}", "{ref:path}")
        return Route(path, answer, methods=[method])

    async def _answered(self, request: Request, operation: str, handler: Handler) -> Answer:
        try:
            who = bearer(request.headers.get("authorization", ""))
            body = _parsed(await request.body())
            path = dict(request.path_params)
            if "owner" in path and (path["owner"].lower(), path["repo"].lower()) != (OWNER, NAME):
                raise Refused.missing()
            place = self.place
            call = Call(
                who=who,
                path=path,
                query=dict(request.query_params),
                body=body,
                url=_base(request) + _raw_path(request),
                base=_base(request),
                hub=place.hub,
                git=place.git,
                limits=place.limits,
            )
            if operation != "GET /rate_limit":
                place.limits.spend(who, "core")
            with place.hub.lock:
                return handler(call)
        except Refused as refused:
            return Answer(status=refused.status, body=refused.body)

    async def graphql(self, request: Request) -> Response:
        """`POST /graphql`."""
        name = ""
        try:
            body = _parsed(await request.body())
            asked = Asked(who=_who(request), base=_base(request), body=body if isinstance(body, dict) else {})
            bearer(request.headers.get("authorization", ""))
            with self.place.hub.lock:
                name, found = self.place.graph.answer(asked)
            reply = Answer(body=found)
            self.place.checks.graphql(name)
        except Refused as refused:
            reply = Answer(status=refused.status, body=refused.body)
        return self._reply(request, reply, "graphql", name)

    async def control(self, request: Request) -> Response:
        """`/_sandbox/…`: reads by GET, acts by POST."""
        name, place = request.path_params["name"], self.place
        try:
            if request.method == "POST" and name == "settle":
                return self._json(Answer(body=await control.settle(place)))
            if request.method == "GET" and name in control.LISTS:
                return self._json(Answer(body=control.LISTS[name](place, dict(request.query_params))))
            if request.method != "POST" or name not in control.ACTS:
                raise Refused.missing()
            body = _parsed(await request.body())
            if not isinstance(body, dict):
                raise Refused.unreadable()
            who = bearer(request.headers.get("authorization", ""))
            with place.hub.lock:
                return self._json(control.ACTS[name](place, who, body))
        except Refused as refused:
            return self._json(Answer(status=refused.status, body=refused.body))

    async def unknown(self, request: Request, _: Exception) -> Response:
        """What nobody answers is GitHub's 404."""
        return self._reply(request, Answer(status=404, body=Refused.missing().body), "core")

    def _reply(self, request: Request, answer: Answer, resource: str, operation: str | None = None) -> Response:
        """Notes the request and dresses the answer."""
        who = _who(request)
        query = request.url.query
        sent = Sent(
            method=request.method,
            path=_raw_path(request) + (f"?{query}" if query else ""),
            actor=who.login,
            run=_run(request),
            status=answer.status,
            operation=operation,
        )
        self.place.remember(sent)
        headers = {**answer.headers, **self.place.limits.headers(who, resource)}
        headers["X-GitHub-Request-Id"] = f"ALUR:{len(self.place.sent)}"
        headers["X-GitHub-Media-Type"] = "github.v3; format=json"
        return self._json(Answer(status=answer.status, body=answer.body, headers=headers))

    def _json(self, answer: Answer) -> Response:
        content = b"" if answer.body is None else json.dumps(answer.body).encode()
        media = "application/json; charset=utf-8" if content else None
        return Response(content, answer.status, headers=answer.headers, media_type=media)


def _who(request: Request) -> Account:
    try:
        return bearer(request.headers.get("authorization", ""))
    except Refused:
        return ANONYMOUS


def _run(request: Request) -> int | None:
    """The run that a token was made for."""
    token = request.headers.get("authorization", "").rpartition(" ")[2]
    digits = token.removeprefix("ghs_run")
    return int(digits) if token.startswith("ghs_run") and digits.isdigit() else None


def _raw_path(request: Request) -> str:
    """The path as it was sent, percent-encoded."""
    raw: bytes = request.scope["raw_path"]
    return raw.decode("ascii", "replace")


def _base(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def _parsed(raw: bytes) -> Any:
    """The body as JSON; text that UTF-8 cannot hold is refused like no JSON at all."""
    if not raw:
        return {}
    try:
        body = json.loads(raw)
        json.dumps(body, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise Refused.unreadable() from error
    return body


DESK_TOKEN = DESK.removesuffix("[bot]")
