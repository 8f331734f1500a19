"""Data is selected by a backup plan.

Why: what no plan selects is backed up when somebody thinks of it. Snapshots of the service alone go with the resource,
or whoever may delete the one deletes the other.

Fix: name the resource in `BackupSelection.Resources` of an `AWS::Backup::BackupSelection`, or give it a tag that one
selects; for EFS `BackupPolicy: {Status: ENABLED}` does. Backups interrupt nothing; what they store is billed.

Note: a plan of the organization may select what is declared here by its tags: `--partial` leaves that open, and
any.no-recovery-point asks an account what was really backed up.

Links:
- https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
- https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources-json.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, passed, some

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from remit.model import World

PLAN = "AWS::Backup::BackupPlan"
META = Meta(
    type=("AWS::DynamoDB::Table", "AWS::EC2::Volume", "AWS::EFS::FileSystem", "AWS::RDS::DBCluster"),
    needs=(PLAN,),
    duty="backup-recovery",
    severity="medium",
    also=("CKV2_AWS_8", "CKV2_AWS_9", "CKV2_AWS_18", "EFS_RESOURCES_PROTECTED_BY_BACKUP_PLAN"),
    controls=("CP-6", "CP-9", "CP-10", "SI-12"),
)

ALL_OF_A_KIND = ("*", "arn:aws:dynamodb:*:*:table/*", "arn:aws:ec2:*:*:volume/*", "arn:aws:rds:*:*:cluster:*")


def run(resource: Any, world: World) -> Result:
    if resource.BackupPolicy.Status == "ENABLED":
        return passed()
    ways = (
        lambda: selects(bool, world.about(resource, PLAN, by="BackupSelections.Resources"), resource),
        lambda: selects(reaches, world.in_sight(PLAN, of=resource), resource),
    )
    return expect(some(lambda way: way(), ways), "no backup plan selects it")


def selects(reach: Callable[[Any], object], plans: list[Any], resource: Any) -> bool:
    def of(plan: Any) -> bool:
        found = plan.BackupSelections
        return bool(found) and some(lambda each: reach(each) and takes(each, resource), found)

    return some(of, plans)


def reaches(selection: Any) -> bool:
    """Whether a selection is not of single resources alone."""
    named = selection.Resources
    return not named or some(lambda arn: arn in ALL_OF_A_KIND, named)


def takes(selection: Any, resource: Any) -> bool:
    """Whether the tags that a selection asks for, one of a list and all of its conditions, are the resource's."""
    tags, asked = [*resource.Tags, *resource.FileSystemTags], selection.Conditions
    listed = not selection.ListOfTags or some(lambda tag: has(tags, tag.ConditionKey, tag), selection.ListOfTags)
    equal = every(lambda tag: has(tags, tag.ConditionKey[len("aws:ResourceTag/") :], tag), asked.StringEquals)
    others = asked.StringLike or asked.StringNotEquals or asked.StringNotLike or selection.NotResources
    return bool(listed and equal and not others)


def has(tags: list[Any], key: str, wanted: Any) -> bool:
    return some(lambda tag: tag.Key == key and tag.Value == wanted.ConditionValue, tags)


EXAMPLES = """
# pass: by its tag
Resources:
  Daily: {Type: AWS::Backup::BackupPlan}
  Tagged:
    Type: AWS::Backup::BackupSelection
    Properties:
      BackupPlanId: !Ref Daily
      BackupSelection: {ListOfTags: [{ConditionKey: backup, ConditionType: STRINGEQUALS, ConditionValue: daily}]}
  Files: {Type: AWS::EFS::FileSystem, Properties: {FileSystemTags: [{Key: backup, Value: daily}]}}
---
# fail: nothing selects it
Type: AWS::EFS::FileSystem
---
# undetermined: whether the policy is on is a parameter
Type: AWS::EFS::FileSystem
Properties: {BackupPolicy: {Status: !Ref Backups}}
"""
