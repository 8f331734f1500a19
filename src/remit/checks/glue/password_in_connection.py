"""Connections of Glue name a secret and hold no password.

Why: a password in a connection is read by everyone who may read the catalogue, and stands in the template.

Fix: set `SECRET_ID` in `ConnectionInput.ConnectionProperties` in place of `PASSWORD`, then change the password. Holds
for the next run.

Links:
- https://docs.aws.amazon.com/glue/latest/dg/connection-properties-secrets-manager.html
- https://docs.aws.amazon.com/glue/latest/dg/connection-properties.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.glue import Connection

META = Meta(
    type="AWS::Glue::Connection",
    duty="key-custody",
    severity="high",
    also=("glue_catalog_connection_no_secrets",),
    controls=("IA-5(7)", "SC-28"),
)


def run(connection: Connection) -> Result:
    password = connection.ConnectionInput.ConnectionProperties["PASSWORD"]
    return expect(not password, "it holds the password itself")


EXAMPLES = """
# pass: a secret
Type: AWS::Glue::Connection
Properties: {CatalogId: "123456789012", ConnectionInput: {ConnectionType: JDBC,
   ConnectionProperties: {SECRET_ID: etl}}}
---
# fail: the password
Type: AWS::Glue::Connection
Properties: {CatalogId: "123456789012", ConnectionInput: {ConnectionType: JDBC,
   ConnectionProperties: {USERNAME: etl, PASSWORD: example}}}
---
# undetermined: a parameter that may be empty
Type: AWS::Glue::Connection
Properties: {CatalogId: "123456789012", ConnectionInput: {ConnectionType: JDBC,
   ConnectionProperties: {PASSWORD: !Ref Password}}}
"""
