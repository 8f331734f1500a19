"""Variables of a stage hold no secrets.

Why: stage variables are configuration: whoever may read the API's settings reads them, and they go to the backend in
the clear.

Fix: keep the value in Secrets Manager and let the backend read it there. Change the one that stood in `Variables`.

Links:
- https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, entries, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.apigateway import Stage

META = Meta(
    type="AWS::ApiGateway::Stage",
    duty="application",
    severity="high",
    also=("apigateway_restapi_no_secrets_in_stage_variables",),
    controls=("IA-5(7)", "SC-28", "CM-6"),
)


NAMES = ("ACCESSTOKEN", "APIKEY", "AUTHTOKEN", "CLIENTSECRET", "PASSWD", "PASSWORD", "PRIVATEKEY", "SECRETKEY")


def run(stage: Stage) -> Result:
    holding = some(is_secret, entries(stage.Variables))
    return expect(not holding, "a variable that is named like a secret holds its value")


def is_secret(variable: tuple[str, Any]) -> bool:
    name, value = variable
    letters = name.upper().replace("_", "")
    return bool(some(lambda word: word in letters, NAMES) and value)


EXAMPLES = """
# pass: an address
Type: AWS::ApiGateway::Stage
Properties: {RestApiId: orders, Variables: {backend: orders.example.com}}
---
# fail: a password
Type: AWS::ApiGateway::Stage
Properties: {RestApiId: orders, Variables: {dbPassword: example}}
---
# undetermined: a parameter
Type: AWS::ApiGateway::Stage
Properties: {RestApiId: orders, Variables: {dbPassword: !Ref Password}}
"""
