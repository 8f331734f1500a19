"""Task definitions name secrets and do not contain them.

Why: environment variables of a task definition are stored in the clear, kept in every revision and shown to everyone
who may read task definitions, the console and the template.

Fix: keep the value in Secrets Manager or Parameter Store and name it in `Secrets[].ValueFrom`, with an execution role
that may read it. Then change the value: it stays in old revisions. A new revision and a deployment.

Links:
- https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ecs import TaskDefinition

META = Meta(
    type="AWS::ECS::TaskDefinition",
    duty="key-custody",
    severity="high",
    also=(
        "CKV_SECRET_2",
        "CKV_SECRET_6",
        "CKV_SECRET_13",
        "ECS.8",
        "config:ecs-no-environment-secrets",
        "ecs_task_definitions_no_environment_secrets",
        "AWS-0036",
    ),
    controls=("IA-5(7)", "SC-28", "CM-6"),
)


def run(task: TaskDefinition, world: World) -> Result:
    found = some(lambda container: world.secrets.holds(container.Environment), task.ContainerDefinitions)
    return expect(not found, "a variable holds a credential in the clear")


EXAMPLES = """
# pass: named, not contained
Type: AWS::ECS::TaskDefinition
Properties:
  ContainerDefinitions:
    - Name: web
      Image: web
      Environment: [{Name: DB_HOST, Value: db.internal}, {Name: DB_PASSWORD_FILE, Value: /run/secrets/db}]
      Secrets: [{Name: DB_PASSWORD, ValueFrom: !Ref Secret}]
---
# fail: in the clear
Type: AWS::ECS::TaskDefinition
Properties:
  ContainerDefinitions: [{Name: web, Image: web, Environment: [{Name: DB_PASSWORD, Value: example}]}]
---
# undetermined: a parameter that may be empty
Type: AWS::ECS::TaskDefinition
Properties:
  ContainerDefinitions: [{Name: web, Image: web, Environment: [{Name: DB_PASSWORD, Value: !Ref Password}]}]
"""
