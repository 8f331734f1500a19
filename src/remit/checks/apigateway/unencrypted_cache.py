"""Stages of REST APIs encrypt what they cache.

Why: the cache keeps answers of the backend, with whatever personal data is in them, on disk for up to an hour. It is
not encrypted unless the method's setting says so.

Fix: set `CacheDataEncrypted: true` beside `CachingEnabled` in `MethodSettings`. The cache is emptied by the change;
no charge beyond the cache's.

Links:
- https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, not_applicable, passed, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.apigateway import Stage

META = Meta(
    type="AWS::ApiGateway::Stage",
    duty="rest-encryption",
    severity="medium",
    also=(
        "APIGateway.5",
        "config:api-gw-cache-enabled-and-encrypted",
        "CKV_AWS_308",
        "apigateway_restapi_cache_encrypted",
        "API_GW_CACHE_ENABLED_AND_ENCRYPTED",
        "AWS-0002",
        "AWS-0110",
    ),
    controls=("CA-9(1)", "CM-3(6)", "SC-13", "SC-28", "SC-28(1)", "SC-7(10)", "SI-7(6)"),
)


def run(stage: Stage) -> Result:
    if some(is_in_the_clear, stage.MethodSettings):
        return failed("answers are cached without encryption")
    cached = some(lambda setting: setting.CachingEnabled, stage.MethodSettings)
    return passed() if cached else not_applicable("it caches nothing")


def is_in_the_clear(setting: Any) -> bool:
    return bool(setting.CachingEnabled and not setting.CacheDataEncrypted)


EXAMPLES = """
# pass: encrypted
Type: AWS::ApiGateway::Stage
Properties:
  RestApiId: orders
  MethodSettings: [{HttpMethod: "*", ResourcePath: /*, CachingEnabled: true, CacheDataEncrypted: true}]
---
# fail: not encrypted by default
Type: AWS::ApiGateway::Stage
Properties: {RestApiId: orders, MethodSettings: [{HttpMethod: "*", ResourcePath: /*, CachingEnabled: true}]}
---
# undetermined: a parameter
Type: AWS::ApiGateway::Stage
Properties:
  RestApiId: orders
  MethodSettings: [{HttpMethod: "*", ResourcePath: /*, CachingEnabled: true, CacheDataEncrypted: !Ref Encrypt}]
---
# not-applicable: nothing is cached
Type: AWS::ApiGateway::Stage
Properties: {RestApiId: orders}
"""
