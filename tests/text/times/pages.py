"""Pages for tests of time expressions: staged as the product stages them."""

from datetime import date

from pipeline.rows import Segment, Sentence
from pipeline.text.page import Page
from pipeline.text.read.times import read_times
from pipeline.text.sentences import split_sentences

SHORT = {"start": "START", "end": "END"}


def page_of(text: str, anchor: date | None = None) -> Page:
    """A page whose whole text is one readable paragraph a line."""
    segments, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            segments.append(Segment(f"g_{at}", "d_test", len(segments), "paragraph", at, at + len(line)))
        at += len(line) + 1
    return Page("d_test", text, segments, split_sentences("d_test", text, segments), anchor)


def one_sentence(text: str, anchor: date | None = None) -> Page:
    """A page that is one sentence, whatever the text."""
    segment = Segment("g_0", "d_test", 0, "paragraph", 0, len(text))
    sentence = Sentence("s_0", "d_test", "g_0", 0, 0, len(text), text)
    return Page("d_test", text, [segment], [sentence], anchor)


def staged_page(name: str, data: bytes) -> Page:
    """A page of a file, as staging hands it on."""
    from pipeline.text.staging import stage

    staged = stage(name, data, "0" * 64)
    document = staged.document
    sentences = split_sentences(document.document_id, document.text, staged.segments)
    return Page(document.document_id, document.text, staged.segments, sentences, document.published_on)


def spans(page: Page) -> list[tuple[str, str | None, str | None, str, str]]:
    """What was read, briefly: text, value, mod, begins_on, ends_on."""
    return [
        (row.text, row.timex_value, row.timex_mod, str(row.begins_on), str(row.ends_on))
        for row in read_times(page, []).rows
    ]
