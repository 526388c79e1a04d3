"""Staging: a file's bytes become a document with segments, a date of publication and a signature."""

from pipeline.text.staging.decode import MAX_BYTES, is_article_name
from pipeline.text.staging.stage import Refusal, Staged, stage

__all__ = ["MAX_BYTES", "Refusal", "Staged", "is_article_name", "stage"]
