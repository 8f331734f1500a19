"""How an Allow is worded: whether it grants more than it names, wherever and under whatever condition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.engines.iam.truth import both, either
from remit.model import Answer, Cause, Undetermined, is_known

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.engines.iam.document import Element, Statement
    from remit.engines.iam.text import Text
    from remit.engines.iam.truth import Truth
    from remit.model.protocols import Wording

WORDED = {
    "every action": re.compile(r"\*+(:\*+)?"),
    "every action of a service": re.compile(r"\*+|[^:]+:\*+"),
    "every action of S3": re.compile(r"\*+|s3:\*+", re.IGNORECASE),
    "a wildcard in an action": re.compile(r".*[*?].*"),
}
"""What the text of an action looks like, for the wordings that are about actions."""


def worded(statements: Iterable[Statement], wording: Wording) -> Answer:
    """The first Allow of that wording, or no. `Undetermined` when a part that could be it is not known."""
    doubt: Cause | None = None
    for statement in statements:
        effect = statement.effect
        allows: Truth = effect if isinstance(effect, Cause) else effect == "allow"
        truth = both((allows, is_worded(statement, wording)))
        if truth is True:
            return Answer(yes=True, reason=f"a statement allows by {wording}", at=statement.at)
        doubt = doubt or (truth if isinstance(truth, Cause) else None)
    if doubt is not None:
        raise Undetermined(doubt)
    return Answer(yes=False)


def is_worded(statement: Statement, wording: Wording) -> Truth:
    """Whether one statement, were it an Allow, is of that wording."""
    actions, resources = statement.actions, statement.resources
    if not is_known(statement.at):
        return statement.effect if isinstance(statement.effect, Cause) else False
    if wording == "NotAction":
        return actions.excludes
    if wording == "NotResource":
        return resources is not None and resources.excludes
    return named(actions, WORDED[wording])


def named(actions: Element, form: re.Pattern[str]) -> Truth:
    """Whether some action is written in a form. All but a few, by `NotAction`, is a wording of its own."""
    return False if actions.excludes else either(written(text, form) for text in actions.texts)


def written(text: Text, form: re.Pattern[str]) -> Truth:
    """Whether an action is written in a form; of one that is known in part nobody can tell."""
    return text.cause() or form.fullmatch(str(text)) is not None
