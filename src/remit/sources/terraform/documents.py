"""Policy documents that no resource here uses: a module gives them away, and whoever gets them makes policies of them.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Cause, Undetermined
from remit.sources.terraform.evaluation import data_sources
from remit.sources.terraform.instances import Instance
from remit.sources.terraform.mapping.table import members
from remit.sources.terraform.places import chain, locator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.sources.terraform.evaluation.resources import ResourceInstance
    from remit.sources.terraform.evaluation.scope import ModuleInstance

DOCUMENT = "aws_iam_policy_document"
BECOMES = {"policy": "aws_iam_policy", "assume_role_policy": "aws_iam_role"}
"""The attribute of the resource that a document would be, and its type: a permission policy, or who may take a role."""


def handed_out(modules: Iterable[ModuleInstance], file: str | None = None) -> Iterator[Instance]:
    """Such documents of the root as what they would be, of which nothing else is known.

    One of a resource's own is left out; one that a module in it does not use is nobody's policy.
    """
    for module in (each for each in modules if not each.prefix):
        declared = [each for (kind, _), each in module.module.data.items() if kind == DOCUMENT]
        here = [each for each in declared if file is None or each.file.name.rpartition("/")[2] == file]
        for each in (instance for one in here for instance in module.instances(one)):
            if not module.root.asked(f"{each.address}.json"):
                yield from _instance(module, each)


def _instance(module: ModuleInstance, each: ResourceInstance) -> Iterator[Instance]:
    attribute = _attribute(each)
    if attribute is None:
        return
    root, declared = module.root, each.declared
    yield Instance(
        BECOMES[attribute],
        each.address,
        each.key,
        {attribute: data_sources.attribute(each, "json")},
        provider=module.provider_of(declared, each.evaluator),
        location=declared.file.place(declared.block.at, chain(each)),
        locate=locator(each),
        # A policy is its document; a role has more.
        open_=None if attribute == "policy" else Cause(f"the role that {each.address} is for is not declared here"),
        conditional=root.condition(declared, module.prefix) if each.expanded.doubt is not None else module.doubt,
        waivers=[*root.waivers_at(declared), *module.waivers],
    )


def _attribute(each: ResourceInstance) -> str | None:
    """What a document is for: with principals it is a role's if it lets them take one."""
    try:
        statements = members(each.written("statement"))
        if not any(members(one.get("principals")) or members(one.get("not_principals")) for one in statements):
            return "policy"
        taken = all(_takes(one) for one in statements)
    except Undetermined:
        return None
    return "assume_role_policy" if taken else None


def _takes(statement: Any) -> bool:
    """Whether a statement is about taking a role."""
    actions = members(statement.get("actions"))
    return bool(actions) and all(each.startswith(("sts:AssumeRole", "sts:TagSession")) for each in actions)
