"""Exported test reports are encrypted.

Why: reports name files, hosts and failing checks: a map for an intruder.

Fix: remove `ExportConfig.S3Destination.EncryptionDisabled`. Holds for new reports.

Links:
- https://docs.aws.amazon.com/codebuild/latest/userguide/test-report.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.codebuild import ReportGroup

META = Meta(
    type="AWS::CodeBuild::ReportGroup",
    duty="rest-encryption",
    severity="medium",
    also=("CodeBuild.7", "config:codebuild-report-group-encrypted-at-rest", "codebuild_report_group_export_encrypted"),
    controls=("SC-13", "SC-28", "SC-28(1)"),
)


def run(reports: ReportGroup) -> Result:
    if reports.ExportConfig.ExportConfigType != "S3":
        return not_applicable("it exports nothing")
    return expect(
        not reports.ExportConfig.S3Destination.EncryptionDisabled, "its reports are stored without encryption"
    )


EXAMPLES = """
# pass: by default
Type: AWS::CodeBuild::ReportGroup
Properties: {Type: TEST, ExportConfig: {ExportConfigType: S3, S3Destination: {Bucket: reports}}}
---
# fail: switched off
Type: AWS::CodeBuild::ReportGroup
Properties: {Type: TEST, ExportConfig: {ExportConfigType: S3, S3Destination: {Bucket: reports,
   EncryptionDisabled: true}}}
---
# undetermined: a parameter
Type: AWS::CodeBuild::ReportGroup
Properties: {Type: TEST, ExportConfig: {ExportConfigType: S3, S3Destination: {Bucket: reports,
   EncryptionDisabled: !Ref Plain}}}
---
# not-applicable: no export
Type: AWS::CodeBuild::ReportGroup
Properties: {Type: TEST, ExportConfig: {ExportConfigType: NO_EXPORT}}
"""
