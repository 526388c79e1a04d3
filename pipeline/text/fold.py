"""A typographically plain twin of a text: same length, so that every offset holds in both."""

_PLAIN: dict[str, str] = {
    **dict.fromkeys("\u00a0\u1680\u202f\u205f\u3000", " "),
    **dict.fromkeys("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", " "),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4\uff07", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2014\u2015", "\u2014"),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", "\u200b"),
    "\uff04": "$",
    "\uff05": "%",
}  # fmt: skip
_ASCII = bytes(range(128))


def fold(text: str) -> str:
    """`text` with plain spaces, quotes and hyphens; en dash becomes `-`, em dash stays; length unchanged."""
    if text.isascii():
        return text
    for mark in _PLAIN.keys() & _beyond_ascii(text):
        text = text.replace(mark, _PLAIN[mark])
    return text


def _beyond_ascii(text: str) -> set[str]:
    """The characters outside ASCII that occur in `text`; bytes are searched because that is fast."""
    rare = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return set(rare.decode("utf-8", "surrogatepass"))
