"""Functions name secrets and do not contain them.

Why: environment variables stand in the clear in the template, in every version and in the console, for everyone who
may describe the function.

Fix: keep the value in Secrets Manager or Parameter Store, name it in `Environment.Variables` and read it when the
function starts. Then change the value: it stays in old versions.

Note: a value that CloudFormation resolves from a secret still ends up in the clear in the function, and fails too.

Links:
- https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
- https://docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets_lambda.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, entries, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.lambda_ import Function

META = Meta(
    type="AWS::Lambda::Function",
    duty="key-custody",
    severity="critical",
    also=("CKV_AWS_45", "awslambda_function_no_secrets_in_variables"),
    controls=("IA-5(7)", "SC-28", "CM-6"),
)

NAMES = (
    "ACCESS_TOKEN",
    "API_KEY",
    "AUTH_TOKEN",
    "AWS_SECRET_ACCESS_KEY",
    "CLIENT_SECRET",
    "PASSWD",
    "PASSWORD",
    "PRIVATE_KEY",
    "SECRET_KEY",
)
PLACES = ("_FILE", "_PATH", "_ARN", "_ID", "_NAME", "_URL")  # they say where it is, not what it is


def run(function: Function) -> Result:
    holding = some(lambda entry: is_secret(*entry), entries(function.Environment.Variables))
    return expect(not holding, "a variable that is named like a secret holds its value")


def is_secret(name: str, value: Any) -> bool:
    upper = name.upper()
    named = some(lambda word: word in upper, NAMES) and not some(upper.endswith, PLACES)
    return bool(named and value)


EXAMPLES = """
# pass: named, not contained
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13, Environment: {Variables: {DB_HOST: db.internal, DB_PASSWORD_ARN: secret}}}
---
# fail: in the clear
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13, Environment: {Variables: {DB_PASSWORD: example}}}
---
# undetermined: a parameter that may be empty
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13, Environment: {Variables: {DB_PASSWORD: !Ref Password}}}
"""
