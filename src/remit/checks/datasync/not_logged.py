"""Transfer tasks log what they copy.

Why: without a log nobody can tell which files were copied where, and which were not.

Fix: set `CloudWatchLogGroupArn` and `Options: {LogLevel: TRANSFER}` (or `BASIC` for errors). It takes effect for the
next run.

Links:
- https://docs.aws.amazon.com/datasync/latest/userguide/configure-logging.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/datasync-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, failed, some

if TYPE_CHECKING:
    from remit.schema.stubs.datasync import Task

META = Meta(
    type="AWS::DataSync::Task",
    duty="logging-monitoring",
    severity="medium",
    also=("DataSync.1", "config:datasync-task-logging-enabled", "datasync_task_logging_enabled"),
    controls=("AU-2", "AU-3", "AU-6(3)", "AU-12", "CA-7", "SI-4(20)"),
)


def run(task: Task) -> Result:
    if task.Options.LogLevel == "OFF":
        return failed("its log is switched off")
    # A task of mode ENHANCED logs by itself (CreateTask, CloudWatchLogGroupArn).
    ways = (lambda: task.CloudWatchLogGroupArn, lambda: task.TaskMode == "ENHANCED")
    return expect(some(lambda way: way(), ways), "what it copies is in no log")


EXAMPLES = """
# pass: logged
Type: AWS::DataSync::Task
Properties: {CloudWatchLogGroupArn: "arn:aws:logs:eu-west-1:111122223333:log-group:copies",
    Options: {LogLevel: TRANSFER}}
---
# pass: by itself
Type: AWS::DataSync::Task
Properties: {TaskMode: ENHANCED}
---
# fail: switched off
Type: AWS::DataSync::Task
Properties: {TaskMode: ENHANCED, Options: {LogLevel: "OFF"}}
---
# fail: not unless told to
Type: AWS::DataSync::Task
Properties: {Name: copies}
---
# undetermined: decided by a parameter that has no value
Type: AWS::DataSync::Task
Properties: {CloudWatchLogGroupArn: !Ref Group}
"""
