"""Database proxies refuse connections without TLS.

Why: a proxy passes on passwords and all data. One that does not demand TLS takes them in the clear from any client
that does not ask for it.

Fix: set `RequireTLS: true`. It takes effect at once; clients that speak no TLS are refused.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.howitworks.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.rds import DBProxy

META = Meta(
    type="AWS::RDS::DBProxy",
    duty="transit-encryption",
    severity="medium",
    also=("RDS.43", "config:rds-proxy-tls-encryption"),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-13"),
)


def run(proxy: DBProxy) -> Result:
    return expect(proxy.RequireTLS, "clients may connect without TLS")


EXAMPLES = """
# pass: switched on
Type: AWS::RDS::DBProxy
Properties: {DBProxyName: orders, EngineFamily: MYSQL, RequireTLS: true}
---
# fail: switched off
Type: AWS::RDS::DBProxy
Properties: {DBProxyName: orders, EngineFamily: MYSQL, RequireTLS: false}
---
# fail: the default
Type: AWS::RDS::DBProxy
Properties: {DBProxyName: orders, EngineFamily: MYSQL}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBProxy
Properties: {DBProxyName: orders, EngineFamily: MYSQL, RequireTLS: !Ref Choice}
"""
