"""What staging leaves behind: files seen, documents, their segments and sentences."""

from datetime import date
from typing import Annotated, NamedTuple

from pipeline.rows.declare import OneOf, table

DOCUMENT_ID = "The article: a fingerprint of its bytes and format."
START = "First character of `text` in documents.text, counted in Unicode code points."
END = "One past the last character of `text` in documents.text (half-open)."


@table("files", key="path")
class File(NamedTuple):
    """One file seen in the inbox: it became a document, or was refused with a reason."""

    path: Annotated[str, "Relative to the inbox, separated by `/`."]
    sha256: Annotated[str | None, "Of the bytes; null when they could not be read or were too many."]
    bytes: Annotated[int | None, "Size of the file; null when it could not be read."]
    format: Annotated[str | None, "How the file is read; null when it is not.", OneOf("txt", "md", "html")]
    document_id: Annotated[str | None, "The document it became; null when refused."]
    reason: Annotated[str | None, "Why the file was refused; null when it became a document."]


@table("documents", key="document_id")
class Document(NamedTuple):
    """One article, as it was read, with what is known about it."""

    document_id: Annotated[str, DOCUMENT_ID]
    path: Annotated[str, "Relative to the inbox, separated by `/`."]
    sha256: Annotated[str, "Of the file's bytes."]
    format: Annotated[str, "How the file was read.", OneOf("txt", "md", "html")]
    title: Annotated[str | None, "Headline, when the article shows one."]
    author: Annotated[str | None, "Who signs the article, when it says so."]
    published_on: Annotated[date | None, "Day of publication, when the article says it to the day."]
    published_from: Annotated[date | None, "First day on which it can have been published."]
    published_to: Annotated[date | None, "Last day on which it can have been published."]
    published_evidence: Annotated[
        str,
        "What the publication date was read from.",
        OneOf("front_matter", "html_meta", "inline_prefix", "dateline", "url", "mentions", "unknown"),
    ]
    language: Annotated[str | None, "ISO 639-1 code of the main language; null when there is too little text."]
    word_count: Annotated[int, "Words in the readable segments (no front matter, boilerplate, comments)."]
    cluster_id: Annotated[str | None, "Near-duplicates share one: the smallest document_id among them."]
    issues: Annotated[tuple[str, ...], "What staging noticed or repaired, one plain clause each."]
    text: Annotated[str, "The decoded source exactly as read; for HTML the extracted text."]


@table("signatures", key="document_id", references=[("document_id", "documents")], published=False)
class Signature(NamedTuple):
    """The MinHash signature of one document, from which near-duplicate clusters are made."""

    document_id: Annotated[str, DOCUMENT_ID]
    minhash: Annotated[bytes, "MinHash values of its word shingles: unsigned 32-bit, little-endian, by permutation."]


@table("segments", key="segment_id", references=[("document_id", "documents")])
class Segment(NamedTuple):
    """A stretch of a document with one role; the segments of a document tile its text."""

    segment_id: Annotated[str, "Fingerprint of document and position."]
    document_id: Annotated[str, DOCUMENT_ID]
    ordinal: Annotated[int, "Position among the document's segments, from 0."]
    kind: Annotated[
        str,
        "Role in the article; nothing is read from boilerplate, comment or front_matter.",
        OneOf(
            "front_matter", "title", "heading", "paragraph", "list_item", "quote", "caption", "boilerplate", "comment"
        ),
    ]
    start_char: Annotated[int, "First character of the segment in documents.text."]
    end_char: Annotated[int, "One past the last character of the segment."]


@table(
    "sentences",
    key="sentence_id",
    references=[("document_id", "documents"), ("segment_id", "segments")],
    grounded=True,
)
class Sentence(NamedTuple):
    """One sentence of a readable segment."""

    sentence_id: Annotated[str, "Fingerprint of document and position."]
    document_id: Annotated[str, DOCUMENT_ID]
    segment_id: Annotated[str, "The segment that holds the sentence."]
    ordinal: Annotated[int, "Position among the document's sentences, from 0."]
    start_char: Annotated[int, START]
    end_char: Annotated[int, END]
    text: Annotated[str, "Exactly the characters of the document."]
