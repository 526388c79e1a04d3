"""The opening of a file: front matter and other fields written above the article.

Three forms: a `---` (or `+++`) block that is meant to be YAML (or TOML) and often is not; a run of
`Key: value` lines; a key and a day in mid-line before the first word (` date 2024-09-06 If you ...`).
They are read line by line and nothing in them is refused: what had to be repaired is recorded.
"""

import re
from typing import NamedTuple

from pipeline.text.staging.dates import DATE

LONGEST = 400
"""Lines after which a block that does not close is no front matter but a text that begins with a rule."""

FENCE = re.compile(r"\s{0,200}(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
FIELD = re.compile(r"[\"']?([A-Za-z_][\w .-]{0,60}?)[\"']?[ \t]*[:=](?:[ \t]+(.*)|)$", re.DOTALL)
HEADER = re.compile(
    r"\s{0,200}(?:title|headline|author|byline|date|published|url|source)\s{0,3}:", re.IGNORECASE
)
PREFIX = re.compile(
    rf"""
    \s{{0,100}}
    (?: (?:publication|publish(?:ed)?|pub|post(?:ed)?)?[ _-]?date | published | posted | dated )   # the key
    (?:[ ]on)? \s{{0,3}} [:=]? \s{{0,3}}
    (?P<date> {DATE} )
    (?: T?\s?\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\.\d{{1,9}})?                    # with an hour
        \s?(?:Z|UTC|GMT|[+-]\d{{2}}:?\d{{2}})? )?                            # and its zone
    (?: [ ]{{0,3}} [|:–—-] [ \t] | [ \t] ) [ ]{{0,5}} (?= [^\s,] )                   # then the article
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
BARE_PREFIX = re.compile(
    r"""
    \s{0,100} (?P<date> \d{4}-\d{2}-\d{2} ) (?: [T ]\d{2}:\d{2}(?::\d{2})?Z? )?
    (?: \s{0,3} [|:–—-] \s{1,5} | [ ]{1,5} ) (?= ["“'‘(]? [A-Z] )
    """,
    re.VERBOSE,
)
HEADER_KEYS = frozenset(
    """title headline subtitle author authors byline by date published publish_date publication_date posted
    updated modified source url link canonical tags category categories section keywords description summary
    publisher publication language lang slug layout image""".split()
)
LOWER = re.compile(r"[a-z]")


class Opening(NamedTuple):
    """Where the article begins, the fields above it, the day in mid-line, and what was repaired."""

    end: int
    fields: dict[str, str]
    prefix_date: str | None
    issues: tuple[str, ...]


def read_opening(text: str) -> Opening:
    """The opening of `text`; an `end` of 0 when the article begins at once."""
    fence = FENCE.match(text)
    if fence and (block := _fenced(text, fence)):
        return block
    if HEADER.match(text, 0, 400) and (header := _header(text)):
        return header
    prefix = PREFIX.match(text, 0, 400) or BARE_PREFIX.match(text, 0, 400)
    if prefix and not LOWER.match(text, prefix.end()):
        return Opening(prefix.end(), {}, prefix["date"], ())
    return Opening(0, {}, None, ())


def _fenced(text: str, fence: re.Match[str]) -> Opening | None:
    """Front matter between fences; None when it never closes or holds no field."""
    closing = ("---", "...") if fence[1] == "---" else ("+++",)
    position = fence.end()
    lines: list[str] = []
    for line in text[position : position + 100_000].splitlines(keepends=True)[:LONGEST]:
        position += len(line)
        if line.strip() in closing and line[0] in "-.+":
            fields, issues = read_fields(lines)
            return Opening(position, fields, None, tuple(issues)) if fields else None
        lines.append(line.rstrip())
    return None


def _header(text: str) -> Opening | None:
    """Lines of `Key: value` with known keys, at least two, up to the first blank line."""
    lines: list[str] = []
    position = 0
    for line in text[:20_000].splitlines(keepends=True):
        if not line.strip():
            if lines:
                break
        else:
            field = FIELD.match(line.strip())
            if field is None or _key(field[1]) not in HEADER_KEYS:
                break
            lines.append(line.strip())
        position += len(line)
    if len(lines) < 2:
        return None
    fields, issues = read_fields(lines)
    return Opening(position, fields, None, tuple(issues))


def read_fields(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """Keys (lower case, `_` for spaces) and values; lists are joined by commas; a first key wins."""
    fields: dict[str, str] = {}
    issues: list[str] = []
    key = ""
    for line in lines:
        field = FIELD.match(line) if line[:1] not in (" ", "\t", "-", "#") else None
        if field:
            key = _key(field[1])
            if key in fields:
                issues.append(f"front matter repeats {key}: the first value is kept")
                key = ""
            else:
                fields[key] = _value(key, field[2] or "", issues)
        elif line.strip() and line[0] != "#":
            _more(fields, key, line, issues)
    return fields, issues


def _more(fields: dict[str, str], key: str, line: str, issues: list[str]) -> None:
    """A line that continues the value above it: an entry of a list, or more text, indented."""
    if not key or line[0] not in " \t-":
        if fields and line[0] not in " \t-":
            issues.append(f"front matter line without a key was left out: {line.strip()[:40]!r}")
        return
    entry = line.strip()
    listed = entry.startswith("- ")
    entry = _value(key, entry[2:].strip() if listed else entry, issues)
    joint = ", " if listed and fields[key] else " "
    fields[key] = (fields[key] + joint + entry).strip()[:20_000]


def _key(written: str) -> str:
    return re.sub(r"[\s.-]+", "_", written.strip().lower())


def _value(key: str, written: str, issues: list[str]) -> str:
    """The value without its quotes; a quote that YAML would stumble over is kept as written, and noted."""
    value = written.strip()
    if value[:1] in ("'", '"'):
        return _quoted(key, value, issues)
    if value in (">", "|", ">-", "|-", "[]", "{}", "null", "~"):
        return ""
    if value[:1] == "[" and value[-1:] == "]":
        return ", ".join(part.strip().strip("'\"") for part in value[1:-1].split(","))
    if ": " in value and "://" not in value:
        issues.append(f"front matter is not valid YAML: a colon without quotes in {key}; read as written")
    return value


def _quoted(key: str, value: str, issues: list[str]) -> str:
    quote = value[0]
    escaped = "''" if quote == "'" else '\\"'
    closed = len(value) > 1 and value[-1] == quote
    inner = value[1:-1] if closed else value[1:]
    if not closed:
        issues.append(f"front matter is not valid YAML: the quote of {key} does not close; read to its end")
    elif quote in inner.replace(escaped, ""):
        mark = "an apostrophe inside single quotes" if quote == "'" else "a quote inside double quotes"
        issues.append(f"front matter is not valid YAML: {mark} in {key}; read as written")
    return inner.replace(escaped, quote)
