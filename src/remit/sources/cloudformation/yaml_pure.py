"""PyYAML's parser in pure Python, for where libyaml is missing."""

from __future__ import annotations

from yaml.error import MarkedYAMLError
from yaml.events import ScalarEvent
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

TYPE_CHECKING = False
if TYPE_CHECKING:
    from yaml.events import Event


class PureParser(Reader, Scanner, Parser):
    """The three stages in one object, as PyYAML's loaders combine them."""

    def __init__(self, text: str) -> None:
        """Stand before the first event. `ReaderError` when the first piece holds a forbidden character."""
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def get_event(self) -> Event | None:
        """The next event, None after the last. Refuses the escapes that libyaml refuses and this parser does not."""
        try:
            event: Event | None = super().get_event()  # type: ignore[no-untyped-call]
            if isinstance(event, ScalarEvent) and event.style == '"':
                event.value.encode()
        except (ValueError, OverflowError):  # "\ud800" is no character, "\UFFFFFFFF" beyond the last
            problem = "found invalid Unicode character escape code"
            raise MarkedYAMLError(problem=problem, problem_mark=self.get_mark()) from None
        return event
