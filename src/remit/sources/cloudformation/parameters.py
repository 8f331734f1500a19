"""Parameters of a template: what is declared, what a given value becomes, and the files that give values.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Cause, Filled, RemitError, Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_PSEUDO = {"AWS::Partition": "aws", "AWS::URLSuffix": "amazonaws.com"}
"""What a pseudo parameter is taken to be when nothing is told: it gives values, and decides no condition."""

PSEUDO = frozenset(
    {
        "AWS::AccountId",
        "AWS::NotificationARNs",
        "AWS::NoValue",
        "AWS::Partition",
        "AWS::Region",
        "AWS::StackId",
        "AWS::StackName",
        "AWS::URLSuffix",
    }
)

_HINTS = {
    "AWS::Region": " (use --region)",
    "AWS::AccountId": " (use --account)",
    "AWS::StackName": " (use --stack-name)",
}


CLEAR_TEXT = "Parameter Store keeps it as plain text"
"""Of a parameter of Systems Manager that is no secure string, which these types and `{{resolve:ssm:…}}` cannot read.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html
"""


class Parameter:
    """One entry of `Parameters`. `default` and `allowed` are text as CloudFormation takes it; None is not declared."""

    __slots__ = ("allowed", "default", "name", "no_echo", "shortest", "type")

    def __init__(self, name: str, declared: Mapping[str, Any]) -> None:
        """`declared` is the entry; whatever is wrong in it is taken as not declared."""
        self.name = name
        self.type = str(declared.get("Type", "String"))
        default = declared.get("Default")
        self.default = None if default is None or isinstance(default, dict) else text_of(default)
        allowed = declared.get("AllowedValues")
        self.allowed = [text_of(each) for each in allowed] if isinstance(allowed, list) and allowed else None
        self.no_echo = text_of(declared.get("NoEcho", "false")).lower() == "true"
        shortest = text_of(declared.get("MinLength", "0"))
        self.shortest = int(shortest) if shortest.isdecimal() and len(shortest) <= len("4096") else 0

    @property
    def is_list(self) -> bool:
        """Whether its value is a list of texts."""
        return self.type == "CommaDelimitedList" or "List<" in self.type

    @property
    def is_stored(self) -> bool:
        """Whether the value is the name of a Systems Manager parameter, read at deployment."""
        return self.type.startswith("AWS::SSM::Parameter::Value<")

    @property
    def is_name(self) -> bool:
        """Whether its value is the name or id of something in the account, which CloudFormation asks to be there.

        https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
        """
        return self.type.startswith("AWS::") and not self.is_stored

    def refuses(self, value: str) -> str:
        """What is wrong with a given value; empty when nothing is. Never tells the value of a NoEcho parameter."""
        parts = _split(value) if self.is_list else [value]
        wrong = next((each for each in parts if self.allowed is not None and each not in self.allowed), None)
        if wrong is not None:
            shown = "the given value" if self.no_echo else repr(wrong)
            return f"parameter {self.name}: {shown} is not among its AllowedValues"
        if self.type == "Number" and _number(value) is None:
            return f"parameter {self.name}: {'the given value' if self.no_echo else repr(value)} is not a number"
        return ""

    def unknown(self) -> Unknown:
        """The value of a parameter that nobody gave."""
        if self.is_stored:
            reason = f"{self.name} is read from Systems Manager at deployment"
            return Unknown(Cause(reason, parameter=self.name, shown=CLEAR_TEXT))
        reason = f"parameter {self.name} has no value"
        shown = "" if self.no_echo else f"the stack shows its parameter {self.name}, which is not NoEcho"
        kind = Filled if self.is_name else Unknown
        return kind(Cause(reason, parameter=self.name, hidden=self.no_echo, shown=shown))

    def typed(self, text: str) -> Any:
        """A value as `Ref` gives it: a number, a list, or the text itself."""
        if self.is_stored:
            return self.unknown()
        if self.is_list:
            parts = _split(text)
            return [_typed_number(each) for each in parts] if self.type == "List<Number>" else parts
        return _typed_number(text) if self.type == "Number" else text


def text_of(value: object) -> str:
    """A scalar or list as CloudFormation passes it: everything is text, lists are comma-delimited."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return ",".join(text_of(each) for each in value)
    return "" if value is None else str(value)


def pseudo_value(name: str, told: Mapping[str, str]) -> Any:
    """A pseudo parameter: what is told, else what is usual, else Unknown."""
    if name in told:
        return told[name]
    if name in DEFAULT_PSEUDO:
        return DEFAULT_PSEUDO[name]
    kind = Unknown if name == "AWS::NotificationARNs" else Filled
    return kind(Cause(f"{name} is not given{_HINTS.get(name, '')}", parameter=name))


def parameters_in(content: object, file: str) -> dict[str, str]:
    """The values in a parameter file, parsed. Takes every shape that AWS's tools take.

    - a list of `{"ParameterKey": …, "ParameterValue": …}` (create-stack, create-change-set);
    - a list of `"KEY=VALUE"` (deploy --parameter-overrides);
    - an object of values;
    - an object with `Parameters` (template configuration of CodePipeline, stack sync).

    `RemitError` for anything else. https://docs.aws.amazon.com/cli/latest/reference/cloudformation/deploy/
    """
    if isinstance(content, dict) and isinstance(content.get("Parameters"), dict):
        content = content["Parameters"]
    if isinstance(content, dict):
        return {str(key): _given(value, str(key), file) for key, value in content.items()}
    if isinstance(content, list):
        return dict(pair for entry in content if (pair := _pair(entry, file)) is not None)
    raise RemitError("no parameters in this file", hint=_SHAPES, file=file)


_SHAPES = 'write {"Name": "value"}, or [{"ParameterKey": "Name", "ParameterValue": "value"}]'


def _pair(entry: object, file: str) -> tuple[str, str] | None:
    """One entry of a list; None for one that keeps the value of an existing stack."""
    if isinstance(entry, str) and "=" in entry:
        key, _, value = entry.partition("=")
        return key, value
    if isinstance(entry, dict) and isinstance(entry.get("ParameterKey"), str):
        key = entry["ParameterKey"]
        if "ParameterValue" in entry:
            return key, _given(entry["ParameterValue"], key, file)
        if "UsePreviousValue" in entry:
            return None
    raise RemitError("an entry is not a parameter with its value", hint=_SHAPES, file=file)


def _given(value: object, name: str, file: str) -> str:
    if value is None or isinstance(value, dict):
        raise RemitError(f"the value of parameter {name} is no text, number or list", hint=_SHAPES, file=file)
    return text_of(value)


def _split(text: str) -> list[str]:
    return [each.strip() for each in text.split(",")]


def _typed_number(text: str) -> Any:
    number = _number(text)
    return text if number is None else number


def _number(text: str) -> int | float | None:
    if not text or len(text) > 40 or not set(text) <= set("0123456789+-.eE"):  # noqa: PLR2004 — no number is longer
        return None
    for read in (int, float):
        try:
            return read(text)
        except (ValueError, OverflowError):
            continue
    return None
