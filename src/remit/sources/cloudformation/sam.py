"""SAM templates: AWS's own translator makes plain CloudFormation of them, and positions are carried back.

The translator (extra `sam`) is imported only when a template declares the transform; it takes half a second. It is
given no network and no credentials. What it generates stands where the SAM resource stands from which it came.
https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.cloudformation.nodes import Map, Seq
from remit.sources.cloudformation.template import NOT_PACKAGED, SAM_TYPES, SERVERLESS, place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from remit.model import Location
    from remit.sources.cloudformation.nodes import Origin
    from remit.sources.notes import Notes

_UPLOADED = {"CodeUri": "code", "ContentUri": "content", "DefinitionUri": "definition"}
_AUDITED_AS_WRITTEN = "the SAM template is audited as written, and what it generates is unknown"
_INSTALL = "pip install 'remit[sam]'"

# The SAM property that a generated property is made of, where the names differ.
_MADE_OF = {
    "Body": ("DefinitionBody", "DefinitionUri"),
    "BodyS3Location": ("DefinitionUri",),
    "Code": ("CodeUri", "InlineCode", "ImageUri"),
    "Content": ("ContentUri",),
    "DeadLetterConfig": ("DeadLetterQueue",),
    "DefinitionS3Location": ("DefinitionUri",),
    "DefinitionString": ("Definition",),
    "ManagedPolicyArns": ("Policies",),
    "TracingConfig": ("Tracing",),
}


class _Region:
    """What the translator asks a boto3 session for, so that it makes none."""

    def __init__(self, region_name: str) -> None:
        self.region_name = region_name


def translated(document: Map, given: Mapping[str, str], region: str | None, notes: Notes) -> Map:
    """The document as plain CloudFormation; unchanged, with a note, when it cannot be translated.

    `given` are parameter values. A translated document no longer declares the SAM transform. One that still declares
    it may stand for more resources than it shows, and its `AWS::Serverless::*` resources for other properties.
    """
    try:
        from samtranslator.parser.parser import Parser
        from samtranslator.translator.translator import Translator
    except ImportError as missing:
        text = f"{_AUDITED_AS_WRITTEN}: the translator is not installed ({missing.name})"
        notes.add(text, place_of(document, "Transform"), hint=_INSTALL)
        return document
    values = {"AWS::Region": {"Ref": "AWS::Region"}, **given}
    translator = Translator(None, Parser(), boto_session=_Region(region or "us-east-1"))
    try:
        made = translator.translate(
            _packaged(document), values, passthrough_metadata=True, get_managed_policy_map=_none_known
        )
    except Exception as refusal:  # noqa: BLE001 — the translator raises anything on templates that it did not expect
        _tell(document, refusal, notes)
        return document
    finally:
        translator.metrics.publish()  # to nobody; it complains on stderr otherwise
    return _Carrier(document).document(made)


def _none_known() -> dict[str, str]:
    """The managed policies of the account's partition: those that the translator ships are enough."""
    return {}


def _tell(document: Map, refusal: Exception, notes: Notes) -> None:
    """A warning for each thing that the translator dislikes, at the resource that it names."""
    resources = document.get("Resources")
    for cause in getattr(refusal, "causes", None) or [refusal]:
        name = getattr(cause, "_logical_id", None)
        message = getattr(cause, "message", None) or f"{type(cause).__name__}: {cause}"
        place: Location = place_of(document, "Transform")
        if isinstance(resources, Map) and name in resources:
            place = place_of(resources, name)
        notes.add(f"{_AUDITED_AS_WRITTEN}: {' '.join(message.split())}"[:500], place)


def _packaged(document: Map) -> dict[str, Any]:
    """The document in plain dicts and lists, as if `sam package` had uploaded the files that it names."""
    plain: dict[str, Any] = _plain(document)
    for body in _bodies(plain):
        for name, what in _UPLOADED.items():
            if _is_local(body.get(name)):
                body[name] = f"s3://{NOT_PACKAGED}/{what}"
        if body.get("PackageType") == "Image" and "ImageUri" not in body:
            body["ImageUri"] = NOT_PACKAGED
    return plain


def _bodies(plain: dict[str, Any]) -> Iterable[dict[str, Any]]:
    """The properties of the SAM resources, and of `Globals`."""
    resources, every = plain.get("Resources"), plain.get("Globals")
    found = list(every.values()) if isinstance(every, dict) else []
    declared = resources.values() if isinstance(resources, dict) else ()
    found += [body.get("Properties") for body in declared if _is_sam(body)]
    return [body for body in found if isinstance(body, dict)]


def _is_local(location: Any) -> bool:
    return isinstance(location, str) and not location.startswith(("s3://", "https://", "http://"))


def _plain(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _plain(value) for key, value in node.items()}
    return [_plain(value) for value in node] if isinstance(node, list) else node


class _Carrier:
    """Makes nodes of what was generated, each at the place of what it came from."""

    def __init__(self, source: Map) -> None:
        self.source = source
        self.origin: Origin = source.origin
        resources = source.get("Resources")
        self.resources = resources if isinstance(resources, Map) else Map.at(source.origin)
        names = (name for name, body in self.resources.items() if _is_sam(body))
        self.names = sorted(names, key=len, reverse=True)

    def document(self, made: dict[str, Any]) -> Map:
        """The whole template, with the transforms that are still to be carried out."""
        at = self.source.key_at.get("Transform", self.source.key_at["Resources"])
        result = Map.at(self.origin)
        for section, value in made.items():
            start = self.source.key_at.get(section, at)
            if section == "Resources":
                result.put(section, self._section(value, at), start, self.source.value_at.get(section, at))
            else:
                result.put(section, self._node(value, (self.source.get(section),), start), start, start)
        left = [each for each in _listed(self.source.get("Transform", [])) if each != SERVERLESS]
        if left:
            result.put("Transform", self._node(left, (), at), at, at)
        return result

    def _section(self, made: dict[str, Any], at: int) -> Map:
        """The resources. One that is not in the source came from the SAM resource whose name its own begins with."""
        result = Map.at(self.origin)
        for name, body in made.items():
            source = name if name in self.resources else next((s for s in self.names if name.startswith(s)), None)
            start = self.resources.key_at[source] if source else at
            sources = (self.resources[source], self._globals(source)) if source else ()
            result.put(name, self._node(body, sources, start), start, start)
        return result

    def _globals(self, name: str) -> Any:
        """What `Globals` gives to the SAM resource, in the shape of a resource."""
        every = self.source.get("Globals")
        body = self.resources[name]
        kind = str(body.get("Type")).removeprefix(SAM_TYPES) if isinstance(body, Map) else ""
        if not isinstance(every, Map) or kind not in every:
            return None
        made = Map.at(self.origin)
        made.put("Properties", every[kind], every.key_at[kind], every.value_at[kind])
        return made

    def _node(self, made: Any, sources: tuple[Any, ...], at: int) -> Any:
        """A generated value; `sources` are the nodes that it may have come from, `at` where it stands otherwise."""
        if isinstance(made, dict):
            maps = [each for each in sources if isinstance(each, Map) and each.origin is self.origin]
            return self._map(made, maps, at)
        if isinstance(made, list):
            return self._list(made, [each for each in sources if isinstance(each, Seq)], at)
        if isinstance(made, str) and NOT_PACKAGED in made:
            return self._uploaded(at)
        return made

    def _map(self, made: dict[str, Any], maps: list[Map], at: int) -> Map:
        result = Map.at(self.origin)
        for key, value in made.items():
            key_at = value_at = at
            written = [(each, name) for each in maps for name in (key, *_MADE_OF.get(key, ())) if name in each]
            if written:
                holder, name = written[0]
                key_at, value_at = holder.key_at[name], holder.value_at[name]
            inner = tuple(each[name] for each, name in written)
            within = at if key == "Properties" else value_at  # a property that SAM adds stands at the resource
            result.put(key, self._node(value, inner, within), key_at, value_at)
        return result

    def _uploaded(self, at: int) -> Map:
        """What only `sam package` knows: a function that comes to Unknown."""
        name, call = Map.at(self.origin), Map.at(self.origin)
        name.put("Name", NOT_PACKAGED, at, at)
        call.put("Fn::Transform", name, at, at)
        return call

    def _list(self, made: list[Any], seqs: list[Seq], at: int) -> Seq:
        """Items that stand unchanged in the source keep their place."""
        result = Seq()
        result.origin = self.origin
        result.at = []
        for item in made:
            found = next(((each, each.index(item)) for each in seqs if item in each), None)
            start = found[0].at[found[1]] if found else at
            result.append(self._node(item, (found[0][found[1]],) if found else (), start))
            result.at.append(start)
        return result


def _is_sam(body: Any) -> bool:
    return isinstance(body, dict) and str(body.get("Type")).startswith(SAM_TYPES)


def _listed(transforms: Any) -> list[Any]:
    return transforms if isinstance(transforms, list) else [transforms]
