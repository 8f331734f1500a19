"""Replication tasks log what they do at both ends.

Why: without these logs nobody can tell which rows were not copied, and why a task stopped.

Fix: in `ReplicationTaskSettings` set `Logging: {EnableLogging: true, …}` and leave `LogComponents` out, or give the
components of both ends at least `LOGGER_SEVERITY_DEFAULT`. Stop the task first; CloudWatch Logs bills what it takes
in and keeps.

Links:
- https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Tasks.CustomizingTasks.TaskSettings.Logging.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, failed, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.dms import ReplicationTask

META = Meta(
    type="AWS::DMS::ReplicationTask",
    duty="logging-monitoring",
    severity="medium",
    controls=("AU-2", "AU-3", "AU-6(3)", "AU-12", "CA-7", "SI-4(20)"),
)

MEMBERS = {
    "source": {
        "components": ("SOURCE_CAPTURE", "SOURCE_UNLOAD"),
        "also": (
            "DMS.8",
            "config:dms-replication-task-sourcedb-logging",
            "dms_replication_task_source_logging_enabled",
        ),
    },
    "target": {
        "components": ("TARGET_APPLY", "TARGET_LOAD"),
        "also": (
            "DMS.7",
            "config:dms-replication-task-targetdb-logging",
            "dms_replication_task_target_logging_enabled",
        ),
    },
}


ENOUGH = ("LOGGER_SEVERITY_DEFAULT", "LOGGER_SEVERITY_DEBUG", "LOGGER_SEVERITY_DETAILED_DEBUG")


def run(task: ReplicationTask, member: dict[str, Any]) -> Result:
    logging = task.ReplicationTaskSettings.Logging
    if not logging.EnableLogging:
        return failed("it logs nothing")
    enough = every(lambda one: is_elsewhere(one, member) or is_enough(one), logging.LogComponents)
    return expect(enough, "this end logs less than the default")


def is_elsewhere(component: Any, member: dict[str, Any]) -> bool:
    return every(lambda name: component.Id != name, member["components"])


def is_enough(component: Any) -> bool:
    return some(lambda level: component.Severity == level, ENOUGH)


EXAMPLES = """
# pass: the default of both
Type: AWS::DMS::ReplicationTask
Properties: {ReplicationTaskSettings: {Logging: {EnableLogging: true}}}
---
# pass: more than the default
Type: AWS::DMS::ReplicationTask
Properties: {ReplicationTaskSettings: {Logging: {EnableLogging: true, LogComponents: [{Id: SOURCE_CAPTURE,
    Severity: LOGGER_SEVERITY_DEBUG}]}}}
---
# fail: nothing
Type: AWS::DMS::ReplicationTask
Properties: {MigrationType: cdc}
---
# fail[target]: errors only
Type: AWS::DMS::ReplicationTask
Properties: {ReplicationTaskSettings: {Logging: {EnableLogging: true, LogComponents: [{Id: TARGET_APPLY,
    Severity: LOGGER_SEVERITY_ERROR}]}}}
---
# undetermined: decided by a parameter that has no value
Type: AWS::DMS::ReplicationTask
Properties: {ReplicationTaskSettings: !Ref Settings}
"""
