"""Going through a resource's planned values beside its expressions: unknown ones become references where they are.

A value that the configuration does not set gets the cause `Unset` in place of the plain one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from remit.model import StoredSecret, Unknown, cause_of
from remit.sources.terraform.evaluation.values import OpenList
from remit.sources.terraform.plans.plan_values import Unset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.sources.terraform.plans.plan_references import References, Scope

    Holder = dict[str, Any] | list[Any]

SINGULAR = (
    "ss",
    "us",
    "is",
    "dns",
    "sns",
    "kms",
    "sqs",
    "aws",
    "ecs",
    "eks",
    "rds",
    "efs",
    "ebs",
    "tls",
    "alias",
    "iops",
)
"""How names of one thing end that end in `s` as well: `ip_address`, `status`, `dead_letter_sqs`."""

_SECRET = re.compile(r"(?:^|_)(?:password|auth_token|secret_string)\Z")
"""Attributes whose value a plan may have from a secret or a variable; that it is in the plan does not make it code."""

BLOCKS = 500
"""Nested blocks of one kind beyond which none is looked for among the written ones."""


def link(values: dict[str, Any], expressions: dict[str, Any], references: References, scope: Scope) -> None:
    """Put references into the values, in place. `expressions` has an expression, or a list of blocks, by name."""
    for name, value in values.items():
        told = expressions.get(name)
        if told is None:
            if isinstance(value, Unknown):
                values[name] = Unknown(Unset(cause_of(value).reason))
        elif _is_expression(told):
            if "references" in told and _SECRET.search(name):
                values[name] = _secret(value, name, references.is_stored(told, scope))
            _link_attribute(values, name, told, references, scope)
        else:
            _link_blocks(value, told, references, scope)


def _secret(value: Any, name: str, stored: bool) -> Any:  # noqa: FBT001 — it is what it is
    """A secret that the configuration refers to: not a part of it, whatever the plan says that its value is."""
    late = value if isinstance(value, Unknown) else Unknown(f"{name} comes from elsewhere, and is not written here")
    return StoredSecret(cause_of(late)) if stored else late


def _is_expression(told: Any) -> bool:
    """Whether this is an expression, and not a nested block or a list of them."""
    if not isinstance(told, dict):
        return False
    return not told or "constant_value" in told or isinstance(told.get("references"), list)


def _link_attribute(values: dict[str, Any], name: str, told: Any, references: References, scope: Scope) -> None:
    """The one unknown part of the attribute is what its expression refers to."""
    unknown = list(_unknown(values, name))
    if len(unknown) == 1:
        holder, key, within = unknown[0]
        found = references.find(told, within or name, scope)
        if (
            found is not None
            and isinstance(holder, dict)
            and _is_plural(key)
            and not _is_plural(found.attribute.lower())
        ):
            holder[key] = OpenList([found], cause_of(holder[key]))
        elif found is not None:
            holder[key] = found


def _is_plural(name: str) -> bool:
    """Whether an attribute holds several. A set with one unknown item is unknown as a whole, and may have constants.

    The plan does not tell a set from a text, so the name has to. A list keeps its known length, and needs no guess.
    """
    return name.islower() and name.endswith("s") and not name.endswith(SINGULAR)


def _unknown(holder: Any, key: Any, name: str = "") -> Iterator[tuple[Any, Any, str]]:
    """Every unknown value at and below a key: its holder and key there, and the nearest name below the attribute."""
    value = holder[key]
    if isinstance(value, Unknown):
        yield holder, key, name
    elif isinstance(value, dict):
        for inner in value:
            yield from _unknown(value, inner, inner)
    elif isinstance(value, list):
        for inner in range(len(value)):
            yield from _unknown(value, inner, name)


def _link_blocks(value: Any, told: Any, references: References, scope: Scope) -> None:
    """Each block beside the one that it was written as. Sets are sorted, so the place alone does not tell."""
    blocks = value if isinstance(value, list) else [value]
    written = told if isinstance(told, list) else [told]
    if len(blocks) != len(written) or len(written) > BLOCKS:  # what a `dynamic` block makes is not in the plan
        return
    for block in blocks:
        matching = [each for each in written if _may_be(block, each)] if len(written) > 1 else written
        if isinstance(block, dict) and len(matching) == 1 and isinstance(matching[0], dict):
            link(block, matching[0], references, scope)


def _may_be(block: Any, written: Any) -> bool:
    """Whether the constants of a written block are those of the planned one."""
    if not isinstance(block, dict) or not isinstance(written, dict):
        return False
    return all(
        block.get(name) == told["constant_value"]
        for name, told in written.items()
        if isinstance(told, dict)
        and isinstance(told.get("constant_value"), (str, int, bool))
        and not isinstance(block.get(name), Unknown)
    )
