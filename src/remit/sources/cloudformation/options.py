"""What the reader of templates is told besides them: parameter values, and where the stacks would be deployed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.sources.partitions import partition_of, url_suffix

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Progress = Callable[[str], None]


class Options:
    """Everything may be left out; what is not told is Unknown where a template asks for it.

    `parameters` maps parameter names to values for every template, `parameters_of` does so for single templates (keyed
    by the file as it is named in the result). Values are text; a list stands for a CommaDelimitedList. `partial` is
    carried for the audit. `progress` is called with each file before it is read.
    """

    __slots__ = (
        "account",
        "parameters",
        "parameters_of",
        "partial",
        "partition",
        "progress",
        "region",
        "stack_name",
    )

    def __init__(  # noqa: PLR0913 — a record: every field is named at the call
        self,
        *,
        parameters: Mapping[str, str] | None = None,
        parameters_of: Mapping[str, Mapping[str, str]] | None = None,
        region: str | None = None,
        account: str | None = None,
        stack_name: str | None = None,
        partition: str | None = None,
        partial: bool = False,
        progress: Progress | None = None,
    ) -> None:
        """All by name."""
        self.parameters = dict(parameters or {})
        self.parameters_of = {file: dict(values) for file, values in (parameters_of or {}).items()}
        self.region = region
        self.account = account
        self.stack_name = stack_name
        self.partition = partition or partition_of(region)
        self.partial = partial
        self.progress = progress or _silent

    def given_to(self, file: str) -> dict[str, str]:
        """The parameter values for one template: those for all, then its own."""
        return {**self.parameters, **self.parameters_of.get(file, {})}

    def pseudo(self) -> dict[str, str]:
        """The pseudo parameters that are told, so that a condition on them is decided.

        https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
        """
        told = {
            "AWS::Region": self.region,
            "AWS::AccountId": self.account,
            "AWS::StackName": self.stack_name,
            "AWS::Partition": self.partition,
            "AWS::URLSuffix": self.partition and url_suffix(self.partition),
        }
        return {name: value for name, value in told.items() if value}


def _silent(_file: str) -> None:
    """No progress to tell."""
