"""The command line `tieuchi`: check, rules, test, assess, explain, roadmap, duties, missing,
report, eval.

Exit codes: 0 done, 1 refused rows, warnings of a check or failing cases, 2 bad input, 3 internal,
130 ended by Ctrl-C.
A unit that does not meet a criterion never changes the code.
"""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Runs the command line; says what to install where its packages are missing."""
    try:
        import click
        import rich  # noqa: F401
    except ImportError:
        words = "Dòng lệnh cần: pip install 'tieuchi[cli]' / the command line needs the extra cli"
        print(words, file=sys.stderr)
        sys.exit(2)
    from tieuchi.cli._progress import progress_shown
    from tieuchi.cli.commands import cli

    try:
        with progress_shown():
            code = cli.main(standalone_mode=False)
        sys.exit(code or 0)
    except click.exceptions.Abort:
        sys.exit(130)
    except KeyboardInterrupt:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:  # the last door: a fault of the program is told in one line
        print(f"Lỗi bên trong / internal error: {type(error).__name__}: {error}", file=sys.stderr)
        sys.exit(3)
