"""`factmill ui`: the Dagster UI on this warehouse."""

import os
import signal
import socket
import sys
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import HOME, warehouse_option
from pipeline.errors import FactmillError

if TYPE_CHECKING:
    from pipeline.store.warehouse import Warehouse

HOST = "127.0.0.1"


@click.command("ui", short_help="Open the Dagster UI on this warehouse.")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=3000, show_default=True, help="Port to listen on."
)
@warehouse_option
def command(port: int, warehouse: "Warehouse") -> None:
    """Open the Dagster UI: the graph, its checks, its runs and what each asset produced.

    \b
      factmill ui                then see http://127.0.0.1:3000
      factmill ui --port 3001

    It listens on this machine only. Runs of `factmill run` on the same warehouse show up in it.
    """
    _check_free(port)
    from pipeline.assets.run import prepare_instance

    with warehouse.locked():
        prepare_instance(warehouse)
    os.environ["FACTMILL_WAREHOUSE"] = str(warehouse.path)
    click.echo(f"http://{HOST}:{port} (Ctrl-C ends it)", err=True)
    os.execv(sys.executable, _started(port))  # noqa: S606


def _started(port: int) -> list[str]:
    """The command that takes the place of this process, once signals are as it needs them.

    A shell starts what runs in the background with SIGINT ignored. `dagster dev` would inherit that, and because it
    takes SIGTERM as it takes SIGINT, nothing could end it.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    workspace = str(HOME / "workspace.yaml")
    return [sys.executable, "-m", "dagster", "dev", "-w", workspace, "-h", HOST, "-p", str(port)]


def _check_free(port: int) -> None:
    with socket.socket() as probe:
        if probe.connect_ex((HOST, port)) == 0:
            raise FactmillError(
                f"port {port} of {HOST} is taken", f"Choose another: factmill ui --port {port + 1}"
            )
