"""Boilerplate: which short blocks belong to the page around an article rather than to the article.

The phrases are data (`seeds/reference/boilerplate.csv`). A line longer than its phrase allows is the
article's own: nobody subscribes to a theory in three words.
"""

import re
from collections.abc import Iterator

from pipeline.text.fold import fold
from pipeline.text.lexicon import lexicon
from pipeline.text.staging.blocks import Block

LONGEST = 450
"""Characters above which a block is never boilerplate."""

_NUMBER = re.compile(r"\d[\d,.]*+")
_MARKUP = re.compile(r"[\s#*_>•●▪◦‣∙·|»›<\[\]-]+")
_MENU = re.compile(r"\s*[|•·»›>/]\s*|\s{3,}|\t")
_CREDIT = re.compile(r"\(?(?:[A-Z][\w.'-]*[ ,&]{0,2}){1,4}/(?:[A-Z][\w.'-]*[ ,&]{0,2}){1,4}\)?$")
_LINK = re.compile(r"\[([^\]]{0,300})\]\([^)]{0,2000}\)")

LINES: dict[str, str] = {}
STARTS: dict[str, list[tuple[str, int, str]]] = {}
ANYWHERE: list[tuple[str, int, str]] = []
LABELS: dict[str, int] = {}
ITEMS: set[str] = set()


def _load() -> None:
    for row in lexicon("boilerplate"):
        phrase, limit, kind = row["phrase"], int(row["max_words"]), row["kind"]
        if row["where"] == "line":
            LINES[phrase.rstrip(":.!?")] = kind
        elif row["where"] == "start":
            STARTS.setdefault(phrase.partition(" ")[0].rstrip(":"), []).append((phrase, limit, kind))
        elif row["where"] == "anywhere":
            ANYWHERE.append((phrase, limit, kind))
        elif row["where"] == "label":
            LABELS[phrase] = limit
        else:
            ITEMS.add(phrase)


_load()


def label(blocks: list[Block]) -> list[Block]:
    """Blocks with `markup` and page furniture turned into boilerplate, captions and comment markers."""
    return list(_labelled(blocks))


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
    words = _plain(block.text).split()
    if not words:
        return "boilerplate"
    plain = " ".join(words)
    if kind := LINES.get(plain.rstrip(":.!?… ")):
        return kind
    for phrase, limit, kind in STARTS.get(words[0].rstrip(":"), ()):
        if len(words) <= limit and plain.startswith(phrase) and not plain[len(phrase) : len(phrase) + 1].isalnum():
            return kind
    for phrase, limit, kind in ANYWHERE:
        if phrase in plain and len(words) <= limit:
            return kind
    return "boilerplate" if _is_label(plain, words) or _is_menu(block.text) or _is_credit(block.text) else None


def _plain(text: str) -> str:
    """Lower case, plain quotes, no marks around it, `#` for every number."""
    plain = fold(text).lower()
    if "](" in plain:
        plain = _LINK.sub(r"\1", plain)
    lead = _MARKUP.match(plain)
    plain = plain[lead.end() :] if lead else plain
    return _NUMBER.sub("#", plain.rstrip("*_]) \t")).replace("©", "© ").replace("([", "(")


def _is_label(plain: str, words: list[str]) -> bool:
    """ "Main News:" alone on its line announces what follows and says nothing."""
    if not plain.endswith(":") or len(words) > 5:
        return False
    bare = plain[:-1].rstrip()
    return any(bare.endswith(phrase) and len(words) <= limit for phrase, limit in LABELS.items())


def _is_menu(text: str) -> bool:
    """Three or more short entries side by side, one of them a usual entry of a menu."""
    if len(text) > 300 or not any(mark in text for mark in "|•·»›>/\t") and "   " not in text:
        return False
    items = [item.strip(" *_[]#").lower() for item in _MENU.split(text)]
    return len(items) >= 3 and all(len(item) <= 30 for item in items) and any(item in ITEMS for item in items)


def _is_credit(text: str) -> bool:
    """ "Jane Doe/Agency" alone on a line signs a picture."""
    return len(text) <= 80 and "/" in text and _CREDIT.match(text) is not None


def _is_caption(text: str) -> bool:
    """A line in italics under a picture describes it."""
    return text[0] in "*_" and text[-1] in "*_." and text[:2] not in ("**", "__")
