"""The command line `tieuchi`: check, rules, test, assess, explain, roadmap, duties, missing,
report, eval.

Exit codes: 0 done, 1 refused rows, warnings of a check or failing cases, 2 bad input, 3 internal,
130 ended by Ctrl-C.
A unit that does not meet a criterion never changes the code.
"""

from __future__ import annotations

import sys

INTERRUPTED = 130


def main() -> None:
    """Runs the command line; says what to install where its packages are missing."""
    try:
        sys.exit(_ended())
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _ended() -> int:
    from tieuchi.cli._streams import all_written, attach, ends_on_interrupt

    attach()
    with ends_on_interrupt(INTERRUPTED):
        status = _status()
    return status if all_written() or status > 1 else 2


def _status() -> int:
    from tieuchi.cli._language import both, said
    from tieuchi.cli._streams import cannot_write, let_go, say

    try:
        import click
    except ImportError:
        needs = "pip install 'tieuchi[cli]'"
        say(said(both(f"Dòng lệnh cần: {needs}", f"The command line needs: {needs}")))
        return 2
    from tieuchi.cli._progress import progress_shown
    from tieuchi.cli._speaking import told
    from tieuchi.cli.commands import cli

    try:
        with progress_shown():
            return cli.main(standalone_mode=False) or 0
    except SystemExit as ended:
        if type(sys.stdout).__name__.endswith("PacifyFlushWrapper"):  # of a broken pipe
            let_go(sys.stdout)
            return 0
        return ended.code if isinstance(ended.code, int) else 0
    except (click.exceptions.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.ClickException as error:
        say(told(error))
        return 2
    except BrokenPipeError:
        let_go(sys.stdout)
        return 0
    except OSError as error:  # files are told of where they are used
        cannot_write(error)
        return 2
    except Exception as error:  # the last door: a fault of the program is told in one line
        fault = f"{type(error).__name__}: {error}"
        say(said(both(f"Lỗi bên trong: {fault}", f"internal error: {fault}")))
        return 3
