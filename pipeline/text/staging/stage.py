"""One file becomes one document: its text, its segments, what is known about it, or a refusal.

Pure: bytes in, rows out. Reading the disk, links and duplicates are the store's.
"""

from typing import NamedTuple

from pipeline.rows import Document, Segment, Signature, fingerprint, span_id
from pipeline.text.sentences import READABLE
from pipeline.text.staging.blocks import Block, cut
from pipeline.text.staging.comments import mark_comments
from pipeline.text.staging.decode import Decoded, decode
from pipeline.text.staging.labels import label
from pipeline.text.staging.language import language_of
from pipeline.text.staging.masthead import Masthead, read_foot, read_masthead
from pipeline.text.staging.opening import Opening, read_opening
from pipeline.text.staging.published import (
    URL_KEYS,
    Claim,
    claim_of_text,
    claims_of_fields,
    claims_of_urls,
    decide,
)
from pipeline.text.staging.shingles import signature_of
from pipeline.text.staging.titles import mark_titles

MARKS = frozenset("•●▪◦‣∙·*|-–—+>#") | {"##", "###", "--"}
"""Marks that stand between blanks and are no words."""


class Staged(NamedTuple):
    """One article, ready to be read."""

    document: Document
    segments: list[Segment]
    signature: Signature


class Refusal(NamedTuple):
    """A file that is no article that can be read, and why, with the next step."""

    path: str
    reason: str


def stage(path: str, data: bytes, sha256: str) -> Staged | Refusal:
    """The document that a file holds, or why it holds none. Never raises, whatever the bytes are."""
    try:
        decoded = decode(path, data)
        if isinstance(decoded, str):
            return Refusal(path, decoded)
        return _staged(path, sha256, decoded)
    except Exception as error:
        return Refusal(path, f"staging failed ({type(error).__name__}: {error}); please report this file")


def _staged(path: str, sha256: str, decoded: Decoded) -> Staged | Refusal:
    text, issues = decoded.text, list(decoded.issues)
    fields: dict[str, str] = {}
    if decoded.format == "html":
        from pipeline.text.staging.webpage import read_page

        page = read_page(text)
        if page is None:
            return Refusal(path, "no article: the page shows no text; save the article's text instead")
        text, fields = page
    opening = read_opening(text)
    issues += opening.issues
    blocks = mark_comments(label(cut(text, opening.end)))
    masthead, foot = read_masthead(blocks), read_foot(blocks)
    blocks = _without_furniture(blocks, masthead.furniture, foot.furniture)
    title = fields.get("title") or opening.fields.get("title") or opening.fields.get("headline")
    blocks, shown = mark_titles(blocks, title)
    published = decide(_claims(opening, fields, masthead, foot, issues), issues)
    words = _words(" ".join([text[block.start : block.end] for block in blocks if block.kind in READABLE]))
    document_id = fingerprint("d", sha256, decoded.format)
    title, author = _known(title or shown, fields, opening, masthead)
    document = Document(
        document_id, path, sha256, decoded.format, title, author,
        published.on, published.first, published.last, published.evidence,
        language_of(words), len(words), None, tuple(dict.fromkeys(issues)), text,
    )  # fmt: skip
    segments = _segments(document_id, blocks, opening.end)
    return Staged(document, segments, Signature(document_id, signature_of(words)))


def _claims(
    opening: Opening, fields: dict[str, str], masthead: Masthead, foot: Masthead, issues: list[str]
) -> list[Claim]:
    """Everything in the file that claims to know the day of publication, strongest kind first."""
    urls = [source[key] for source in (opening.fields, fields) for key in URL_KEYS if source.get(key)]
    claims = [
        *claims_of_fields("front_matter", opening.fields, issues),
        *claims_of_fields("html_meta", fields, issues),
        *claim_of_text("inline_prefix", opening.prefix_date, issues),
        *(claim_of_text("dateline", masthead.published or foot.published, issues)),
        *claims_of_urls([*urls, *masthead.urls, *foot.urls]),
    ]
    if not claims and masthead.updated:
        claims = [
            Claim("dateline", claim.period._replace(first=None))
            for claim in claim_of_text("dateline", masthead.updated, issues)
        ]
    return claims


def _known(
    title: str | None, fields: dict[str, str], opening: Opening, masthead: Masthead
) -> tuple[str | None, str | None]:
    """Title and author, from the source that is most likely to have them right."""
    keys = ("author", "authors", "byline", "by", "writer")
    written = next((opening.fields[key] for key in keys if opening.fields.get(key)), None)
    author = written or fields.get("author") or masthead.author
    return (title or None, author[:500] if author else None)


def _without_furniture(blocks: list[Block], *furniture: frozenset[int]) -> list[Block]:
    """Bylines, days and addresses that stand alone are metadata: nothing is read from them."""
    top, bottom = furniture
    if not top and not bottom:
        return blocks
    kinds = {**dict.fromkeys(bottom, "boilerplate"), **dict.fromkeys(top, "front_matter")}
    return [
        block._replace(kind=kinds[index]) if index in kinds else block for index, block in enumerate(blocks)
    ]


def _segments(document_id: str, blocks: list[Block], body: int) -> list[Segment]:
    """The blocks as rows, after what stands above the article; they tile the text."""
    tiles = [(block.kind, block.start, block.end) for block in blocks]
    if body:
        tiles.insert(0, ("front_matter", 0, body))
    return [
        Segment(span_id("g", document_id, start, end), document_id, ordinal, kind, start, end)
        for ordinal, (kind, start, end) in enumerate(tiles)
    ]


def _words(readable: str) -> list[str]:
    """The words in lower case, quotes spelled alike, without the marks that stand between them."""
    words = readable.lower().replace("’", "'").replace("“", '"').replace("”", '"').split()
    return words if MARKS.isdisjoint(words) else [word for word in words if word not in MARKS]
