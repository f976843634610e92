"""One process of the pool: reads jobs as JSON lines, writes what it does and what came out.

Before each question it says which one it is, so that a crash has a name.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from .checks import check_pack
from .load import RefusedError
from .questions import Question, fault_of


def _say(**line: Any) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _doing(question: Question) -> None:
    _say(doing=question)


def _done(job: dict[str, Any]) -> dict[str, Any]:
    if "end" in job:
        os._exit(job["end"])
    if "question" in job:
        try:
            return {"fault": fault_of(job["files"], job["question"])}
        except RefusedError as refused:
            return {"refused": str(refused)}
        except Exception as error:
            return {"fault": f"{type(error).__name__}: {error}"}
    return check_pack(job, _doing)


def main() -> int:
    """Works until there are no more jobs."""
    for line in sys.stdin:
        job = json.loads(line)
        _say(done=_done(job))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
