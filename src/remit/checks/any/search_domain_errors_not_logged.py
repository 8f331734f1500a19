"""Search domains log their errors.

Why: failed logins, broken queries and full disks are in the error log; without it an outage explains nothing.

Fix: in `LogPublishingOptions` set `ES_APPLICATION_LOGS: {Enabled: true, CloudWatchLogsLogGroupArn: …}`, and let
`es.amazonaws.com` write there in a log-group policy. CloudWatch Logs bills what it takes in and keeps.

Links:
- https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html
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
        "ES.4",
        "OpenSearch.4",
        "config:elasticsearch-logs-to-cloudwatch",
        "config:opensearch-logs-to-cloudwatch",
        "opensearch_service_domains_cloudwatch_logging_enabled",
        "ELASTICSEARCH_APPLICATION_LOGGING_ENABLED",
        "ELASTICSEARCH_LOGS_TO_CLOUDWATCH",
        "OPENSEARCH_APPLICATION_LOGGING_ENABLED",
    ),
    controls=("AU-2", "AU-3", "AU-6(3)", "AU-12", "CA-7", "SI-4(20)"),
)


def run(domain: Any) -> Result:
    log = domain.LogPublishingOptions["ES_APPLICATION_LOGS"]
    # A log that is named is published unless `Enabled` says otherwise.
    return expect(log and or_default(log.Enabled, default=True), "this log is not published")


EXAMPLES = """
# pass: published
Type: AWS::OpenSearchService::Domain
Properties: {LogPublishingOptions: {ES_APPLICATION_LOGS: {Enabled: true,
    CloudWatchLogsLogGroupArn: "arn:aws:logs:eu-west-1:111122223333:log-group:orders"}}}
---
# fail: switched off
Type: AWS::OpenSearchService::Domain
Properties: {LogPublishingOptions: {ES_APPLICATION_LOGS: {Enabled: false,
    CloudWatchLogsLogGroupArn: "arn:aws:logs:eu-west-1:111122223333:log-group:orders"}}}
---
# fail: not unless told to
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::OpenSearchService::Domain
Properties: {LogPublishingOptions: {ES_APPLICATION_LOGS: {Enabled: !Ref Log}}}
"""
