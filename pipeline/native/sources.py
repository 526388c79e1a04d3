"""Which modules are translated, and whether what was translated is what stands in the checkout now."""

import sys
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
FOLDER = Path(sys.prefix) / "factmill-native"
"""Where the translation lies: with the interpreter that it was made for."""
MANIFEST = "manifest.json"
READERS = "pipeline/text"
DEPENDED_ON = (READERS, "pipeline/rows")
"""What a translation was made of: the readers, and the classes whose fields they were compiled against."""
LEFT_OUT = frozenset(
    """document.py lexicon.py tag/model.py
    find/names_run.py tokens.py facts/words.py
    read/mention_spacy.py staging/__main__.py""".split()
)
"""Modules that stay as they are: one only hands on from reader to reader, two find data beside their own file, three
hold a class that is a list or a dict, which mypyc cannot build, one imports what is seldom installed, one is run by its
path. So do the `__init__`s, which say nothing that runs."""


def modules(home: Path = HOME) -> list[Path]:
    """The sources that are translated, relative to `home`, in order."""
    readers = home / READERS
    paths = sorted(path.relative_to(readers) for path in readers.rglob("*.py") if path.stem != "__init__")
    return [Path(READERS, path) for path in paths if path.as_posix() not in LEFT_OUT]


def state(home: Path = HOME) -> str:
    """What a translation depends on: the interpreter, and the size and time of every source that it was made of."""
    told = [sys.version, str(home)]
    for path in sorted(path for folder in DEPENDED_ON for path in (home / folder).rglob("*.py")):
        status = path.stat()
        told.append(f"{path} {status.st_size} {status.st_mtime_ns}")
    return "\n".join(told)
