"""What the reader of Terraform is told besides the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path


class Options:
    """Everything may be left out.

    `variables` are texts as `--var` has them, by name; `variable_files` those of `--var-file`, in order; both outweigh
    the files that Terraform reads by itself. `environment` is where `TF_VAR_` variables are looked up. `region` and
    `account` hold where no provider configuration says them. A `workspace` of None is not known.
    """

    __slots__ = ("account", "environment", "progress", "region", "variable_files", "variables", "workspace")

    def __init__(  # noqa: PLR0913 — a record: every field is named at the call
        self,
        *,
        variables: Mapping[str, str] | None = None,
        variable_files: Sequence[Path] = (),
        environment: Mapping[str, str] | None = None,
        workspace: str | None = "default",
        region: str | None = None,
        account: str | None = None,
        progress: Callable[[str], None] | None = None,
    ) -> None:
        """All by name."""
        self.variables = dict(variables or {})
        self.variable_files = tuple(variable_files)
        self.environment = dict(environment or {})
        self.workspace = workspace
        self.region = region
        self.account = account
        self.progress = progress or (lambda _: None)
