"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])
HOME = Path(__file__).resolve().parents[2]


class Text(click.ParamType[str]):
    """Text that can be handed to a database: bytes of an argument that are no UTF-8 become question marks."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return str(value).encode("utf-8", "replace").decode("utf-8")


def _to_warehouse(ctx: click.Context, parameter: click.Parameter, path: Path) -> Any:
    from pipeline.store.warehouse import Warehouse

    return Warehouse(path.expanduser().absolute())


def warehouse_option(command: F) -> F:
    """`--warehouse DIR`, handed to the command as a `Warehouse`."""
    return click.option(
        "-w",
        "--warehouse",
        metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path),
        default=HOME / "warehouse",
        show_default="warehouse/ of the checkout",
        envvar="FACTMILL_WAREHOUSE",
        show_envvar=True,
        callback=_to_warehouse,
        help="Folder of the warehouse.",
    )(command)


def json_option(command: F) -> F:
    """`--json`, handed to the command as `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for a program to read.")(command)
