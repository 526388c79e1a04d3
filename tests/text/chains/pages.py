"""Pages made of single words, for what only looks at the words of a page."""

from collections.abc import Iterable

from pipeline.score.public.pages import page_of
from pipeline.text.page import Page


def said(words: Iterable[str]) -> Page:
    """A page that says each word once, in small sentences."""
    return page_of("\n".join(f"They spoke of {word} there." for word in words))
