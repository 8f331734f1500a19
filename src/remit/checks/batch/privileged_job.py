"""Containers of jobs are not root on their host.

Why: a privileged container can do on the host what root can: read every other job's data, and the host's credentials.

Fix: remove `Privileged: true`; single rights go to `LinuxParameters`. A new revision.

Links:
- https://docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html
- https://docs.aws.amazon.com/batch/latest/APIReference/API_ContainerProperties.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.batch import JobDefinition

META = Meta(
    type="AWS::Batch::JobDefinition",
    duty="platform",
    severity="high",
    also=("CKV_AWS_210", "BATCH_JOB_CONTAINER_PROPERTIES_PRIVILEGED_RULE"),
    controls=("AC-3", "AC-5", "AC-6"),
)


def run(job: JobDefinition) -> Result:
    ways = (
        lambda: job.ContainerProperties.Privileged,
        lambda: some(lambda task: some(lambda one: one.Privileged, task.Containers), job.EcsProperties.TaskProperties),
        lambda: some(lambda one: one.SecurityContext.Privileged, job.EksProperties.PodProperties.Containers),
        lambda: some(lambda part: part.Container.Privileged, job.NodeProperties.NodeRangeProperties),
    )
    return expect(not some(lambda way: way(), ways), "a container is root on its host")


EXAMPLES = """
# pass: off by default
Type: AWS::Batch::JobDefinition
Properties: {Type: container, ContainerProperties: {Image: job}}
---
# fail: privileged
Type: AWS::Batch::JobDefinition
Properties: {Type: container, ContainerProperties: {Image: job, Privileged: true}}
---
# undetermined: a parameter
Type: AWS::Batch::JobDefinition
Properties: {Type: container, ContainerProperties: {Image: job, Privileged: !Ref Privileged}}
"""
