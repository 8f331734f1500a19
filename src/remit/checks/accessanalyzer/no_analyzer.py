"""IAM Access Analyzer looks for what is shared outside the account.

Why: nobody reads every resource policy after every change; the analyzer does, and tells which bucket, role or key
outsiders can reach.

Fix: create an analyzer of type ACCOUNT, or ORGANIZATION in the delegated administrator, in every Region in use.
External-access analysis is free.

Links:
- https://docs.aws.amazon.com/IAM/latest/UserGuide/what-is-access-analyzer.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-getting-started.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.accessanalyzer import Analyzer
    from remit.schema.stubs.remit_ec2 import AccountDefaults

# Asked of something that every Region has once, since each Region needs its own.
META = Meta(
    type="Remit::EC2::AccountDefaults",
    needs=("AWS::AccessAnalyzer::Analyzer",),
    duty="identity-access",
    severity="high",
    also=(
        "IAM.28",
        "CIS-5.0:1.19",
        "config:iam-external-access-analyzer-enabled",
        "accessanalyzer_enabled",
        "AWS-0175",
    ),
    controls=("AC-3", "AC-6", "CA-7"),
)


def run(region: AccountDefaults, world: World) -> Result:
    found = world.all("AWS::AccessAnalyzer::Analyzer", of=region)
    return expect(some(sees_outside_access, found), "no analyzer of external access was found in this Region")


def sees_outside_access(analyzer: Analyzer) -> bool:
    return bool(analyzer.Type in ("ACCOUNT", "ORGANIZATION"))


EXAMPLES = """
# pass: there is one
Resources:
  One: {Type: AWS::AccessAnalyzer::Analyzer, Properties: {Type: ACCOUNT}}
  Region: {Type: "Remit::EC2::AccountDefaults"}
Closed: true
---
# fail: none that works
Resources:
  One: {Type: AWS::AccessAnalyzer::Analyzer, Properties: {Type: ACCOUNT_UNUSED_ACCESS}}
  Region: {Type: "Remit::EC2::AccountDefaults"}
Closed: true
---
# undetermined: a template does not show the rest of the account
Resources:
  One: {Type: AWS::AccessAnalyzer::Analyzer, Properties: {Type: ACCOUNT_UNUSED_ACCESS}}
  Region: {Type: "Remit::EC2::AccountDefaults"}
"""
