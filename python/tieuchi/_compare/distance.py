"""What keeps an item from being met, read off its explanation: comparisons that do not hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tieuchi._view.answers import Programme
from tieuchi._words import figure_of

Json = dict[str, Any]
_NOTHING = {"vi": "", "en": ""}
_OPEN = ("not_met", "unknown")
#: The reason of what a closed list does not say of the unit: nothing that anybody lacks.
_NOBODY = "not_named"
_SIGNS = {">=": "≥", "<=": "≤", "!=": "≠"}


def lacks(explained: Json, told: Mapping[str, Any]) -> Iterator[Json]:
    """The rows of every criterion that is not met or unknown, in the order of the explanation."""
    programme = Programme(dict(told))
    measures = {i["id"]: i for i in told["indicators"]}
    labels = {i["label"]["vi"]: i for i in told["indicators"] if i["label"]["vi"]}
    seen: set[str] = set()
    for item in _criteria(explained["items"]):
        if item["outcome"] in _OPEN and item["item"] not in seen and item["reason"] != _NOBODY:
            seen.add(item["item"])
            yield from _of_item(item, programme, measures, labels)


def _criteria(items: Iterable[Json]) -> Iterator[Json]:
    for item in items:
        if item["members"]:
            yield from _criteria(item["members"])
        elif not item["group"]:
            yield item


def _of_item(
    item: Json, programme: Programme, measures: Mapping[str, Json], labels: Mapping[str, Json]
) -> Iterator[Json]:
    found = [c for c in item["comparisons"] if c["holds"] is False]
    for comparison in found:
        what = comparison["shown"]["what"]
        numeric = comparison["distance"] is not None
        known = labels.get(what["vi"], {})
        yield _row(
            item,
            programme,
            state="short" if numeric else "decision",
            what=what if what["vi"] else item["label"],
            fact=known.get("id", ""),
            op=comparison["op"],
            has=comparison["shown"]["left"],
            needs=_needed(comparison),
            exact=(comparison["left"]["en"], comparison["right"]["en"], comparison["distance"]),
            measured_in=known.get("measured_in", "") if numeric else "",
            distance_words=comparison["shown"]["distance"] if numeric else _NOTHING,
        )
    for fact in item["missing"]:
        name, _ = figure_of(fact["fact"])
        measured_in = measures.get(name, {}).get("measured_in", "")
        yield _row(
            item, programme, state="unknown", what=fact["words"], fact=fact["fact"],
            needs=fact["owner"]["words"], measured_in=measured_in,
        )  # fmt: skip
    if found or item["missing"]:
        return
    for value in item["values"]:
        yield _row(
            item, programme, state="decision", what=value["label"], fact=value["id"],
            has=value["shown"], needs=_NOTHING,
        )  # fmt: skip
    if not item["values"]:
        yield _row(item, programme, state="rule", what=item["reason_words"], fact="")


def _needed(comparison: Json) -> Json:
    """What the other side would have to be, with the sign."""
    sign = _SIGNS.get(comparison["op"], comparison["op"])
    shown = comparison["shown"]["right"]
    return {lang: f"{sign} {words}" if words else "" for lang, words in shown.items()}


def _row(
    item: Json,
    programme: Programme,
    *,
    state: str,
    what: Json,
    fact: str,
    op: str = "",
    has: Json = _NOTHING,
    needs: Json = _NOTHING,
    exact: tuple[str, str, str | None] = ("", "", None),
    measured_in: str = "",
    distance_words: Json = _NOTHING,
) -> Json:
    clauses = item["clauses"]
    return {
        "item": item["item"],
        "label": item["label"],
        "outcome": item["outcome"],
        "state": state,
        "fact": fact,
        "what": what,
        "op": op,
        "has": has,
        "needs": needs,
        "left": exact[0],
        "right": exact[1],
        "distance": exact[2],
        "distance_words": distance_words,
        "measured_in": measured_in,
        "clauses": [clause["id"] for clause in clauses],
        "clause_words": {lang: programme.places(clauses, lang) for lang in ("vi", "en")},
    }
