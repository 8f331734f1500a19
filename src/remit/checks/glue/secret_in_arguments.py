"""Jobs of Glue name secrets and do not contain them.

Why: arguments of a job stand in the clear in the job, in every run and in its logs.

Fix: keep the value in Secrets Manager, name it in the argument and read it in the script. Then change the value: it
stays in old runs.

Links:
- https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-glue-arguments.html
- https://docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.glue import Job

META = Meta(
    type="AWS::Glue::Job",
    duty="key-custody",
    severity="critical",
    also=(
        "CKV_SECRET_2",
        "CKV_SECRET_6",
        "CKV_SECRET_13",
        "glue_etl_jobs_no_secrets_in_arguments",
    ),
    controls=("IA-5(7)", "SC-28", "CM-6"),
)


def run(job: Job, world: World) -> Result:
    given = (job.DefaultArguments, job.NonOverridableArguments)
    return expect(not some(world.secrets.holds, given), "an argument holds a credential in the clear")


EXAMPLES = """
# pass: named, not contained
Type: AWS::Glue::Job
Properties: {Role: role, Command: {Name: glueetl}, DefaultArguments: {"--db_password_arn": secret}}
---
# fail: in the clear
Type: AWS::Glue::Job
Properties: {Role: role, Command: {Name: glueetl}, DefaultArguments: {"--db_password": example}}
---
# undetermined: a parameter that may be empty
Type: AWS::Glue::Job
Properties: {Role: role, Command: {Name: glueetl}, DefaultArguments: {"--db_password": !Ref Password}}
"""
