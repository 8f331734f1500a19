"""Parameter groups of Redshift require TLS.

Why: a group is made once and taken by many clusters. Where it does not require TLS, a client that does not ask for it
sends its password and its queries in the clear.

Fix: set `require_ssl` to `true` in `Parameters`, or take the family `redshift-2.0`, whose default that is. Clusters
take it over when they are rebooted; clients without TLS are refused from then on.

Note: of groups whose cluster is not in sight, as in a module; redshift.tls-not-required asks a cluster.

Links:
- https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.redshift import ClusterParameterGroup

META = Meta(
    type="AWS::Redshift::ClusterParameterGroup",
    needs=("AWS::Redshift::Cluster",),
    duty="transit-encryption",
    severity="medium",
    also=("CKV_AWS_105",),
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-13"),
)


def run(group: ClusterParameterGroup, world: World) -> Result:
    if some(bool, world.about(group, "AWS::Redshift::Cluster", by="ClusterParameterGroupName")):
        return not_applicable("its cluster is asked")
    told = [each for each in group.Parameters if each.ParameterName == "require_ssl"]
    required = some(requires, told) if told else group.ParameterGroupFamily == "redshift-2.0"
    return expect(required, "it does not require TLS")


def requires(each: Any) -> bool:
    return some(lambda on: each.ParameterValue == on, ("true", "True", True))


EXAMPLES = """
# pass: required
Type: AWS::Redshift::ClusterParameterGroup
Properties:
  ParameterGroupFamily: redshift-1.0
  Description: TLS
  Parameters: [{ParameterName: require_ssl, ParameterValue: "true"}]
---
# fail: the default of its family
Type: AWS::Redshift::ClusterParameterGroup
Properties: {ParameterGroupFamily: redshift-1.0, Description: none}
---
# not-applicable: a cluster has it
Resources:
  Cluster: {Type: AWS::Redshift::Cluster, Properties: {ClusterParameterGroupName: !Ref Group}}
  Group:
    Type: AWS::Redshift::ClusterParameterGroup
    Properties: {ParameterGroupFamily: redshift-1.0, Description: none}
---
# undetermined: a parameter
Type: AWS::Redshift::ClusterParameterGroup
Properties:
  ParameterGroupFamily: redshift-1.0
  Description: TLS
  Parameters: [{ParameterName: require_ssl, ParameterValue: !Ref Tls}]
"""
