"""Search domains run the newest service software.

Why: service software carries the security fixes of the engine; AWS installs optional updates only when asked to.

Fix: `aws opensearch start-service-software-update`, or set `SoftwareUpdateOptions: {AutoSoftwareUpdateEnabled: true}`
with an off-peak window. It is a blue/green deployment without interruption.

Links:
- https://docs.aws.amazon.com/opensearch-service/latest/developerguide/service-software.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.opensearchservice import Domain

META = Meta(
    type="AWS::OpenSearchService::Domain",
    duty="platform",
    severity="low",
    also=(
        "OpenSearch.10",
        "config:opensearch-update-check",
        "opensearch_service_domains_updated_to_the_latest_service_software_version",
    ),
    controls=("CM-2", "SI-2", "SI-2(2)", "SI-2(4)", "SI-2(5)"),
)


def run(domain: Domain, world: World) -> Result:
    if domain.SoftwareUpdateOptions.AutoSoftwareUpdateEnabled:
        return passed("it updates itself")
    if world.declared(domain) and not domain.ServiceSoftwareOptions:
        return failed("it does not update itself")
    return expect(not domain.ServiceSoftwareOptions.UpdateAvailable, "an update is waiting")


EXAMPLES = """
# pass: it updates itself
Type: AWS::OpenSearchService::Domain
Properties: {SoftwareUpdateOptions: {AutoSoftwareUpdateEnabled: true}}
---
# pass: nothing is waiting
Type: AWS::OpenSearchService::Domain
Properties: {ServiceSoftwareOptions: {UpdateAvailable: false}}
---
# fail: nobody updates it
Type: AWS::OpenSearchService::Domain
Properties: {DomainName: orders}
---
# undetermined: decided by a parameter that has no value
Type: AWS::OpenSearchService::Domain
Properties: {SoftwareUpdateOptions: {AutoSoftwareUpdateEnabled: !Ref Update}}
"""
