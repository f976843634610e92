"""What stands in an extra of the package: brought when it is used, named when it is not there."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from tieuchi.issues import TieuchiError, problem


def needed(module: str, extra: str, error: type[TieuchiError]) -> Any:
    """A module of an extra; the error, with the line to type, where it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        line = f"pip install 'tieuchi[{extra}]'"
        vi = f"việc này cần gói {module}: {line}"
        en = f"this needs the package {module}: {line}"
        raise error([problem("extra.missing", "", vi, en)]) from None
