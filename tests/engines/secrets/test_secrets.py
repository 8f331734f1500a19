"""What counts as a credential in the clear, and what does not; and that no answer ever tells one."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.engines.secrets import REDACTED, WITHHELD, SecretReader, marked
from remit.engines.secrets.names import is_place, is_secret
from remit.model import (
    MISSING,
    Answer,
    Cause,
    PartialString,
    Reference,
    StoredSecret,
    Undetermined,
    Unknown,
    wrap,
)

# Put together here, so that no scanner takes this file for a leak.
KEY = "AKIA" + "IOSFODNN7EXAMPLE"
PEM = "-----BEGIN RSA " + "PRIVATE KEY-----"
TOKEN = "ghp_" + "a1B2" * 9
WEBHOOK = "https://hooks.slack.com/services/" + "T0000000/B0000000/" + "x" * 24
READER = SecretReader()

HELD = {
    "an access key": KEY,
    "an access key in a script": f"export AWS_ACCESS_KEY_ID={KEY}\n",
    "a script in Base64": base64.b64encode(f"#!/bin/sh\nKEY={KEY}\n".encode()).decode(),
    "a private key": f"cat > key <<E\n{PEM}\nMIIE\nE",
    "a token": f"git clone https://x:{TOKEN}@example.com/web",
    "a webhook": {"Url": WEBHOOK},
    "a password in an address": "postgres://app:correct-horse@db.internal/orders",
    "an assignment": "DB_PASSWORD=correct-horse",
    "a flag": "mysql --password correct-horse",
    "a member in YAML": 'password: "correct horse"',
    "JSON": '{"clientSecret": "abc123def"}',
    "a variable": {"DB_PASSWORD": "hunter22"},
    "a variable in camel case": {"dbPassword": "hunter22"},
    "a pair": [{"Name": "GITHUB_TOKEN", "Value": "hunter22"}],
    "deep inside": {"States": {"Pay": {"Parameters": {"api_key": "hunter22"}}}},
}
NOT_HELD = {
    "nothing": "",
    "where it is": {"DB_PASSWORD": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db"},
    "a parameter's name": {"DB_PASSWORD": "/shop/db/password"},
    "a variable of the shell": "export DB_PASSWORD=$(aws ssm get-parameter --name db)",
    "another variable": 'mysql --password="$DB_PASSWORD"',
    "a switch": {"REQUIRE_PASSWORD": "true", "PASSWORD_MIN_LENGTH": "14", "TOKEN_TTL": "3600"},
    "a name": {"SECRET_NAME": "orders", "API_KEY_ID": "a1b2c3d4", "PWD": "/root"},
    "an address without password": "https://user@example.com/path:8080",
    "prose": "The password: required. A secret=ful text; see the token: section",
    "code": "connect(password=settings.password, token=get_token())",
    "a digest": "sha256:" + "0123456789abcdef" * 4,
    "an identifier": {"Image": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/web@sha256:" + "ab" * 32},
    "a template": "password={{password}}",
    "JSONPath": {"TaskToken.$": "$$.Task.Token"},
}


def answer(value: Any) -> Answer:
    """Whether it holds one."""
    return READER.holds(wrap(value))


@pytest.mark.parametrize("what", HELD)
def test_a_credential_is_found(what: str) -> None:
    found = answer(HELD[what])
    assert found
    assert not any(secret in found.reason for secret in (KEY, TOKEN, "correct", "hunter22", "abc123"))


@pytest.mark.parametrize("what", NOT_HELD)
def test_other_text_is_none(what: str) -> None:
    assert not answer(NOT_HELD[what])


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (MISSING, False),
        ("", False),
        ("hunter22", True),
        (StoredSecret("a secret of Secrets Manager"), False),
        (Unknown(Cause("a parameter without a value", hidden=True)), False),
        (Unknown(Cause("a parameter without a value", shown="the stack shows it")), True),
    ],
)
def test_a_password_is_written_when_it_stands_in_the_code(value: Any, *, wanted: bool) -> None:
    assert bool(READER.written(value)) is wanted


@pytest.mark.parametrize(
    "value", [Unknown("a parameter"), Reference("t.yaml#Other"), PartialString(["x", StoredSecret("a secret")])]
)
def test_whether_an_unknown_password_is_written_is_unknown(value: Any) -> None:
    with pytest.raises(Undetermined):
        READER.written(value)


def test_a_stored_secret_that_is_put_somewhere_is_in_the_clear_there() -> None:
    secret = StoredSecret("a secret of Secrets Manager")
    assert answer({"LOGIN": secret})
    assert answer(PartialString(["postgres://app:", secret, "@db"]))


def test_a_hidden_parameter_that_is_put_somewhere_is_in_the_clear_there() -> None:
    assert answer(PartialString(["echo ", Unknown(Cause("a parameter", parameter="Word", hidden=True))]))


def test_what_aws_calls_itself_is_no_secret_and_a_credential_is_one_whatever_it_is() -> None:
    region = Unknown(Cause("not given", parameter="AWS::Region"))
    assert not answer(PartialString(["cd /opt; ./setup --region ", region]))
    assert answer({"Name": "AWS_SECRET_ACCESS_KEY", "Value": Unknown(Cause("no value", parameter="Key"))})
    with pytest.raises(Undetermined):  # which may be none at all
        answer({"Name": "AWS_SECRET_ACCESS_KEY", "Value": Unknown(Cause("either", condition="t.yaml?Local"))})


def test_a_reference_to_a_secret_is_where_it_is_and_an_access_key_is_one() -> None:
    assert not answer({"DB_PASSWORD": Reference("t.yaml#Secret")})
    assert answer({"KEY": Reference("t.yaml#Key", "SecretAccessKey")})
    with pytest.raises(Undetermined):
        answer({"DB_PASSWORD": Reference("t.yaml#Custom", "Password")})


@pytest.mark.parametrize("known", [{"A": "x"}, {"A": KEY}])
def test_a_known_yes_outweighs_what_is_unknown(known: dict[str, str]) -> None:
    mixed = wrap({"Other": Unknown("a parameter"), **known})
    if KEY in known.values():
        assert READER.holds(mixed)
    else:
        with pytest.raises(Undetermined):
            READER.holds(mixed)


@pytest.mark.parametrize("what", [*HELD, *NOT_HELD])
def test_the_marker_of_a_redacted_text_tells_the_same_and_not_the_text(what: str) -> None:
    text = {**HELD, **NOT_HELD}[what]
    if isinstance(text, str) and text:
        marker = marked(text)
        assert bool(answer(marker)) is bool(answer(text))
        assert marked(marker) == marker
        assert marker.startswith(REDACTED[:-1])
        assert text not in marker


def test_of_what_is_withheld_the_name_decides() -> None:
    withheld = PartialString(["(redacted) ", Unknown(WITHHELD)])
    assert answer({"DB_PASSWORD": withheld})
    assert not answer({"DB_HOST": withheld})


WORDS = st.sampled_from(["db", "shop", "main", "x1"])


@given(st.lists(WORDS, max_size=3), st.sampled_from(["password", "api_key", "client_secret", "github_token"]))
def test_a_name_says_so_in_every_spelling(before: list[str], word: str) -> None:
    parts = [*before, *word.split("_")]
    camel = parts[0] + "".join(part.title() for part in parts[1:])
    for name in ("_".join(parts), "_".join(parts).upper(), "-".join(parts), ".".join(parts), camel):
        assert is_secret(name)
        assert not is_secret(f"{name}_arn")


@given(st.text(max_size=300))
def test_any_text_has_an_answer_and_none_tells_it(text: str) -> None:
    """The reason is one of a few, whatever the text is."""
    assert answer(text).reason in {"", *KINDS}


KINDS = {answer(each).reason for each in HELD.values()}


def test_a_secret_access_key_is_no_place_although_base64_may_begin_with_a_slash() -> None:
    assert not is_place("/K7MDENG/bPxRfiCYEXAMPLEKEY+wJalrXUtnFEMI")
    assert is_place("/shop/db/password")
