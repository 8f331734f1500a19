"""The Data Catalog lets in only who is named.

Why: the catalogue tells where the data of the account lies, what is in it and how to read it; whoever may write it
leads jobs to other data.

Fix: in the policy of the catalogue (`aws glue put-resource-policy`) name the principals, or narrow `Principal: "*"` by
a condition such as `aws:PrincipalOrgID`. It takes effect at once; better, share databases through Lake Formation.

Note: a named account is trusted on purpose and does not fail; everyone does.

Links:
- https://docs.aws.amazon.com/glue/latest/dg/security_iam_resource-based-policy-examples.html
- https://docs.aws.amazon.com/glue/latest/dg/cross-account-access.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.remit_glue import CatalogPolicy

META = Meta(
    type="Remit::Glue::CatalogPolicy",
    duty="identity-access",
    severity="high",
    also=("glue_data_catalogs_not_publicly_accessible",),
    controls=("AC-3", "AC-4", "AC-6", "SC-7"),
)


def run(catalog: CatalogPolicy, world: World) -> Result:
    answer = world.iam.allows_anyone(catalog.PolicyDocument)
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: no policy
Type: Remit::Glue::CatalogPolicy
---
# fail: everyone
Type: Remit::Glue::CatalogPolicy
Properties:
  PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "glue:*", Resource: "*"}]}
---
# undetermined: glue:GetResourcePolicy was refused
Type: Remit::Glue::CatalogPolicy
Properties: {PolicyDocument: !Ref Refused}
"""
