"""Clients that can only read: one a service and Region, made when first needed, on one guarded session."""

from __future__ import annotations

import gc
import socket
from contextlib import contextmanager
from datetime import UTC, datetime
from difflib import get_close_matches
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from remit.model import RemitError
from remit.sources.aws.credentials import Fixed, find_credentials
from remit.sources.aws.guard import guard

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from botocore.session import Session

    from remit.sources.aws.rate import Rate
    from remit.sources.aws.target import AwsTarget

OK = 200
ACCOUNT_DIGITS = 12
ENDS = {"json": b"}", "rest-json": b"}", "rest-xml": b">"}
"""How a whole answer ends, by protocol, where botocore does not notice that one does not."""


class Clients:
    """The audit's session and its clients. Calls may come from any thread."""

    def __init__(self, target: AwsTarget, allowed: Mapping[str, frozenset[str]], *, rate: Rate, workers: int) -> None:
        """Find credentials; `RemitError` (exit 2) when there are none."""
        self._session = read_only_session(target, allowed, find_credentials(target))
        self._session.get_component("event_emitter").register("before-send", _at_a_rate(rate))
        self._options = _options(target, workers)
        self._clients: dict[tuple[str, str], Any] = {}
        self._lock = Lock()

    @property
    def region(self) -> str:
        """The Region that the configuration names, `us-east-1` when it names none."""
        return self._session.get_config_variable("region") or "us-east-1"

    def call(self, service: str, region: str, operation: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """Send one request and give botocore's parsed answer.

        Raises what botocore raises, `ForbiddenCall`, and `NotOffered` where the service is not in the Region.
        """
        from botocore import xform_name
        from botocore.exceptions import EndpointConnectionError

        from remit.sources.aws.errors import NotOffered, has_no_address

        try:
            answer: dict[str, Any] = getattr(self.get(service, region), xform_name(operation))(**parameters)
        except EndpointConnectionError as error:
            if has_no_address(error) and self._is_elsewhere(service, region):
                raise NotOffered(service=service, region=region) from error
            raise
        return answer

    def check(self, region: str) -> None:
        """`RemitError` (exit 2) for no Region: botocore does not know it, and EC2 has no host there."""
        from botocore.exceptions import BotoCoreError

        partitions = self._session.get_available_partitions()
        known = [name for each in partitions for name in self._session.get_available_regions("ec2", each)]
        if region in known:
            return
        try:
            there = has_address(str(urlsplit(self.get("ec2", region).meta.endpoint_url).hostname))
        except BotoCoreError:  # it is not even of the form of one
            there = False
        if not there:
            like = get_close_matches(region, known, 1)
            raise RemitError(f"there is no Region {region}", hint=f"did you mean {like[0]}?" if like else "")

    def _is_elsewhere(self, service: str, region: str) -> bool:
        """Whether a service whose host has no address is not in the Region, as far as botocore knows.

        EC2, which every Region has, must have an address there: else it is the network that is down.
        """
        partition = self._session.get_partition_for_region(region)
        if region in self._session.get_available_regions(service, partition):
            return False
        return has_address(str(urlsplit(self.get("ec2", region).meta.endpoint_url).hostname))

    def get(self, service: str, region: str) -> Any:
        """The client of a service in a Region. botocore makes them one at a time or not safely at all."""
        found = self._clients.get((service, region))
        if found is not None:
            return found
        with self._lock, _no_collection():
            if (service, region) not in self._clients:
                self._clients[service, region] = self._create(service, region)
            return self._clients[service, region]

    def close(self) -> None:
        """Close the connections."""
        for client in self._clients.values():
            client.close()

    def _create(self, service: str, region: str) -> Any:
        from remit.sources.aws.tls import share_tls

        client = self._session.create_client(service, region_name=region, config=self._options)
        share_tls(client)
        if service in ("mwaa", "s3control"):
            client.meta.events.register("before-send", _without_prefix_of_host)
        return client


def has_address(host: str) -> bool:
    """Whether the host's name leads anywhere now."""
    try:
        return bool(socket.getaddrinfo(host, 443))
    except OSError:
        return False


def read_only_session(target: AwsTarget, allowed: Mapping[str, frozenset[str]], credentials: Any) -> Session:
    """A botocore session in which only the `allowed` operations exist, and the guard behind it."""
    from botocore.session import Session as BotocoreSession

    from remit import __version__
    from remit.sources.aws.models import CutLoader

    session = BotocoreSession(profile=target.profile)
    session.user_agent_extra = f"remit/{__version__}"
    session.register_component("data_loader", CutLoader(allowed))
    session.register_component("credential_provider", Fixed(credentials))
    session.get_component("response_parser_factory").set_parser_defaults(timestamp_parser=iso_time)
    session.get_component("event_emitter").register("after-call", refuse_cut_off)
    guard(session, allowed)
    return session


def refuse_cut_off(http_response: Any, model: Any, **_: object) -> None:
    """Refuse a successful answer whose body ends too early: botocore would take it for one that tells nothing."""
    from botocore.parsers import ResponseParserError

    shape, end = model.output_shape, ENDS.get(model.service_model.resolved_protocol)
    if http_response.status_code != OK or shape is None or end is None or "payload" in shape.serialization:
        return
    body = http_response.content
    if not body.rstrip().endswith(end):
        raise ResponseParserError(f"the answer of {model.name} is cut off after {len(body)} bytes")


def iso_time(value: Any) -> str:
    """A time as text: as AWS wrote it, or ISO 8601 when it was sent as seconds."""
    if isinstance(value, (int, float)):
        return datetime.fromtimestamp(value, UTC).isoformat()
    return str(value)


def _options(target: AwsTarget, workers: int) -> Any:
    """Adaptive retries: the mode that gets through throttling without losing calls (measured)."""
    from botocore.config import Config

    return Config(
        retries={"mode": "adaptive", "total_max_attempts": target.attempts},
        connect_timeout=target.connect_timeout,
        read_timeout=target.read_timeout,
        max_pool_connections=workers,
        parameter_validation=True,
    )


def _at_a_rate(rate: Rate) -> Any:
    def wait(**_: object) -> None:
        rate.wait()

    return wait


def _without_prefix_of_host(request: Any, **_: object) -> None:
    """A stand-in for AWS on this machine has no host name of its own for an account or a part of a service."""
    parts = urlsplit(request.url)
    prefix, __, host = (parts.hostname or "").partition(".")
    if ((prefix.isdigit() and len(prefix) == ACCOUNT_DIGITS) or prefix == "api") and (
        host == "localhost" or host.replace(".", "").isdigit()
    ):
        netloc = f"{host}:{parts.port}" if parts.port else host
        request.url = urlunsplit((parts.scheme, netloc, parts.path, parts.query, parts.fragment))


@contextmanager
def _no_collection() -> Iterator[None]:
    """No garbage collection while a model is read: walking all models again and again is half of the time it takes."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
