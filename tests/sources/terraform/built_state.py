"""Builds a state file: see `built.py`. Everything is known: what AWS would have told is made up, or null.

Made up are ids, ARNs and what others refer to. An attribute that a configuration could have set, and did not, is null:
a value there could turn a verdict. A value that was not known before is made by its kind.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from remit.model import PartialString, Reference
from remit.sources.terraform.evaluation.values import known
from tests.sources.terraform.built_names import (
    SOURCE,
    Providers,
    address_of,
    as_blocks,
    attribute_of,
    converted,
    entries_of,
    index_of,
    item_kind,
    module_of,
    names_of,
    tags_all,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from remit.sources.terraform.instances import Instance
    from tests.sources.terraform.provider_schema import Entries, Entry

ACCOUNT = "123456789012"
REGION = "eu-west-1"
NAMED = {
    "aws_db_instance": "identifier",
    "aws_ecr_repository": "name",
    "aws_eks_cluster": "name",
    "aws_iam_group": "name",
    "aws_iam_role": "name",
    "aws_iam_user": "name",
    "aws_lambda_function": "function_name",
    "aws_rds_cluster": "cluster_identifier",
    "aws_s3_bucket": "bucket",
}
"""Types whose id is their name, and the attribute that gives it, by their pages in the provider's documentation."""

BY_ARN = ("aws_ecs_cluster", "aws_iam_policy", "aws_lb", "aws_lb_listener", "aws_lb_target_group", "aws_sns_topic")
"""Types whose id is their ARN."""

PREFIXES = {
    "aws_ebs_volume": "vol",
    "aws_flow_log": "fl",
    "aws_instance": "i",
    "aws_internet_gateway": "igw",
    "aws_launch_template": "lt",
    "aws_nat_gateway": "nat",
    "aws_network_acl": "acl",
    "aws_network_interface": "eni",
    "aws_route_table": "rtb",
    "aws_security_group": "sg",
    "aws_vpc_endpoint": "vpce",
}
"""How EC2's ids begin where that is not the last word of the type."""

MADE = {"string": "built", "number": 1, "bool": False}


def state_of(instances: Iterable[Instance]) -> dict[str, Any]:
    """The state file after the instances were created. They refer to each other by their keys."""
    listed = list(instances)
    keys, filler = Providers(listed).keys, Filler(listed)
    resources: dict[tuple[str, str, str], dict[str, Any]] = {}
    for each in listed:
        address = address_of(each)
        module = module_of(address)
        name, dot, alias = keys[each.key].partition(".")
        told = {
            **({"module": module} if module else {}),
            "mode": "managed",
            "type": each.type,
            "name": address.name,
            "provider": f'provider["{SOURCE}{name}"]{dot}{alias}',
            "instances": [],
        }
        index = index_of(address.key)
        instance = {"schema_version": 0, "attributes": filler.attributes(each), "sensitive_attributes": []}
        resources.setdefault((module, each.type, address.name), told)["instances"].append(
            instance if index is None else {"index_key": index, **instance}
        )
    return {
        "version": 4,
        "terraform_version": "1.11.4",
        "serial": 1,
        "lineage": "00000000-0000-0000-0000-000000000000",
        "outputs": {},
        "resources": list(resources.values()),
        "check_results": None,
    }


class Filler:
    """Fills in what was not known."""

    def __init__(self, instances: list[Instance]) -> None:
        self._instances = {each.key: each for each in instances}
        self._asked: list[tuple[str, str]] = []

    def attributes(self, instance: Instance) -> dict[str, Any]:
        """Every attribute and block of the instance."""
        entries = entries_of(instance.type)
        values = dict(instance.values)
        if "tags_all" in entries:
            values["tags_all"] = tags_all(instance)
        filled = self._object(entries, values)
        for name in ("id", "arn", "region", *(each for each, entry in entries.items() if _is_identifier(entry))):
            if name in entries and filled.get(name) is None:
                filled[name] = self._made(instance, name)
        return filled

    def _object(self, entries: Entries, values: Mapping[str, Any], *, written: bool = False) -> dict[str, Any]:
        """An object of the type; `written` as in `built_plan.py`."""
        filled = {name: _empty(entry, written=written) for name, entry in entries.items()}
        for name, value in values.items():
            if value is not None:
                filled[name] = self._entry(entries.get(name), value)
        return filled

    def _entry(self, entry: Entry | None, value: Any) -> Any:
        """An attribute or block that is set."""
        if entry is None or entry.entries is None:
            return self._free(entry.kind if entry is not None else "any", value)
        if not known(value):
            return _empty(entry, written=False)
        if entry.nesting == "map":
            return {key: self._object(entry.entries, item) for key, item in value.items()}
        written, inner = not entry.is_block, entry.entries
        blocks = [self._object(inner, each, written=written) for each in as_blocks(value) if isinstance(each, dict)]
        return (blocks[0] if blocks else None) if entry.nesting == "single" else blocks

    def _free(self, kind: str, value: Any) -> Any:
        """A plain attribute."""
        if value is None:
            return None
        if isinstance(value, dict):
            return {key: self._free(item_kind(kind), item) for key, item in value.items()}
        if isinstance(value, list):
            return [self._free(item_kind(kind), item) for item in value]
        if known(value):
            return converted(kind, value)
        if isinstance(value, PartialString):
            return "".join(part if isinstance(part, str) else str(self._free("string", part)) for part in value.parts)
        made = self._referred(value) if isinstance(value, Reference) else None
        if made is None:
            made = MADE.get(kind, {} if kind.startswith("map") else [] if " " in kind else "built")
        return [made] if kind.startswith(("list", "set")) and not isinstance(made, list) else made

    def _referred(self, reference: Reference) -> Any:
        """The value of the attribute that is referred to; None when that leads in a circle, or out of sight."""
        target = self._instances.get(reference.target)
        if target is None:
            return None
        written = [each for each in names_of(target.type, reference.attribute) if target.values.get(each) is not None]
        name = written[0] if written else attribute_of(target.type, reference.attribute)
        if (target.key, name) in self._asked:
            return None
        self._asked.append((target.key, name))
        try:
            value = target.values.get(name)
            entry = entries_of(target.type).get(name)
            return self._entry(entry, value) if value is not None else self._made(target, name)
        finally:
            self._asked.pop()

    def _made(self, instance: Instance, name: str) -> Any:
        """A plausible value for an attribute that AWS tells."""
        region = instance.provider.region or REGION
        if name == "region":
            return region
        noun = instance.type.partition("_")[2]
        called = self._called(instance)
        arn = _arn(instance.type, called, region)
        if name == "arn" or (name == "id" and instance.type in BY_ARN):
            return arn
        if name in ("id", f"{instance.type.rpartition('_')[2]}_id"):
            return called
        if name.endswith("_arn"):
            return f"{arn}/{name.removesuffix('_arn')}"
        if name in ("owner_id", "account_id"):
            return ACCOUNT
        return f"{noun.replace('_', '-')}-{name.replace('_', '-')}-{_digest(instance.address)}"

    def _called(self, instance: Instance) -> str:
        """The id that is no ARN."""
        value = instance.values.get(NAMED.get(instance.type, ""))
        if value is not None:
            return str(self._free("string", value))
        return f"{PREFIXES.get(instance.type, instance.type.rpartition('_')[2])}-{_digest(instance.address)}"


def _arn(type_name: str, called: str, region: str) -> str:
    """An ARN as AWS would have it, by and large: S3's have no Region and account, IAM's no Region."""
    if type_name == "aws_s3_bucket":
        return f"arn:aws:s3:::{called}"
    _, service, *rest = [*type_name.split("_"), ""]
    place = "" if service in ("iam", "cloudfront") else region
    return f"arn:aws:{service}:{place}:{ACCOUNT}:{'-'.join(filter(None, rest)) or service}/{called}"


def _is_identifier(entry: Entry) -> bool:
    """Whether it is told by AWS alone, and something that others refer to."""
    return not entry.is_configurable and entry.kind == "string" and entry.name.endswith(("_arn", "_id"))


def _empty(entry: Entry, *, written: bool) -> Any:
    """What was not set."""
    return [] if entry.nesting in ("list", "set") or (written and entry.kind.startswith(("list", "set"))) else None


def _digest(text: str) -> str:
    """Seventeen digits as in AWS's ids, the same for the same text."""
    return hashlib.sha256(text.encode()).hexdigest()[:17]
