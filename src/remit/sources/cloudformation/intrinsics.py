"""The functions that look around: at parameters, resources, mappings, conditions and other templates.

Each takes the evaluator and the node of its arguments, and gives a resolved value; `Malformed` when CloudFormation
would refuse.
https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from remit.model import Cause, Reference, Unknown, cause_of
from remit.sources.causes import Elsewhere
from remit.sources.cloudformation.functions import NO_VALUE, PLAIN, divide, not_known
from remit.sources.cloudformation.limits import Malformed
from remit.sources.cloudformation.parameters import text_of
from remit.sources.cloudformation.text import compose, part_of
from remit.sources.embedded import embeds
from remit.sources.sameness import same

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.sources.cloudformation.evaluator import Evaluator

_VARIABLE = re.compile(r"\$\{([^}]*)\}")


def _ref(reader: Evaluator, argument: Any) -> Any:
    name = argument if isinstance(argument, str) else reader.value(argument)
    if not_known(name):
        return Unknown(cause_of(name))
    return reader.ref(reader.name_in(name))


def _get_att(reader: Evaluator, argument: Any) -> Any:
    parts = reader.value(argument)
    if isinstance(parts, str):
        parts = parts.split(".", 1)
    if not isinstance(parts, list) or len(parts) < 2:  # noqa: PLR2004 — a resource and its attribute
        raise Malformed("Fn::GetAtt takes a resource and an attribute")
    unsure = next((part for part in parts if not_known(part)), None)
    if unsure is not None:
        return Unknown(cause_of(unsure))
    if not all(isinstance(part, str) for part in parts):
        raise Malformed("Fn::GetAtt takes a resource and an attribute")
    return reader.attribute(parts[0], ".".join(parts[1:]))


def _sub(reader: Evaluator, argument: Any) -> Any:
    text, variables = argument, {}
    pair = isinstance(argument, list) and len(argument) == 2  # noqa: PLR2004 — text and variables
    if pair and isinstance(argument[1], dict):
        text, variables = argument
    if not isinstance(text, str):
        raise Malformed("Fn::Sub takes a text, or a text and an object of variables")
    text = reader.name_in(text)
    parts: list[object] = []
    known: dict[str, object] = {}
    at = 0
    for match in _VARIABLE.finditer(text):
        name = match[1].strip()
        if name not in known:
            known[name] = _substitute(reader, name, variables)
        parts += (text[at : match.start()], known[name])
        at = match.end()
    return _noticed(reader, compose((*parts, text[at:])))


def _noticed(reader: Evaluator, value: Any) -> Any:
    """A text that may be a document with unknown parts, so that the reader of the properties looks for one."""
    if embeds(value):
        reader.session.embeds = True
    return value


def _substitute(reader: Evaluator, name: str, variables: dict[str, Any]) -> object:
    """What stands for `${name}`: `${!Literal}` for itself, a variable, or what Ref or Fn::GetAtt give."""
    if name.startswith("!"):
        return "${" + name[1:] + "}"
    if name in variables:
        return part_of(reader.value(variables[name]))
    if "." in name:
        return part_of(reader.attribute(*name.split(".", 1)))
    value = reader.ref(name)
    if value is NO_VALUE:
        raise Malformed("AWS::NoValue has no text")
    return part_of(value)


def _find_in_map(reader: Evaluator, argument: Any) -> Any:
    if not isinstance(argument, list) or len(argument) not in (3, 4):
        raise Malformed("Fn::FindInMap takes a map, two keys, and perhaps a DefaultValue")
    keys = [reader.value(part) for part in argument[:3]]
    unsure = next((key for key in keys if not_known(key)), None)
    if unsure is not None:
        return Unknown(cause_of(unsure))
    found: Any = reader.stack.template.mappings
    for key in keys:
        found = found.get(text_of(key)) if isinstance(found, dict) else None
    if found is not None:
        return reader.value(found)
    otherwise = argument[-1]
    if isinstance(otherwise, dict) and "DefaultValue" in otherwise:
        return reader.value(otherwise["DefaultValue"])
    raise Malformed(f"the mappings hold no {'.'.join(text_of(key) for key in keys)}"[:200])


def _if(reader: Evaluator, argument: Any) -> Any:
    if not isinstance(argument, list) or len(argument) != 3:  # noqa: PLR2004 — a condition and two branches
        raise Malformed("Fn::If takes a condition and two values")
    name = reader.name_in(argument[0])
    formula = reader.stack.conditions.named(name, argument)
    decided = reader.decides(formula)
    if decided is not None:
        return reader.value(argument[1] if decided else argument[2])
    first, second = reader.value(argument[1]), reader.value(argument[2])
    if first is second or same(first, second):
        return first
    return Unknown(reader.stack.conditions.cause(name, formula, reader.facts))


def _import_value(reader: Evaluator, argument: Any) -> Any:
    name = reader.value(argument)
    if not_known(name):
        return Unknown(Cause(f"an import from another stack, whose name is not known: {cause_of(name).reason}"))
    if not isinstance(name, str):
        raise Malformed("Fn::ImportValue takes the name of an export")
    exports = [
        each for each in reader.stack.estate.exports(name) if reader.decides(each[1].presence, each[0]) is not False
    ]
    if len(exports) > 1:
        stack, output = exports[0]
        if reader.decides(output.presence, stack) is None:
            return Unknown(stack.conditions.cause(output.name, output.presence, reader.facts))
    if len(exports) != 1:
        where = "several templates export" if exports else "no template that was read exports"
        return Unknown(Elsewhere(f"{name} is imported from another stack; {where} it", name=name))
    stack, output = exports[0]
    return reader.session.evaluator(stack, reader.facts).output(output)


def _cidr(reader: Evaluator, argument: Any) -> Any:
    """`Fn::Cidr`; the block of a VPC or subnet that is declared here is the one that it declares."""
    arguments = reader.value(argument)
    if isinstance(arguments, list) and arguments and isinstance(arguments[0], Reference):
        network = reader.declared_property(arguments[0])
        arguments = [arguments[0] if network is None else network, *arguments[1:]]
    return PLAIN["Fn::Cidr"](arguments)


def _split(reader: Evaluator, argument: Any) -> Any:
    """`Fn::Split`; some references are known to give a name, which no mark of a URL parts."""
    return _plain(lambda value: divide(value, reader.gives_name))(reader, argument)


def _stack_output(reader: Evaluator, argument: Any) -> Unknown:
    """`Fn::GetStackOutput`: an output of a stack that was deployed before, perhaps in another account.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
    """
    if not isinstance(argument, dict) or "StackName" not in argument or "OutputName" not in argument:
        raise Malformed("Fn::GetStackOutput takes a StackName and an OutputName")
    names = [reader.value(argument[key]) for key in ("StackName", "OutputName")]
    name = ".".join(each if isinstance(each, str) else "…" for each in names)[:200]
    return Unknown(Elsewhere(f"{name} is an output of another stack", name=name))


def transform(reader: Evaluator, argument: Any) -> Any:
    """`Fn::Transform`: what a file of AWS::Include says where it can be read, else Unknown."""
    added = reader.stack.estate.library.included(reader, argument)
    return added if isinstance(added, Unknown) else reader.value(added)


def _condition_function(reader: Evaluator, argument: Any) -> Any:  # noqa: ARG001 — a function
    raise Malformed("a condition function stands where a value belongs")


def _plain(function: Callable[[Any], Any]) -> Callable[[Evaluator, Any], Any]:
    def apply(reader: Evaluator, argument: Any) -> Any:
        value = reader.value(argument)
        if value is NO_VALUE:
            raise Malformed("AWS::NoValue is no argument")
        return _noticed(reader, function(value))

    return apply


FUNCTIONS: dict[str, Callable[[Evaluator, Any], Any]] = {
    **{name: _plain(function) for name, function in PLAIN.items()},
    **dict.fromkeys(("Fn::And", "Fn::Or", "Fn::Not", "Fn::Equals"), _condition_function),
    "Ref": _ref,
    "Fn::Cidr": _cidr,
    "Fn::FindInMap": _find_in_map,
    "Fn::GetAtt": _get_att,
    "Fn::GetStackOutput": _stack_output,
    "Fn::If": _if,
    "Fn::ImportValue": _import_value,
    "Fn::Split": _split,
    "Fn::Sub": _sub,
    "Fn::Transform": transform,
}
