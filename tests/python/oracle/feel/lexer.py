"""Tokens with byte offsets (section 1)."""

from __future__ import annotations

import re
from dataclasses import dataclass

KEYWORDS = frozenset(
    "and or not in between if then else some every satisfies for return true false null".split()
)
_LETTERS = (
    "A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_SPACES = "\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_BREAKS = "\n-\r"
_SYMBOLS = ".. ** <= >= != < > = + - * / ( ) [ ] { } , : . @".split()
_NAME = re.compile(f"[{_LETTERS}][{_LETTERS}0-9\u00b7\u0300-\u036f\u203f-\u2040]*")
_NUMBER = re.compile(r"(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_GAP = re.compile(rf"(?:[{_SPACES}]|//[^{_BREAKS}]*|/\*(?:[^*]|\*(?!/))*\*/)*")
_PIECE = re.compile(rf'[^"\\{_BREAKS}]+')
_PLAIN = {'"': '"', "'": "'", "\\": "\\", "n": "\n", "r": "\r", "t": "\t"}
_HEX = {"u": re.compile("[0-9A-Fa-f]{4}"), "U": re.compile("[0-9A-Fa-f]{6}")}


@dataclass(frozen=True)
class Token:
    """A kind (number, string, name, keyword, symbol, end, or the code of an issue) and its text.

    The text of a string is its content, that of any other token is as written.
    """

    kind: str
    text: str
    place: int


class _EscapeError(Exception):
    pass


def is_name(text: str) -> bool:
    """Whether a text is one name and no keyword."""
    return _NAME.fullmatch(text) is not None and text not in KEYWORDS


def tokens_of(source: str) -> list[Token]:
    """All tokens, the last one of kind end, or of an issue code where reading cannot go on."""
    return _Lexer(source).run()


class _Lexer:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.byte = 0
        self.counted = 0

    def run(self) -> list[Token]:
        found = [self.token()]
        while found[-1].kind != "end" and not found[-1].kind.startswith("feel."):
            found.append(self.token())
        return found

    def place(self) -> int:
        self.byte += len(self.source[self.counted : self.at].encode())
        self.counted = self.at
        return self.byte

    def token(self) -> Token:
        gap = _GAP.match(self.source, self.at)
        assert gap is not None
        self.at = gap.end()
        place = self.place()
        if self.at == len(self.source):
            return Token("end", "", place)
        if self.source.startswith("/*", self.at):
            return Token("feel.parse.unterminated", "", place)
        if self.source[self.at] == '"':
            return self.string(place)
        for kind, form in (("number", _NUMBER), ("name", _NAME)):
            found = form.match(self.source, self.at)
            if found is not None:
                self.at = found.end()
                word = found[0]
                return Token("keyword" if word in KEYWORDS else kind, word, place)
        for symbol in _SYMBOLS:
            if self.source.startswith(symbol, self.at):
                self.at += len(symbol)
                return Token("symbol", symbol, place)
        return Token("feel.parse.character", "", place)

    def string(self, place: int) -> Token:
        self.at += 1
        pieces: list[str] = []
        kind = "string"
        while self.at < len(self.source):
            if self.source[self.at] == '"':
                self.at += 1
                return Token(kind, "".join(pieces), place)
            piece = _PIECE.match(self.source, self.at)
            if piece is not None:
                self.at = piece.end()
                pieces.append(piece[0])
                continue
            if self.source[self.at] != "\\" or self.at + 1 == len(self.source):
                break
            start = self.at
            try:
                pieces.append(self.escape())
            except _EscapeError:
                kind, self.at = "feel.parse.escape", start + 2
        return Token("feel.parse.unterminated", "", place)

    def escape(self) -> str:
        letter = self.source[self.at + 1]
        if letter in _PLAIN:
            self.at += 2
            return _PLAIN[letter]
        code = self.code_point(letter)
        if 0xD800 <= code < 0xDC00 and letter == "u" and self.source.startswith("\\u", self.at):
            low = self.code_point("u")
            if not 0xDC00 <= low < 0xE000:
                raise _EscapeError
            code = 0x10000 + ((code - 0xD800) << 10) + low - 0xDC00
        if 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            raise _EscapeError
        return chr(code)

    def code_point(self, letter: str) -> int:
        found = _HEX[letter].match(self.source, self.at + 2) if letter in _HEX else None
        if found is None:
            raise _EscapeError
        self.at = found.end()
        return int(found[0], 16)
