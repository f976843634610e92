"""Takes out of a random pack what the checks of the library refuse, until it is accepted.

The generator does not know every check; what an error points at is removed: a key, an element of a
list, at last a whole criterion or duty. So what remains is accepted, and still random.
"""

from __future__ import annotations

import json
from typing import Any

import tieuchi

from .load import Files, folder_of

MOST_ROUNDS = 60


def mended(files: Files) -> Files:
    """The pack without what is refused; as it stands where taking out does not help."""
    kept = dict(files)
    for _ in range(MOST_ROUNDS):
        with folder_of(kept) as folder:
            wrong = [i for i in tieuchi.check(folder) if i.is_error and i.pointer]
        if not wrong or not any(_taken_out(kept, issue) for issue in wrong[:1]):
            return kept
    return kept


def _taken_out(files: Files, issue: tieuchi.Issue) -> bool:
    if issue.file not in files or not issue.file.endswith(".json"):
        return False
    whole: Any = json.loads(files[issue.file])
    keys = [k.replace("~1", "/").replace("~0", "~") for k in issue.pointer.split("/")[1:]]
    while len(keys) > 4 and issue.code not in ("format.misplaced_key", "parameter.overlap"):
        keys.pop()
    at = whole
    for key in keys[:-1]:
        at = at[int(key)] if isinstance(at, list) else at[key]
    if isinstance(at, list):
        del at[int(keys[-1])]
    elif keys[-1] in at:
        del at[keys[-1]]
    else:
        return False
    files[issue.file] = json.dumps(whole, ensure_ascii=False, indent=1)
    return True
