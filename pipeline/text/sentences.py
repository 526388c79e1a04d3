"""Sentences: where the readable segments of a document end one statement and begin the next.

Finding is apart from deciding: `BREAK` finds every mark that may end a sentence, `_ends` decides.
"""

import re
from collections.abc import Sequence

from pipeline.rows import Segment, Sentence, span_id
from pipeline.text.lexicon import lexicon

READABLE = frozenset({"title", "heading", "paragraph", "list_item", "quote", "caption"})
LONGEST = 2_000
"""Characters after which a run without any end mark is cut at white space."""
REACH = 24
"""Characters before a mark among which its word is looked for."""

_MARK = r"""
      (?P<mark> [.!?…]++ )                     # the mark, or several: ?! ...
      (?>(?: \[\d{1,3}\] ){0,4})                  # a footnote: .[12]
      (?P<close> ["'”’»)\]*_]{0,6}+ )          # quotes and brackets that close with it
      (?P<gap> \s++ )                          # white space must follow
      (?P<open> ["'“‘«(\[*_]{0,6}+ )           # quotes and brackets that open the next sentence
      (?P<next> \S )                           # its first character
"""
BREAK = re.compile(_MARK, re.VERBOSE)
BREAK_ANY = re.compile(
    _MARK
    + r"""
    | [。！？]["”』」）]{0,4}+ \s*+ (?=\S)          # full stops of Chinese and Japanese
    | (?<=\s) [•●▪◦‣∙] \s++ (?=\S)               # a bullet within a line
    """,
    re.VERBOSE,
)
_RARE = "。！？•●▪◦‣∙"
LEAD = re.compile(r"(?>(?: \s | [•●▪◦‣∙·○>|] | \#{1,6}(?=\s) | \*++ | __ | [-–—+](?=\s) )*)", re.VERBOSE)
NUMBERING = re.compile(r"\s*+ (?: \d{1,3} | [a-zA-Z] | [ivx]{1,4} ) [.)] \s++", re.VERBOSE)
TRAIL = re.compile(r"[\s•●▪◦‣∙|]|\*|(?<=_)_")
WORD_BEFORE = re.compile(r"[^\s\"“‘(\[«*_—–/]++$")
BRAND = re.compile(r"[a-z]{1,2}[A-Z]")
ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
WORD = re.compile(r"[^\W_]++(?>(?:['’-][^\W_]++)*)")
SAID = re.compile(
    r"(?:[A-Z][\w’'.-]{0,30}\s){1,4}(?:said|says|asked|asks|wrote|writes|added|replied|told|tweeted|posted)\b"
)
AFTER_HOUR = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun January
    February March April May June July August September October November December Jan Feb Mar Apr Jun Jul
    Aug Sep Sept Oct Nov Dec Eastern Central Pacific Mountain ET EST EDT PT PST PDT CT CST
    CDT MT GMT UTC BST CET CEST IST JST Greenwich London Beijing Tokyo""".split()
)
ZONE_TIME = re.compile(r"[A-Z][a-z]{2,11}\stime\b")  # "5 a.m. Moscow time"
QUOTES = ('"', "“", "‘", "«")
STARTERS = frozenset(row["word"].capitalize() for row in lexicon("sentence_starters")) | {"I"}
ABBREVIATIONS: dict[str, str] = {}
for _row in lexicon("abbreviations"):
    _written = _row["abbreviation"]
    _forms = (_written, _written.capitalize(), _written.upper()) if len(_written) > 1 else (_written,)
    ABBREVIATIONS.update(dict.fromkeys(_forms, _row["class"]))


def split_sentences(document_id: str, text: str, segments: Sequence[Segment]) -> list[Sentence]:
    """Sentences of the readable segments, in order. None crosses a segment or holds no letter or digit."""
    sentences: list[Sentence] = []
    plain = text.isascii() or not any(mark in text for mark in _RARE)
    marks = BREAK if plain else BREAK_ANY
    for segment in segments:
        if segment.kind not in READABLE:
            continue
        for start, end in _spans(text, segment, marks):
            sentence_id = span_id("s", document_id, start, end)
            sentences.append(
                Sentence(sentence_id, document_id, segment.segment_id, len(sentences), start, end, text[start:end])
            )
    return sentences


def _spans(text: str, segment: Segment, marks: re.Pattern[str]) -> list[tuple[int, int]]:
    start, stop = segment.start_char, segment.end_char
    start = LEAD.match(text, start, stop).end()  # type: ignore[union-attr]
    if segment.kind == "list_item" and (numbering := NUMBERING.match(text, start, stop)):
        start = numbering.end()
    spans: list[tuple[int, int]] = []
    for match in marks.finditer(text, start, stop):
        if match.start() >= start and _ends(text, start, match):
            end, following = match.span("gap") if match["mark"] else (match.end(), match.end())
            _add(spans, text, start, end)
            start = following
    _add(spans, text, start, stop)
    return spans


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add the span without white space and marks at its ends, in pieces no longer than LONGEST."""
    if start < end and not text[start].isalnum():
        start = LEAD.match(text, start, end).end()  # type: ignore[union-attr]
    while end > start and text[end - 1] != "." and TRAIL.match(text, end - 1):
        end -= 1
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1 or start + LONGEST
        _add(spans, text, start, cut)
        start = cut
    if start < end and (text[start].isalnum() or WORD.search(text, start, end)):
        spans.append((start, end))


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the mark ends a sentence, by the words on both sides of it."""
    mark, following = match.group("mark", "next")
    if mark is None:
        return True
    if following.islower() and not BRAND.match(text, match.start("next")):
        return False
    if mark == "." and _follows_plain_word(text, max(start, match.start() - REACH), match.start()):
        return True
    if mark != ".":
        if mark[0] in "!?" and match["close"] and SAID.match(text, match.start("next")):
            return False
        before = WORD_BEFORE.search(text, max(start, match.start() - REACH), match.start())
        return not (before and ABBREVIATIONS.get(before.group() + mark) and not _starter(text, match))
    before = WORD_BEFORE.search(text, max(start, match.start() - REACH), match.start())
    return before is None or _ends_word(text, start, before, match)


def _follows_plain_word(text: str, start: int, end: int) -> bool:
    """Whether letters that are no abbreviation and no initial stand right before `end`: the usual case."""
    word = text[start:end].rpartition(" ")[2]
    return len(word) > 1 and word.isalpha() and word not in ABBREVIATIONS


def _ends_word(text: str, start: int, before: re.Match[str], match: re.Match[str]) -> bool:
    """Whether the period after this word is more than the period of an abbreviation."""
    word, following = before.group(), match["next"]
    kind = ABBREVIATIONS.get(word)
    if kind is None and len(word) > 2 and (word[0] == "'" or word[0] == "’"):
        kind = ABBREVIATIONS.get(word[1:])
    if kind == "title" or kind == "never":
        return False
    if kind == "number" and (following.isdigit() or len(word) > 1 or word.islower()):
        return not following.isdigit()
    if kind == "time":
        return not (match["open"][:1] == "(" or ZONE_TIME.match(text, match.start("next"))) and (
            _word_at(text, match.start("next")) not in AFTER_HOUR
        )
    if kind == "word" or ACRONYM.fullmatch(word):
        return match["open"][:1] in QUOTES or _starter(text, match)
    if len(word) == 1 and word.isupper():
        return _ends_initial(text, start, before, match)
    return not (word.isdigit() and len(word) < 3 and before.start() == start)


def _ends_initial(text: str, start: int, before: re.Match[str], match: re.Match[str]) -> bool:
    """A single capital ends a sentence ("Series B. The") unless it is an initial ("George W. Bush")."""
    if before.start() == start:
        return False
    return _starter(text, match) or not following_name(text, match)


def following_name(text: str, match: re.Match[str]) -> bool:
    """Whether a capitalised word or another initial comes next."""
    return match["next"].isupper() and not match["open"]


def _starter(text: str, match: re.Match[str]) -> bool:
    return _word_at(text, match.start("next")) in STARTERS


def _word_at(text: str, position: int) -> str:
    word = WORD.match(text, position)
    return word.group().partition("'")[0].partition("’")[0] if word else ""
