"""Airflow keeps the logs of its parts.

Why: a workflow runs code with the environment's role. Without logs nobody can tell what ran and who asked for it.

Fix: set `Enabled: true` and `LogLevel: INFO` for the part in `LoggingConfiguration`. The environment is updated for
half an hour; logs are billed by volume.

Links:
- https://docs.aws.amazon.com/mwaa/latest/userguide/monitoring-airflow.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-mwaa-environment-loggingconfiguration.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.mwaa import Environment

META = Meta(
    type="AWS::MWAA::Environment",
    duty="logging-monitoring",
    severity="low",
    controls=("AU-2", "AU-3", "AU-12"),
)

MEMBERS = {
    "scheduler": {"part": "SchedulerLogs", "also": ("CKV_AWS_242",)},
    "worker": {"part": "WorkerLogs", "also": ("CKV_AWS_243",)},
    "webserver": {"part": "WebserverLogs", "also": ("CKV_AWS_244",)},
}


def run(environment: Environment, member: dict[str, Any]) -> Result:
    return expect(environment.LoggingConfiguration[member["part"]].Enabled, "the part keeps no log")


EXAMPLES = """
# pass: all
Type: AWS::MWAA::Environment
Properties: {Name: flow, LoggingConfiguration: {SchedulerLogs: {Enabled: true}, WorkerLogs: {Enabled: true},
   WebserverLogs: {Enabled: true}}}
---
# fail: none
Type: AWS::MWAA::Environment
Properties: {Name: flow}
---
# undetermined: parameters
Type: AWS::MWAA::Environment
Properties: {Name: flow, LoggingConfiguration: {SchedulerLogs: {Enabled: !Ref Logs},
   WorkerLogs: {Enabled: !Ref Logs}, WebserverLogs: {Enabled: !Ref Logs}}}
"""
