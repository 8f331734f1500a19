"""A wrong entry refuses to load, with the file, the line, and what to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from remit.catalogue import CatalogueError, load, shelf

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """\
namespace = "AWS::RDS"
title = "Amazon RDS"
page = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.html"

[pages]
custom = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-custom.html"

[[types]]
names = ["DBInstance"]
model = "container"
[types.duties]
platform = { owner = "shared", because = "AWS patches it", source = "custom", act = "choose a version" }

[[mover]]
id = "custom"
types = ["DBInstance"]
when = "Engine starts with custom-"
because = "the host is open"
source = "custom"
[mover.duties]
guest-os = { owner = "customer", act = "patch it" }
"""

# What is replaced by what; the line that is pointed to; a piece of the message; a piece of what to write.
WRONG = [
    (
        'because = "the host is open"',
        'becuase = "the host is open"',
        18,
        "`because` is missing",
        "did you mean it by `becuase`?",
    ),
    (
        'source = "custom"\n[mover',
        'source = "custom"\nwhy = "x"\n[mover',
        20,
        "`why` is no key here",
        "use one of: act",
    ),
    ("guest-os =", "guest-so =", 21, "cannot be `guest-so`", "did you mean `guest-os`?"),
    ('types = ["DBInstance"]', 'types = ["DBInstanse"]', 16, "cannot be `DBInstanse`", "did you mean `DBInstance`?"),
    ('names = ["DBInstance"]', 'names = ["DBInstanse"]', 9, "cannot be `DBInstanse`", "did you mean `DBInstance`?"),
    ('model = "container"', 'model = "contaner"', 10, "cannot be `contaner`", "did you mean `container`?"),
    ('owner = "customer"', 'owner = "costumer"', 21, "cannot be `costumer`", "did you mean `customer`?"),
    ('owner = "customer"', 'owner = "unclassified"', 21, "cannot be `unclassified`", "use one of: aws"),
    (', act = "choose a version"', "", 12, "a shared duty needs `act`", "what remains for the customer"),
    ("Engine starts with custom-", "Engin starts with custom-", 17, "has no Engin", "did you mean `Engine`?"),
    ("Engine starts with custom-", "Engine begins custom-", 17, "`begins` is not an operator", "starts with"),
    ("Engine starts with custom-", "Engine starts with", 17, "ends too early", "write a value"),
    ("Engine starts with custom-", "Engine = a Engine = b", 17, "cannot read `Engine`", "`and` or `or`"),
    ("Engine starts with custom-", "any Tags has (Kee = a)", 17, "has no Kee", "did you mean `Key`?"),
    ("Engine starts with custom-", "Tags has (Key = a)", 17, "is a list", "write `any Tags`"),
    ("Engine starts with custom-", "MultiAZ = yes", 17, "is a boolean, not `yes`", "write true or false"),
    ("Engine starts with custom-", "any Engine = mysql", 17, "is no list", "write `Engine` without `any`"),
    ("Engine starts with custom-", "Tags.Key = a", 17, "is a list", "write `any Tags.Key`"),
    ("Engine starts with custom-", "Engine = (a", 17, "`(` stands where a value should", "in quotes"),
    ("Engine starts with custom-", "Engine in (a", 17, "`)` is missing", "write `)`"),
    (
        "Engine starts with custom-",
        "KmsKeyId leads to AWS::KMS::Kee where (Enabled = true)",
        17,
        "no type",
        "AWS::KMS::Key",
    ),
    ("Engine starts with custom-", "KmsKeyId leads to AWS::KMS::Key where (Enable = true)", 17, "no Enable", "Enabled"),
    ('source = "custom", act', 'source = "custm", act', 12, "no page of AWS: custm", "did you mean `custom`?"),
    (
        'source = "custom"\n[mover',
        'source = "https://example.com/"\n[mover',
        19,
        "no page of AWS",
        "docs.aws.amazon.com",
    ),
    ("rds-custom.html", "rds custom", 6, "no page of AWS", "docs.aws.amazon.com"),
    ('because = "the host is open"', 'because = "It is. Open."', 18, "more than a clause", "without a full stop"),
    ('because = "the host is open"', 'because = ""', 18, "`because` is empty", "in one clause"),
    ('because = "the host is open"', "because = 3", 18, "should be a text", "write a text"),
    ('[mover.duties]\nguest-os = { owner = "customer", act = "patch it" }', "", 15, "it moves nothing", "mover.duties"),
    ("[pages]\n", '[pages]\nother = "https://aws.amazon.com/rds/"\n', 6, "cited nowhere", "cite it"),
    (
        "[[types]]",
        '[[types]]\nnames = ["DBInstance"]\nmodel = "network"\n\n[[types]]',
        13,
        "stands in two entries",
        "one of them",
    ),
    ('names = ["DBInstance"]', 'names = ["DBInstance", "DBInstance"]', 9, "twice", "once"),
    ('model = "container"', 'configures = ["facilities"]', 10, "cannot be `facilities`", "use one of"),
    ('title = "Amazon RDS"', "title = ", 2, "not a TOML file", "the other files"),
]


def read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rds.toml"
    path.write_text(text)
    load.service(path, shelf.models())


def test_the_example_is_right(tmp_path: Path) -> None:
    read(tmp_path, GOOD)


@pytest.mark.parametrize("wrong", WRONG, ids=[f"{place}-{each[3]}" for place, each in enumerate(WRONG)])
def test_refused(tmp_path: Path, wrong: tuple[str, str, int, str, str]) -> None:
    old, new, line, message, hint = wrong
    assert old in GOOD
    with pytest.raises(CatalogueError) as refused:
        read(tmp_path, GOOD.replace(old, new, 1))
    error = refused.value
    assert error.exit_code == 2
    assert error.file is not None
    assert error.file.endswith("/rds.toml")
    assert message in error.message
    assert hint in error.hint
    assert error.line == line or message == "not a TOML file"


def test_duties_must_be_the_sixteen_in_order(tmp_path: Path) -> None:
    text = (shelf.HERE / shelf.DUTIES_FILE).read_text()
    first = text.index('[[duty]]\nid = "facilities"')
    second = text.index('[[duty]]\nid = "hardware"')
    path = tmp_path / "duties.toml"
    path.write_text(text[:first] + text[second:])
    with pytest.raises(CatalogueError, match="the 16, bottom to top"):
        load.duties(path)


def test_a_model_can_extend_only_one_that_stands_above_it(tmp_path: Path) -> None:
    text = (shelf.HERE / shelf.MODELS_FILE).read_text().replace('extends = "cloud"', 'extends = "clod"', 1)
    path = tmp_path / "models.toml"
    path.write_text(text)
    with pytest.raises(CatalogueError, match="did you mean `cloud`") as refused:
        load.models(path)
    assert "extends" in str(refused.value)
