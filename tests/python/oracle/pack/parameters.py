"""Constants and tables, looked up by key, version and day (section 9, without overlays)."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from ..feel import dates, numbers, types
from ..feel.types import ContextOf, RatingOf, Type
from ..feel.values import Context, Rating, Unknown, Value
from . import days
from .core import Element, Frame, Marks, NotCovered, key_of, reasons_in, remembered, unknown
from .pack import day_of, number_of, text_of

if TYPE_CHECKING:
    from .world import World

OTHER = "\0another value"


@remembered
def parameter(w: World, name: str, frame: Frame) -> Value:
    """The value of a bare parameter name."""
    hidden = w.unavailable(name, frame)
    if hidden is not None:
        return hidden
    if w.pack.variant(name, w.version(frame), "parameters") is None:
        return unknown(f"{frame.unit}:{name}@{days.label(w, frame.period)}", "out_of_validity")
    element = _element(w, name, frame)
    with w.apart() as marks:
        keys = {key: w.name(key, frame) for key in element.get("keys", [])}
    w.note(Marks(False, marks.assumes, marks.left_out))
    return _asked(w, name, frame, keys, f"norm:{name}")


def norm(w: World, name: str, key: Value, frame: Frame) -> Value:
    """The row of a table of one key for a key given."""
    [asked] = _element(w, name, frame)["keys"]
    fact = f"norm:{name}" if isinstance(key, Unknown) else f"norm:{name}/{_key_text(key)}"
    return _asked(w, name, frame, {asked: key}, fact)


def _asked(w: World, name: str, frame: Frame, keys: dict[str, Value], fact: str) -> Value:
    found = _rows(w, name, frame, fact)
    if isinstance(found, Unknown):
        return found
    element = _element(w, name, frame)
    if "value" in element:
        return typed(w.pack.type_of(element, "parameters"), element["value"])
    return _looked_up(w, element, found, keys, fact)


def rows(w: World, name: str, frame: Frame) -> Value:
    """All rows in force, as contexts."""
    found = _rows(w, name, frame, f"norm:{name}")
    if isinstance(found, Unknown):
        return found
    element = _element(w, name, frame)
    kinds = w.pack.types(w.version(frame))
    by_key: dict[str, list[Element]] = {}
    for row in found:
        by_key.setdefault(str(row.get("key")), []).append(row)
    made: list[Value] = []
    for same in by_key.values():
        best = _latest(element, same)
        value = _value(w, element, best, f"norm:{name}")
        kind = w.pack.type_of(element, "parameters")
        parts = [field for field, _ in kind.fields] if isinstance(kind, ContextOf) else ["value"]
        fields = value.entries if isinstance(value, Context) else dict.fromkeys(parts, value)
        keys = {k: typed(kinds[k], v) for k, v in best.get("key", {}).items()}
        made.append(Context({**keys, **fields}))
    return tuple(made) if made else unknown(f"norm:{name}", "no_norm")


def _value(w: World, element: Element, row: Element, fact: str) -> Value:
    """The value of a row; a delegated one has none."""
    if "value" not in row:
        return unknown(fact, "no_norm")
    return typed(w.pack.type_of(element, "parameters"), row["value"])


def _element(w: World, name: str, frame: Frame) -> Element:
    found = w.pack.variant(name, w.version(frame), "parameters")
    return found or w.pack.any_of(name, "parameters")


def _rows(w: World, name: str, frame: Frame, fact: str) -> list[Element] | Unknown:
    version, on = w.version(frame), w.reference_day(frame)
    hidden = w.unavailable(name, frame)
    if hidden is not None or isinstance(on, Unknown):
        return hidden or on  # type: ignore[return-value]
    element = w.pack.variant(name, version, "parameters")
    if element is None or element.get("supplied_by") == "user":
        return unknown(fact, "no_norm")
    return [
        row
        for row in element.get("rows", [])
        if w.pack.is_in(row, version)
        and day_of(row.get("from", "0001-01-01")) <= on <= day_of(row.get("to", "9999-12-31"))
        and day_of(row.get("recorded_on", "0001-01-01")) <= w.as_of
    ]


def _looked_up(
    w: World, element: Element, found: list[Element], keys: dict[str, Value], fact: str
) -> Value:
    named = {k: [r["key"][k] for r in found if r.get("key", {}).get(k, "*") != "*"] for k in keys}
    open_keys = {k: v for k, v in keys.items() if isinstance(v, Unknown) and named[k]}
    known = {k: _key_text(v) for k, v in keys.items() if not isinstance(v, Unknown)}
    choices = product(*(_possible(w, key, named[key]) for key in open_keys))
    asked = [known | dict(zip(open_keys, chosen, strict=True)) for chosen in choices]
    results = {key_of(made): made for made in (_chosen(w, element, found, a, fact) for a in asked)}
    return (
        next(iter(results.values()))
        if len(results) == 1
        else Unknown(reasons_in(*open_keys.values()))
    )


def _possible(w: World, key: str, named: list[Any]) -> list[str]:
    kind = w.pack.types(0).get(key)
    if isinstance(kind, RatingOf):
        return list(kind.levels)
    if kind == types.BOOLEAN:
        return ["true", "false"]
    return [*dict.fromkeys(map(text_of, named)), OTHER]


def _chosen(
    w: World, element: Element, found: list[Element], asked: dict[str, str], fact: str
) -> Value:
    keys = element.get("keys", [])

    def exact(row: Element) -> tuple[bool, ...]:
        return tuple(row.get("key", {}).get(key, "*") != "*" for key in keys)

    def fits(row: Element) -> bool:
        given = row.get("key", {}).items()
        return all(v == "*" or text_of(v) == asked.get(k, OTHER) for k, v in given)

    fitting = [row for row in found if fits(row)]
    best = max(map(exact, fitting), default=())
    row = _latest(element, [row for row in fitting if exact(row) == best]) if fitting else {}
    return _value(w, element, row, fact)


def _latest(element: Element, found: list[Element]) -> Element:
    best = max((row.get("from", ""), row.get("recorded_on", "")) for row in found)
    latest = [r for r in found if (r.get("from", ""), r.get("recorded_on", "")) == best]
    if len(latest) > 1:
        raise NotCovered(f"rows of {element['id']} that overlap")
    return latest[0]


def _key_text(value: Value) -> str:
    return value.level if isinstance(value, Rating) else text_of(value)


def typed(kind: Type, value: Any) -> Value:
    """A value of the JSON or of a table by its type."""
    if isinstance(kind, ContextOf):
        return Context({k: typed(t, value[k]) for k, t in kind.fields})
    if isinstance(kind, RatingOf):
        return Rating(kind.levels.index(value), value)
    if kind == types.NUMBER:
        return numbers.parse(value) if isinstance(value, str) else number_of(value)
    if kind == types.BOOLEAN:
        return value in (True, "true")
    return dates.parse(value) if kind == types.DATE else str(value)
