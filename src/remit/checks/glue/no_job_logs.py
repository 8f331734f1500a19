"""Jobs of Glue log while they run.

Why: without continuous logging the trace of a run that fails, or does something else, comes late or not at all.

Fix: set `--enable-continuous-cloudwatch-log` to `true` in `DefaultArguments`. Holds for new runs; logs are billed by
volume.

Links:
- https://docs.aws.amazon.com/glue/latest/dg/monitor-continuous-logging.html
- https://docs.aws.amazon.com/glue/latest/dg/monitor-continuous-logging-enable.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.glue import Job

META = Meta(
    type="AWS::Glue::Job",
    duty="logging-monitoring",
    severity="medium",
    also=("glue_etl_jobs_logging_enabled",),
    controls=("AU-2", "AU-12", "CA-7"),
)


def run(job: Job) -> Result:
    asked = job.DefaultArguments["--enable-continuous-cloudwatch-log"]
    return expect(asked in ("true", "True", True), "its runs leave no continuous log")


EXAMPLES = """
# pass: on
Type: AWS::Glue::Job
Properties: {Role: role, Command: {Name: glueetl}, DefaultArguments: {"--enable-continuous-cloudwatch-log": "true"}}
---
# fail: off by default
Type: AWS::Glue::Job
Properties: {Role: role, Command: {Name: glueetl}}
---
# undetermined: a parameter
Type: AWS::Glue::Job
Properties: {Role: role, Command: {Name: glueetl},
   DefaultArguments: {"--enable-continuous-cloudwatch-log": !Ref Logging}}
"""
