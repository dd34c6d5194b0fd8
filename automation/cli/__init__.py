"""The command `alur`: parse arguments, run one command, choose the exit code. Joins adapters to operations."""

import gc
import os
import sys
from collections.abc import Sequence

from automation.errors import DeskError, Exit, place_of


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns 0 done, 1 refused or invalid, 2 something could not be read, 3 a bug, 4 done but for some requests that are
    named. Where the command is `--lenient`, what nobody must act for ends with 0 and a warning.
    """
    # What a command imports stays until its end; looking through it costs a cold event 5 per cent and more.
    gc.disable()
    from .arguments import parser

    given = parser().parse_args(arguments)
    if not given.is_brief:
        gc.enable()
    environment = dict(os.environ)
    try:
        code = int(given.run(given, environment))
        return int(Exit.DONE) if code == Exit.PARTLY and given.is_lenient else code
    except DeskError as error:
        _tell(environment, error)
        return int(Exit.DONE if error.is_passing and given.is_lenient else error.exit_code)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read the output has seen enough; the interpreter must not complain when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(Exit.DONE)
    except Exception as error:  # noqa: BLE001 - the last line of defence: a bug is told as one, with its place
        _tell(environment, error)
        return int(Exit.BUG)
    finally:
        if given.is_brief:
            gc.freeze()


def _tell(environment: dict[str, str], error: Exception) -> None:
    """Why the command ends: a warning where the next run tries again, an error where somebody must act."""
    from .telling import tell

    if isinstance(error, DeskError):
        tell(environment, str(error), "warning" if error.is_passing else "error")
    else:
        tell(environment, f"this is a bug, please report it: {place_of(error)}")
