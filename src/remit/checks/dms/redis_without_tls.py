"""Endpoints of Redis speak TLS.

Why: without it, everything that is replicated into the cache crosses the network readable.

Fix: set `RedisSettings: {SslSecurityProtocol: ssl-encryption, …}`, which is the default. It is changed in place; stop
the tasks first.

Links:
- https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.Redis.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.dms import Endpoint

META = Meta(
    type="AWS::DMS::Endpoint",
    duty="transit-encryption",
    severity="medium",
    also=("DMS.12", "config:dms-redis-tls-enabled", "dms_endpoint_redis_in_transit_encryption_enabled"),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-13"),
)


def run(endpoint: Endpoint) -> Result:
    if endpoint.EngineName != "redis":
        return not_applicable("it is no endpoint of Redis")
    # Absent: ssl-encryption (RedisSettings, SslSecurityProtocol).
    how = or_default(endpoint.RedisSettings.SslSecurityProtocol, "ssl-encryption")
    return expect(how == "ssl-encryption", "it speaks to the cache in the clear")


EXAMPLES = """
# pass: TLS
Type: AWS::DMS::Endpoint
Properties: {EndpointType: target, EngineName: redis, RedisSettings: {SslSecurityProtocol: ssl-encryption}}
---
# fail: in the clear
Type: AWS::DMS::Endpoint
Properties: {EndpointType: target, EngineName: redis, RedisSettings: {SslSecurityProtocol: plaintext}}
---
# not-applicable: another engine
Type: AWS::DMS::Endpoint
Properties: {EndpointType: source, EngineName: mysql}
---
# undetermined: decided by a parameter that has no value
Type: AWS::DMS::Endpoint
Properties: {EndpointType: target, EngineName: redis, RedisSettings: {SslSecurityProtocol: !Ref How}}
"""
