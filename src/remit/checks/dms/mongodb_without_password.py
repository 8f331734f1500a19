"""Endpoints of MongoDB sign in.

Why: an endpoint that needs no password shows a database that asks nobody.

Fix: set `MongoDbSettings: {AuthType: password, AuthMechanism: scram-sha-1, …}`, best with a secret in Secrets
Manager. It is changed in place; stop the tasks first.

Links:
- https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Source.MongoDB.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.dms import Endpoint

META = Meta(
    type="AWS::DMS::Endpoint",
    duty="identity-access",
    severity="medium",
    also=("DMS.11", "config:dms-mongo-db-authentication-enabled", "dms_endpoint_mongodb_authentication_enabled"),
    controls=("AC-2(1)", "AC-3", "AC-3(15)", "AC-6", "IA-2"),
)


def run(endpoint: Endpoint) -> Result:
    if endpoint.EngineName != "mongodb":
        return not_applicable("it is no endpoint of MongoDB")
    # Absent: password (MongoDbSettings, AuthType).
    return expect(or_default(endpoint.MongoDbSettings.AuthType, "password") == "password", "it does not sign in")


EXAMPLES = """
# pass: by password
Type: AWS::DMS::Endpoint
Properties: {EndpointType: source, EngineName: mongodb, MongoDbSettings: {AuthType: password}}
---
# fail: not at all
Type: AWS::DMS::Endpoint
Properties: {EndpointType: source, EngineName: mongodb, MongoDbSettings: {AuthType: "no"}}
---
# not-applicable: another engine
Type: AWS::DMS::Endpoint
Properties: {EndpointType: source, EngineName: mysql}
---
# undetermined: decided by a parameter that has no value
Type: AWS::DMS::Endpoint
Properties: {EndpointType: source, EngineName: mongodb, MongoDbSettings: {AuthType: !Ref Auth}}
"""
