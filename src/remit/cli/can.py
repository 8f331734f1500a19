"""`remit can`: whether a principal can do an action on a resource, all policies taken together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.cli import asked

if TYPE_CHECKING:
    import argparse

EPILOG = f"""\
examples:
  remit can deploy iam:PassRole Admin --in template.yaml
  remit can aws_iam_role.app s3:GetObject aws_s3_bucket.logs --in infra
  remit can anyone s3:GetObject arn:aws:s3:::logs/2024/x
  remit can authenticated sns:Publish orders

anyone is a request without credentials, authenticated one by any principal of
an account that nobody here knows. Session policies, which only take away, are
not seen.
{asked.EXIT_CODES}"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Who, what, on which."""
    parser.epilog = EPILOG
    parser.add_argument(
        "principal",
        metavar="PRINCIPAL",
        help="a user or role by name, logical id, address or ARN; a service; anyone; authenticated",
    )
    parser.add_argument("action", metavar="ACTION", help="one action, such as s3:GetObject")
    parser.add_argument("resource", metavar="RESOURCE", help="by name, logical id, address or ARN; NAME/KEY for a part")
    asked.add(parser)


def run(options: argparse.Namespace) -> int:
    """Answer with the request that shows it, or with what stands in its way."""
    where = asked.estate(options)
    caller, target = where.caller(options.principal), where.target(options.resource, options.action)
    found = asked.answer(where, caller, options.action, target)
    asked.tell(found.record(), asked.lines_of(found), as_json=options.json)
    return asked.exit_code(found.answer)
