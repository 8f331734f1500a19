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

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.lambda_ import Function

META = Meta(
    type="AWS::Lambda::Function",
    duty="key-custody",
    severity="critical",
    also=("CKV_SECRET_2", "CKV_SECRET_6", "CKV_SECRET_13", "CKV_AWS_45", "awslambda_function_no_secrets_in_variables"),
    controls=("IA-5(7)", "SC-28", "CM-6"),
)


def run(function: Function, world: World) -> Result:
    found = world.secrets.holds(function.Environment.Variables)
    return expect(not found, "a variable holds a credential in the clear")


EXAMPLES = """
# pass: named, not contained
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13, Environment: {Variables: {DB_HOST: db.internal, DB_PASSWORD_ARN: secret}}}
---
# fail: in the clear
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13, Environment: {Variables: {DB_PASSWORD: example}}}
---
# fail: a secret of a store, put into the function in the clear
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13, Environment: {Variables: {DB_LOGIN: "{{resolve:secretsmanager:db}}"}}}
---
# fail: an access key, whatever the variable is called
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13, Environment: {Variables: {UPLOADER: AKIAIOSFODNN7EXAMPLE}}}
---
# pass: where the secret is, by reference
Resources:
  Secret: {Type: AWS::SecretsManager::Secret}
  Function:
    Type: AWS::Lambda::Function
    Properties: {Runtime: python3.13, Environment: {Variables: {DB_PASSWORD: !Ref Secret, TOKEN_TTL: "3600"}}}
---
# undetermined: a parameter that may be empty
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13, Environment: {Variables: {DB_PASSWORD: !Ref Password}}}
"""
