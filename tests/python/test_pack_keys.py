"""The schema of packs, the table of their keys and the reader know the same keys and words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import answers as a
import pytest
import tieuchi

SCHEMA = json.loads((a.ROOT / "lib/packs/schema/pack.schema.json").read_text(encoding="utf-8"))
PAGE = (a.ROOT / "docs/format/pack-keys.md").read_text(encoding="utf-8")
Node = dict[str, Any]
Path_ = tuple[str, ...]  # of keys from the file down; "[]" for an element of a list

PROGRAMME = {"id": "p", "format": 1, "label": "p", "years": {"from": 2024, "to": 2024}}
NOT_IN_A_PLAIN_PACK = {"overlay"}
"""Read only from files of their own, which this version refuses (`format.not_yet`)."""


def shapes(node: Node | bool) -> Iterator[Node]:
    """The schemas that one value may have to fit, references followed."""
    if isinstance(node, bool):
        return
    if "$ref" in node:
        yield from shapes(SCHEMA["definitions"][node["$ref"].rsplit("/", 1)[1]])
    for other in ("allOf", "anyOf", "oneOf"):
        for one in node.get(other, []):
            yield from shapes(one)
    if "$ref" not in node:
        yield node


def objects(node: Node, at: Path_, seen: tuple[int, ...] = ()) -> Iterator[tuple[Path_, Node]]:
    """Every object of the schema with keys of its own, and the path that leads to it."""
    for shape in shapes(node):
        if id(shape) in seen:
            continue
        below = (*seen, id(shape))
        if "properties" in shape:
            yield at, shape
        for key, child in shape.get("properties", {}).items():
            yield from objects(child, (*at, key), below)
        if isinstance(shape.get("items"), dict):
            yield from objects(shape["items"], (*at, "[]"), below)


def keys_by_place() -> dict[Path_, list[set[str]]]:
    """By place: the keys of each shape that the schema knows there."""
    found: dict[Path_, list[set[str]]] = {}
    for collection, node in SCHEMA["properties"].items():
        if collection in NOT_IN_A_PLAIN_PACK or collection == "$schema":
            continue
        for at, shape in objects(node, (collection,)):
            found.setdefault(at, []).append(set(shape["properties"]))
    return found


def words_by_place() -> dict[Path_, set[str]]:
    """By place of a value: the words of a closed vocabulary that the schema lists there."""
    found: dict[Path_, set[str]] = {}
    for collection, node in SCHEMA["properties"].items():
        if collection in NOT_IN_A_PLAIN_PACK or collection == "$schema":
            continue
        for at, shape in objects(node, (collection,)):
            for key, child in shape["properties"].items():
                for one in shapes(child):
                    if one.get("enum") and all(isinstance(word, str) for word in one["enum"]):
                        found.setdefault((*at, key), set()).update(one["enum"])
    return found


PLACES = keys_by_place()
WORDS = words_by_place()
EVERY_KEY = sorted(set().union(*(keys for all_ in PLACES.values() for keys in all_), {"no_key"}))


def written(at: Path_, value: object) -> Any:
    """A value at a path, with nothing else on the way."""
    for key in reversed(at):
        value = [value] if key == "[]" else {key: value}
    return value


def issues_of(folder: Path, pack: Node) -> list[tieuchi.Issue]:
    """What the reader says of a pack in which one part is written."""
    whole = {"programme": dict(PROGRAMME)}
    for key, value in pack.items():
        if key == "programme":
            whole["programme"] |= value
        else:
            whole[key] = value
    folder.mkdir(exist_ok=True)
    (folder / "pack.json").write_text(json.dumps(whole), encoding="utf-8")
    return list(tieuchi.check(folder))


def pointer(at: Path_) -> str:
    return "/" + "/".join("0" if key == "[]" else key for key in at)


def refused(folder: Path, at: Path_, keys: Iterable[str]) -> set[str]:
    """The keys that the reader does not know at a place."""
    return {
        issue.pointer.rsplit("/", 1)[1]
        for issue in issues_of(folder, written(at, dict.fromkeys(keys)))
        if issue.code == "format.unknown_key" and issue.pointer.rsplit("/", 1)[0] == pointer(at)
    }


@pytest.mark.parametrize("at", sorted(PLACES), ids="/".join)
def test_the_reader_takes_the_keys_of_the_schema_and_no_other(at: Path_, tmp_path: Path) -> None:
    unknown = refused(tmp_path / "p", at, EVERY_KEY)
    assert "no_key" in unknown, "the reader does not look at this object"
    taken = set(EVERY_KEY) - unknown
    assert taken == set().union(*PLACES[at]) or taken in PLACES[at]
    for keys in PLACES[at]:
        assert refused(tmp_path / "p", at, keys) == set()


@pytest.mark.parametrize("at", sorted(WORDS), ids="/".join)
def test_the_reader_takes_the_words_of_the_schema(at: Path_, tmp_path: Path) -> None:
    issues = issues_of(tmp_path / "p", written(at, "no_word"))
    told = [i.message.en for i in issues if i.pointer == pointer(at) and "one of: " in i.message.en]
    assert told, [(i.code, i.pointer, i.message.en) for i in issues]
    assert (
        set(re.findall(r"[a-z_0-9]+", told[0].split("one of: ")[1].split("; here it is")[0]))
        == WORDS[at]
    )


def collections_of_the_page() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The collections that have a table there, with the path and the type of each of their keys."""
    for section in re.split(r"^### ", PAGE, flags=re.MULTILINE)[1:]:
        name = section.split("\n", 1)[0]
        if name in SCHEMA["properties"] and name not in NOT_IN_A_PLAIN_PACK:
            yield name, re.findall(r"^\| `([^`]+)` \| (.*?) \|", section, flags=re.MULTILINE)


COMMON = set(re.findall(r"^\| `([^`]+)` \|", PAGE.split("## Collections")[0], flags=re.MULTILINE))


@pytest.mark.parametrize("collection", [name for name, _ in collections_of_the_page()])
def test_the_page_lists_the_keys_and_words_of_the_schema(collection: str) -> None:
    rows = dict(collections_of_the_page())[collection]
    start: Path_ = (collection,) if collection == "programme" else (collection, "[]")
    listed = {key for key, _ in rows if "." not in key and "[" not in key}
    assert listed == set().union(*PLACES[start]) - (COMMON - listed)
    for key, kind in rows:
        at = (*start, *key.replace("[]", ".[]").split("."))
        if at in WORDS:
            assert set(re.findall(r"`([^`]+)`", kind)) == WORDS[at]


def test_every_collection_has_a_table() -> None:
    listed = {name for name, _ in collections_of_the_page()}
    assert listed == set(SCHEMA["properties"]) - NOT_IN_A_PLAIN_PACK - {"$schema"}
