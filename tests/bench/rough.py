"""Raw articles in the worst shapes that folders of saved news hold: every one a valid file, few of them clean.

    python -m tests.bench.rough DIR [--articles 2000] [--seed 1]

Article i depends on the seed and on i alone. Beside them lie files that are no articles (empty, binary, duplicates,
links, pipes), under names that mean harm to shells, SQL, HTML and terminals.
"""

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.bench import rough_text, rough_web
from tests.bench.corpus import article

Shape = Callable[[str, Random], str]

SHAPES: tuple[tuple[Shape, str], ...] = (
    (rough_text.plain, ".txt"),
    (rough_text.front_matter, ".md"),
    (rough_text.markdown_table, ".md"),
    (rough_text.markdown_lists, ".markdown"),
    (rough_text.wrapped, ".TXT"),
    (rough_web.saved_page, ".html"),
    (rough_web.nested_tables, ".htm"),
    (rough_web.broken_markup, ".html"),
    (rough_web.saved_page, ".txt"),
    (rough_text.plain, ".HTML"),
)
NAMES = (
    "it's {0}", 'say "{0}"', "two\nlines {0}", "tab\there {0}", "semi;colon && rm -rf {0}", "$(touch {0})", "`{0}`",
    "'; DROP TABLE documents; -- {0}", "<script>alert({0})<", "%s%n{0}", "{{{0}}}", "-rf {0}", "~{0}", "#{0}", "a?b={0}&c",
    "{0} \u202egpj", "e\u0301t\u00e9 {0}", "\u65b0\u805e {0}", "\U0001f4f0 {0}", "  {0}  ", "{0}.", "con {0}", "a\\b {0}",
    "\x1b[31m{0}", "*{0}*", "[{0}]", "C:{0}", "{0}" + "x" * 180,
)  # fmt: skip


def encoded(text: str, rng: Random) -> bytes:
    """The bytes of a text in one of the encodings met in the wild, whole or spoiled."""
    way = rng.randrange(16)
    plain = text.encode("utf-8", "surrogatepass")
    if way < 5:
        return plain
    if way < 11:
        name = ("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1")[way - 5]
        return text.encode(name, "replace")
    at = rng.randrange(len(plain) + 1)
    if way == 11:  # one half of the file in another encoding than the other
        return text[: at // 2].encode("utf-8", "replace") + text[at // 2 :].encode("cp1252", "replace")
    if way == 12:  # lone surrogates, overlong forms and bytes that never occur
        return plain[:at] + rng.choice((b"\xed\xa0\x80", b"\xc0\xaf", b"\xff\xfe\xfd", b"\xf5\x80\x80\x80")) + plain[at:]
    if way == 13:  # cut in the middle of a character
        return plain + "…".encode()[:2]
    if way == 14:  # decoded wrongly once before, and saved
        return plain.decode("cp1252", "replace").encode("utf-8")
    return text.encode("utf-16")[: -1 if rng.random() < 0.5 else None]


def rough_article(seed: int, index: int) -> tuple[str, bytes]:
    """File name (without a folder) and bytes of one raw article."""
    rng = Random(f"rough/{seed}/{index}")
    _, text, _ = article(seed, index)
    for _ in range(rng.randint(1, 3)):
        text = rough_text.POISONS[rng.randrange(len(rough_text.POISONS))](text, rng)
    shape, suffix = SHAPES[index % len(SHAPES)]
    stem = rng.choice(NAMES).format(index) if rng.random() < 0.4 else f"{index:05d}"
    return stem.replace("/", "_") + suffix, encoded(shape(text, rng), rng)


def write_rough(folder: Path, count: int, seed: int = 1) -> None:
    """Write `count` articles below `folder`, some of them deep, and one of each thing that is no article."""
    for index in range(count):
        name, data = rough_article(seed, index)
        place = folder / f"{index // 200:03d}"
        if index % 50 == 7:
            place = place.joinpath(*("deep" * 5 for _ in range(index % 40)))
        place.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)
    _write_strangers(folder, Random(f"strangers/{seed}"))


def _write_strangers(folder: Path, rng: Random) -> None:
    """Files, links and pipes that are no articles, and one article under a name that is no UTF-8."""
    odd = folder / "odd"
    odd.mkdir()
    for name, data in _contents(rng).items():
        (odd / name).write_bytes(data)
    (odd / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"The cafe in Lyon cost 3 million euros.\n")
    (odd / "parent").symlink_to(folder, target_is_directory=True)
    (odd / "self.txt").symlink_to(odd / "self.txt")
    (odd / "outside.txt").symlink_to("/etc/hostname")
    (odd / "dangling.txt").symlink_to(odd / "nowhere.txt")
    (odd / "inside.txt").symlink_to(odd / "twin-a.txt")
    os.mkfifo(odd / "pipe.txt")
    (odd / "folder.txt").mkdir()
    (odd / ".hidden.txt").write_bytes(b"Not an article.")


def _contents(rng: Random) -> dict[str, bytes]:
    noise = bytes(rng.randrange(256) for _ in range(3000))
    twin = b"The port of Bergen handled 120,000 containers in 2023.\n"
    return {
        "empty.txt": b"", "blank.md": b" \n\t\r\n" * 500, "bom.txt": b"\xef\xbb\xbf", "wide-bom.txt": b"\xff\xfe",
        "noise.txt": noise, "noise.html": b"<html>" + noise, "zeros.txt": bytes(5000), "pdf.txt": b"%PDF-1.7\n" + noise,
        "zip.md": b"PK\x03\x04" + noise, "photo.jpg": b"\xff\xd8\xff" + noise, "README": twin, "data.csv": b"a,b\n1,2\n",
        "twin-a.txt": twin, "twin-b.txt": twin, "twin-c.md": twin, "dots...txt": twin + b"1", "one.txt": b"7",
        "newline.txt": b"\n", "tag.html": b"<", "comment.html": b"<!--" * 2000, "fence.md": b"---\n", "fences.md": b"---\n---\n---\n",
        "invisible.txt": "\u200b\ufeff\u2060".encode() * 50,
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    write_rough(asked.folder, asked.articles, asked.seed)
    print(f"{asked.articles} raw articles in {asked.folder}")


if __name__ == "__main__":
    main()
