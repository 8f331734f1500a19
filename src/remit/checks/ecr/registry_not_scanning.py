"""The registry scans its images for known holes.

Why: one rule for the registry covers repositories that are made tomorrow; without it each one depends on whoever
makes it.

Fix: set `Rules` with `SCAN_ON_PUSH` or `CONTINUOUS_SCAN` and the filter `*`. Nothing is interrupted; enhanced
scanning is priced per image.

Links:
- https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecr-registryscanningconfiguration.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.ecr import RegistryScanningConfiguration

META = Meta(
    type="AWS::ECR::RegistryScanningConfiguration",
    duty="application",
    severity="medium",
    also=("ecr_registry_scan_images_on_push_enabled",),
    controls=("RA-5", "SI-2"),
)


def run(registry: RegistryScanningConfiguration) -> Result:
    return expect(some(scans_all, registry.Rules), "images of some repositories are not scanned when they arrive")


def scans_all(rule: Any) -> bool:
    scans = rule.ScanFrequency in ("SCAN_ON_PUSH", "CONTINUOUS_SCAN")
    return bool(scans and some(lambda names: names.Filter == "*", rule.RepositoryFilters))


EXAMPLES = """
# pass: all
Type: AWS::ECR::RegistryScanningConfiguration
Properties: {ScanType: BASIC, Rules: [{ScanFrequency: SCAN_ON_PUSH, RepositoryFilters: [{Filter: "*",
   FilterType: WILDCARD}]}]}
---
# fail: none
Type: AWS::ECR::RegistryScanningConfiguration
Properties: {ScanType: BASIC, Rules: []}
---
# undetermined: a parameter
Type: AWS::ECR::RegistryScanningConfiguration
Properties: {ScanType: BASIC, Rules: [{ScanFrequency: SCAN_ON_PUSH, RepositoryFilters: [{Filter: !Ref Names,
   FilterType: WILDCARD}]}]}
"""
