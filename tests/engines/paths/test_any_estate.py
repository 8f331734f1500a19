"""Whatever stands where a property should be, the ways are told or are not known: nothing crashes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from remit.engines.paths.attacks import attacks
from remit.engines.paths.requests import Requests
from remit.model import PartialString, Reference, Unknown, wrap
from tests.engines.network.entries.estates import estate, key, values
from tests.engines.network.entries.test_origins import written
from tests.engines.network.entries.test_public import CASES
from tests.engines.paths.test_requests import DATABASE, FUNCTION, LETS_IN, URL, WEB

if TYPE_CHECKING:
    from remit.model import Inventory

WHOLE = WEB.replace("FROM", "CidrIp: 10.0.0.0/16").replace("PROTOCOL", "HTTP").replace("LISTENS", "HTTPS")
SERVERLESS = """
  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: shop, EndpointConfiguration: {Types: [REGIONAL]}}}
  Method:
    Type: AWS::ApiGateway::Method
    Properties: {RestApiId: !Ref Api, HttpMethod: GET, Integration: {Type: AWS_PROXY, Uri: !GetAtt Function.Arn}}
  Http: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: shop, ProtocolType: HTTP}}
  Integration:
    Type: AWS::ApiGatewayV2::Integration
    Properties: {ApiId: !Ref Http, IntegrationType: HTTP_PROXY, IntegrationUri: "https://example.com"}
  Graph: {Type: AWS::AppSync::GraphQLApi, Properties: {Name: shop, AuthenticationType: API_KEY}}
  Source:
    Type: AWS::AppSync::DataSource
    Properties: {ApiId: !GetAtt Graph.ApiId, Name: s, DynamoDBConfig: {TableName: !Ref Table}}
"""
ESTATES = {
    "web": (WHOLE.replace("KIND", "application").replace(", ATTRIBUTES", "") + DATABASE.replace("PORT", "5432"), True),
    "distribution": (written({}), True),
    "serverless": (FUNCTION + LETS_IN + URL + SERVERLESS, False),
    **{name: (case.text.replace("HERE", case.yes), case.vpc) for name, case in CASES.items()},
}
PLUMBING = ("Vpc", "Gateway", "Attached", "Outer", "Inner", "Routes", "Out", "Way", "Open", "Closed")
"""The estates' VPC, which the reach engine has tests of its own for."""
ODD: tuple[Any, ...] = (
    "x",
    "",
    5,
    True,
    [],
    [5],
    ["x"],
    wrap({}),
    wrap({"a": [1]}),
    [[wrap({})]],
    Unknown("hidden"),
    Reference(key("Nothing"), "Arn"),
    PartialString(["a", Unknown("hidden")]),
)


def tell_all(inventory: Inventory) -> None:
    requests = Requests(inventory)
    for route in requests.routes():
        assert route.chains
    attacks(requests)


@pytest.mark.parametrize("name", ESTATES)
def test_nothing_crashes(name: str) -> None:
    text, vpc = ESTATES[name]
    inventory = estate(text, vpc=vpc)
    tell_all(inventory)
    told = [each for each in values(inventory) if not each[0].startswith(PLUMBING)]
    for at, (where, holder, held) in enumerate(told):
        value = holder[held]
        for odd in ODD[at % 4 :: 4]:
            holder[held] = odd
            try:
                tell_all(inventory)
            except Exception as error:
                error.add_note(f"{where} = {odd!r}")
                raise
        holder[held] = value
