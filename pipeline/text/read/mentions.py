"""Names of people, organisations, products, places and events.

A recogniser is a function over pages that yields typed spans with a confidence, and a reason for each of its other
candidates; `recognisers` says which one reads. `read_mentions` joins the spans of one thing into a chain, and makes the
rows.
"""

from pipeline.rows import Chain, Mention, span_id
from pipeline.text.page import Outcome, Page
from pipeline.text.read.chains import join
from pipeline.text.read.mention_types import Recognised, Typed
from pipeline.text.read.recognisers import chosen

STAGE = "mentions"


def read_mentions(page: Page, recognised: Recognised | None = None) -> tuple[Outcome[Mention], list[Chain]]:
    """Mentions of a page in order, none overlapping, and the chains that they make.

    A mention has the type of its chain: a bare name beside the full name of a company is the company's. What was
    `recognised` together with other pages is not recognised again.

    Raises ValueError when `recogniser.csv` names no recogniser, or one that is not installed.
    """
    names, rejected, found, _ = recognised or chosen()([page])[0]
    chains, chain_ids = join(page, names)
    kinds = {chain.chain_id: chain.type for chain in chains}
    mentions = [_mention(page, one, chain_id, kinds[chain_id]) for one, chain_id in zip(names, chain_ids, strict=True)]
    rejects = [page.reject(STAGE, start, end, reason) for start, end, reason in rejected]
    return Outcome(mentions, rejects, found), chains


def _mention(page: Page, one: Typed, chain_id: str, kind: str) -> Mention:
    start, end = one.start, one.end
    document_id, sentence_id = page.document_id, page.sentences[one.sentence].sentence_id
    mention_id = span_id("m", document_id, start, end, kind)
    text = page.text[start:end]
    return Mention(
        mention_id, document_id, sentence_id, start, end, text, kind, None, chain_id, one.recogniser, one.confidence
    )
