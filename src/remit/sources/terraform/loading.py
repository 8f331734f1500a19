"""From what the user named to an inventory: root modules found and evaluated, plans and states read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from remit.model import Cause, RemitError
from remit.schema import satellites
from remit.sources import fold
from remit.sources.detection import is_configuration
from remit.sources.inheritance import inherit_all
from remit.sources.notes import Notes
from remit.sources.terraform import given
from remit.sources.terraform.documents import handed_out
from remit.sources.terraform.evaluation.derived import parent
from remit.sources.terraform.evaluation.scope import ModuleInstance
from remit.sources.terraform.handed import Handed, leave_open
from remit.sources.terraform.instances import Instance
from remit.sources.terraform.inventory import TerraformInventory
from remit.sources.terraform.library import Library
from remit.sources.terraform.limits import FRAMES
from remit.sources.terraform.mapping.canonical import canonical
from remit.sources.terraform.mapping.facts import joined
from remit.sources.terraform.options import Options
from remit.sources.terraform.places import chain, locator
from remit.sources.terraform.root import Boundary, Root
from remit.sources.terraform.roots import configuration_under

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from remit.model import Resource
    from remit.schema import Attachment
    from remit.sources.terraform.evaluation.resources import ResourceInstance

PROVIDERS = ("aws", "awscc")


def load(
    targets: Sequence[Path], options: Options | None = None, standard_input: BinaryIO | None = None
) -> TerraformInventory:
    """The resources of all root modules, plans and states at the targets: directories to look through, or files.

    What is wrong with one file is told in `notes` (level `error`, with file and line), and the others are still read.
    Keys are `<file of the root module>#<address>`, for plans and states `<file>#<address>`. `-` is a plan or state on
    `standard_input`. `RemitError` when `options` give a value to a variable that no root module declares.
    """
    options = options or Options()
    library = Library(Notes())
    estate = Estate(library)
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, FRAMES))
    try:
        roots = [found for target in targets for found in _roots(target, estate, options, standard_input)]
        problem = given.undeclared(options, [root.module for root, _ in roots])
        if problem is not None:
            raise problem
        for root, file in roots:
            estate.add_root(root, file)
    finally:
        sys.setrecursionlimit(before)
    return estate.inventory()


def _roots(
    target: Path, estate: Estate, options: Options, standard_input: BinaryIO | None
) -> Iterator[tuple[Root, str | None]]:
    """The roots of a target, and the one file of it that was named, if it was a file; documents are taken at once."""
    library = estate.library
    if target.is_dir():
        boundary = Boundary(target)
        found = configuration_under(target, library)
        for path in found.documents:
            estate.add_document(path)
        for directory in found.roots:
            options.progress(str(directory))
            yield Root(directory, library, options, boundary), None
    elif is_configuration(target.name):
        yield Root(target.parent, library, options, Boundary(target.parent)), target.name
    else:
        estate.add_document(target, standard_input)


class Estate:
    """What was read so far, of all targets."""

    def __init__(self, library: Library) -> None:
        """Nothing yet."""
        self.library = library
        self._resources: dict[str, Resource] = {}
        self._conditions: dict[str, str] = {}
        self._missing: dict[str, str] = {}
        self._rests: dict[str, set[Path]] = {}
        self._whole: set[str] = set()

    def add_root(self, root: Root, file: str | None) -> None:
        """Evaluate a root module; only what stands in the file when one is named."""
        modules = list(ModuleInstance(root, root.module).all_uses())
        instances = list(_instances(modules, file))
        instances += handed_out(modules, file)  # after the others, which have asked for what they use
        broken = root.broken()
        self._take(instances, root.scope, broken=broken, modules=modules)
        root.finish()
        if root.missing or broken:
            self._missing[root.scope] = broken or root.missing[0]
        read = {each for used in root.used for each in self.library.read.get(used) or (used,)}
        self._rests[root.scope] = read | root.files.asked

    def add_document(self, path: Path, standard_input: BinaryIO | None = None) -> None:
        """Take a plan or state; one that cannot be read is told, and the other targets still are."""
        from remit.sources.terraform.plans import records

        try:
            found = records.read(path, standard_input)
        except RemitError as error:
            self.library.tell(error)
            return
        scope = found.collected.file
        self.library.notes.all.extend(found.collected.notes)
        self._take(found.collected.instances, scope, physical=found.physical)
        self._rests[scope] = {path.absolute()}
        if found.collected.gap:
            self._missing[scope] = found.collected.gap
        elif found.whole:
            self._whole.add(scope)

    def inventory(self) -> TerraformInventory:
        """All of it."""
        return TerraformInventory(
            self._resources.values(),
            whole=frozenset(self._whole),
            notes=self.library.notes.all,
            conditions=self._conditions,
            missing=self._missing,
            rests=self._rests,
        )

    def _take(
        self,
        instances: list[Instance],
        scope: str,
        *,
        physical: bool = False,
        broken: str | None = None,
        modules: Sequence[ModuleInstance] = (),
    ) -> None:
        handed = Handed(modules)
        self._conditions |= {each.key: each.conditional for each in instances if each.conditional is not None}
        for each in folded(instances, scope, self.library.notes, physical=physical):
            if broken:
                _open(each, Cause(broken))
            else:
                handed.open(each)
            self._resources.setdefault(each.key, each)


def folded(instances: Sequence[Instance], scope: str, notes: Notes, *, physical: bool = False) -> list[Resource]:
    """The canonical resources of one scope, satellites in their parents; what has no word is told in a note."""
    made: list[Resource] = []
    ways: dict[str, tuple[Attachment, ...]] = {}
    left_out: dict[str, int] = {}
    hangs: dict[str, str | None] = {}
    for each in instances:
        found = canonical(each, scope, physical=physical)
        if found is None:
            left_out[each.type] = left_out.get(each.type, 0) + 1
            continue
        for beside in (found.resource, *found.also):
            _name_parents(beside, found.attachments or satellites().get(beside.type, ()))
        if found.attachments:
            there = {(way.becomes, way.by): way for way in (*ways.get(each.type, ()), *found.attachments)}
            ways[each.type] = tuple(there.values())
        made += [found.resource, *found.also]
        hangs |= dict.fromkeys((each.key, *(beside.key for beside in found.also)), each.conditional)
    if left_out:
        names = ", ".join(f"{name} ({count})" for name, count in sorted(left_out.items())[:12])
        more = f" and {len(left_out) - 12} more types" if len(left_out) > 12 else ""  # noqa: PLR2004 — as many as are named
        notes.add(f"{scope}: not audited, since CloudFormation has no type for them: {names}{more}", level="info")

    def doubt(satellite: Resource, parent: Resource | None) -> Cause | None:
        own = hangs.get(satellite.key)
        if own is None or (parent is not None and hangs.get(parent.key) == own):
            return None
        return Cause(f"{satellite.address} exists only under a condition: {own.partition('?')[2]}")

    folded_away = (each for each in fold.fold(made, ways, doubt) if each.type not in ways)
    whole = joined(each for each in folded_away if "::" in each.type)  # a satellite that says nothing is no resource
    inherit_all(whole)
    return whole


def _open(resource: Resource, cause: Cause) -> None:
    """What is not said of a resource may be said where nothing could be read; so may more of what satellites add to."""
    leave_open(resource, cause)
    fold.leave_open(resource, cause)


def _name_parents(satellite: Resource, ways: Sequence[Attachment]) -> None:
    properties = satellite.properties.__dict__
    for name in {way.by for way in ways} & properties.keys():
        properties[name] = parent(properties[name])


def _instances(modules: Iterable[ModuleInstance], file: str | None = None) -> Iterator[Instance]:
    """Every instance of a managed resource of AWS, of all modules."""
    for module in modules:
        for declared in module.module.resources.values():
            if declared.block.labels[0].partition("_")[0] not in PROVIDERS:
                continue
            if file is not None and not module.prefix and declared.file.name.rpartition("/")[2] != file:
                continue
            for each in module.instances(declared):
                yield _instance(module.root, module, each)


def _instance(root: Root, module: ModuleInstance, each: ResourceInstance) -> Instance:
    declared = each.declared
    doubt = root.condition(declared, module.prefix) if each.expanded.doubt is not None else module.doubt
    provider = module.provider_of(declared, each.evaluator)
    return Instance(
        each.type,
        each.address,
        each.key,
        each.values(),
        provider=provider,
        location=declared.file.place(declared.block.at, chain(each)),
        locate=locator(each),
        conditional=doubt,
        waivers=[*root.waivers_at(declared), *module.waivers],
    )
