"""Facts: who did what, to whom, how much, when, how firmly it is said and by whom."""

from pipeline.text.facts.read import read_facts

__all__ = ["read_facts"]
