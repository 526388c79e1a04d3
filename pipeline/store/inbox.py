"""What lies in the inbox: every file seen, with its hash or the reason why it is not read."""

import os
import stat
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import InboxError
from pipeline.text.staging import MAX_BYTES, is_article_name


class Seen(NamedTuple):
    """One file of the inbox. `reason` is None when the file can be staged."""

    path: str
    sha256: str | None
    bytes: int | None
    reason: str | None


def scan(inbox: Path) -> list[Seen]:
    """Every file below `inbox`, sorted by path; of articles with the same bytes the first path is the article.

    Hidden files and folders (their name begins with a dot) are not articles. A folder that cannot be listed is
    seen as one file that cannot be read.
    Raises InboxError when the folder is missing or cannot be listed.
    """
    require_inbox(inbox)
    first: dict[str, str] = {}
    seen = []
    unlisted: list[Seen] = []
    looked = [_look(inbox, path) for path in _paths(inbox, unlisted)]
    for file in sorted([*looked, *unlisted], key=lambda file: file.path):
        named = file.sha256 is not None and is_article_name(file.path)
        original = first.setdefault(file.sha256 or "", file.path) if named else file.path
        if original != file.path and file.reason is None:
            file = file._replace(reason=f"duplicate: the same bytes as {original}; remove one of the two")
        seen.append(file)
    return seen


def require_inbox(inbox: Path) -> None:
    """Raises InboxError when the folder is missing or cannot be listed; looks at no file."""
    if not inbox.is_dir():
        raise InboxError(
            f"{inbox}: no such folder" if not inbox.exists() else f"{inbox}: not a folder",
            "Name the folder that holds the articles: factmill run FOLDER",
        )
    try:
        next(inbox.iterdir(), None)
    except OSError as error:
        raise InboxError(f"{inbox}: cannot be listed: {error.strerror}", "Check the folder's permissions.") from error


def _paths(inbox: Path, unlisted: list[Seen]) -> Iterator[Path]:
    """Every path that may be an article; folders whose files cannot be known are added to `unlisted`."""

    def fail(error: OSError) -> None:
        cause = (error.strerror or str(error)).lower()
        reason = f"folder cannot be listed: {cause}; check its permissions"
        unlisted.append(Seen(_written(_below(inbox, error.filename)), None, None, reason))

    for folder, folders, names in os.walk(inbox, onerror=fail):
        linked = [name for name in folders if _is_link(Path(folder) / name)]
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in linked)
        for name in sorted([*names, *linked]):
            if not name.startswith("."):
                yield Path(folder) / name


def _is_link(path: Path) -> bool:
    """Whether a path is a symbolic link; one that is too long to be asked about is none."""
    try:
        return path.is_symlink()
    except OSError:
        return False


def _below(inbox: Path, path: str) -> str:
    """What follows the inbox in a path that begins with it, the parts set apart by slashes."""
    return path.removeprefix(str(inbox)).lstrip(os.sep).replace(os.sep, "/")


def _written(name: str) -> str:
    """A path as text: bytes that are no UTF-8 are written as escapes."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _look(inbox: Path, path: Path) -> Seen:
    name = _below(inbox, str(path))
    if name != (written := _written(name)):
        return Seen(written, None, None, "the file name is not valid UTF-8; rename it")
    try:
        status = path.stat()
        if path.is_symlink() and not path.resolve().is_relative_to(inbox.resolve()):
            return Seen(name, None, None, "symbolic link that leads out of the inbox; copy the file in")
        if not stat.S_ISREG(status.st_mode):
            return Seen(name, None, None, "not a regular file; only files are articles")
        if status.st_size > MAX_BYTES:
            limit = MAX_BYTES // 1_000_000
            return Seen(name, None, status.st_size, f"larger than {limit} MB; split it into articles")
        with path.open("rb", buffering=0) as file:
            return Seen(name, sha256(file.read()).hexdigest(), status.st_size, None)
    except OSError as error:
        cause = (error.strerror or str(error)).lower()
        return Seen(name, None, None, f"cannot be read: {cause}; check its permissions")
