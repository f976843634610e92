"""Tests speak Vietnamese where nobody asks for another language, whatever the machine speaks."""

from __future__ import annotations

import os

os.environ["LC_ALL"] = "C.UTF-8"
for name in ("TIEUCHI_LANG", "NO_COLOR"):
    os.environ.pop(name, None)

from command_line import run as run  # noqa: E402  (after the language is set)
