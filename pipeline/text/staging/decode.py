"""From bytes to text: what the file is, and in which encoding it was written."""

import re
from typing import NamedTuple

MAX_BYTES = 5_000_000
"""Files above this many bytes are refused: no news article is that long."""

FORMATS = {".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html"}
MAGIC = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\x89PNG": "a PNG image",
    b"GIF8": "a GIF image",
    b"\xff\xd8\xff": "a JPEG image",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
    b"SQLite format 3": "an SQLite database",
}
BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
CONTROLS = bytes(code for code in (*range(9), *range(14, 32), 127) if code != 27)
SAMPLE = 20_000
"""Bytes that the encoding detector looks at: it is slow, and an encoding shows itself early."""

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w:.-]{2,40})", re.IGNORECASE)
_ENCODING = re.compile(
    r"(?:utf|iso|windows|cp\d|koi8|gb|big5|euc|s(?:hift)?_?jis|mac|latin|us-ascii|ascii|tis)", re.IGNORECASE
)
_PAGE = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,50})?(?:<!--.{0,500}?-->\s{0,50})?<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    r"<(?:p|div|body|head|article|span|br|h[1-6]|a|html|meta|title|section)\b[^<>]{0,2000}>", re.IGNORECASE
)


class Decoded(NamedTuple):
    """The text of a file, the format it is read as, and what had to be repaired."""

    text: str
    format: str
    issues: tuple[str, ...]


def _suffix(path: str) -> str:
    """What the name ends in, from its last dot on, in lower case; empty when it has no dot."""
    named = path[path.rfind("/") + 1 :]
    return named[named.rfind(".") :].lower() if "." in named else ""


def is_article_name(path: str) -> bool:
    """Whether a file is named as articles are: only such files are read."""
    return _suffix(path) in FORMATS


def decode(path: str, data: bytes) -> Decoded | str:
    """The decoded file; or, as a plain string, why it cannot be an article."""
    suffix = _suffix(path)
    if suffix not in FORMATS:
        return f"not an article format: {suffix or 'no extension'}; save it as .txt, .md or .html"
    if len(data) > MAX_BYTES:
        return f"too large: {len(data)} bytes, at most {MAX_BYTES} are read; split it into articles"
    if not data.strip():
        return "empty: the file holds no text; remove it or fill it"
    kind = next((kind for magic, kind in MAGIC.items() if data.startswith(magic)), None)
    if kind:
        return f"binary: the file is {kind}; save its text as .txt, .md or .html"
    text, issues = _to_text(data, FORMATS[suffix])
    if text is None:
        return "undecodable: no known encoding fits its bytes; save it as UTF-8"
    return _judged(text, FORMATS[suffix], issues)


def _judged(text: str, form: str, issues: list[str]) -> Decoded | str:
    """The text unless it is blank or binary; its format by what it holds, not only by its name."""
    if not text.strip().strip("\u200b\u200c\u200d\u2060\ufeff \t\r\n"):
        return "empty: the file holds white space only; remove it or fill it"
    raw = text.encode("utf-8")
    controls = len(raw) - len(raw.translate(None, CONTROLS))
    if controls * 100 > len(text):
        return "binary: the file is full of control characters; save its text as .txt, .md or .html"
    if "\x00" in text:
        issues.append(f"{text.count(chr(0))} NUL characters were replaced by U+FFFD")
        text = text.replace("\x00", "\ufffd")
    if form != "html" and _PAGE.match(text):
        issues.append(f"the file is named .{form} but holds a web page; it was read as one")
        form = "html"
    elif form == "html" and not _TAG.search(text, 0, 100_000):
        issues.append("the file is named .html but holds plain text; it was read as such")
        form = "txt"
    return Decoded(text, form, tuple(issues))


def _to_text(data: bytes, form: str) -> tuple[str | None, list[str]]:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _with(data[len(bom) :], encoding)
    try:
        if not (b"\x00" in data and _wide(data)):
            return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    if wide := _wide(data):
        return _with(data, wide)
    if form == "html" and (declared := _DECLARED.search(data, 0, 4_000)):
        encoding = declared.group(1).decode("ascii", "replace").lower()
        text = _try(data, encoding)
        if text is not None:
            return text, [f"decoded as {encoding}, as the page declares"]
    return _guessed(data)


def _with(data: bytes, encoding: str) -> tuple[str, list[str]]:
    """Text after a byte order mark; what is broken becomes U+FFFD and is counted."""
    text = data.decode(encoding, "replace")
    issues = [] if encoding == "utf-8" else [f"decoded as {encoding}"]
    if (lost := text.count("\ufffd")) and _try(data, encoding) is None:
        issues.append(f"{lost} places that are not {encoding} were replaced by U+FFFD")
    return text, issues


def _try(data: bytes, encoding: str) -> str | None:
    if not _ENCODING.match(encoding):
        return None
    try:
        text = data.decode("cp1252" if encoding.lower() in ("iso-8859-1", "latin-1", "latin1") else encoding)
        text.encode("utf-8")
    except (UnicodeError, LookupError, ValueError, AssertionError):
        return None
    return text


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark shows as zeros at every other byte."""
    sample = data[:2_000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if odd * 10 > half * 3 and even * 20 < half:
        return "utf-16-le"
    return "utf-16-be" if even * 10 > half * 3 and odd * 20 < half else None


def _guessed(data: bytes) -> tuple[str | None, list[str]]:
    """UTF-8 with a few broken bytes; else Western bytes in ASCII text; else what the detector says."""
    repaired = data.decode("utf-8", "replace")
    lost = repaired.count("\ufffd")
    plain = len(data) - len(data.translate(None, bytes(range(128))))
    whole = len(repaired) - plain - lost
    if lost * 5 <= whole:
        return repaired, [f"{lost} places that are not UTF-8 were replaced by U+FFFD"]
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if high * 20 <= len(data) and (text := _try(data, "cp1252")) is not None:
        return text, ["decoded as cp1252"]
    return _detected(data, high)


def _detected(data: bytes, high: int) -> tuple[str | None, list[str]]:
    """By charset-normalizer, from a sample; None when nothing fits."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE], threshold=0.3).best()
    for encoding in (best.encoding if best else None, "cp1252" if high * 3 < len(data) else None):
        text = _try(data, encoding) if encoding else None
        if text is not None:
            return text, [f"decoded as {encoding}"]
    return None, []
