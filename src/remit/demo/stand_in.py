"""The stand-in for AWS: moto behind a local web server, with a thin layer in front for what moto does not answer.

The layer's bodies are built from botocore's output shapes by moto's own serializers; every operation that it answers is
listed in `SIMULATED`, and the page names them. One permission is refused on purpose, to show what `unknown` looks like.
"""

from __future__ import annotations

import json
import os
import re
import threading
from functools import cache
from typing import TYPE_CHECKING, Self

from remit.demo.simulated import REFUSED, SIMULATED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    Environment = dict[str, Any]
    Start = Callable[[str, list[tuple[str, str]]], object]

SCOPE = re.compile(r"Credential=[^/]+/\d+/[^/]+/(?P<service>[^/]+)/")
SIGNED_AS = {
    "access-analyzer": "accessanalyzer",
    "airflow": "mwaa",
    "elasticfilesystem": "efs",
    "elasticloadbalancing": "elbv2",
    "elasticmapreduce": "emr",
    "monitoring": "cloudwatch",
    "s3-outposts": "s3outposts",
}
"""Signing names that are not the service's name in botocore."""

OF_AGENTS = ("/agents", "/knowledgebases", "/prompts")
"""Paths of Bedrock's service of agents, which signs as Bedrock itself."""


class StandIn:
    """A running stand-in; `url` is its address on this machine. Use it as a context."""

    def __init__(self) -> None:
        """Start it on a free port of the loopback address."""
        os.environ["MOTO_EC2_LOAD_DEFAULT_AMIS"] = "false"
        from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
        from waitress import create_server

        self.answered: set[str] = set()
        layer = Layer(DomainDispatcherApplication(create_backend_app), self.answered)
        self._server = create_server(
            layer,
            host="127.0.0.1",
            port=0,
            threads=16,
            connection_limit=1000,  # a client of each service keeps its connections open
            asyncore_use_poll=True,
            clear_untrusted_proxy_headers=True,
        )
        self.url = f"http://127.0.0.1:{self._server.effective_port}"
        self._thread = threading.Thread(target=self._server.run, name="stand-in", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop answering."""
        self._server.close()


class Layer:
    """A WSGI application: simulated operations and the refused one are answered here, the rest by moto."""

    refused = REFUSED

    def __init__(self, moto: Callable[..., Iterable[bytes]], answered: set[str]) -> None:
        """`answered` collects the simulated operations that were asked for."""
        self._moto = moto
        self._answered = answered
        self.refusing = threading.Event()

    def __call__(self, environment: Environment, start: Start) -> Iterable[bytes]:
        """Answer one request."""
        service = _service(environment)
        operation = _operation(service, environment) if service in _services() else ""
        name = f"{service}:{operation}"
        if name == self.refused:
            return _refuse(start)
        if name in SIMULATED:
            self._answered.add(name)
            return _answer(service, operation, start)
        return self._moto(environment, start)


@cache
def _services() -> frozenset[str]:
    return frozenset(name.partition(":")[0] for name in (*SIMULATED, REFUSED))


def _service(environment: Environment) -> str:
    found = SCOPE.search(environment.get("HTTP_AUTHORIZATION", ""))
    signed = found["service"] if found else ""
    if signed in ("s3", "s3express") and environment.get("PATH_INFO", "").startswith("/v20180820/"):
        return "s3control"
    if signed == "bedrock" and environment.get("PATH_INFO", "").startswith(OF_AGENTS):
        return "bedrock-agent"
    return SIGNED_AS.get(signed, signed)


def _operation(service: str, environment: Environment) -> str:
    """The operation that a request is for: by target header, by Action, or by method and path."""
    target = environment.get("HTTP_X_AMZ_TARGET", "")
    if target:
        return str(target.rpartition(".")[2])
    if _model(service).metadata["protocol"] in ("query", "ec2"):
        return _action(environment)
    method, path = environment["REQUEST_METHOD"], environment.get("PATH_INFO", "").rstrip("/")
    return next((name for name, verb, pattern in _routes(service) if verb == method and pattern.fullmatch(path)), "")


def _action(environment: Environment) -> str:
    """`Action` in a form body, which is put back for moto to read."""
    import io

    length = int(environment.get("CONTENT_LENGTH") or 0)
    body = environment["wsgi.input"].read(length)
    environment["wsgi.input"] = io.BytesIO(body)
    found = re.search(rb"(?:^|&)Action=(\w+)", body)
    return found[1].decode() if found else ""


@cache
def _model(service: str) -> Any:  # moto's models, as its serializers want them
    from moto.core.utils import get_service_model

    return get_service_model(service)


@cache
def _routes(service: str) -> list[tuple[str, str, re.Pattern[str]]]:
    """The simulated operations of a REST service by method and path."""
    found = []
    for name in SIMULATED:
        owner, _, operation = name.partition(":")
        if owner == service:
            http = _model(service).operation_model(operation).http
            path = re.sub(r"\\\{[^}]+?\\\}", "[^/]+", re.escape(http["requestUri"].partition("?")[0].rstrip("/")))
            found.append((operation, http["method"], re.compile(path)))
    return found


def _answer(service: str, operation: str, start: Start) -> Iterator[bytes]:
    from moto.core.serialize import SERIALIZERS

    model = _model(service)
    protocols = (model.metadata["protocol"], *model.metadata.get("protocols", ()))
    spoken = next(protocol for protocol in protocols if protocol in SERIALIZERS)
    serializer = SERIALIZERS[spoken](model.operation_model(operation))
    response = serializer.serialize(SIMULATED[f"{service}:{operation}"])
    body = response["body"]
    start("200 OK", [(name, str(value)) for name, value in response["headers"].items()])
    return iter([body.encode() if isinstance(body, str) else body])


def _refuse(start: Start) -> Iterator[bytes]:
    action = REFUSED
    message = f"User: arn:aws:iam::123456789012:user/demo is not authorized to perform: {action}"
    start(
        "400 Bad Request",
        [("Content-Type", "application/x-amz-json-1.1"), ("x-amzn-errortype", "AccessDeniedException")],
    )
    return iter([json.dumps({"__type": "AccessDeniedException", "message": message}).encode()])
