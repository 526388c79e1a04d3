"""A typographically plain twin of a text: same length, so that every offset holds in both."""

_PLAIN = {
    **dict.fromkeys(map(ord, "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"), " "),
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4\uff07"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"), "-"),
    **dict.fromkeys(map(ord, "\u2014\u2015"), "\u2014"),
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), "\u200b"),
    ord("\uff04"): "$",
    ord("\uff05"): "%",
}  # fmt: skip


def fold(text: str) -> str:
    """`text` with plain spaces, quotes and hyphens; en dash becomes `-`, em dash stays; length unchanged."""
    return text if text.isascii() else text.translate(_PLAIN)
