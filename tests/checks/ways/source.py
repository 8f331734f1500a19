"""A Terraform root said in other ways: values from variables and modules, counted resources, blocks made by rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Files = dict[str, str]
RESOURCE = re.compile(r'^resource "(\w+)" "(\w+)" \{', re.MULTILINE)
LITERAL = re.compile(
    r'^(?P<head> +"?[\w:./-]+"? = )(?P<value>"(?:[^"\\$%]|\\.)*"|-?\d+(?:\.\d+)?|true|false)$', re.MULTILINE
)
LIST = re.compile(r'^(?P<head> +"?[\w:./-]+"? = )(?P<value>\[(?:"(?:[^"\\$%]|\\.)*"(?:, )?)+\])$', re.MULTILINE)
BLOCK = re.compile(r"^(?P<indent> +)(?P<name>\w+) \{(?P<rest>.*)$")
BARE = re.compile(r"= (true|false|-?\d+(?:\.\d+)?)$", re.MULTILINE)
SPECIAL = frozenset({"dynamic", "content", "lifecycle", "provisioner", "variable"})


class Way:
    """The same root in other words: its files, and where a resource of the original is in it."""

    def __init__(self, files: Files, address: Callable[[str], str] = lambda each: each) -> None:
        """`address` gives that of a resource from what it was."""
        self.files = files
        self.address = address


def sayable(text: str) -> bool:
    """Whether what is here can be carried over: not what counts its resources itself, or is called for that."""
    return not re.search(r'^ +(count|for_each) +=|^variable "count"', text, re.MULTILINE)


def one_file(text: str) -> Way:
    """As one text."""
    return Way({"main.tf": text})


def with_words(text: str) -> Way:
    """Bools and numbers as text, which Terraform takes for them."""
    return one_file(BARE.sub(r'= "\1"', text))


def by_variables(text: str) -> Way:
    """Every value the default of a variable, in a file of its own."""
    declared: list[str] = []

    def change(found: re.Match[str]) -> str:
        name = f"way_{len(declared)}"
        declared.append(f'variable "{name}" {{\n  default = {found["value"]}\n}}\n')
        return f"{found['head']}var.{name}"

    changed = LITERAL.sub(change, LIST.sub(change, text))
    return Way({"main.tf": changed, "variables.tf": "\n".join(declared)})


def by_locals(text: str) -> Way:
    """Every value a local, looked up in a map by the stage."""
    told: list[str] = []

    def change(found: re.Match[str]) -> str:
        name = f"way_{len(told)}"
        told.append(f"    {name} = {{ prod = {found['value']}, dev = null }}\n")
        return f'{found["head"]}lookup(local.ways["{name}"], var.way_stage, null)'

    changed = LITERAL.sub(change, LIST.sub(change, text))
    stage = 'variable "way_stage" {\n  type    = string\n  default = "prod"\n}\n'
    return one_file(f"{stage}\nlocals {{\n  ways = {{\n{''.join(told)}  }}\n}}\n\n{changed}")


def by_module(text: str) -> Way:
    """All of it a module, whose caller gives every value."""
    given: list[str] = []
    declared: list[str] = []

    def change(found: re.Match[str]) -> str:
        name = f"way_{len(given)}"
        given.append(f"  {name} = {found['value']}\n")
        declared.append(f'variable "{name}" {{}}\n')
        return f"{found['head']}var.{name}"

    changed = LITERAL.sub(change, LIST.sub(change, text))
    unknown = re.findall(r'^variable "(\w+)" \{\}$', text, re.MULTILINE)
    passed = "".join(f"  {name} = var.{name}\n" for name in unknown)
    root = "".join(f'variable "{name}" {{}}\n' for name in unknown)
    return Way(
        {
            "main.tf": f'{root}module "way" {{\n  source = "./inner"\n{passed}{"".join(given)}}}\n',
            "inner/main.tf": changed,
            "inner/variables.tf": "\n".join(declared),
        },
        lambda each: f"module.way.{each}",
    )


def counted(text: str) -> Way:
    """Every resource with a count that a variable's default decides."""
    made = numbered(text, "count = var.way_on ? 1 : 0", "[0]")
    return Way({"main.tf": f'variable "way_on" {{\n  default = true\n}}\n\n{made}'}, lambda each: f"{each}[0]")


def for_each(text: str) -> Way:
    """Every resource made for the one item of a set."""
    return Way({"main.tf": numbered(text, 'for_each = toset(["one"])', '["one"]')}, lambda each: f'{each}["one"]')


def numbered(text: str, line: str, index: str) -> str:
    """Every resource with a line more, and every reference to one with an index."""
    names = "|".join(rf"{kind}\.{label}" for kind, label in RESOURCE.findall(text))
    referred = re.sub(rf"(?<![\w.])({names})(?=[.\])\s,])", lambda found: found[0] + index, text)
    return RESOURCE.sub(lambda found: f"{found[0]}\n  {line}\n", referred)


def dynamic(text: str) -> Way:
    """Every nested block made by a rule, for the one item of a list."""
    lines: list[str] = []
    open_: list[str] = []
    for line in text.splitlines():
        found = BLOCK.match(line)
        if found and found["name"] not in SPECIAL:
            head = f'{found["indent"]}dynamic "{found["name"]}" {{\n{found["indent"]}  for_each = [true]\n'
            rest = found["rest"]
            if rest.endswith("}"):
                lines.append(f"{head}{found['indent']}  content {{{rest}\n{found['indent']}}}")
                continue
            lines.append(f"{head}{found['indent']}  content {{{rest}")
            open_.append(found["indent"] + "}")
        elif open_ and line == open_[-1]:
            lines.append(f"{line}\n{line}")
            open_.pop()
        else:
            lines.append(line)
    return one_file("\n".join(lines) + "\n")


WAYS: Mapping[str, Callable[[str], Way]] = {
    "words": with_words,
    "variables": by_variables,
    "locals": by_locals,
    "module": by_module,
    "count": counted,
    "for_each": for_each,
    "dynamic": dynamic,
}
