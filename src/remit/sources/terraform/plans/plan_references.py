"""References in a plan: values that are unknown because another resource of the plan will give them.

The configuration in a plan lists what an expression refers to, not what it does with it: `aws_s3_bucket.b.arn` and
`"${aws_s3_bucket.b.arn}/*"` look alike. So a value is taken for a reference only if its expression refers to one
attribute of one resource and nothing else, once, and if its name is not that of a document, which only ever holds
the attribute somewhere within.
https://developer.hashicorp.com/terraform/internals/json-format#expression-representation
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from remit.sources.terraform.limits import CALLS
from remit.sources.terraform.plans.addresses import output_parts, reference_parts
from remit.sources.terraform.plans.shapes import as_list, as_object

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from remit.model import Reference
    from remit.sources.terraform.plans.addresses import Address, Steps
    from remit.sources.terraform.plans.plan_configuration import Configuration

    Refer = Callable[[str, str, str], Reference]

INDEXES = frozenset({"each.key", "count.index"})
ELSEWHERE = ("local.", "data.", "path.", "terraform.", "self.", "each.", "count.", "ephemeral.")
"""What a plan does not tell the expression of, or what is no managed resource."""

LISTED = 100
"""References of one expression beyond which it is not looked at: several are too many anyway."""

_STORED = re.compile(
    r"data\.aws_secretsmanager_(?:secret_version\.[\w-]+(?:\[[^\]]*\])?\.secret_(?:string|binary)|"
    r"random_password\.[\w-]+(?:\[[^\]]*\])?\.random_password)\b"
)
"""Attributes of data sources that are a secret which a store keeps."""

_DOCUMENT = re.compile(
    r"(?:^|.*_)(?:policy|policies|policy_document|document|json|template_body|user_data|user_data_base64)\Z|"
    r"(?:definition|container_definitions|template|body|content|content_base64|event_pattern|data|script|schema|"
    r"secret_string)\Z"
)


class Scope(NamedTuple):
    """Where an expression stands: the module, and what `each` and `count` are there.

    `for_each` is the expression of the resource or call, `siblings` the keys of all its instances.
    """

    steps: Steps
    key: str = ""
    for_each: Any = None
    siblings: frozenset[str] = frozenset()


class References:
    """Finds what an expression refers to, through module calls, outputs, `count` and `for_each`."""

    __slots__ = ("_configuration", "_keys", "_modules", "_refer", "_targets")

    def __init__(
        self,
        configuration: Configuration,
        targets: Iterable[tuple[Address, str]],
        all_: Iterable[Address],
        refer: Refer,
    ) -> None:
        """`targets` are the instances with their inventory keys; `all_` adds those of other providers."""
        self._configuration = configuration
        self._refer = refer
        self._targets: dict[tuple[Steps, str, str], dict[str, str]] = {}
        self._keys: dict[tuple[Steps, str, str], set[str]] = {}
        self._modules: dict[tuple[Steps, str], set[str]] = {}
        for address, key in targets:
            self._targets.setdefault(address[:3], {})[address.key] = key
        for address in all_:
            self._keys.setdefault(address[:3], set()).add(address.key)
            for at, (name, key) in enumerate(address.steps):
                self._modules.setdefault((address.steps[:at], name), set()).add(key)

    def scope(self, address: Address) -> Scope:
        """Where the expressions of a resource instance stand."""
        told = self._configuration.resource(address)
        siblings = frozenset(self._keys.get(address[:3], ()))
        return Scope(address.steps, address.key, told.get("for_each_expression"), siblings)

    def find(self, expression: Any, name: str, scope: Scope) -> Reference | None:
        """What an expression for the attribute `name` refers to; None unless that is one attribute of one resource."""
        if _DOCUMENT.match(name):
            return None
        rest = ""
        for _ in range(CALLS):
            told = single(expression)
            if told is None:
                return None
            head, indexes = told
            found = self._onwards(head + rest, indexes, name, scope)
            if not isinstance(found, tuple):
                return found
            expression, scope, rest = found
        return None

    def is_stored(self, expression: Any, scope: Scope) -> bool:
        """Whether an expression refers to a secret of a store and to nothing else, be it through modules' variables."""
        rest = ""
        for _ in range(CALLS):
            told = single(expression)
            if told is None or told[1]:
                return False
            head = told[0] + rest
            if _STORED.match(head):
                return True
            found = self._onwards(head, told[1], "", scope) if head.startswith(("var.", "module.")) else None
            if not isinstance(found, tuple):
                return False
            expression, scope, rest = found
        return False

    def _onwards(
        self, head: str, indexes: frozenset[str], name: str, scope: Scope
    ) -> Reference | tuple[Any, Scope, str] | None:
        """The reference, or the expression where its value comes from, with what is taken of that value."""
        if head.startswith("each.value") and not indexes:
            return self._each(head.removeprefix("each.value"), name, scope)
        if head.startswith("var.") and not indexes:
            return self._argument(head.removeprefix("var."), scope)
        if head.startswith("module.") and not indexes:
            return self._output(head, scope)
        if head.startswith(("var.", "module.", *ELSEWHERE)):
            return None
        return self._resource(head, indexes, name, scope)

    def _each(self, rest: str, name: str, scope: Scope) -> Reference | None:
        """`each.value.id` where `for_each` is another resource: its instance with the same key."""
        told = single(scope.for_each)
        parts = reference_parts(told[0]) if told is not None and not told[1] else None
        if parts is None or parts[2] or parts[3] or not rest.startswith("."):
            return None
        return self._resource(f"{parts[0]}.{parts[1]}{scope.key}{rest}", frozenset(), name, scope)

    def _argument(self, head: str, scope: Scope) -> tuple[Any, Scope, str] | None:
        """A module's variable: what its call gives."""
        name = re.split(r"[.\[]", head, maxsplit=1)[0]
        if not scope.steps:
            return None
        call = self._configuration.call(scope.steps)
        expressions = as_object(call.get("expressions"), "expressions of a module call")
        *outer, (module, key) = scope.steps
        siblings = frozenset(self._modules.get((tuple(outer), module), ()))
        around = Scope(tuple(outer), key, call.get("for_each_expression"), siblings)
        return expressions.get(name), around, head[len(name) :]

    def _output(self, head: str, scope: Scope) -> tuple[Any, Scope, str] | None:
        """A module's output: what gives its value inside."""
        parts = output_parts(head)
        if parts is None or not parts[2]:
            return None
        module, key, output, rest = parts
        keys = self._modules.get((scope.steps, module), set())
        if key not in keys:
            return None
        steps = (*scope.steps, (module, key))
        outputs = as_object(self._configuration.module(steps).get("outputs"), "outputs of a module")
        return as_object(outputs.get(output), "an output of a module").get("expression"), Scope(steps), rest

    def _resource(self, head: str, indexes: frozenset[str], name: str, scope: Scope) -> Reference | None:
        """An attribute of a resource of the plan."""
        parts = reference_parts(head)
        if parts is None:
            return None
        type_name, label, key, attribute = parts
        instances = self._targets.get((scope.steps, type_name, label), {})
        if key or attribute:
            target = None if indexes else instances.get(key)
        else:
            target = self._indexed(instances, indexes, scope)
            attribute = implied(name, type_name)
        return self._refer(target, type_name, attribute) if target and attribute else None

    def _indexed(self, instances: dict[str, str], indexes: frozenset[str], scope: Scope) -> str | None:
        """The instance that `[each.key]`, `[count.index]`, or an index that the plan does not tell, selects.

        `[count.index]` is taken at its word only where both have as many instances: it may be `[count.index % 2]`.
        """
        if len(instances) == 1:
            return next(iter(instances.values()))
        if indexes == {"each.key"} or (indexes == {"count.index"} and scope.siblings == instances.keys()):
            return instances.get(scope.key)
        return None


def single(expression: Any) -> tuple[str, frozenset[str]] | None:
    """The one thing that an expression refers to, and what may be its index; None when there are several or none.

    What is referred to is listed with all its prefixes (`aws_vpc.a.id`, `aws_vpc.a`), and as often as it is written.
    """
    listed = as_list(expression.get("references"), "references") if isinstance(expression, dict) else []
    if len(listed) > LISTED:
        return None
    texts = [each for each in listed if isinstance(each, str)]
    longest = [each for each in texts if not any(other.startswith((f"{each}.", f"{each}[")) for other in texts)]
    indexes = INDEXES.intersection(longest)
    heads = [each for each in longest if each not in INDEXES]
    return (heads[0], indexes) if len(heads) == 1 and len(longest) == 1 + len(indexes) else None


def implied(name: str, type_name: str) -> str:
    """Which attribute of a resource of the type an attribute called `name` takes, where the plan does not say.

    A plan drops what follows an index that it does not know (`aws_kms_key.k[each.key].arn`). Empty when nothing tells.
    """
    if name.endswith("_arn"):
        return "arn"
    noun = type_name.rpartition("_")[2]
    return "id" if name.endswith("_id") or name in (noun, f"{noun}_name", type_name.partition("_")[2]) else ""
