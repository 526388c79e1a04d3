"""The masthead: title, byline and day of publication, as the first lines of an article show them.

Only lines above the first long paragraph are looked at, and only lines that hold nothing else (a byline, a
day) or begin as news agencies begin ("PARIS, Sept. 6, 2024 (Agency) - "). A date in a sentence is never one.
"""

import re
from typing import NamedTuple

from pipeline.text.staging.blocks import Block
from pipeline.text.staging.dates import DATE, FIND_DATE

NEAR_TOP = 10
"""Blocks that may belong to the masthead."""

_NAME = r"[A-Z][\w.’'-]{0,30}(?:\s(?:de|van|von|der|la|al|bin|and|[A-Z][\w.’'-]{0,30})){1,8}"
_CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?i:[ap]\.?m\.?)?\s?(?:[A-Z]{2,4}\b)?"
_NOTE = rf"""
    (?>(?: [\s,|•·/()\[\]*_~–—-]++
      | (?:at|@)?\s?{_CLOCK}
      | \d{{1,2}}\s?(?i:[ap]\.?m\.?)(?:\s[A-Z]{{2,4}}\b)?
      | (?i: (?:last\s)?(?:updated|modified|edited|revised) (?:\son)? ) :?\s{{0,3}}
      | {DATE}
      | \d{{1,3}}[ -](?i:min(?:ute)?s?(?:\sread)?)
      | (?i: (?:written\s|posted\s)?(?:by|from) ) \s(?:{_NAME}|[\w.-]{{1,30}})
      | in\s[A-Z][\w&]{{0,20}}(?:,?\s[A-Z&][\w&]{{0,20}}){{0,4}}
      | \d{{1,4}}\s(?i:comments?|views|shares)
    ){{0,12}})
"""
DAY_LINE = re.compile(
    rf"""
    [\s*_>#(|\[•-]{{0,6}}
    (?P<before> (?:[Bb][Yy]\s)? {_NAME} [\s,|•·–—-]{{1,6}} )??
    (?: (?P<key> (?i: (?:article\s|story\s|this\s(?:article|story|post)\swas\s)? (?:first\s|originally\s)?
                 (?:published|posted|publication\sdate|pub\.?\sdate|date\spublished|date|dated|released|released\son
                   |release\sdate|filed|issued) (?:\s(?:on|at))? )
      | (?P<updated> (?i: (?:last\s)?(?:updated|modified|edited|revised)(?:\s(?:on|at))? ) ) )
      [*_]{{0,2}} \s{{0,3}} :? [*_]{{0,2}} \s{{0,3}} (?: {_CLOCK} [,\s]{{0,3}} (?: on\s )? )? )?
    (?P<date> {DATE} )
    (?: T\d{{2}}:\d{{2}}\S{{0,20}} )?
    {_NOTE}
    \.? $
    """,
    re.VERBOSE,
)
BYLINE = re.compile(
    rf"[\s*_>#(|•-]{{0,6}}(?:(?:written|reported|story|words|text|posted)\s)?[Bb][Yy]:?\s(?P<name>{_NAME})"
    r"(?P<rest>$|\s{0,3}[,|•·*_–—\n(-].{0,120}$)",
    re.DOTALL,
)
PLACE = r"(?!(?:On|In|By|At|The|Since|Until|After|Before|From|For|As|This|Last|Next)\b)[A-Z][\w.’'-]{0,25}"
DATELINE = re.compile(
    rf"""
    [\s*_(]{{0,4}}
    (?: {PLACE} (?:,?[ ] [A-Z][\w.’'-]{{0,25}} ){{0,4}} [\s,*_/–—-]{{1,6}}
        (?: [(/][^)/\n]{{1,40}}[)/] [\s,–—-]{{1,6}} )? )?              # PARIS, or SEATTLE--(WIRE)--
    [(]? (?P<date> {DATE} ) [)]?
    \s{{0,3}} (?: [(/][^)/\n]{{1,40}}[)/] )? [*_)]{{0,3}}               # (Agency) or /Wire/
    \s{{0,3}} (?: --+ | [–—:] | -(?=\s) )                               # then the dash
    """,
    re.VERBOSE,
)
URL_LINE = re.compile(
    r"[\s*_(\[-]{0,4}"
    r"(?:source|url|link|permalink|canonical|originally published (?:at|on|in)|original|via|from)"
    r"[^\n]{0,40}?(?P<url>https?://[^\s)\]>\"']{1,500})[)\]>]?\s*$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d{4}")
BARE_URL = re.compile(r"<?(?P<url>https?://[^\s>]{1,500})>?\s*$")


class Masthead(NamedTuple):
    """What the first lines say: days as written, an author, addresses; the blocks that say no more."""

    published: str | None
    updated: str | None
    author: str | None
    urls: tuple[str, ...]
    furniture: frozenset[int]


def read_masthead(blocks: list[Block]) -> Masthead:
    """The masthead of an article whose blocks are labelled already."""
    days: list[re.Match[str]] = []
    author: str | None = None
    dateline: str | None = None
    urls: list[str] = []
    furniture: set[int] = set()
    prose = False
    for index, block in enumerate(blocks[:NEAR_TOP]):
        if block.kind == "comment":
            break
        text = block.text[:300]
        if (line := _day_line(block)) and _counts(line, prose, blocks):
            days.append(line)
            author = author or _author(text)
            furniture.add(index)
        elif len(block.text) <= 200 and (byline := BYLINE.match(text)) and not prose:
            author = author or byline["name"]
            dateline = dateline or _date_of(byline["rest"])
            furniture.add(index)
        elif url := _url_line(block, prose):
            urls.append(url)
            furniture.add(index)
        elif not prose and dateline is None and (found := DATELINE.match(text)):
            dateline = found["date"]
        prose = prose or (block.kind == "paragraph" and len(block.text) > 80 and index not in furniture)
    said = next((day["date"] for day in days if not day["updated"]), None)
    updated = next((day["date"] for day in days if day["updated"]), None)
    return Masthead(said or dateline, updated, author, tuple(urls), frozenset(furniture))


def _day_line(block: Block) -> re.Match[str] | None:
    """The block as a line that holds a day of publication and nothing else."""
    return DAY_LINE.match(block.text) if 7 <= len(block.text) <= 250 and _DIGIT.search(block.text) else None


def _counts(line: re.Match[str], prose: bool, blocks: list[Block]) -> bool:
    """Beneath the first words of the article only a line that names publication counts."""
    if prose:
        return "ublished" in (line["key"] or "")
    return bool(line["key"]) or not _is_timeline(blocks)


def _is_timeline(blocks: list[Block]) -> bool:
    """Days alone on several lines are the entries of a timeline, none of them the day of publication."""
    lines = [_day_line(block) for block in blocks[:60] if len(block.text) < 60]
    return len({line["date"] for line in lines if line and not line["key"]}) > 1


def _url_line(block: Block, prose: bool) -> str | None:
    """The address in a line made for it; alone on a line it counts above the article's first words only."""
    if len(block.text) > 600 or "://" not in block.text:
        return None
    found = URL_LINE.match(block.text) or (None if prose else BARE_URL.match(block.text))
    return found["url"] if found else None


def read_foot(blocks: list[Block]) -> Masthead:
    """A "Published: DAY" or "Source: ADDRESS" line among the last lines of an article."""
    published: str | None = None
    urls: list[str] = []
    furniture: set[int] = set()
    silent = ("boilerplate", "comment")
    last = next((index for index in range(len(blocks) - 1, -1, -1) if blocks[index].kind not in silent), 0)
    for index in range(max(1, last - 2), min(len(blocks), last + 4)):
        block = blocks[index]
        if block.kind == "comment":
            continue
        if "://" in block.text and len(block.text) <= 600 and (url := URL_LINE.match(block.text)):
            urls.append(url["url"])
            furniture.add(index)
        elif (line := _day_line(block)) and line["key"] and "ublished" in line["key"]:
            published = published or line["date"]
            furniture.add(index)
    return Masthead(published, None, None, tuple(urls), frozenset(furniture))


def _author(text: str) -> str | None:
    by = re.search(rf"\b[Bb][Yy]\s({_NAME})", text)
    return by[1] if by else None


def _date_of(text: str) -> str | None:
    found = FIND_DATE.search(text)
    return found.group() if found else None
