"""Provider configurations: which one a resource uses, and what it says about Region, account and tags.

https://developer.hashicorp.com/terraform/language/providers/configuration, …/modules/develop/providers
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from remit.sources.terraform.evaluation.blocks import BlockReader
from remit.sources.terraform.evaluation.values import is_unset
from remit.sources.terraform.hcl import nodes
from remit.sources.terraform.instances import Provider

if TYPE_CHECKING:
    from remit.sources.terraform.evaluation.evaluator import Evaluator
    from remit.sources.terraform.evaluation.scope import ModuleInstance
    from remit.sources.terraform.module import Declared

Named = tuple[str, str]
"""A provider's name and alias, the alias empty for the default one."""

_ACCESS_KEY = re.compile(r"A(KIA|SIA)[A-Z2-7]{16}")
"""https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids"""
IN_THE_CLEAR = "an access key of provider {name} stands in the code: make it invalid, and sign in by a role or profile"

_ROLE = re.compile(r"arn:[^:]*:iam::(\d{12}):role/")


def provider_of(module: ModuleInstance, declared: Declared, evaluator: Evaluator) -> Provider:
    """The configuration that a resource or data source of the module uses.

    Since version 6 of the provider a resource may name a Region of its own.
    """
    kind = declared.block.labels[0]
    written = declared.attribute("provider")
    found = configured(module, named(written) if written is not None else (kind.partition("_")[0], ""))
    own = declared.block.body.attributes.get("region")
    if own is None or not kind.startswith("aws_"):
        return found
    region = BlockReader(kind, module.root.tell_problem).settled(own, evaluator, declared.file)
    return Provider(
        found.name,
        region=region if isinstance(region, str) else None,
        account=found.account,
        default_tags=found.default_tags,
    )


def named(node: nodes.Expression) -> Named:
    """What `provider = aws.west` names, also in the old spelling as a text."""
    if isinstance(node, nodes.GetAttr) and isinstance(node.object, nodes.Name):
        return node.object.name, node.name
    if isinstance(node, nodes.Name):
        return node.name, ""
    text = node.value if isinstance(node, nodes.Literal) else ""
    name, _, alias = str(text).partition(".")
    return name, alias


def configured(module: ModuleInstance, which: Named) -> Provider:
    """The configuration of that name as the module sees it: its own, one passed to it, or the default inherited."""
    name, alias = which
    for declared in module.module.providers:
        written = declared.attribute("alias")
        own = str(written.value) if isinstance(written, nodes.Literal) else ""
        if declared.block.labels[0] == name and own == alias:
            key = f"{module.prefix}provider.{name}.{alias}"
            told = module.root.once(key, lambda declared=declared: _read(module, declared, name))  # type: ignore[misc]
            if isinstance(told, Provider):
                return told
    caller = module.caller
    if caller is not None:
        passed = _passed(caller.declared, which)
        if passed is not None or not alias:
            return configured(caller.module, passed or which)
    return Provider(name, region=module.root.options.region, account=module.root.options.account)


def _passed(call: Declared, which: Named) -> Named | None:
    written = call.attribute("providers")
    if isinstance(written, nodes.Object):
        for key, value in written.items:
            if named(key) == which:
                return named(value)
    return None


def _read(module: ModuleInstance, declared: Declared, name: str) -> Provider:
    values = BlockReader(f"{module.prefix}provider.{name}", module.root.tell_problem).values(
        declared.block.body, module.evaluator
    )
    key = declared.attribute("access_key")
    if key is not None and isinstance(values.get("access_key"), str) and _ACCESS_KEY.fullmatch(values["access_key"]):
        module.root.tell_problem(IN_THE_CLEAR.format(name=name), declared.file, key.at)
    options = module.root.options
    region = options.region if is_unset(values.get("region")) else values["region"]
    tags = _only(values.get("default_tags"))
    return Provider(
        name,
        region=region if isinstance(region, str) else None,
        account=_account(values) or options.account,
        default_tags=tags.get("tags") if isinstance(tags, dict) else tags,
    )


def _account(values: dict[str, Any]) -> str | None:
    """The one account that the configuration may be used for, or that of the role it assumes."""
    allowed = values.get("allowed_account_ids")
    if isinstance(allowed, list) and len(allowed) == 1 and isinstance(allowed[0], str):
        return allowed[0]
    role = _only(values.get("assume_role"))
    arn = role.get("role_arn") if isinstance(role, dict) else None
    found = _ROLE.match(arn) if isinstance(arn, str) else None
    return found[1] if found else None


def _only(blocks: Any) -> Any:
    return blocks[0] if isinstance(blocks, list) and len(blocks) == 1 else None if isinstance(blocks, list) else blocks
