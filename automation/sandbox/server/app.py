"""The HTTP side: one request in, one answer out, always with GitHub's headers and the sandbox's date."""

from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from automation.sandbox.graphql import execution as graph
from automation.sandbox.graphql.execution import Asked, Graph
from automation.sandbox.http.answer import Answer
from automation.sandbox.http.faults import Asking, Fault
from automation.sandbox.http.wire import Dated, base_of, json_response, parsed, path_of, query_of, run_of
from automation.sandbox.rest import git as rest_git
from automation.sandbox.rest import issues as rest_issues
from automation.sandbox.rest import labels as rest_labels
from automation.sandbox.rest import repository as rest_repository
from automation.sandbox.rest.routes import ROUTES, Call, Handler
from automation.sandbox.world.branches import Branches
from automation.sandbox.world.hub import Hub
from automation.sandbox.world.people import ANONYMOUS, DESK, Account
from automation.sandbox.world.refusals import Refused
from automation.sandbox.world.world import NAME, OWNER

from . import control, faulty, web
from .place import Place, Sent

_ROOMS = (rest_git, rest_issues, rest_labels, rest_repository)  # importing them fills ROUTES
DESK_TOKEN = DESK.removesuffix("[bot]")


def application(place: Place) -> Starlette:
    """The application of one sandbox."""
    sandbox = Api(place)
    routes: list[Route | Mount] = [sandbox.rest_route(operation, ROUTES[operation]) for operation in _specific_first()]
    routes += [Route(path, sandbox.graphql, methods=["POST"]) for path in ("/graphql", "/api/graphql")]
    routes += [Route("/_sandbox/{name}", sandbox.control, methods=["GET", "POST", "DELETE"])]
    routes += [Route("/", lambda _: PlainTextResponse(web.welcome(place.base, place.options.example)))]
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


class Api:
    """Answers the requests of one sandbox."""

    def __init__(self, place: Place) -> None:
        """Answers for a place."""
        self.place = place

    def rest_route(self, operation: str, handler: Handler) -> Route:
        """The HTTP route of an operation."""
        method, template = operation.split(" ")

        async def answer(request: Request) -> Response:
            async def handled(fault: Fault | None) -> Answer:
                reply = await self._answered(request, operation, handler, fault)
                self.place.checks.rest(operation, reply.status, reply.body)
                return reply

            return await self._served(request, handled, reads=method == "GET")

        path = template.replace("{path}", "{path:path}").replace("{ref}", "{ref:path}")
        return Route(path, answer, methods=[method])

    async def _answered(self, request: Request, operation: str, handler: Handler, fault: Fault | None) -> Answer:
        place, path = self.place, dict(request.path_params)
        try:
            who = self._bearer(request)
            body = parsed(await request.body())
            if "owner" in path and (path["owner"].lower(), path["repo"].lower()) != (OWNER, NAME):
                raise Refused.missing()
            if operation != "GET /rate_limit":
                place.limits.spend(who, "core")
            with place.acting():
                hub, git = self._state(fault)
                call = Call(
                    who=who,
                    path=path,
                    query=dict(request.query_params),
                    body=body,
                    url=base_of(request) + path_of(request),
                    base=base_of(request),
                    hub=hub,
                    git=git,
                    limits=place.limits,
                )
                return handler(call)
        except Refused as refused:
            return Answer(status=refused.status, body=refused.body)

    async def graphql(self, request: Request) -> Response:
        """`POST /graphql`."""
        try:
            given = parsed(await request.body())
        except Refused as refused:
            return self._reply(request, Answer(status=refused.status, body=refused.body), "")
        body = given if isinstance(given, dict) else {}
        name, reads = graph.operation(body.get("query"))

        async def handled(fault: Fault | None) -> Answer:
            limit = fault.done if fault and fault.kind == "partial_mutation" else None
            try:
                asked = Asked(who=self._bearer(request), base=base_of(request), body=body, mutations=limit)
                with self.place.acting():
                    hub, git = self._state(fault)
                    _, found = Graph(hub, git, self.place.limits).answer(asked)
            except Refused as refused:
                return Answer(status=refused.status, body=refused.body)
            self.place.checks.graphql(name)
            return Answer(body=found)

        number = (body.get("variables") or {}).get("number")
        return await self._served(request, handled, reads=reads, operation=name, number=number)

    async def _served(
        self,
        request: Request,
        handle: Callable[[Fault | None], Awaitable[Answer]],
        *,
        reads: bool,
        operation: str | None = None,
        number: object = None,
    ) -> Response:
        """Handles a request, or does to it what a fault wants; `number` is the issue that a query names."""
        facts = {"operation": operation, "method": request.method, "path": path_of(request) + query_of(request)}
        about = {**facts, "actor": self._who(request).login, "run": run_of(request)}
        first = await handle(None) if reads and self.place.faults.asks_what_is_told else None
        told = faulty.holds(first.body, number) if first else frozenset[int]()
        asking = Asking(facts=about, is_graphql=operation is not None, reads=reads, holds=told)
        fault = self.place.faults.for_request(asking) if self.place.faults.waiting else None
        is_old = fault is not None and fault.kind == "stale_read"
        answer = faulty.instead(fault) or faulty.afterwards(fault, (not is_old and first) or await handle(fault))
        return self._reply(request, answer, operation, fault)

    def _state(self, fault: Fault | None) -> tuple[Hub, Branches]:
        """The state that a request is answered from: the present one, or an older one."""
        if fault and fault.kind == "stale_read":
            return self.place.past.before(fault.acts)
        return self.place.hub, self.place.git

    async def control(self, request: Request) -> Response:
        """`/_sandbox/…`: reads by GET, acts by POST."""
        name, place = request.path_params["name"], self.place
        try:
            if request.method == "POST" and name == "settle":
                return json_response(Answer(body=await control.settle(place)))
            if request.method == "GET" and name in control.LISTS:
                return json_response(Answer(body=control.LISTS[name](place, dict(request.query_params))))
            if request.method == "DELETE" and name == "faults":
                return json_response(control.clear_faults(place))
            if request.method != "POST" or name not in control.ACTS:
                raise Refused.missing()
            body = parsed(await request.body())
            if not isinstance(body, dict):
                raise Refused.unreadable()
            who = self._bearer(request)
            with place.acting():
                return json_response(control.ACTS[name](place, who, body))
        except Refused as refused:
            return json_response(Answer(status=refused.status, body=refused.body))

    async def unknown(self, request: Request, _: Exception) -> Response:
        """What nobody answers is GitHub's 404."""
        return self._reply(request, Answer(status=404, body=Refused.missing().body))

    def _reply(
        self, request: Request, answer: Answer, operation: str | None = None, fault: Fault | None = None
    ) -> Response:
        """Notes the request and dresses the answer; `operation` is GraphQL's."""
        who = self._who(request)
        sent = Sent(
            method=request.method,
            path=path_of(request) + query_of(request),
            actor=who.login,
            run=run_of(request),
            status=answer.status,
            operation=operation,
            fault=fault.kind if fault else None,
        )
        self.place.remember(sent)
        resource = "core" if operation is None else "graphql"
        headers = {**self.place.limits.headers(who, resource), **answer.headers}
        headers["X-GitHub-Request-Id"] = f"ALUR:{len(self.place.sent)}"
        headers["X-GitHub-Media-Type"] = "github.v3; format=json"
        if answer.drop:
            return faulty.Dropped(answer.drop)
        return json_response(Answer(status=answer.status, body=answer.body, headers=headers, raw=answer.raw))

    def _bearer(self, request: Request) -> Account:
        return self.place.hub.people.bearer(request.headers.get("authorization", ""))

    def _who(self, request: Request) -> Account:
        try:
            return self._bearer(request)
        except Refused:
            return ANONYMOUS
