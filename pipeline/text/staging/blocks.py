"""Blocks: the text cut where its lines and marks cut it, before anyone asks what a block says.

A block is a stretch of whole lines. Blank lines belong to the block before them.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

WIDEST_WRAP, NARROWEST_WRAP = 120, 40
"""Lines that were wrapped by hand or by mail programs end between these columns."""

ITEM = re.compile(r"(?: [•●▪◦‣∙·○◆■✓✔➤►→] \s* | [*+–—-] (?:\s+|$) ) (?=.)", re.VERBOSE)
NUMBERED = re.compile(r"(?: \(?\d{1,3}[.)] | [a-zA-Z][)] ) \s+ \S", re.VERBOSE)
HEADING = re.compile(r"\#{1,6} \s+ \S", re.VERBOSE)
RULE = re.compile(r"(?: [-*_=~] \s? ){3,} $", re.VERBOSE)
MARKUP = re.compile(
    r"""
      !\[ [^\]]{0,600} \] (?: \( [^)]{0,2000} \) | \[ [^\]]{0,200} \] ) \s* $      # ![alt](address)
    | \[ !\[ [^\]]{0,600} \] \( [^)]{0,2000} \) \] \( [^)]{0,2000} \) \s* $        # a linked image
    | < /? [a-zA-Z!] [^>]{0,2000} > \s* $                                         # one tag
    | < (?:script|style|iframe|img|video|svg|noscript|figure|button|form|input) \b # tags that hold no prose
    | <!-- .{0,2000} --> \s* $                                                    # a comment in the source
    | \{ [{%] .{0,2000} [%}] \} \s* $                                             # a template's shortcode
    | \[ /? (?:caption|embed|gallery|youtube|video|audio|ad) \b .{0,500} \] \s* $
    | https?://\S{1,2000} \s* $ | <https?://[^>]{1,2000}> \s* $                   # an address alone
    | \[ [^\]]{0,40} \]: \s* \S+ .{0,200} $                                       # a link's definition
    | ``` .{0,60} $                                                               # a fence around code
    | \|? [\s:|-]{3,200} $                                                        # the rule of a table
    | (?: \#\w{1,60} [\s,]* ){2,30} $                                             # hashtags only
    """,
    re.VERBOSE,
)
BOLD = re.compile(r"(\*\*|__) [^*_]{2,120} \1 :? \s* $", re.VERBOSE)
_SPECIAL = frozenset("#>!<[{|`•●▪◦‣∙·○◆■✓✔➤►→*+–—-=_~(0123456789h") | frozenset("abcdefgABCDEFG")
_CONTINUES = (",", " and", " or", " the", " of", " to", " a", " in", " for", "-", "—", "–", " with", " by")

_ENDS = (".", "!", "?", '."', ".”", '?"', "?”", ".)", ":")


class Block(NamedTuple):
    """Whole lines of one kind; `text` is their content without the white space around it."""

    kind: str
    start: int
    end: int
    text: str


class Line(NamedTuple):
    """One line that is not blank: where it starts, its stripped content, whether it is indented."""

    start: int
    text: str
    indented: bool


def cut(text: str, start: int) -> list[Block]:
    """Blocks that tile `text[start:]`; white space before the first belongs to it."""
    runs = [run for group in _groups(text, start) for run in _runs(group)]
    if not runs:
        return [Block("boilerplate", start, len(text), "")] if start < len(text) else []
    starts = [start, *[lines[0].start for _, lines in runs[1:]]]
    ends = [*starts[1:], len(text)]
    return [
        Block(kind, begin, end, lines[0].text if len(lines) == 1 else "\n".join([line.text for line in lines]))
        for (kind, lines), begin, end in zip(runs, starts, ends, strict=True)
    ]


def _groups(text: str, start: int) -> Iterator[list[Line]]:
    """Lines that no blank line separates."""
    group: list[Line] = []
    for line in text[start:].splitlines(keepends=True):
        if content := line.strip():
            group.append(Line(start, content, line[0] in " \t"))
        elif group:
            yield group
            group = []
        start += len(line)
    if group:
        yield group


def _runs(group: list[Line]) -> Iterator[tuple[str, list[Line]]]:
    """The lines of a group, gathered into blocks of one kind each."""
    run: list[Line] = []
    run_kind = ""
    width = max([len(line.text) for line in group]) if len(group) > 1 else 0
    for line in group:
        kind = _line_kind(line.text, not run or run_kind == "list_item")
        if run and _continues(run_kind, run[-1], kind, line, width):
            run.append(line)
            continue
        if run:
            titled = kind == "underline" and run_kind == "paragraph" and line.text[0] in "=-"
            yield ("heading" if titled and len(run) == 1 else run_kind), run
        run, run_kind = [line], "boilerplate" if kind in ("underline", "markup") else kind
    yield run_kind, run


def _line_kind(line: str, numbering: bool) -> str:
    """What the marks of a line make of it; numbers count as marks only where a list can begin."""
    first = line[0]
    if first not in _SPECIAL:
        return "paragraph"
    if first == "#" and HEADING.match(line):
        return "heading"
    if first == ">":
        return "quote"
    if RULE.match(line):
        return "underline"
    if MARKUP.match(line):
        return "markup"
    if first == "|":
        return "row"
    if ITEM.match(line) or (numbering and NUMBERED.match(line)):
        return "list_item"
    return "heading" if BOLD.match(line) else "paragraph"


def _continues(run_kind: str, last: Line, kind: str, line: Line, width: int) -> bool:
    """Whether `line` belongs to the block that `last` ends."""
    if kind == "quote":
        return run_kind == "quote"
    if kind != "paragraph" or run_kind not in ("paragraph", "list_item", "quote"):
        return False
    if "\t" in line.text or "\t" in last.text:
        return False
    if (line.text[0].islower() and not last.text.endswith(_ENDS)) or last.text.endswith(_CONTINUES):
        return True
    if run_kind == "list_item" and not line.indented:
        return False
    word = line.text.find(" ")
    needed = len(last.text) + 1 + (word if word > 0 else len(line.text))
    return NARROWEST_WRAP <= width <= WIDEST_WRAP and needed > width
