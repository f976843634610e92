"""A picture of a result: it shows itself as an SVG, and is written to a file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from tieuchi._files import write_whole
from tieuchi._table import library
from tieuchi.issues import QuestionError, problem

#: Endings of files and how each is made.
ENDINGS = (".svg", ".png", ".json")


class Picture:
    """A chart; made by `plot` of a result.

    `chart` is the altair chart itself, to be changed as one likes; `caption` says what is seen. A
    notebook shows an SVG, without scripts and without a network.
    """

    def __init__(self, chart: Any, caption: str) -> None:
        self.chart = chart
        self.caption = caption

    def to_dict(self) -> dict[str, Any]:
        """The specification (Vega-Lite)."""
        told: dict[str, Any] = self.chart.to_dict()
        return told

    def svg(self) -> str:
        """The picture as SVG; QuestionError where vl-convert is missing."""
        drawn: str = library("vl_convert").vegalite_to_svg(self.to_dict())
        return drawn

    def save(self, path: str | os.PathLike[str], *, scale: float = 2) -> Path:
        """Writes `.svg`, `.png` (`scale` times as fine) or `.json`, the specification.

        Raises QuestionError for another ending. The file is the old one or the new one, whole.
        """
        ending = os.path.splitext(os.fsdecode(path))[1].lower()
        if ending not in ENDINGS:
            raise QuestionError([_no_ending(os.fsdecode(path), ending)])
        if ending == ".json":
            content = (self.chart.to_json() + "\n").encode()
        elif ending == ".svg":
            content = self.svg().encode()
        else:
            content = library("vl_convert").vegalite_to_png(self.to_dict(), scale=scale)
        write_whole(path, content)
        return Path(path)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        try:
            return {"image/svg+xml": self.svg(), "text/plain": self.caption}
        except QuestionError as missing:
            return {"text/plain": f"{self.caption}\n{missing}"}

    def __repr__(self) -> str:
        return self.caption


def _no_ending(name: str, ending: str) -> Any:
    known = ", ".join(ENDINGS)
    vi = f"không vẽ được vào tệp {ending or name}; các đuôi dùng được: {known}"
    en = f"no picture is written to {ending or name}; the endings are {known}"
    return problem("question.ending", "path", vi, en, file=name)
