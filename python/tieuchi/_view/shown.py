"""What `show` gives: an answer in one language, ready for a terminal, a notebook or a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, overload

from tieuchi._view import html, markdown, terminal
from tieuchi._view.model import Table, Telling


class View:
    """Tables or a telling; `str` gives text, a notebook shows HTML, `markdown()` a document.

    `rules` tells the program text of an explanation at once; a notebook has it behind a click.
    """

    def __init__(
        self, shown: Iterable[Table] | Telling, lang: str = "vi", *, rules: bool = False
    ) -> None:
        self._shown = shown if isinstance(shown, Telling) else list(shown)
        self._lang = lang
        self._rules = rules

    def markdown(self) -> str:
        """The whole of it as Markdown."""
        if isinstance(self._shown, Telling):
            return markdown.list_of(self._shown, rules=self._rules)
        return "\n\n".join(markdown.markdown_of(table, self._lang) for table in self._shown)

    def text(self, *, width: int = terminal.WIDTH, coloured: bool = False) -> str:
        """Text no wider than `width`; `coloured` for a terminal that shows colours."""
        paper = terminal.Paper(width, coloured)
        if isinstance(self._shown, Telling):
            return terminal.tree_of(self._shown, paper, rules=self._rules)
        return "\n\n".join(terminal.text_of(table, self._lang, paper) for table in self._shown)

    def __str__(self) -> str:
        return self.text()

    __repr__ = __str__

    def _repr_html_(self) -> str:
        if isinstance(self._shown, Telling):
            return html.folds_of(self._shown, self._lang)
        return html.html_of(self._shown, self._lang)


class Shown:
    """What shows itself: text in a terminal, HTML in a notebook."""

    def show(self, lang: str | None = None) -> View:
        """The thing in "vi" or "en"."""
        return View([], lang or "vi")

    def __repr__(self) -> str:
        return str(self.show())

    def _repr_html_(self) -> str:
        return self.show()._repr_html_()


class Listed(Shown):
    """What holds rows: it is gone through and asked for one or some of them."""

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows as dicts."""
        return []

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows)

    @overload
    def __getitem__(self, at: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, at: slice) -> list[dict[str, Any]]: ...
    def __getitem__(self, at: int | slice) -> dict[str, Any] | list[dict[str, Any]]:
        return self.rows[at]
