"""Jobs of Glue run on a supported version.

Why: versions before 3.0 bring Spark and Python of years ago, for which nobody writes fixes any more.

Fix: set `GlueVersion` to `5.0` or newer and test the script: Spark, Python and libraries change. Holds for new runs.

Note: a job that names no version got the default of the day it was made on, for long 0.9.

Links:
- https://docs.aws.amazon.com/glue/latest/dg/glue-version-support-policy.html
- https://docs.aws.amazon.com/glue/latest/dg/release-notes.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/glue-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, Undetermined, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.glue import Job

META = Meta(
    type="AWS::Glue::Job",
    duty="platform",
    severity="medium",
    also=("Glue.4", "config:glue-spark-job-supported-version"),
    controls=("CM-2", "SI-2", "SI-2(2)", "SI-2(5)"),
)

OLD = ("0.9", "1.0", "2.0")


def run(job: Job) -> Result:
    if job.Command.Name not in ("glueetl", "gluestreaming"):
        return not_applicable("it is no Spark job")
    if not job.GlueVersion:
        raise Undetermined("it names no version, and which one it got depends on when it was made")
    return expect(job.GlueVersion not in OLD, "its version of Glue gets no more fixes")


EXAMPLES = """
# pass: current
Type: AWS::Glue::Job
Properties: {Role: role, Command: {Name: glueetl}, GlueVersion: "5.0"}
---
# fail: old
Type: AWS::Glue::Job
Properties: {Role: role, Command: {Name: glueetl}, GlueVersion: "2.0"}
---
# undetermined: a parameter
Type: AWS::Glue::Job
Properties: {Role: role, Command: {Name: glueetl}, GlueVersion: !Ref Version}
---
# not-applicable: Python shell
Type: AWS::Glue::Job
Properties: {Role: role, Command: {Name: pythonshell}}
---
# undetermined: what it got depends on when it was made
Type: AWS::Glue::Job
Properties: {Role: role, Command: {Name: glueetl}}
"""
