"""Frameworks as data: one TOML file each in `frameworks/`, read only when one is asked for.

A control says whose it is and what answers it. An answer is a duty (its ledger lines), a control of NIST SP 800-53 r5
(the checks that carry it in `META.controls`), or a check by any of its names. A wrong entry refuses to load.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from remit.catalogue.errors import near
from remit.catalogue.table import Document
from remit.model import DUTIES, RemitError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from remit.catalogue.table import Table

FOLDER = Path(__file__).with_name("frameworks")
NIST = "nist-800-53-r5"
NIST_CONTROL = re.compile(r"[A-Z]{2}-\d{1,2}(\(\d{1,2}\))?")
OWNERS = ("inherited", "shared", "customer")
CERTAINTIES = ("stated", "carried", "derived")
NAMED_BY = ("controls", "also", "nothing")


class Control(NamedTuple):
    """One requirement of a framework.

    `topic` is its matter in our own words, `owner` whose it is: `inherited` from AWS for what stands in AWS's
    facilities, `shared`, or the `customer`'s. `certainty` says how that is known: `stated` by the source for this id,
    `carried` over from an earlier edition of it, `derived` by us from a broader statement. `whole` says that its
    answers settle it; otherwise somebody has to attest the rest. `name` is how checks call it, empty where they do not.
    """

    id: str
    topic: str
    owner: str
    certainty: str
    source: str
    answers: tuple[str, ...]
    whole: bool
    note: str
    name: str


class Framework(NamedTuple):
    """A framework, or one profile of it (a baseline, a level). `source` is its publisher's page."""

    id: str
    title: str
    source: str
    profile: str
    profiles: tuple[str, ...]
    named_by: str
    controls: Mapping[str, Control]

    @property
    def label(self) -> str:
        """As `--framework` takes it: `nist-800-53-r5:moderate`."""
        return f"{self.id}:{self.profile}" if self.profile else self.id


def names() -> tuple[str, ...]:
    """Every framework there is."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def framework(label: str) -> Framework:
    """A framework by name, narrowed to a profile where one is named after a colon.

    `RemitError` for a name that there is not, with the nearest that there is; `CatalogueError` for a wrong file.
    """
    name, _, profile = label.casefold().partition(":")
    if name not in names():
        hint = near(name, names()) or "`remit frameworks` lists them"
        raise RemitError(f"there is no framework {label}", hint=hint)
    whole, profiles = _read(name)
    if not profile:
        return whole
    if profile not in profiles:
        hint = near(profile, profiles) or (f"it has: {', '.join(profiles)}" if profiles else "it has no profiles")
        raise RemitError(f"{name} has no profile {profile}", hint=hint)
    chosen = {each: whole.controls[each] for each in whole.controls if each in profiles[profile]}
    return whole._replace(profile=profile, controls=chosen)


def control(label: str) -> Control:
    """A control by `FRAMEWORK:ID`. `RemitError`, with the nearest, when there is none."""
    name, colon, wanted = label.partition(":")
    if not colon:
        raise RemitError(f"{label} names no control", hint="write FRAMEWORK:ID, as in nist-800-53-r5:AC-2")
    found = framework(name).controls
    if wanted not in found:
        raise RemitError(f"{name} has no control {wanted}", hint=near(wanted, found) or f"`remit frameworks {name}`")
    return found[wanted]


@cache
def _read(name: str) -> tuple[Framework, dict[str, frozenset[str]]]:
    """The whole framework, and the ids in each of its profiles."""
    document = Document(FOLDER / f"{name}.toml")
    root = document.root
    root.known(root.text("id"), (name,), "id")
    named_by, prefix = root.one_of("named_by", NAMED_BY), root.text("prefix", "")
    head = (name, root.text("title"), _address(root, root.text("source"), "source"))
    controls = _controls(root, prefix if named_by != "nothing" else None)
    profiles = _profiles(root, controls)
    document.done()
    if named_by != "controls":
        _check_nist(root, controls.values())
    return Framework(*head, "", tuple(profiles), named_by, controls), profiles


def _controls(root: Table, prefix: str | None) -> dict[str, Control]:
    sources = _sources(root)
    given, whole = _defaults(root.table("defaults"))
    entries = root.table("controls")
    rows = [(name, entries.table(name)) for name in entries.keys()] if entries else []  # noqa: SIM118 — a Table
    found = [_control(row, name, sources, given, whole=whole, prefix=prefix) for name, row in rows if row is not None]
    if not found:
        raise root.refusal("a framework without controls", "write [controls] with one line each")
    return {each.id: each for each in found}


def _defaults(table: Table | None) -> tuple[dict[str, str], bool]:
    """What a line leaves out: owner and certainty, and whether its answers settle it."""
    if table is None:
        return {}, False
    given = {key: table.text(key, "") for key in ("owner", "certainty")}
    whole = table.flag("whole")
    table.done()
    return {key: word for key, word in given.items() if word}, whole


def _control(
    row: Table, name: str, sources: Mapping[str, str], given: Mapping[str, str], *, whole: bool, prefix: str | None
) -> Control:
    certainty = row.one_of("certainty", CERTAINTIES, given.get("certainty"))
    if certainty not in sources:
        raise row.refusal(f"nothing says where `{certainty}` comes from", f"write it in [sources]: {certainty} = …")
    owner = row.one_of("owner", OWNERS, given.get("owner"))
    answers = row.texts("answers", [])
    for answer in answers:
        _check_answer(row, answer)
    if owner == "inherited" and not answers:
        raise row.refusal("what is inherited needs the duty of AWS that carries it", 'write answers = ["facilities"]')
    settled = row.flag("whole") if row.has("whole") else whole
    called = "" if prefix is None else f"{prefix}{name}"
    told = Control(
        name,
        row.clause("topic"),
        owner,
        certainty,
        sources[certainty],
        answers,
        settled,
        row.clause("note", ""),
        called,
    )
    row.done()
    return told


def _check_answer(row: Table, answer: str) -> None:
    """A duty, a NIST control, or the name of a check; the last is held against the registry, by tests and on use."""
    if answer in DUTIES or NIST_CONTROL.fullmatch(answer) or "." in answer:
        return
    hint = near(answer, DUTIES) or "write a duty, a control as in AC-2(1), or a check as in s3.plain-http"
    raise row.refusal(f"`answers` cannot hold `{answer}`", hint, "answers", answer)


def _check_nist(root: Table, controls: Iterable[Control]) -> None:
    """Every NIST control named is one of the framework of NIST."""
    known = _read(NIST)[0].controls
    for each in controls:
        for answer in each.answers:
            if NIST_CONTROL.fullmatch(answer) and answer not in known:
                hint = near(answer, known) or f"add it to {NIST}.toml"
                raise root.refusal(f"{each.id}: NIST SP 800-53 r5 has no {answer} here", hint, "[controls]", answer)


def _sources(root: Table) -> dict[str, str]:
    table = root.table("sources")
    if table is None:
        raise root.refusal("`sources` is missing", 'write [sources] with derived = "https://…"')
    found = {key: _address(table, table.text(key), key) for key in CERTAINTIES if table.has(key)}
    table.done()
    return found


def _address(table: Table, text: str, key: str) -> str:
    """A publisher's page: other than in the services' files it need not be AWS's."""
    if not re.fullmatch(r"https://[a-z0-9.-]+\.[a-z]+/[^\s]*", text):
        raise table.refusal(f"`{key}` is no address: {text}", "write https://…", key)
    return text


def _profiles(root: Table, controls: Mapping[str, Control]) -> dict[str, frozenset[str]]:
    table = root.table("profiles")
    if table is None:
        return {}
    found = {name: table.texts(name) for name in table.keys()}  # noqa: SIM118 — a Table is no dict
    for name, members in found.items():
        for member in members:
            table.known(member, controls, name)
    table.done()
    return {name: frozenset(members) for name, members in found.items()}
