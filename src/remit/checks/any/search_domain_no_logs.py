"""Search domains publish a log.

Why: a domain that publishes nothing leaves neither slow queries nor errors nor who asked: after an incident there is
nothing to look at.

Fix: set one or more of the logs in `LogPublishingOptions`, such as `ES_APPLICATION_LOGS` and `AUDIT_LOGS`, with a log
group that `es.amazonaws.com` may write to. No interruption; CloudWatch Logs bills what it takes in and keeps.

Links:
- https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default, some

if TYPE_CHECKING:
    from typing import Any

META = Meta(
    type=("AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain"),
    duty="logging-monitoring",
    severity="low",
    also=("CKV_AWS_84",),
    controls=("AU-2", "AU-3", "AU-12", "SI-4(20)"),
)

LOGS = ("ES_APPLICATION_LOGS", "AUDIT_LOGS", "SEARCH_SLOW_LOGS", "INDEX_SLOW_LOGS")


def run(domain: Any) -> Result:
    options = domain.LogPublishingOptions
    # A log that is named is published unless `Enabled` says otherwise.
    published = some(lambda name: options[name] and or_default(options[name].Enabled, default=True), LOGS)
    return expect(published, "it publishes no log")


EXAMPLES = """
# pass: one of them
Type: AWS::OpenSearchService::Domain
Properties: {LogPublishingOptions: {INDEX_SLOW_LOGS: {Enabled: true,
    CloudWatchLogsLogGroupArn: "arn:aws:logs:eu-west-1:111122223333:log-group:orders"}}}
---
# fail: switched off
Type: AWS::OpenSearchService::Domain
Properties: {LogPublishingOptions: {AUDIT_LOGS: {Enabled: false,
    CloudWatchLogsLogGroupArn: "arn:aws:logs:eu-west-1:111122223333:log-group:orders"}}}
---
# fail: not unless told to
Type: AWS::Elasticsearch::Domain
Properties: {DomainName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::OpenSearchService::Domain
Properties: {LogPublishingOptions: {AUDIT_LOGS: {Enabled: !Ref Log}}}
"""
