"""One resource instance as Terraform knows it, before it is said in CloudFormation's words.

HCL, plans and state all come to this, so that one table per type serves all three.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Location

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from remit.model import Cause, Unknown, Waiver

    Path = tuple[str | int, ...]


class Provider:
    """The provider configuration that an instance uses. `region` and `account` are None where nothing tells them.

    `name` is `aws` or `awscc`; `default_tags` go onto every resource that takes tags (an Unknown when not known).
    """

    __slots__ = ("account", "default_tags", "name", "region")

    def __init__(
        self,
        name: str = "aws",
        *,
        region: str | None = None,
        account: str | None = None,
        default_tags: Mapping[str, Any] | Unknown | None = None,
    ) -> None:
        """See the class."""
        self.name = name
        self.region = region
        self.account = account
        self.default_tags: Mapping[str, Any] | Unknown = {} if default_tags is None else default_tags


class Instance:
    """One instance of a managed resource.

    `type` and `address` are Terraform's (`module.app.aws_s3_bucket.logs["a"]`); `key` is the inventory's. `values` maps
    attributes to values as `values.py` has them; a nested block is a list of such maps under its type, also when there
    is only one. `open_` says why there may be more attributes than `values` has (None: there are not).
    `locate` tells where the value at a path of attributes, block types and indexes is written.
    `conditional` is the key of the condition on which its existence hangs, None when it surely exists.
    `waivers` are those written as comments at it or at the modules around it.
    """

    __slots__ = (
        "address",
        "conditional",
        "key",
        "locate",
        "location",
        "open_",
        "provider",
        "type",
        "values",
        "waivers",
    )

    def __init__(  # noqa: PLR0913 — a record: every field is named at the call
        self,
        type: str,
        address: str,
        key: str,
        values: dict[str, Any],
        *,
        provider: Provider | None = None,
        location: Location | None = None,
        locate: Callable[[Path], Location] | None = None,
        open_: Cause | None = None,
        conditional: str | None = None,
        waivers: Sequence[Waiver] = (),
    ) -> None:
        """See the class."""
        self.type = type
        self.address = address
        self.key = key
        self.values = values
        self.provider = provider or Provider()
        self.location = location or Location()
        self.locate = locate or (lambda _: self.location)
        self.open_ = open_
        self.conditional = conditional
        self.waivers = tuple(waivers)

    def __repr__(self) -> str:
        """For debuggers; no values, since they may be secrets."""
        return f"Instance({self.address})"
