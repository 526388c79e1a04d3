"""Titles and headings: which short blocks name the article or a part of it."""

import re

from pipeline.text.staging.blocks import Block

LONGEST_TITLE, LONGEST_HEADING = 200, 90
"""Characters of a title and of a heading in plain text."""
TITLE_WORDS, HEADING_WORDS = 28, 12

_MARKS = re.compile(r"^[\s#*_]+|[\s#*_]+$")
_KINDS = {"row": "paragraph", "markup": "boilerplate", "comments": "boilerplate"}
_SILENT = frozenset({"boilerplate", "front_matter", "comment", "comments", "markup"})
_ENDS = (".", ",", ";", ":", "…", ")")


def mark_titles(blocks: list[Block], known: str | None) -> tuple[list[Block], str | None]:
    """The blocks with their final kinds, and the title that the text shows (None when it shows none).

    The first readable block is the title when it is the title that the file gives (`known`), a heading of
    the first level, or a short line without a final period above more text. Later short lines between
    paragraphs are headings.
    """
    readable = [index for index, block in enumerate(blocks) if block.kind not in _SILENT]
    first = readable[0] if readable else -1
    shown: str | None = None
    marked: list[Block] = []
    for index, block in enumerate(blocks):
        kind = _KINDS.get(block.kind, block.kind)
        if index == first and _is_title(block, known, len(readable) > 1):
            kind, shown = "title", _bare(block.text)
        elif kind == "paragraph" and index != first and _is_heading(blocks, index):
            kind = "heading"
        marked.append(block if kind == block.kind else block._replace(kind=kind))
    return marked, shown


def _bare(text: str) -> str:
    return " ".join(_MARKS.sub("", text).split())


def _is_title(block: Block, known: str | None, more: bool) -> bool:
    text = block.text
    if len(text) > LONGEST_TITLE or block.kind not in ("paragraph", "heading"):
        return False
    if known and _bare(text).lower() == _bare(known).lower():
        return True
    if block.kind == "heading":
        return more and not text.startswith("##")
    return more and "\n" not in text and not text.endswith(_ENDS) and len(text.split()) <= TITLE_WORDS


def _is_heading(blocks: list[Block], index: int) -> bool:
    """A short line in plain text that announces the block below it."""
    text = blocks[index].text
    if len(text) > LONGEST_HEADING or "\n" in text or text.endswith((".", ",", ";", "…", '"', "”", ")")):
        return False
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    return (
        below is not None
        and below.kind in ("paragraph", "list_item", "quote", "row")
        and len(below.text) > len(text)
        and len(text.split()) <= HEADING_WORDS
        and (text[0].isupper() or text[0].isdigit() or text[0] in "\"“'‘")
    )
