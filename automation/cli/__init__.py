"""The command `alur`: parse arguments, run one command, choose the exit code. Joins adapters to commands."""

import gc
import os
import sys
from collections.abc import Sequence

from automation.errors import DeskError, Exit


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 done, 1 refused or invalid, 2 something could not be read, 3 a bug."""
    # What a command imports stays until its end; looking through it for garbage would take a fifth of an event's time.
    gc.disable()
    from .arguments import parser

    given = parser().parse_args(arguments)
    if not given.is_brief:
        gc.enable()
    environment = dict(os.environ)
    try:
        return int(given.run(given, environment))
    except DeskError as error:
        _tell(environment, str(error))
        return int(error.exit_code)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read the output has seen enough; the interpreter must not complain when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(Exit.DONE)
    except Exception as error:  # noqa: BLE001 - the last line of defence: a bug is told as one, with its place
        _tell(environment, _bug(error))
        return int(Exit.BUG)
    finally:
        if given.is_brief:
            gc.freeze()


def _tell(environment: dict[str, str], message: str) -> None:
    """One message to whoever reads the terminal or the run's log, where it becomes an annotation."""
    from automation.adapters.actions_runtime import annotation

    if environment.get("GITHUB_ACTIONS") == "true":
        sys.stdout.write(annotation("error", message) + "\n")
    else:
        sys.stderr.write(f"alur: {message}\n")


def _bug(error: Exception) -> str:
    """What happened and where, without the values at hand: those may be somebody's text."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "nowhere"
    return f"this is a bug, please report it: {type(error).__name__} at {place}"
