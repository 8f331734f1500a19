"""Container images are scanned for known holes.

Why: an image carries an operating system and libraries, and patching them is the customer's half. Without a scan
nobody learns what is open in what runs.

Fix: set a rule for the registry (`AWS::ECR::RegistryScanningConfiguration`, filter `*`), with `ENHANCED` to look
again when new holes are known (priced per image); or `ImageScanningConfiguration.ScanOnPush: true`, which is free.
Nothing is interrupted.

Links:
- https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, passed, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ecr import RegistryScanningConfiguration, Repository

META = Meta(
    type="AWS::ECR::Repository",
    needs=("AWS::ECR::RegistryScanningConfiguration",),
    duty="application",
    severity="high",
    also=(
        "ECR.1",
        "config:ecr-private-image-scanning-enabled",
        "CKV_AWS_163",
        "ecr_repositories_scan_images_on_push_enabled",
        "AWS-0030",
        "ECR_REPO_SCAN_ON_PUSH",
    ),
    controls=("RA-5", "SI-2", "SA-11"),
)


def run(repository: Repository, world: World) -> Result:
    if repository.ImageScanningConfiguration.ScanOnPush:
        return passed()
    # Where a repository says that it is off, only a registry that is in sight outranks it.
    look = world.in_sight if "ScanOnPush" in repository.ImageScanningConfiguration else world.all
    registry = look("AWS::ECR::RegistryScanningConfiguration", of=repository)
    return expect(some(scans_everything, registry), "its images are not scanned when they arrive")


def scans_everything(registry: RegistryScanningConfiguration) -> bool:
    return some(lambda rule: some(lambda names: names.Filter == "*", rule.RepositoryFilters), registry.Rules)


EXAMPLES = """
# pass: when they arrive
Type: AWS::ECR::Repository
Properties: {ImageScanningConfiguration: {ScanOnPush: true}}
---
# pass: by the registry
Resources:
  Registry:
    Type: AWS::ECR::RegistryScanningConfiguration
    Properties:
      ScanType: ENHANCED
      Rules: [{ScanFrequency: CONTINUOUS_SCAN, RepositoryFilters: [{Filter: "*", FilterType: WILDCARD}]}]
  Repository: {Type: AWS::ECR::Repository, Properties: {RepositoryName: web}}
---
# fail: neither, in the whole account
Resources:
  Repository: {Type: AWS::ECR::Repository, Properties: {RepositoryName: web}}
Closed: true
---
# fail: declared to be off
Type: AWS::ECR::Repository
Properties: {ImageScanningConfiguration: {ScanOnPush: false}}
---
# undetermined: the registry may scan
Type: AWS::ECR::Repository
Properties: {RepositoryName: web}
"""
