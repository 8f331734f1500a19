"""What the cases make in moto: another account than the estate's, read by assuming a role in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from botocore.session import Session

from remit.model import Needs
from remit.sources.aws import AwsTarget, collect
from remit.sources.aws.client import _without_prefix_of_host
from tests.sources.aws.cases import cases
from tests.sources.aws.recorded import REGION, MemoryPages

if TYPE_CHECKING:
    from collections.abc import Mapping

OTHER = "210987654321"
ROLE = f"arn:aws:iam::{OTHER}:role/audit"


class Account:
    """The account, in which all cases that can be are made, and what was read of it."""

    def __init__(self, endpoint: str) -> None:
        self._endpoint = endpoint
        self._session = self._assumed()
        self._clients: dict[str, Any] = {}
        self.made: dict[str, dict[str, str]] = {}
        self.refused: dict[str, Exception] = {}
        made = [case for case in cases() if case.made]
        for case in made:
            try:
                self.made[case.name] = self._make(case.made)
            except Exception as raised:  # noqa: BLE001 — told by the test of that case
                self.refused[case.name] = raised
        self.needs = needs = Needs({case.type for case in made})
        self.pages = MemoryPages()
        self.inventory = collect(AwsTarget(role_arn=ROLE, attempts=1), needs, self.pages, regions=[REGION])

    def _assumed(self) -> Session:
        """A session in the other account."""
        sts = Session().create_client("sts", region_name=REGION, endpoint_url=self._endpoint)
        told = sts.assume_role(RoleArn=ROLE, RoleSessionName="test")["Credentials"]
        session = Session()
        session.set_credentials(told["AccessKeyId"], told["SecretAccessKey"], told["SessionToken"])
        return session

    def _make(self, calls: list[list[Any]]) -> dict[str, str]:
        """Make the calls in turn; what they are to keep of the answers, by name."""
        made = {"account": OTHER, "region": REGION}
        for called, parameters, *kept in calls:
            answer = self._call(called, filled(parameters, made))
            for key, path in (kept[0] if kept else {}).items():
                made[key] = at(answer, path)
        return made

    def _call(self, called: str, parameters: dict[str, Any]) -> Any:
        where, _, name = called.partition(":")
        if where not in self._clients:
            service, _, region = where.partition("@")
            made = self._session.create_client(service, region_name=region or REGION, endpoint_url=self._endpoint)
            if service == "s3control":
                made.meta.events.register("before-send", _without_prefix_of_host)
            self._clients[where] = made
        client = self._clients[where]
        method = next(one for one, other in client.meta.method_to_api_mapping.items() if other == name)
        return getattr(client, method)(**parameters)


def filled(value: Any, made: Mapping[str, str]) -> Any:
    """A value with `<name>` replaced by what a call before it answered."""
    if isinstance(value, dict):
        return {key: filled(item, made) for key, item in value.items()}
    if isinstance(value, list):
        return [filled(item, made) for item in value]
    if isinstance(value, str):
        for name, told in made.items():
            value = value.replace(f"<{name}>", told)
    return value


def at(answer: Any, path: str) -> str:
    for step in path.split("."):
        answer = answer[int(step)] if step.isdigit() else answer[step]
    return str(answer)
