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

from remit.model import Meta, Result, failed, or_default, passed, some

if TYPE_CHECKING:
    from remit.schema.stubs.ecs import TaskDefinition, TaskDefinition_KeyValuePair

META = Meta(
    type="AWS::ECS::TaskDefinition",
    duty="key-custody",
    severity="high",
    also=(
        "ECS.8",
        "config:ecs-no-environment-secrets",
        "ecs_task_definitions_no_environment_secrets",
        "AWS-0036",
    ),
    controls=("IA-5(7)", "SC-28", "CM-6"),
)

NAMES = (
    "ACCESS_TOKEN",
    "API_KEY",
    "AUTH_TOKEN",
    "AWS_SECRET_ACCESS_KEY",
    "CLIENT_SECRET",
    "ECS_ENGINE_AUTH_DATA",
    "PASSWD",
    "PASSWORD",
    "PRIVATE_KEY",
    "SECRET_KEY",
)
PLACES = ("_FILE", "_PATH", "_ARN", "_ID", "_NAME", "_URL")  # they say where it is, not what it is


def run(task: TaskDefinition) -> Result:
    holding = some(lambda container: some(is_secret, container.Environment), task.ContainerDefinitions)
    return failed("a variable that is named like a secret holds its value") if holding else passed()


def is_secret(variable: TaskDefinition_KeyValuePair) -> bool:
    name = or_default(variable.Name, "").upper()
    named = some(lambda word: word in name, NAMES) and not some(name.endswith, PLACES)
    return bool(named and variable.Value)


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
