"""From labelled phrases to the names in them: titles, articles and nationalities before a name are no part of it."""

from collections.abc import Iterable

from pipeline.score.public.names import Name
from pipeline.text.find.names_lexicon import words

ARTICLES = frozenset("The the A An a an This Our Its His Her Their I You He She We They It".split())
NO_START = ARTICLES | words("titles", "title") | words("nationalities", "word")


def outermost(names: Iterable[Name]) -> list[Name]:
    """Names that lie in no longer one, in order."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda one: (one.start, -one.end, one.type)):
        if not kept or name.end > kept[-1].end:
            kept.append(name)
    return kept
