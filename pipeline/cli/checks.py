"""What `factmill doctor` looks at, one function a check: it returns what it found or raises what is wrong."""

import shutil
import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from typing import TYPE_CHECKING, NamedTuple

from pipeline.cli.options import HOME
from pipeline.errors import FactmillError, LockedError

if TYPE_CHECKING:
    from pipeline.store.warehouse import Warehouse

PINS = HOME / "pipeline" / "requirements.txt"
NEEDED_BYTES = 1_000_000_000


class Checked(NamedTuple):
    """One thing looked at: whether it is well, what was found, and what to do when it is not."""

    name: str
    well: bool
    found: str
    next_step: str = ""


def examine(warehouse: "Warehouse") -> Iterator[Checked]:
    """Look at everything; nothing that is wrong stops the rest from being looked at."""
    for check in CHECKS:
        name = check.__name__.strip("_").replace("_", " ")
        try:
            yield Checked(name, True, check(warehouse))
        except FactmillError as error:
            yield Checked(name, False, error.message, error.next_step)
        except Exception as error:
            yield Checked(
                name,
                False,
                f"{type(error).__name__}: {error}",
                "See the message; run again with FACTMILL_DEBUG=1.",
            )


def _python(warehouse: "Warehouse") -> str:
    return f"{sys.version.split()[0]} in {sys.prefix}"


def _packages(warehouse: "Warehouse") -> str:
    pinned = list(_pins())
    wrong = [
        f"{name} {_installed(name)} (pinned {version})"
        for name, version in pinned
        if _installed(name) != version
    ]
    if wrong:
        more = f" and {len(wrong) - 5} more" if len(wrong) > 5 else ""
        raise FactmillError(
            "; ".join(wrong[:5]) + more, "Delete .venv and call ./factmill again: it installs the pins."
        )
    return f"all {len(pinned)} are the pinned versions"


def _pins() -> Iterator[tuple[str, str]]:
    """Name and version of every pin that applies to this machine."""
    from packaging.requirements import Requirement

    for line in PINS.read_text(encoding="utf-8").splitlines():
        if "==" in line and not line.startswith((" ", "#")):
            pin = Requirement(line.rstrip(" \\"))
            if pin.marker is None or pin.marker.evaluate():
                yield pin.name, str(pin.specifier).removeprefix("==")


def _installed(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "missing"


def _readers(warehouse: "Warehouse") -> str:
    from pipeline.native.find import in_use, translated
    from pipeline.native.sources import FOLDER

    if in_use():
        return f"as machine code in {FOLDER}"
    if not FOLDER.exists():
        return "from their sources (factmill compile makes them faster)"
    why = "FACTMILL_NATIVE is 0" if translated() else "there is machine code, but of other sources: factmill compile"
    return f"from their sources ({why})"


def _duckdb_extensions(warehouse: "Warehouse") -> str:
    import duckdb

    from pipeline.store import lake

    with duckdb.connect(config=lake.OFFLINE) as con:
        lake.load_extensions(con)
    return f"{' and '.join(lake.EXTENSIONS)} load without the network (duckdb {duckdb.__version__})"


def _lexicons(warehouse: "Warehouse") -> str:
    from pipeline.text.lexicon import REFERENCE, lexicon

    files = sorted(REFERENCE.rglob("*.csv"))
    if not files:
        raise FactmillError(f"{REFERENCE}: no lexicons here", "Restore the folder from the repository.")
    lines = sum(len(lexicon(path.relative_to(REFERENCE).with_suffix("").as_posix())) for path in files)
    return f"{lines:,} lines in {len(files)} files of {REFERENCE}"


def _expectations(warehouse: "Warehouse") -> str:
    from pipeline.quality.suites import EXPECTATIONS, load_suite
    from pipeline.rows import PUBLISHED

    suites = [load_suite(table.name) for table in PUBLISHED]
    return f"{sum(len(suite.expectations) for suite in suites)} in {len(suites)} suites of {EXPECTATIONS}"


def _warehouse(warehouse: "Warehouse") -> str:
    from pipeline.store import window

    if not warehouse.path.exists():
        return f"{warehouse.path}: not built yet"
    if not warehouse.window.exists() and not warehouse.catalogue.exists():
        return f"{warehouse.path}: empty"
    with window.connect(warehouse) as con:
        shown = window.shown(con)
        con.execute("SELECT count(*) FROM documents").fetchall()
    newest = window.newest_version(warehouse)
    if shown.version != newest:
        raise FactmillError(
            f"{warehouse.window}: shows version {shown.version}, the lake holds {newest}",
            "Complete it: factmill run",
        )
    return f"{warehouse.window}: version {shown.version}"


def _lock(warehouse: "Warehouse") -> str:
    from filelock import FileLock, Timeout

    if not warehouse.lock_file.exists():
        return "free"
    try:
        with FileLock(warehouse.lock_file, timeout=0):
            return "free"
    except OSError as error:
        if not isinstance(error, Timeout):
            return f"{warehouse.lock_file} cannot be written: this warehouse can be read, but not run"
        raise LockedError(
            f"{warehouse.lock_file}: held by a run", "Wait until it ends; readers are not affected."
        ) from error


def _disk(warehouse: "Warehouse") -> str:
    place = next(path for path in (warehouse.path, *warehouse.path.parents) if path.exists())
    free = shutil.disk_usage(place).free
    if free < NEEDED_BYTES:
        raise FactmillError(
            f"{free / 1e9:.1f} GB free at {place}", "Make room: a run writes before it deletes."
        )
    return f"{free / 1e9:.0f} GB free at {place}"


CHECKS: tuple[Callable[["Warehouse"], str], ...] = (
    _python,
    _packages,
    _readers,
    _duckdb_extensions,
    _lexicons,
    _expectations,
    _warehouse,
    _lock,
    _disk,
)
