"""`factmill ui`: what takes its place can be ended."""

import subprocess
import sys

START = (
    "import os, signal, sys; signal.signal(signal.SIGINT, {0}); from pipeline.cli.ui import _started;"
    "command = _started(3999); assert command[1:4] == ['-m', 'dagster', 'dev'] and '3999' in command;"
    "os.execv(sys.executable, [sys.executable, '-c', 'import signal; print(signal.getsignal(signal.SIGINT))'])"
)


def test_what_was_started_in_the_background_can_still_be_interrupted() -> None:
    """Shells start such processes with SIGINT ignored, and `dagster dev` takes SIGTERM as it takes SIGINT."""
    for before in ("signal.SIG_IGN", "signal.SIG_DFL"):
        result = subprocess.run([sys.executable, "-c", START.format(before)], capture_output=True, text=True, check=True)
        assert "default_int_handler" in result.stdout, before
