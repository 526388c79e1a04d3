"""What reading leaves behind: mentions, quantities, time expressions and what was rejected."""

from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from pipeline.rows.declare import OneOf, table
from pipeline.rows.documents import DOCUMENT_ID, END, START

SENTENCE_ID = "The sentence that holds it."
QUOTE = "Exactly the characters of the document."
ENTITY_TYPES = OneOf("PERSON", "ORG", "PRODUCT", "PLACE", "EVENT")
MODIFIERS = OneOf("exact", "approx", "at_least", "at_most")


@table(
    "mentions",
    key="mention_id",
    references=[("document_id", "documents"), ("sentence_id", "sentences"), ("entity_id", "entities")],
    grounded=True,
)
class Mention(NamedTuple):
    """One name in a document: exactly its characters, and the entity it stands for."""

    mention_id: Annotated[str, "Fingerprint of document, position and type."]
    document_id: Annotated[str, DOCUMENT_ID]
    sentence_id: Annotated[str, SENTENCE_ID]
    start_char: Annotated[int, START]
    end_char: Annotated[int, END]
    text: Annotated[str, QUOTE]
    type: Annotated[str, "What kind of thing is named.", ENTITY_TYPES]
    entity_id: Annotated[str | None, "The entity it stands for, across the corpus."]
    chain_id: Annotated[str, "The mentions of one thing within one document share a chain."]
    recogniser: Annotated[str, "What recognised the name: lexicon, capitals, agreement ..."]
    confidence: Annotated[float, "How sure the recogniser is, from 0 to 1."]


@table("chains", key="chain_id", references=[("document_id", "documents")], published=False)
class Chain(NamedTuple):
    """One thing named in one document: what entities are resolved from."""

    chain_id: Annotated[str, "Fingerprint of document, type and name."]
    document_id: Annotated[str, DOCUMENT_ID]
    name: Annotated[str, "The fullest or canonical name that the document or the lexicon gives it."]
    type: Annotated[str, "What kind of thing is named.", ENTITY_TYPES]
    aliases: Annotated[tuple[str, ...], "The other ways the document names it, sorted."]
    known: Annotated[bool, "Whether the name is canonical by the lexicon."]
    mention_count: Annotated[int, "Mentions of it in the document."]
    traits: Annotated[
        tuple[str, ...],
        "What is said beside its names, sorted: role:mayor, field:politics, gender:f, from:Wales, born:1984, in:Ohio.",
    ] = ()


@table("identities", key="identity_id", published=False)
class Identity(NamedTuple):
    """Why a name stands for an entity, or which other entity it was kept apart from; a name by itself needs no why."""

    identity_id: Annotated[str, "Fingerprint of the other columns but the reason."]
    entity_id: Annotated[str, "The entity that the name stands for."]
    name: Annotated[str, "The name of the chain, or of the entity that was kept apart."]
    type: Annotated[str, "What kind of thing is named.", ENTITY_TYPES]
    document_id: Annotated[str | None, "The document in which it was decided; null when it holds everywhere."]
    verdict: Annotated[str, "Whether it was joined to the entity or kept apart from it.", OneOf("joined", "apart")]
    other_id: Annotated[str | None, "The entity that was kept apart."]
    rule: Annotated[
        str,
        "By which rule it was decided.",
        OneOf("spelling", "type", "alias", "name", "context", "only", "state", "apart", "override"),
    ]
    reason: Annotated[str, "The evidence, in one plain clause; empty where the rule says it all."]


@table("entities", key="entity_id")
class Entity(NamedTuple):
    """One person, organisation, place, product or event, across the corpus."""

    entity_id: Annotated[str, "Fingerprint of type and name."]
    name: Annotated[str, "The name it is best known by in the corpus, or canonical by the lexicon."]
    type: Annotated[str, "What kind of thing it is.", ENTITY_TYPES]
    aliases: Annotated[tuple[str, ...], "The other ways the corpus names it, sorted."]
    mention_count: Annotated[int, "Published mentions of it."]
    document_count: Annotated[int, "Documents that name it."]
    external_id: Annotated[str | None, "Its Wikidata item, where the lexicon has it."] = None


@table(
    "quantities",
    key="quantity_id",
    references=[
        ("document_id", "documents"),
        ("sentence_id", "sentences"),
        ("derived_from", "quantities"),
    ],
    grounded=True,
)
class Quantity(NamedTuple):
    """One amount, read from one candidate."""

    quantity_id: Annotated[str, "Fingerprint of document, position and kind."]
    document_id: Annotated[str, DOCUMENT_ID]
    sentence_id: Annotated[str, SENTENCE_ID]
    start_char: Annotated[int, START]
    end_char: Annotated[int, END]
    text: Annotated[str, QUOTE]
    kind: Annotated[
        str, "What is measured.", OneOf("money", "percent", "count", "measure", "duration", "multiple")
    ]
    value: Annotated[Decimal, "Scaled: '$2 million' is 2000000; of a range the lower end."]
    value_max: Annotated[Decimal | None, "The upper end of a range; null otherwise."]
    unit: Annotated[
        str,
        "ISO 4217 for money, `percent`, the singular counted noun, a Pint unit for measures and durations; "
        "compound units with `/`, as in USD/barrel.",
    ]
    modifier: Annotated[str, "How exactly the text means it.", MODIFIERS]
    direction: Annotated[str | None, "Whether the text calls it a rise or a fall.", OneOf("up", "down")]
    derived_from: Annotated[str | None, "The quantity it was computed from, as in 'half of that amount'."]
    about: Annotated[
        str | None, "The noun phrase it quantifies, exactly as its sentence has it; null when that cannot be told."
    ] = None


@table(
    "time_expressions",
    key="time_id",
    references=[("document_id", "documents"), ("sentence_id", "sentences")],
    grounded=True,
)
class TimeExpression(NamedTuple):
    """One expression of time, in TIMEX3 terms, and the days it covers."""

    time_id: Annotated[str, "Fingerprint of document, position and type."]
    document_id: Annotated[str, DOCUMENT_ID]
    sentence_id: Annotated[str, SENTENCE_ID]
    start_char: Annotated[int, START]
    end_char: Annotated[int, END]
    text: Annotated[str, QUOTE]
    timex_type: Annotated[str, "TIMEX3 type.", OneOf("DATE", "TIME", "DURATION", "SET")]
    timex_value: Annotated[str | None, "TIMEX3 value, as in 2024, 2024-Q3, 2024-06-06, P2Y."]
    timex_mod: Annotated[
        str | None,
        "TIMEX3 mod.",
        OneOf("START", "MID", "END", "APPROX", "BEFORE", "AFTER", "MORE_THAN", "LESS_THAN"),
    ]
    begins_on: Annotated[date | None, "First day covered; null when it cannot be known."]
    ends_on: Annotated[date | None, "Last day covered, inclusive; null when it cannot be known."]
    anchored_on: Annotated[date | None, "The day against which a relative expression was resolved."]


@table("rejects", key="reject_id", references=[("document_id", "documents")])
class Reject(NamedTuple):
    """A candidate that did not become a reading, and why."""

    reject_id: Annotated[str, "Fingerprint of document, position, stage and reason."]
    document_id: Annotated[str, DOCUMENT_ID]
    start_char: Annotated[int, START]
    end_char: Annotated[int, END]
    text: Annotated[str, QUOTE]
    stage: Annotated[str, "The reader that rejected it.", OneOf("mentions", "quantities", "time_expressions", "facts")]
    reason: Annotated[str, "Why, in one plain clause."]
