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
    from remit.schema.stubs.remit_account import Account

META = Meta(
    type="Remit::Account::Account",
    needs=("AWS::AccessAnalyzer::Analyzer",),
    duty="identity-access",
    severity="medium",
    also=("IAM.28", "CIS-5.0:1.19", "config:iam-external-access-analyzer-enabled", "accessanalyzer_enabled"),
    controls=("AC-3", "AC-6", "CA-7"),
)


def run(account: Account, world: World) -> Result:
    found = world.all("AWS::AccessAnalyzer::Analyzer", of=account)
    return expect(some(sees_outside_access, found), "no analyzer of external access was found")


def sees_outside_access(analyzer: Analyzer) -> bool:
    return bool(analyzer.Type in ("ACCOUNT", "ORGANIZATION"))


EXAMPLES = """
# pass: there is one
Resources:
  One: {Type: AWS::AccessAnalyzer::Analyzer, Properties: {Type: ACCOUNT}}
  Account: {Type: "Remit::Account::Account"}
Closed: true
---
# fail: none that works
Resources:
  One: {Type: AWS::AccessAnalyzer::Analyzer, Properties: {Type: ACCOUNT_UNUSED_ACCESS}}
  Account: {Type: "Remit::Account::Account"}
Closed: true
---
# undetermined: a template does not show the rest of the account
Resources:
  One: {Type: AWS::AccessAnalyzer::Analyzer, Properties: {Type: ACCOUNT_UNUSED_ACCESS}}
  Account: {Type: "Remit::Account::Account"}
"""
