"""Connections of Glue speak TLS.

Why: passwords and rows travel between Glue and the database; in the clear, whoever listens on the way has them.

Fix: set `JDBC_ENFORCE_SSL` to `true` in `ConnectionInput.ConnectionProperties`. Holds for the next run; the database
needs a certificate that Glue trusts.

Links:
- https://docs.aws.amazon.com/glue/latest/dg/connection-properties.html
- https://docs.aws.amazon.com/glue/latest/dg/encryption-in-transit.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.glue import Connection

META = Meta(
    type="AWS::Glue::Connection",
    duty="transit-encryption",
    severity="high",
    also=("glue_database_connections_ssl_enabled",),
    controls=("AC-17(2)", "SC-8", "SC-8(1)"),
)


def run(connection: Connection) -> Result:
    properties = connection.ConnectionInput.ConnectionProperties
    if connection.ConnectionInput.ConnectionType != "JDBC" and "JDBC_CONNECTION_URL" not in properties:
        return not_applicable("it is no connection to a database by JDBC")
    enforced = properties["JDBC_ENFORCE_SSL"]
    return expect(enforced in ("true", "True", True), "it does not insist on TLS")


EXAMPLES = """
# pass: enforced
Type: AWS::Glue::Connection
Properties: {CatalogId: "123456789012", ConnectionInput: {ConnectionType: JDBC,
   ConnectionProperties: {JDBC_ENFORCE_SSL: "true"}}}
---
# fail: not by default
Type: AWS::Glue::Connection
Properties: {CatalogId: "123456789012", ConnectionInput: {ConnectionType: JDBC,
   ConnectionProperties: {USERNAME: etl}}}
---
# fail: by its address
Type: AWS::Glue::Connection
Properties: {CatalogId: "123456789012", ConnectionInput: {
   ConnectionProperties: {JDBC_CONNECTION_URL: "jdbc:mysql://orders", JDBC_ENFORCE_SSL: "false"}}}
---
# undetermined: a parameter
Type: AWS::Glue::Connection
Properties: {CatalogId: "123456789012", ConnectionInput: {ConnectionType: JDBC,
   ConnectionProperties: {JDBC_ENFORCE_SSL: !Ref Tls}}}
---
# not-applicable: a network
Type: AWS::Glue::Connection
Properties: {CatalogId: "123456789012", ConnectionInput: {ConnectionType: NETWORK}}
"""
