"""Models that an organisation of the page makes: "the Ondelle Valence", and then "the Valence"."""

from pipeline.text.find.names_lexicon import head_kind, words
from pipeline.text.find.names_whole import Candidate

ARTICLES = ("the ", "The ", " a ", "A ", "an ", "An ", "its ", "Its ", "new ", "New ")
REACH = 4
"""Characters before a name in which an article stands."""


def models(folded: str, spots: dict[str, list[Candidate]], makers: set[str]) -> list[str]:
    """Unknown forms that begin with a maker and take an article, as a company or a person does not; and their rest."""
    found: list[str] = []
    for text in spots:
        maker, _, rest = text.partition(" ")
        if not rest or maker not in makers or rest.count(" ") > 1 or _is_firm(text):
            continue
        if any(_has_article(folded, one) for one in (*spots[text], *spots.get(rest, ()))):
            found.extend(form for form in (text, rest) if form in spots)
    return found


def _is_firm(text: str) -> bool:
    run = text.split(" ")
    return head_kind(run) not in (None, "PRODUCT") or run[0] in words("people_given", "name")


def _has_article(folded: str, one: Candidate) -> bool:
    return folded[max(0, one.start - REACH) : one.start].endswith(ARTICLES)
