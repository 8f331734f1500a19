"""Functions of the AWS provider.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/functions/arn_parse
"""

from __future__ import annotations

import re
from typing import Any

from remit.model import Unknown, cause_of
from remit.sources.terraform.evaluation.functions.strings import join, parts_of, split
from remit.sources.terraform.evaluation.values import Malformed, OpenList, joined

FIELDS = ("partition", "service", "region", "account_id", "resource")


def arn_parse(arn: Any) -> Any:
    """`arn_parse`: its five fields; of an ARN in parts those that end before what is not known."""
    pieces = split(":", arn)
    if isinstance(pieces, OpenList):
        return _partly(pieces, arn)
    if len(pieces) < 6 or pieces[0] != "arn":  # noqa: PLR2004 — arn and five fields
        raise Malformed("an ARN is needed")
    return dict(zip(FIELDS, [*pieces[1:5], ":".join(pieces[5:])], strict=True))


def _partly(pieces: OpenList, arn: Any) -> dict[str, Any]:
    if pieces and pieces[0] != "arn":
        raise Malformed("an ARN is needed")
    fields: list[Any] = [*pieces[1:5], *(Unknown(pieces.cause) for _ in range(5))][:5]
    if len(pieces) > 4:  # noqa: PLR2004 — arn and four fields are known
        first, *others = parts_of(arn)
        fields[4] = joined([first.split(":", 5)[5], *others]) if first.count(":") > 4 else Unknown(cause_of(arn))  # noqa: PLR2004 — five colons before the resource
    return dict(zip(FIELDS, fields, strict=True))


def arn_build(*fields: Any) -> Any:
    """`arn_build`: partition, service, Region, account and resource."""
    return join(":", ["arn", *fields])


def trim_iam_role_path(arn: str) -> str:
    """`trim_iam_role_path`: the ARN of a role without the path before its name."""
    found = re.fullmatch(r"(arn:[^:]*:iam::[^:]*:role)/(?:.*/)?([^/]*)", arn)
    if found is None:
        raise Malformed("the ARN of an IAM role is needed")
    return f"{found[1]}/{found[2]}"


def user_agent(product: str, version: str, comment: str) -> str:
    """`user_agent`: as HTTP writes it."""
    return f"{product}{f'/{version}' if version else ''}{f' ({comment})' if comment else ''}"
