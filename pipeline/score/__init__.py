"""Precision and recall of a warehouse against labels: what a careful reader would have written down."""

from pipeline.score.entities import score_entities
from pipeline.score.figures import Figure, Floor, parse_floor, read_floors
from pipeline.score.marked import is_marked, read_marked, write_plain
from pipeline.score.public import is_public, score_public
from pipeline.score.report import Report, score
from pipeline.score.stated import is_stated, score_stated
from pipeline.score.typed import is_typed, score_typed

__all__ = [
    "Figure",
    "Floor",
    "Report",
    "is_marked",
    "is_public",
    "is_stated",
    "is_typed",
    "parse_floor",
    "read_floors",
    "read_marked",
    "score",
    "score_entities",
    "score_public",
    "score_stated",
    "score_typed",
    "write_plain",
]
