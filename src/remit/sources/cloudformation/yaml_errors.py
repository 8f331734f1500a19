"""What PyYAML says about a broken file, said so that its writer can repair it."""

from __future__ import annotations

from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from yaml.error import YAMLError

    from remit.sources.cloudformation.nodes import MalformedDocument, Origin

_INDENTATION = "check the indentation of this line and of those above it"

# Pieces of the two parsers' messages, which differ in wording, and what usually helps.
_HINTS = (
    ("mapping values are not allowed", "quote a value that holds ': ', or check the indentation"),
    ("cannot start any token", "quote a value that begins with this character"),
    ("end of stream", "a quote or a bracket is not closed"),
    ("document separator", "a quote or a bracket is not closed"),
    ("could not find expected ':'", "a key needs ': ' behind it; a text of several lines needs quotes or '|'"),
    ("block end", _INDENTATION),
    ("did not find expected key", _INDENTATION),
    ("did not find expected '-' indicator", _INDENTATION),
    ("block sequence entries", _INDENTATION),
    ("',' or", "a flow list or map misses a comma or its closing bracket"),
    ("document start", "a template is one document; check the indentation above"),
    ("escape", "in double quotes a backslash is written \\\\; single quotes take it as it is"),
    ("nesting depth", "no template is nested like this: is it one?"),
    ("undefined tag handle", "functions are written with one '!', as in !Ref"),
)


def refusal(error: YAMLError, origin: Origin) -> MalformedDocument:
    """PyYAML's error as ours: place, what is wrong, and a hint where one is known."""
    if isinstance(error, ReaderError):
        return _forbidden_character(error, origin)
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return origin.malformed(f"not valid YAML: {error}", 0)
    at = error.problem_mark.index
    if origin.text[at : at + 1] == "\t" and "token" in str(error.problem):
        return origin.malformed("not valid YAML: a tab where YAML wants spaces", at, "indent with spaces only")
    message = f"not valid YAML: {error.problem}"
    if error.context and error.context_mark and (begin := error.context_mark.index) < at:
        message += f", {error.context} that begins at line {origin.place(begin)[0]}"
    hint = next((hint for piece, hint in _HINTS if piece in message), "")
    return origin.malformed(message, at, hint)


def _forbidden_character(error: ReaderError, origin: Origin) -> MalformedDocument:
    # libyaml counts bytes and PyYAML's own reader characters, but both stop at the first such character of the text.
    character = error.character if isinstance(error.character, str) else chr(int(error.character))
    message = f"not valid YAML: the character U+{ord(character):04X} is not allowed"
    return origin.malformed(message, max(origin.text.find(character), 0), "is this a text file?")
