"""Search domains keep an audit log.

Why: only the audit log tells who logged in, which index was read, and which permission was changed.

Fix: in `LogPublishingOptions` set `AUDIT_LOGS: {Enabled: true, CloudWatchLogsLogGroupArn: …}`, and let
`es.amazonaws.com` write there in a log-group policy. It needs fine-grained access control, and auditing switched on
in the dashboards. CloudWatch Logs bills what it takes in and keeps.

Links:
- https://docs.aws.amazon.com/opensearch-service/latest/developerguide/audit-logs.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from typing import Any


META = Meta(
    type=("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain"),
    duty="logging-monitoring",
    severity="medium",
    also=(
        "ES.5",
        "OpenSearch.5",
        "config:opensearch-audit-logging-enabled",
        "CKV_AWS_317",
        "AWS-0042",
        "opensearch_service_domains_audit_logging_enabled",
        "ELASTICSEARCH_AUDIT_LOGGING_ENABLED",
        "OPENSEARCH_AUDIT_LOGGING_ENABLED",
    ),
    controls=("AU-2", "AU-3", "AU-6(3)", "AU-12", "CA-7", "SI-4(20)"),
)


def run(domain: Any) -> Result:
    log = domain.LogPublishingOptions["AUDIT_LOGS"]
    # A log that is named is published unless `Enabled` says otherwise.
    return expect(log and or_default(log.Enabled, default=True), "this log is not published")


EXAMPLES = """
# pass: published
Type: AWS::OpenSearchService::Domain
Properties: {LogPublishingOptions: {AUDIT_LOGS: {Enabled: true,
    CloudWatchLogsLogGroupArn: "arn:aws:logs:eu-west-1:111122223333:log-group:orders"}}}
---
# fail: switched off
Type: AWS::OpenSearchService::Domain
Properties: {LogPublishingOptions: {AUDIT_LOGS: {Enabled: false,
    CloudWatchLogsLogGroupArn: "arn:aws:logs:eu-west-1:111122223333:log-group:orders"}}}
---
# fail: not unless told to
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::OpenSearchService::Domain
Properties: {LogPublishingOptions: {AUDIT_LOGS: {Enabled: !Ref Log}}}
"""
