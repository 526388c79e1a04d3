"""The command line: `factmill COMMAND`. One file a command; what is heavy is imported inside the command."""

import atexit
import contextlib
import os
import sys

from pipeline.interpreter import roomy


@roomy
def main() -> None:
    """Run the command line and exit: 0 done, 1 refused by a gate, 2 wrong use or environment."""
    from pipeline.cli.group import factmill

    factmill(prog_name="factmill", auto_envvar_prefix="FACTMILL")


def main_of_a_process() -> None:
    """The same, and the end of the process: taking a million objects apart one by one would cost seconds."""
    code: object = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    if isinstance(code, str):
        sys.stderr.write(code + "\n")
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))
