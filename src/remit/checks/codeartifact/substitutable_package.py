"""Internal packages cannot be replaced by public ones.

Why: where both the own repository and a public one may deliver a name, a stranger publishes a higher version under
it, and builds take his.

Fix: set `OriginConfiguration.Restrictions.ExternalUpstream.RestrictionMode: BLOCK` for names that you publish
yourself. Versions that are there stay.

Links:
- https://docs.aws.amazon.com/codeartifact/latest/ug/package-origin-controls.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codeartifact-packagegroup.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.codeartifact import PackageGroup

META = Meta(
    type="AWS::CodeArtifact::PackageGroup",
    duty="application",
    severity="critical",
    also=("codeartifact_packages_external_public_publishing_disabled",),
    controls=("SI-7", "SR-3"),
)

OPEN = ("ALLOW", "ALLOW_SPECIFIC_REPOSITORIES")


def run(group: PackageGroup) -> Result:
    allowed = group.OriginConfiguration.Restrictions
    both = allowed.ExternalUpstream.RestrictionMode in OPEN and allowed.Publish.RestrictionMode in OPEN
    return expect(not both, "its names can be published here and taken from outside")


EXAMPLES = """
# pass: from inside only
Type: AWS::CodeArtifact::PackageGroup
Properties: {DomainName: web, Pattern: /npm/example/*,
   OriginConfiguration: {Restrictions: {ExternalUpstream: {RestrictionMode: BLOCK},
   Publish: {RestrictionMode: ALLOW}}}}
---
# fail: from both
Type: AWS::CodeArtifact::PackageGroup
Properties: {DomainName: web, Pattern: /npm/example/*,
   OriginConfiguration: {Restrictions: {ExternalUpstream: {RestrictionMode: ALLOW},
   Publish: {RestrictionMode: ALLOW}}}}
---
# undetermined: a parameter
Type: AWS::CodeArtifact::PackageGroup
Properties: {DomainName: web, Pattern: /npm/example/*,
   OriginConfiguration: {Restrictions: {ExternalUpstream: {RestrictionMode: !Ref Mode},
   Publish: {RestrictionMode: ALLOW}}}}
"""
