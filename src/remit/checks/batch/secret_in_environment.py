"""Job definitions name secrets and do not contain them.

Why: environment variables of a job definition stand in the clear in every revision, for everyone who may describe it.

Fix: keep the value in Secrets Manager or Parameter Store and name it in `Secrets[].ValueFrom`. A new revision; then
change the value: it stays in old ones.

Links:
- https://docs.aws.amazon.com/batch/latest/userguide/specifying-sensitive-data.html
- https://docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.batch import JobDefinition

META = Meta(
    type="AWS::Batch::JobDefinition",
    duty="key-custody",
    severity="high",
    also=(
        "CKV_SECRET_2",
        "CKV_SECRET_6",
        "CKV_SECRET_13",
        "batch_job_definition_no_secrets",
    ),
    controls=("IA-5(7)", "SC-28", "CM-6"),
)


def run(job: JobDefinition, world: World) -> Result:
    holds, tasks = world.secrets.holds, job.EcsProperties.TaskProperties
    ways = (
        lambda: holds(job.ContainerProperties.Environment),
        lambda: some(lambda task: some(lambda one: holds(one.Environment), task.Containers), tasks),
        lambda: some(lambda part: holds(part.Container.Environment), job.NodeProperties.NodeRangeProperties),
    )
    return expect(not some(lambda way: way(), ways), "a variable holds a credential in the clear")


EXAMPLES = """
# pass: named, not contained
Type: AWS::Batch::JobDefinition
Properties: {Type: container, ContainerProperties: {Image: job, Environment: [{Name: DB_HOST, Value: db.internal}]}}
---
# fail: in the clear
Type: AWS::Batch::JobDefinition
Properties: {Type: container, ContainerProperties: {Image: job, Environment: [{Name: DB_PASSWORD, Value: example}]}}
---
# undetermined: a parameter that may be empty
Type: AWS::Batch::JobDefinition
Properties: {Type: container, ContainerProperties: {Image: job, Environment: [{Name: DB_PASSWORD,
   Value: !Ref Password}]}}
"""
