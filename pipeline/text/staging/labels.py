"""Boilerplate: which short blocks belong to the page around an article rather than to the article.

The phrases are data (`seeds/reference/boilerplate.csv`). A line longer than its phrase allows is the
article's own: nobody subscribes to a theory in three words.
"""

import re
from collections.abc import Iterator

from pipeline.text.lexicon import lexicon
from pipeline.text.staging.blocks import Block

LONGEST, MOST_WORDS = 450, 60
"""Characters and words above which a block is never boilerplate."""

_NUMBER = re.compile(r"\d[\d,.]*+")
_MARKUP = re.compile(r"[\s#*_>•●▪◦‣∙·|»›<\[\]-]+")
_MENU = re.compile(r"\s*[|•·»›>/]\s*|\s{3,}|\t")
_NUMERIC = re.compile(r"©|\d")
_MENU_MARK = re.compile(r"[|•·»›>/\t]")
_CREDIT = re.compile(r"\(?(?:[A-Z][\w.'-]*[ ,&]{0,2}){1,4}/(?:[A-Z][\w.'-]*[ ,&]{0,2}){1,4}\)?$")
_LINK = re.compile(r"\[([^\]]{0,300})\]\([^)]{0,2000}\)")

ENTRIES = frozenset({"paragraph", "list_item", "boilerplate"})
END = Block("end", 0, 0, "")

LINES: dict[str, str] = {}
STARTS: dict[str, list[tuple[str, str, int, str]]] = {}
ANYWHERE: list[tuple[str, int, str]] = []
LABELS: dict[str, int] = {}
ITEMS: set[str] = set()


def _load() -> None:
    for row in lexicon("boilerplate"):
        phrase, limit, kind = row["phrase"], int(row["max_words"]), row["kind"]
        if row["where"] == "line":
            LINES[phrase.rstrip(":.!?")] = kind
        elif row["where"] == "start":
            begin, _, then = phrase.partition(" ...")
            STARTS.setdefault(begin.partition(" ")[0].rstrip(":"), []).append((begin, then, limit, kind))
        elif row["where"] == "anywhere":
            ANYWHERE.append((phrase, limit, kind))
        elif row["where"] == "label":
            LABELS[phrase] = limit
        else:
            ITEMS.add(phrase)
    ANYWHERE.sort(key=lambda entry: -entry[1])


_load()


def label(blocks: list[Block]) -> list[Block]:
    """Blocks with `markup` and page furniture turned into boilerplate, captions and comment markers."""
    labelled = list(_labelled(blocks))
    return (
        _without_columns(labelled) if sum([block.kind == "boilerplate" for block in labelled]) else labelled
    )


def _without_columns(blocks: list[Block]) -> list[Block]:
    """Three or more entries of a menu, each on its line: one that the lexicon knows gives the others away."""
    column: list[int] = []
    for index, block in enumerate([*blocks, END]):
        if len(block.text) <= 25 and block.kind in ENTRIES and len(block.text.split()) <= 2:
            column.append(index)
            continue
        if len(column) >= 3 and any(blocks[entry].kind == "boilerplate" for entry in column):
            for entry in column:
                blocks[entry] = blocks[entry]._replace(kind="boilerplate")
        column = []
    return blocks


def _labelled(blocks: list[Block]) -> Iterator[Block]:
    after_image = False
    for block in blocks:
        kind = block.kind
        if kind == "markup":
            after_image = block.text.startswith(("![", "[![", "<img", "<figure", "{{"))
            yield block._replace(kind="boilerplate")
            continue
        if len(block.text) <= LONGEST:
            kind = _page_kind(block) or kind
            if after_image and kind == "paragraph" and _is_caption(block.text):
                kind = "caption"
        after_image = False
        yield block if kind == block.kind else block._replace(kind=kind)


def _page_kind(block: Block) -> str | None:
    """What the words of a short block make of it; None when they make nothing of it."""
    plain = _plain(block.text)
    if not plain:
        return "boilerplate"
    count = plain.count(" ") + plain.count("\n") + 1
    if count > MOST_WORDS:
        return None
    if kind := _by_beginning(plain, count):
        return kind
    for phrase, limit, kind in ANYWHERE:
        if count > limit:
            break
        if phrase in plain:
            return kind
    furniture = len(plain) < 200 and (_is_label(plain) or _is_menu(block.text) or _is_credit(block.text))
    return "boilerplate" if furniture else None


def _by_beginning(plain: str, count: int) -> str | None:
    """The kind of a line that a phrase is, or begins."""
    first = plain[:30].partition(" ")[0]
    if len(plain) >= 60 and first.rstrip(":") not in STARTS and not _NUMERIC.match(first):
        return None
    head = " ".join(_NUMBER.sub("<n>", plain[:80]).replace("©", "© ").split())
    if len(plain) < 60 and (kind := LINES.get(head.rstrip(":.!?… "))):
        return kind
    for begin, then, limit, kind in STARTS.get(head.partition(" ")[0].rstrip(":"), ()):
        if count <= limit and _begins(head, begin) and (not then or f"{then} " in f"{plain.rstrip('.!')} "):
            return kind
    return None


def _begins(head: str, phrase: str) -> bool:
    return head.startswith(phrase) and not head[len(phrase) : len(phrase) + 1].isalnum()


def _plain(text: str) -> str:
    """Lower case, plain apostrophes and spaces, no marks around it."""
    plain = text.lower().replace("’", "'").replace("\u00a0", " ")
    if "](" in plain:
        plain = _LINK.sub(r"\1", plain)
    lead = _MARKUP.match(plain)
    return (plain[lead.end() :] if lead else plain).rstrip("*_] \t")


def _is_label(plain: str) -> bool:
    """ "Main News:" alone on its line announces what follows and says nothing."""
    if not plain.endswith(":"):
        return False
    bare = plain[:-1].rstrip()
    count = len(bare.split())
    return any(bare.endswith(phrase) and count <= limit for phrase, limit in LABELS.items())


def _is_menu(text: str) -> bool:
    """Three or more short entries side by side, one of them a usual entry of a menu."""
    if not (_MENU_MARK.search(text) or "   " in text):
        return False
    items = [item.strip(" *_[]#").lower() for item in _MENU.split(text)]
    known = sum(item in ITEMS for item in items)
    return all(len(item) <= 30 for item in items) and (known > 0 if len(items) > 2 else known == 2)


def _is_credit(text: str) -> bool:
    """ "Jane Doe/Agency" alone on a line signs a picture."""
    return "/" in text and len(text) <= 80 and _CREDIT.match(text) is not None


def _is_caption(text: str) -> bool:
    """A line in italics under a picture describes it."""
    return text[0] in "*_" and text[-1] in "*_." and text[:2] not in ("**", "__")
