"""Translates the readers into C with mypyc, and that into machine code with the C compiler of the machine."""

import json
import os
import shlex
import shutil
import sysconfig
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir, redirect_stderr, redirect_stdout
from functools import partial
from io import StringIO
from itertools import chain
from pathlib import Path
from typing import Any

from pipeline.errors import FactmillError
from pipeline.native.sources import FOLDER, HOME, MANIFEST, modules, state

NEEDED = (
    "It takes a C compiler and the headers of Python (on Debian and Ubuntu: gcc and python3-dev); "
    "the readers run from their sources all the same."
)
SETTINGS = ("--config-file=", "--python-version=3.11", "--ignore-missing-imports", "--no-incremental")


def lacking() -> str | None:
    """What this machine lacks for a translation: a C compiler, the headers of Python; None when nothing."""
    compiler = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")[0]
    if shutil.which(compiler) is None:
        return f"there is no C compiler ({compiler})"
    if not Path(sysconfig.get_paths()["include"], "Python.h").is_file():
        return "the headers of Python are not here"
    return None


def remove(folder: Path = FOLDER) -> bool:
    """Take a translation away; whether there was one."""
    there = folder.is_dir()
    if there:
        shutil.rmtree(folder)
    return there


def build(home: Path = HOME, folder: Path = FOLDER) -> Iterator[str]:
    """Translate the readers into `folder`, saying what is done. What is there stays until all of it is made.

    Raises FactmillError where the machine lacks something, mypyc is missing or refuses a source, or the compiler fails.
    """
    if (lack := lacking()) is not None:
        raise FactmillError(lack, NEEDED)
    before = state(home)
    paths = modules(home)
    with tempfile.TemporaryDirectory() as held, chdir(home):
        place = Path(held)
        yield f"translating {len(paths)} modules into C"
        extensions = _to_c(paths, place / "c")
        yield f"compiling them with {os.cpu_count()} threads; this takes a few minutes"
        files = _to_code(extensions, place)
        if state(home) != before:
            raise FactmillError("the sources changed while they were translated", "Run factmill compile again.")
        manifest = json.dumps({"state": before, "files": files})
        (place / "lib" / MANIFEST).write_text(manifest, encoding="utf-8")
        _replace(place / "lib", folder)
    yield f"{len(paths)} modules of machine code in {folder}"


def _to_c(paths: Sequence[Path], place: Path) -> list[Any]:
    try:
        from mypyc.build import mypycify
    except ImportError as error:
        raise FactmillError(f"{error.name} is not installed", "Install it: pip install 'factmill[dev]'") from error

    said = StringIO()
    try:
        with redirect_stdout(said), redirect_stderr(said):
            extensions: list[Any] = mypycify(
                [*SETTINGS, *map(str, paths)], opt_level="2", debug_level="0", multi_file=True, target_dir=str(place)
            )
    except SystemExit as end:
        wrong = [line for line in said.getvalue().splitlines() if ": warning:" not in line]
        raise FactmillError(
            f"mypyc refused the sources: {'; '.join(wrong[-3:])}", "The readers run from their sources all the same."
        ) from end
    return extensions


def _to_code(extensions: list[Any], place: Path) -> dict[str, str]:
    """Compile; module -> its file below `place`/lib."""
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext
    from setuptools.errors import BaseError, CCompilerError

    command = build_ext(Distribution({"name": "factmill-native", "ext_modules": extensions}))
    command.build_extensions = partial(_side_by_side, command, command.build_extensions)
    command.build_lib, command.build_temp = str(place / "lib"), str(place / "o")
    try:
        with redirect_stdout(StringIO()):
            command.ensure_finalized()
            command.run()
    except (BaseError, CCompilerError) as error:
        raise FactmillError(f"the C compiler failed: {str(error)[-120:]}", NEEDED) from error
    return {one.name: os.path.relpath(command.get_ext_fullpath(one.name), place / "lib") for one in extensions}


def _side_by_side(command: Any, build_extensions: Callable[[], None]) -> None:
    """Build the extensions, all sources of one at the same time."""
    one = command.compiler.compile

    def compile_all(sources: Sequence[str], **settings: Any) -> list[str]:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return list(chain.from_iterable(pool.map(lambda source: one([source], **settings), sources)))

    command.compiler.compile = compile_all
    build_extensions()


def _replace(made: Path, folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = folder.with_name(folder.name + ".new")
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(made, beside)
    remove(folder)
    beside.rename(folder)
