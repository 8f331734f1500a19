"""Configurations of one resource each, as small as the provider's schema allows, for `tools/terraform_defaults.py`.

A configuration has the required attributes and blocks, and one optional block if asked for, filled in the same way.
Values come from `terraform_values.toml`, from what errors of the provider taught (`Learnt`), or are guessed by name.
"""

from __future__ import annotations

import json
import re
import tomllib
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

POLICY = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Principal": "*"}],
    }
)
DEEPEST = 4
"""Levels of blocks that are looked into."""


def arn(service: str, resource: str) -> str:
    """The ARN of a resource that is made up."""
    return f"arn:aws:{service}:eu-west-1:123456789012:{resource}"


ARN = arn("ecs", "cluster/example")
ID = "0123456789abcdef"
UUID = "11111111-2222-3333-4444-555555555555"
GUESSES = (
    (r"(^|_)kms_|key_arn$", arn("kms", f"key/{UUID}")),
    (r"role(_arn)?$|iam_fleet_role|execution_role", "arn:aws:iam::123456789012:role/example"),
    (r"bucket_arn|s3_.*arn", "arn:aws:s3:::example"),
    (r"topic_arn", arn("sns", "example")),
    (r"lambda.*arn|function_arn", arn("lambda", "function:example")),
    (r"certificate_arn", arn("acm", f"certificate/{UUID}")),
    (r"load_balancer_arn", arn("elasticloadbalancing", f"loadbalancer/app/example/{ID}")),
    (r"target_group_arn", arn("elasticloadbalancing", f"targetgroup/example/{ID}")),
    (r"listener_arn", arn("elasticloadbalancing", f"listener/app/example/{ID}/{ID}")),
    (r"secret.*arn", arn("secretsmanager", "secret:example-AbCdEf")),
    (r"stream_arn", arn("kinesis", "stream/example")),
    (r"log_group.*arn", arn("logs", "log-group:example")),
    (r"permission_set_arn", f"arn:aws:sso:::permissionSet/ssoins-{ID}/ps-{ID}"),
    (r"instance_arn", f"arn:aws:sso:::instance/ssoins-{ID}"),
    (r"policy_arn", "arn:aws:iam::aws:policy/ReadOnlyAccess"),
    (r"arns?$", ARN),
    (r"^((bucket|key|access|inline|repository|queue|topic|resource)_)?policy$|policy_(document|text)", POLICY),
    (r"assume_role_policy", POLICY),
    (r"json|definition$|document$|^content$|template_body|event_pattern|manifest", "{}"),
    (r"ipv6.*cidr", "2001:db8::/56"),
    (r"cidr", "10.0.0.0/16"),
    (r"ip_address|^ip$|_ip$|_ips$|dns_servers", "10.0.0.10"),
    (r"email", "someone@example.com"),
    (r"url$|uri$", "https://example.com/"),
    (r"(domain|domain_name|hostname|host|fqdn)$", "example.com"),
    (r"vpc_id", f"vpc-{ID}0"),
    (r"subnet", f"subnet-{ID}0"),
    (r"security_group", f"sg-{ID}0"),
    (r"^(image_id|ami|ami_id|source_ami_id)$", f"ami-{ID}0"),
    (r"volume_id", f"vol-{ID}0"),
    (r"snapshot_id", f"snap-{ID}0"),
    (r"transit_gateway_id", f"tgw-{ID}0"),
    (r"zone_id", "Z0123456789ABCDEFGHIJ"),
    (r"ou_id|target_id|parent_id|root_id", "ou-abcd-12345678"),
    (r"account(_id)?s?$|owner_id|^principal$", "123456789012"),
    (r"region", "eu-west-1"),
    (r"availability_zone", "eu-west-1a"),
    (r"instance_type|instance_class|node_type", "t3.micro"),
    (r"schedule_expression|^schedule$", "rate(1 day)"),
    (r"(start|end|date|expiration).*time|_time$|time_period", "2030-01-01T00:00:00Z"),
    (r"password|passphrase|secret$|auth_token", "Passw0rd-example-16"),
    (r"^protocol$", "TCP"),
    (r"engine_version|(?<!object_)version$", "1.0"),
    (r"runtime", "python3.12"),
    (r"handler", "index.handler"),
)
"""What a text is likely to be, by the attribute's name; the first that fits counts."""


class Learnt:
    """What is known of one configuration: `values` by path, the paths to `add`, and how `often` a block stands."""

    def __init__(self, values: dict[str, Any]) -> None:
        """From the hand-written values of the type."""
        self.values: dict[str, Any] = {}
        self.add: set[str] = set()
        self.often: dict[str, int] = {}
        for path, value in values.items():
            self.write(path)
            if value != {}:
                self.values[path] = value

    def write(self, path: str) -> None:
        """Have the attribute or block written, and the blocks around it."""
        steps = path.split(".")
        self.add |= {".".join(steps[: at + 1]) for at in range(len(steps))}

    def copy(self) -> Learnt:
        """The same for another configuration of the type."""
        return deepcopy(self)


def by_hand() -> dict[str, dict[str, Any]]:
    """The hand-written values by type and path."""
    return tomllib.loads((Path(__file__).parent / "terraform_values.toml").read_text(encoding="utf-8"))


def fill(block: dict[str, Any], learnt: Learnt, extra: str = "", path: str = "") -> dict[str, Any]:
    """A block of the provider's schema as a configuration. `extra` is the path of the optional block asked for."""
    made: dict[str, Any] = {}
    for name, told in block.get("attributes", {}).items():
        at = f"{path}{name}"
        if told.get("required") or at in learnt.add:
            made[name] = learnt.values[at] if at in learnt.values else guess(name, told["type"])
    for name, told in block.get("block_types", {}).items():
        at = f"{path}{name}"
        least = told.get("min_items", 0)
        if name != "timeouts" and (least or at in learnt.add or f"{extra}.".startswith(f"{at}.")):
            made[name] = [fill(told["block"], learnt, extra, f"{at}.")] * max(1, least, learnt.often.get(at, 0))
    return made


def guess(name: str, kind: Any) -> Any:
    """A value of the kind that the schema says: `"string"`, `["list", "string"]`, `["object", {…}]`."""
    if kind == "number":
        return 443 if name.endswith("port") else 1
    if kind == "bool":
        return True
    if not isinstance(kind, list):
        return next((value for pattern, value in GUESSES if re.search(pattern, name)), "example")
    if kind[0] == "object":
        return {key: guess(key, inner) for key, inner in kind[1].items()}
    inner = guess(name, kind[1])
    return {"example": inner} if kind[0] == "map" else [inner]


def blocks(block: dict[str, Any], path: str = "", depth: int = DEEPEST) -> Iterator[str]:
    """The paths of all blocks that may be nested in a block."""
    for name, told in block.get("block_types", {}).items():
        if name != "timeouts":
            yield f"{path}{name}"
            if depth > 1:
                yield from blocks(told["block"], f"{path}{name}.", depth - 1)


def entry(block: dict[str, Any], path: str) -> dict[str, Any] | None:
    """What the schema says of the attribute or block at a path; None when there is none."""
    found: dict[str, Any] | None = None
    inside: dict[str, Any] = block
    for step in path.split("."):
        found = inside.get("attributes", {}).get(step) or inside.get("block_types", {}).get(step)
        if found is None:
            return None
        inside = found.get("block", {})
    return found


def holds(values: Any, path: str) -> bool:
    """Whether a configuration has something at a path; of several blocks the first counts."""
    for step in path.split("."):
        while isinstance(values, list) and values:
            values = values[0]
        if not isinstance(values, dict) or step not in values:
            return False
        values = values[step]
    return True
