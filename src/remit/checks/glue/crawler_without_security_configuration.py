"""Crawlers encrypt what they write.

Why: logs of a crawler name every table and path; without a security configuration they are not encrypted with a key
of the customer's.

Fix: make an `AWS::Glue::SecurityConfiguration` and name it in `CrawlerSecurityConfiguration`. Holds for the next run.

Links:
- https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html
- https://docs.aws.amazon.com/glue/latest/dg/set-up-encryption.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.glue import Crawler

META = Meta(
    type="AWS::Glue::Crawler",
    duty="rest-encryption",
    severity="medium",
    also=("CKV_AWS_195",),
    controls=("SC-13", "SC-28", "SC-28(1)"),
)


def run(crawler: Crawler) -> Result:
    return expect(crawler.CrawlerSecurityConfiguration, "it encrypts nothing that it writes")


EXAMPLES = """
# pass: one
Type: AWS::Glue::Crawler
Properties: {Role: role, Name: lake, CrawlerSecurityConfiguration: strict}
---
# fail: none
Type: AWS::Glue::Crawler
Properties: {Role: role, Name: lake}
---
# undetermined: a parameter that may be empty
Type: AWS::Glue::Crawler
Properties: {Role: role, Name: lake, CrawlerSecurityConfiguration: !Ref Configuration}
"""
