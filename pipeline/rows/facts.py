"""What facts and their comparison leave behind."""

from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from pipeline.rows.declare import OneOf, table
from pipeline.rows.documents import DOCUMENT_ID, END, START
from pipeline.rows.readings import MODIFIERS, SENTENCE_ID

PREDICATES = OneOf(
    "raised", "invested", "valued_at", "acquired", "merged_with", "partnered_with", "founded", "leads",
    "located_in", "owns", "uses", "released", "earned", "spent", "costs", "has_capacity", "has_count",
    "employs", "changed_by", "will_reach",
)  # fmt: skip
STATUSES = OneOf("actual", "planned", "predicted", "denied")


@table(
    "facts",
    key="fact_id",
    references=[
        ("document_id", "documents"),
        ("sentence_id", "sentences"),
        ("subject_id", "entities"),
        ("object_id", "entities"),
        ("speaker_id", "entities"),
        ("quantity_id", "quantities"),
        ("time_id", "time_expressions"),
    ],
    grounded=True,
)
class Fact(NamedTuple):
    """One statement of an article: who, what, how much, when, how firmly and by whom."""

    fact_id: Annotated[str, "Fingerprint of document, position, predicate and parts."]
    document_id: Annotated[str, DOCUMENT_ID]
    sentence_id: Annotated[str, SENTENCE_ID]
    start_char: Annotated[int, START]
    end_char: Annotated[int, END]
    text: Annotated[str, "The evidence: exactly the characters of the document."]
    subject_id: Annotated[str | None, "The entity that the statement is about."]
    predicate: Annotated[str, "What is said of the subject.", PREDICATES]
    object_id: Annotated[str | None, "The other entity of the statement, if it has one."]
    quantity_id: Annotated[str | None, "The figure of the statement, if it has one."]
    value: Annotated[Decimal | None, "Of the figure."]
    value_max: Annotated[Decimal | None, "Of the figure, when it is a range."]
    unit: Annotated[str | None, "Of the figure."]
    modifier: Annotated[str | None, "Of the figure.", MODIFIERS]
    time_id: Annotated[str | None, "The time expression that dates the statement."]
    begins_on: Annotated[date | None, "Of the time expression."]
    ends_on: Annotated[date | None, "Of the time expression."]
    status: Annotated[str, "Has it happened?", STATUSES]
    certainty: Annotated[str, "Who vouches for it, how firmly.", OneOf("asserted", "reported", "hedged")]
    speaker_id: Annotated[str | None, "The entity that says so, when the sentence names one."]
    speaker_text: Annotated[str | None, "The source in the article's words, when it is not an entity."]
    confidence: Annotated[float, "How sure the rule is, from 0 to 1."]
    subject_chain: Annotated[str, "The chain of the subject within the document."]
    object_chain: Annotated[str | None, "The chain of the object within the document."]
    speaker_chain: Annotated[str | None, "The chain of the speaker within the document."]


@table(
    "findings",
    key="finding_id",
    references=[("subject_id", "entities"), ("left_fact_id", "facts"), ("right_fact_id", "facts")],
)
class Finding(NamedTuple):
    """Two facts on the same subject, predicate and unit, set side by side, and what becomes of them."""

    finding_id: Annotated[str, "Fingerprint of the two facts."]
    subject_id: Annotated[str, "The entity that both facts are about."]
    predicate: Annotated[str, "What both facts say of it.", PREDICATES]
    unit: Annotated[str | None, "The unit that both figures share."]
    left_fact_id: Annotated[str, "The earlier, or less precise, of the two facts."]
    right_fact_id: Annotated[str, "The other fact."]
    verdict: Annotated[
        str,
        "How the two stand to each other.",
        OneOf(
            "agrees", "refines", "part_of", "supersedes", "different_status", "different_time",
            "different_measure", "conflicts",
        ),
    ]  # fmt: skip
    ratio: Annotated[float | None, "Right value divided by left value; null when either has none or left is 0."]
    explanation: Annotated[str, "One plain sentence."]
    independent_sources: Annotated[int, "Clusters of articles behind the two facts: near-duplicates count once."]
