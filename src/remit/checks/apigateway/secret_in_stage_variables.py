"""Variables of a stage hold no secrets.

Why: stage variables are configuration: whoever may read the API's settings reads them, and they go to the backend in
the clear.

Fix: keep the value in Secrets Manager and let the backend read it there. Change the one that stood in `Variables`.

Links:
- https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.apigateway import Stage

META = Meta(
    type="AWS::ApiGateway::Stage",
    duty="application",
    severity="high",
    also=(
        "CKV_SECRET_2",
        "CKV_SECRET_6",
        "CKV_SECRET_13",
        "apigateway_restapi_no_secrets_in_stage_variables",
    ),
    controls=("IA-5(7)", "SC-28", "CM-6"),
)


def run(stage: Stage, world: World) -> Result:
    found = world.secrets.holds(stage.Variables)
    return expect(not found, "a variable holds a credential in the clear")


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
