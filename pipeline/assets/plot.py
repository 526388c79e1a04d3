"""A small bar chart as SVG, drawn without any library."""

from collections.abc import Sequence
from html import escape

WIDTH, BAR, GAP, LABEL = 560, 18, 6, 90


def histogram(title: str, bars: Sequence[tuple[str, int]]) -> str:
    """Horizontal bars, one a (label, count) pair, widest for the largest count."""
    largest = max((count for _, count in bars), default=1)
    height = 34 + len(bars) * (BAR + GAP)
    drawn = "".join(_bar(index, label, count, largest) for index, (label, count) in enumerate(bars))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>'
        f'<text x="8" y="18" font-weight="bold">{escape(title)}</text>{drawn}</svg>'
    )


def _bar(index: int, label: str, count: int, largest: int) -> str:
    top = 30 + index * (BAR + GAP)
    width = max(1, round((WIDTH - LABEL - 60) * count / largest))
    return (
        f'<text x="{LABEL - 8}" y="{top + 13}" text-anchor="end">{escape(label)}</text>'
        f'<rect x="{LABEL}" y="{top}" width="{width}" height="{BAR}" fill="#4f6bed"/>'
        f'<text x="{LABEL + width + 6}" y="{top + 13}">{count}</text>'
    )
