"""Lets Python import the translation of a module where there is one that is up to date."""

import os
import sys
from collections.abc import Sequence
from importlib.machinery import ExtensionFileLoader, ModuleSpec
from pathlib import Path
from types import ModuleType

from pipeline.native.sources import FOLDER, HOME, MANIFEST, state

SWITCH = "FACTMILL_NATIVE"


class Finder:
    """Finds modules by name in files of machine code. A MetaPathFinder in form, whose own module is slow to import."""

    def __init__(self, files: dict[str, str]) -> None:
        self.files = files

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where a module lies; None for one that was not translated, or whose translation was taken away since."""
        file = self.files.get(fullname)
        if file is None or not Path(file).exists():
            return None
        spec = ModuleSpec(fullname, ExtensionFileLoader(fullname, file), origin=file)
        spec.has_location = True
        return spec


def use() -> None:
    """From now on import the readers as machine code, where that is up to date and FACTMILL_NATIVE is not 0."""
    if (FOLDER / MANIFEST).is_file() and os.environ.get(SWITCH) != "0" and not in_use():
        files = translated()
        if files:
            sys.meta_path.insert(0, Finder(files))


def in_use() -> bool:
    """Whether this process imports machine code."""
    return any(isinstance(one, Finder) for one in sys.meta_path)


def translated(folder: Path = FOLDER, home: Path = HOME) -> dict[str, str]:
    """Module -> its file of machine code. Nothing when there is no whole translation, or one of other sources."""
    import json

    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        made_of, files = manifest["state"], manifest["files"]
    except (OSError, ValueError, LookupError, TypeError):
        return {}
    return {name: str(folder / file) for name, file in files.items()} if made_of == state(home) else {}
