"""Terraform's functions: `call` is the door.

https://developer.hashicorp.com/terraform/language/functions

`FUNCTIONS` tells for each name where it is and what it takes, one letter for each parameter:
s string, n number, b bool, a anything but null, x anything; L list, S list of strings, B list of bools, T set, M map of
lists of strings; `*` after the last one: any number of it. `~` before them: the function knows what to do with
arguments that are not wholly known; for the others the answer is then Unknown. A family is imported when it is called.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from remit.model import Undetermined, Unknown
from remit.sources.terraform.evaluation.derived import made_of
from remit.sources.terraform.evaluation.functions.types import convert
from remit.sources.terraform.evaluation.values import Exceeded, Malformed, first_cause

if TYPE_CHECKING:
    from remit.sources.terraform.evaluation.functions.files import Files

SPECIAL = frozenset({"can", "templatefile", "templatestring", "try", "type"})
"""Functions that the evaluator has: they take expressions. `type` is for Terraform's console alone."""

FUNCTIONS = {
    "abs": "numbers.absolute n",
    "abspath": "files.absolute s",
    "alltrue": "collections.all_true ~B",
    "anytrue": "collections.any_true ~B",
    "base64decode": "encoding.base64_decode s",
    "base64encode": "encoding.base64_encode s",
    "base64gzip": "encoding.base64_gzip s",
    "base64sha256": "hashes.base64_sha256 s",
    "base64sha512": "hashes.base64_sha512 s",
    "basename": "files.base_name ~s",
    "bcrypt": "hashes.bcrypt ~sn*",
    "ceil": "numbers.ceiling n",
    "chomp": "strings.chomp ~s",
    "chunklist": "collections.chunks ~Ln",
    "cidrhost": "networks.host sn",
    "cidrnetmask": "networks.netmask s",
    "cidrsubnet": "networks.subnet snn",
    "cidrsubnets": "networks.subnets sn*",
    "coalesce": "collections.coalesce ~x*",
    "coalescelist": "collections.coalesce_lists ~x*",
    "compact": "collections.compact ~S",
    "concat": "collections.concat ~a*",
    "contains": "collections.contains ~aa",
    "csvdecode": "encoding.csv_decode s",
    "dirname": "files.folder_name s",
    "distinct": "collections.without_repeats ~L",
    "element": "collections.element ~an",
    "endswith": "strings.ends_with ~ss",
    "ephemeralasnull": "types.same ~x",
    "file": "files.text s",
    "filebase64": "files.base64 s",
    "filebase64sha256": "files.base64_sha256 s",
    "filebase64sha512": "files.base64_sha512 s",
    "fileexists": "files.exists s",
    "filemd5": "files.md5 s",
    "fileset": "files.matching ss",
    "filesha1": "files.sha1 s",
    "filesha256": "files.sha256 s",
    "filesha512": "files.sha512 s",
    "flatten": "collections.flatten ~a",
    "floor": "numbers.floor n",
    "format": "formatting.formatted ~sx*",
    "formatdate": "dates.formatted ss",
    "formatlist": "formatting.formatted_list ~sx*",
    "indent": "strings.indent ~ns",
    "index": "collections.index ~aa",
    "issensitive": "types.is_sensitive ~x",
    "join": "strings.join ~sS*",
    "jsondecode": "encoding.json_decode ~s",
    "jsonencode": "encoding.json_encode ~x",
    "keys": "maps.keys ~a",
    "length": "collections.length ~a",
    "log": "numbers.logarithm nn",
    "lookup": "maps.lookup ~asx*",
    "lower": "strings.lower ~s",
    "matchkeys": "collections.matching ~LLL",
    "max": "numbers.maximum n*",
    "md5": "hashes.md5 s",
    "merge": "maps.merge ~x*",
    "min": "numbers.minimum n*",
    "nonsensitive": "types.same ~x",
    "one": "collections.one ~a",
    "parseint": "numbers.parse_int an",
    "pathexpand": "files.expanded s",
    "plantimestamp": "dates.now ",
    "pow": "numbers.power nn",
    "range": "numbers.numbers_between n*",
    "regex": "patterns.regex ss",
    "regexall": "patterns.regex_all ss",
    "replace": "strings.replace ~sss",
    "reverse": "collections.reverse ~a",
    "rsadecrypt": "hashes.rsa_decrypt ss",
    "sensitive": "types.same ~x",
    "setintersection": "sets.intersection ~T*",
    "setproduct": "sets.product ~a*",
    "setsubtract": "sets.subtract ~TT",
    "setunion": "sets.union ~T*",
    "sha1": "hashes.sha1 s",
    "sha256": "hashes.sha256 s",
    "sha512": "hashes.sha512 s",
    "signum": "numbers.sign n",
    "slice": "collections.part ~ann",
    "sort": "collections.in_order S",
    "split": "strings.split ~ss",
    "startswith": "strings.starts_with ~ss",
    "strcontains": "strings.contains ~ss",
    "strrev": "strings.reverse s",
    "substr": "strings.part ~snn",
    "sum": "numbers.total a",
    "textdecodebase64": "encoding.text_decode ss",
    "textencodebase64": "encoding.text_encode ss",
    "timeadd": "dates.add ss",
    "timecmp": "dates.compare ss",
    "timestamp": "dates.now ",
    "title": "strings.title s",
    "tobool": "types.to_bool ~x",
    "tolist": "types.to_list ~x",
    "tomap": "types.to_map ~x",
    "tonumber": "types.to_number ~x",
    "toset": "types.to_set ~x",
    "tostring": "types.to_string ~x",
    "transpose": "maps.transpose M",
    "trim": "strings.trim ~ss",
    "trimprefix": "strings.trim_prefix ~ss",
    "trimspace": "strings.trim_space ~s",
    "trimsuffix": "strings.trim_suffix ~ss",
    "upper": "strings.upper ~s",
    "urlencode": "encoding.url_encode s",
    "uuid": "hashes.uuid ",
    "uuidv5": "hashes.uuid_of_name ss",
    "values": "maps.values_of ~a",
    "yamldecode": "yaml.decode s",
    "yamlencode": "yaml.encode x",
    "zipmap": "maps.zip_map ~Sa",
    "provider::aws::arn_build": "aws.arn_build ~sssss",
    "provider::aws::arn_parse": "aws.arn_parse ~s",
    "provider::aws::trim_iam_role_path": "aws.trim_iam_role_path s",
    "provider::aws::user_agent": "aws.user_agent sss",
}

_TYPES: dict[str, Any] = {
    "s": "string",
    "n": "number",
    "b": "bool",
    "a": "any",
    "x": "any",
    "L": ("list", "any"),
    "S": ("list", "string"),
    "B": ("list", "bool"),
    "T": ("set", "any"),
    "M": ("map", ("list", "string")),
}


def call(name: str, arguments: list[Any], files: Files) -> Any:
    """What a function makes of its arguments, values as in `values`.

    Malformed, never naming an argument's value, where Terraform would refuse them, or has no such function. The
    special ones are the evaluator's. A provider's function that is not here gives Unknown.
    """
    short = name.removeprefix("core::")
    told = FUNCTIONS.get(short)
    if told is None:
        return _missing(short)
    place, _, signature = told.partition(" ")
    taken = _taken(short, signature.removeprefix("~"), arguments)
    answer = _answer(short, place, signature, taken, files)
    return answer if place.startswith("types.") else made_of(answer, taken, short)


def _answer(name: str, place: str, signature: str, taken: list[Any], files: Files) -> Any:
    if not signature.startswith("~"):
        cause = next((cause for value in taken if (cause := first_cause(value)) is not None), None)
        if cause is not None:
            return Unknown(cause)
    family, _, function = place.partition(".")
    work = getattr(import_module(f"{__name__}.{family}"), function)
    try:
        return work(files, *taken) if family == "files" else work(*taken)
    except Malformed as error:
        raise type(error)(f"{name}(): {error}") from error
    except Undetermined as undetermined:
        return Unknown(undetermined.cause)
    except UnicodeEncodeError as error:
        raise Exceeded(f"{name}(): a text holds half of a character") from error


def _missing(name: str) -> Unknown:
    if name.startswith("provider::"):
        return Unknown("what a provider's function makes is known only when Terraform runs")
    from difflib import get_close_matches

    near = get_close_matches(name[:60], [*FUNCTIONS, *SPECIAL], n=3)
    hint = f"; near names: {', '.join(near)}" if near else ""
    raise Malformed(f"there is no function {name[:60]}(){hint}")


def _taken(name: str, signature: str, arguments: list[Any]) -> list[Any]:
    """The arguments in the types of the parameters."""
    fixed = signature.removesuffix("*")
    open_end = fixed != signature
    least = len(fixed) - open_end
    if len(arguments) < least or (len(arguments) > least and not open_end):
        raise Malformed(f"{name}() takes {'at least ' if open_end else ''}{least} arguments, not {len(arguments)}")
    letters = fixed[:least] + fixed[-1:] * (len(arguments) - least)
    return [
        _argument(name, place, letter, value)
        for place, (letter, value) in enumerate(zip(letters, arguments, strict=True), start=1)
    ]


def _argument(name: str, place: int, letter: str, value: Any) -> Any:
    if value is None and letter != "x":
        raise Malformed(f"{name}(): argument {place} is null")
    try:
        return convert(value, _TYPES[letter])
    except Malformed as error:
        raise type(error)(f"{name}(): argument {place}: {error}") from error
