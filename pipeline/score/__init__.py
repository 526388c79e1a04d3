"""Precision and recall of a warehouse against labels: what a careful reader would have written down."""

from pipeline.score.figures import Figure, Floor, parse_floor, read_floors
from pipeline.score.public import is_public, score_public
from pipeline.score.report import Report, score

__all__ = ["Figure", "Floor", "Report", "is_public", "parse_floor", "read_floors", "score", "score_public"]
