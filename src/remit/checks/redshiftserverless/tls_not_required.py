"""Serverless data warehouses refuse connections without TLS.

Why: a client that does not ask for TLS sends its password and all results in the clear.

Fix: set `ConfigParameters: [{ParameterKey: require_ssl, ParameterValue: "true"}]`, and say so even where it is the
default. It restarts the workgroup; clients that speak no TLS are refused.

Links:
- https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-security-other.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/redshiftserverless-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, Undetermined, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.redshiftserverless import Workgroup

META = Meta(
    type="AWS::RedshiftServerless::Workgroup",
    duty="transit-encryption",
    severity="medium",
    also=("RedshiftServerless.2", "config:redshift-serverless-workgroup-encrypted-in-transit"),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-13"),
)


def run(workgroup: Workgroup) -> Result:
    if not some(lambda each: each.ParameterKey == "require_ssl", workgroup.ConfigParameters):
        raise Undetermined("`require_ssl` is not set, and its default depends on when the workgroup was made")
    return expect(some(requires, workgroup.ConfigParameters), "clients may connect without TLS")


def requires(each: Any) -> bool:
    return bool(
        each.ParameterKey == "require_ssl" and some(lambda on: each.ParameterValue == on, ("true", "True", True))
    )


EXAMPLES = """
# pass: required
Type: AWS::RedshiftServerless::Workgroup
Properties: {WorkgroupName: orders, ConfigParameters: [{ParameterKey: require_ssl, ParameterValue: "true"}]}
---
# fail: left to the client
Type: AWS::RedshiftServerless::Workgroup
Properties: {WorkgroupName: orders, ConfigParameters: [{ParameterKey: require_ssl, ParameterValue: "false"}]}
---
# undetermined: nothing is said
Type: AWS::RedshiftServerless::Workgroup
Properties: {WorkgroupName: orders}
"""
