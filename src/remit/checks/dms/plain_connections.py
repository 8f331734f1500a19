"""Endpoints speak TLS to their database.

Why: a migration moves whole databases; without TLS they cross the network readable, passwords first.

Fix: set `SslMode` to `verify-full` or `verify-ca` with a `CertificateArn` (`require` where nothing else is possible).
It is changed in place; stop the tasks first.

Links:
- https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.SSL.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default, some

if TYPE_CHECKING:
    from remit.schema.stubs.dms import Endpoint

META = Meta(
    type="AWS::DMS::Endpoint",
    duty="transit-encryption",
    severity="medium",
    also=("DMS.9", "config:dms-endpoint-ssl-configured", "CKV2_AWS_49", "dms_endpoint_ssl_enabled"),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-13"),
)


# Engines that have the setting (the first page above); the others have one of their own, or are reached over HTTPS.
ENGINES = (
    *("mysql", "mariadb", "aurora", "postgres", "aurora-postgresql", "oracle", "sqlserver", "azuredb"),
    *("mongodb", "docdb", "sybase", "db2", "db2-zos", "babelfish", "aurora-serverless"),
    *("aurora-postgresql-serverless", "azure-sql-managed-instance"),
)


def run(endpoint: Endpoint) -> Result:
    if not some(lambda engine: endpoint.EngineName == engine, ENGINES):
        return not_applicable("TLS is no setting of this engine's endpoints")
    return expect(or_default(endpoint.SslMode, "none") != "none", "it speaks to its database in the clear")


EXAMPLES = """
# pass: verified
Type: AWS::DMS::Endpoint
Properties: {EndpointType: source, EngineName: mysql, SslMode: verify-full}
---
# fail: none
Type: AWS::DMS::Endpoint
Properties: {EndpointType: source, EngineName: postgres, SslMode: none}
---
# fail: none is the default
Type: AWS::DMS::Endpoint
Properties: {EndpointType: source, EngineName: oracle}
---
# not-applicable: a bucket
Type: AWS::DMS::Endpoint
Properties: {EndpointType: target, EngineName: s3}
---
# undetermined: decided by a parameter that has no value
Type: AWS::DMS::Endpoint
Properties: {EndpointType: source, EngineName: mysql, SslMode: !Ref Mode}
"""
