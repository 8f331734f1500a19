"""The step between a document and a template: what transforms make of the whole document.

AWS::Include on a local path is carried out here, AWS::LanguageExtensions by the evaluator, SAM by AWS's translator
(`sam.py`, imported only for a template that declares it).
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-section-structure-transform.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import RemitError
from remit.sources.cloudformation.limits import Malformed
from remit.sources.cloudformation.nodes import Map
from remit.sources.cloudformation.template import HARMLESS, INCLUDE, SAM_TYPES, SERVERLESS, place_of, transforms_of

if TYPE_CHECKING:
    from remit.sources.cloudformation.library import Library
    from remit.sources.cloudformation.options import Options
    from remit.sources.notes import Notes


def transformed(document: Map, library: Library, notes: Notes, options: Options) -> Map:
    """The document as its transforms leave it; a note for each that remit cannot carry out.

    `options` has the parameter values and the Region that SAM wants to know.
    """
    declared = document.get("Transform")
    for each in declared if isinstance(declared, list) else [declared]:
        if isinstance(each, Map) and each.get("Name") == INCLUDE:
            document = _with_include(document, each, library, notes)
    if SERVERLESS in transforms_of(declared) or _says_serverless(document, notes):
        from remit.sources.cloudformation.sam import translated

        document = translated(document, options.given_to(document.origin.file), options.region, notes)
    for name in transforms_of(declared):
        if name not in HARMLESS and name != SERVERLESS:
            text = f"the macro {name} is not carried out; the template is audited as written"[:200]
            notes.add(text, place_of(document, "Transform"))
    return document


def _says_serverless(document: Map, notes: Notes) -> bool:
    """Whether resources are of SAM's types though no transform is declared, which CloudFormation refuses: told."""
    resources = document.get("Resources")
    if not isinstance(resources, Map):
        return False
    kinds = {name: body.get("Type") for name, body in resources.items() if isinstance(body, Map)}
    found = next((name for name, kind in kinds.items() if str(kind).startswith(SAM_TYPES)), "")
    if found:
        text = f"{found} is of SAM, whose transform {SERVERLESS} is not declared; it is read as if it were"
        notes.add(text, place_of(resources, found))
    return bool(found)


def _with_include(document: Map, include: Map, library: Library, notes: Notes) -> Map:
    """The document with the sections of another file added."""
    parameters: Any = include.get("Parameters")
    location = parameters.get("Location") if isinstance(parameters, dict) else None
    try:
        added = library.read(library.beside(document.origin.file, location if isinstance(location, str) else "s3://"))
    except (Malformed, RemitError) as problem:
        notes.add(f"AWS::Include is not read: {problem}"[:300], place_of(include))
        return document
    return _merged(document, added)


def _merged(one: Map, other: Map) -> Map:
    """Both objects in one; where both have a key, objects are merged and the first one wins otherwise."""
    made = Map.at(one.origin)
    for key, value in one.items():
        made.put(key, value, one.key_at[key], one.value_at[key])
    for key, value in other.items():
        mine = made.get(key)
        if isinstance(mine, Map) and isinstance(value, Map):
            made[key] = _merged(mine, value)
        elif key not in made:
            made.put(key, value, 0, 0)
    return made
