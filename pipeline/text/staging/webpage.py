"""Web pages: the article's text by trafilatura, and what the page's metadata say of it.

Everything that is imported here costs much to load, so it is imported when the first page arrives.
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

LONGEST_VALUE = 500
"""Characters kept of a metadata value."""
META_NAMES = {
    "article:published_time": "published",
    "og:published_time": "published",
    "og:article:published_time": "published",
    "datepublished": "date_published",
    "parsely-pub-date": "pub_date",
    "sailthru.date": "pub_date",
    "pubdate": "pub_date",
    "publishdate": "publish_date",
    "publish-date": "publish_date",
    "publish_date": "publish_date",
    "publication_date": "publication_date",
    "citation_publication_date": "publication_date",
    "dc.date.issued": "publication_date",
    "dcterms.issued": "publication_date",
    "dc.date": "date",
    "dcterms.date": "date",
    "date": "date",
    "dcterms.created": "created",
    "article:modified_time": "updated",
    "og:updated_time": "updated",
    "datemodified": "updated",
    "author": "author",
    "article:author": "author",
    "parsely-author": "author",
    "og:title": "title",
    "twitter:title": "title",
    "og:url": "url",
}
ARTICLE_TYPES = ("Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "Report", "WebPage")
SHOWN = frozenset(("p", "h1", "h2", "h3", "li", "td"))
"""Elements that hold readable text where the extractor finds no article."""
COMMENT_WORDS = ("comment", "reply", "respond", "related", "sidebar", "footer", "widget")


class WebPage(NamedTuple):
    """The readable text of a page (paragraphs apart by blank lines) and its metadata fields."""

    text: str
    fields: dict[str, str]


def read_page(source: str) -> WebPage | None:
    """The page's article; None when the page holds no text at all."""
    from trafilatura import extract
    from trafilatura.utils import load_html

    tree = load_html(source)
    if tree is None:
        return None
    fields = _fields(tree)
    text = extract(tree, output_format="txt", include_comments=False, include_tables=True)
    text = text.strip() if text and text.strip() else _visible(load_html(source)) or _visible(_deep(source))
    if not text:
        return None
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    title = fields.get("title")
    if title and title.lower() not in (line.lower() for line in lines[:3]):
        lines.insert(0, title)
    return WebPage("\n\n".join(lines), fields)


def _deep(source: str) -> Any:
    """The tree of a page whose tags nest deeper than the parser follows by default; None when it has none."""
    from lxml import html
    from lxml.etree import LxmlError

    try:
        return html.document_fromstring(
            source.encode("utf-8"), parser=html.HTMLParser(huge_tree=True, encoding="utf-8")
        )
    except LxmlError:
        return None


def _visible(tree: Any) -> str:
    """The text of the page's paragraphs, headings, items and cells, where the extractor found no article."""
    if tree is None:
        return ""
    for element in list(tree.iter("script", "style", "nav", "footer", "form", "noscript", "template")):
        element.drop_tree()
    blocks = (" ".join("".join(block).split()) for block in _blocks(tree))
    return "\n".join(filter(None, blocks)) or " ".join(tree.text_content().split())


def _blocks(tree: Any) -> list[list[str]]:
    """What stands within elements that show text, each piece once however deep it is nested."""
    from lxml.etree import iterwalk

    depth = 0
    blocks: list[list[str]] = [[]]
    for event, element in iterwalk(tree, events=("start", "end", "comment", "pi")):
        opens = event == "start"
        if element.tag in SHOWN:
            depth += 1 if opens else -1
            blocks.append([])
        if depth:
            blocks[-1].append((element.text if opens else element.tail) or "")
            if element.tag == "br":
                blocks[-1].append(" ")
    return blocks


def _fields(tree: Any) -> dict[str, str]:
    """Fields named as front matter names them; the first word on each counts: meta, JSON-LD, elements."""
    fields: dict[str, str] = {}
    for source in (_meta, _json_ld, _elements):
        for name, value in source(tree):
            value = " ".join(value.split())[:LONGEST_VALUE]
            if value and (name != "author" or "://" not in value):
                fields.setdefault(name, value)
    return fields


def _meta(tree: Any) -> Iterator[tuple[str, str]]:
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        name = META_NAMES.get(key.lower())
        if name:
            yield name, element.get("content") or ""


def _json_ld(tree: Any) -> Iterator[tuple[str, str]]:
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or ""):
            continue
        try:
            data = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            yield "date_published", _text(thing.get("datePublished"))
            yield "updated", _text(thing.get("dateModified"))
            yield "title", _text(thing.get("headline"))
            yield "author", _author(thing.get("author"))


def _things(data: Any) -> Iterator[dict[str, Any]]:
    """The articles among the objects of a JSON-LD block."""
    queue = [data]
    for _ in range(200):
        if not queue:
            return
        thing = queue.pop(0)
        if isinstance(thing, list):
            queue.extend(thing[:50])
        elif isinstance(thing, dict):
            kinds = thing.get("@type")
            if any(kind in ARTICLE_TYPES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield thing
            queue.extend(value for value in (thing.get("@graph"), thing.get("mainEntity")) if value)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _author(value: Any) -> str:
    names = value if isinstance(value, list) else [value]
    words = (_text(name.get("name")) if isinstance(name, dict) else _text(name) for name in names)
    return ", ".join(filter(None, words))


def _elements(tree: Any) -> Iterator[tuple[str, str]]:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            yield "url", element.get("href") or ""
    for element in tree.iter("time"):
        if not _is_aside(element):
            marked = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
            name = "updated" if "modif" in marked or "updat" in marked else "date"
            yield name, element.get("datetime") or element.text_content()
    for element in tree.iter("h1"):
        if not _is_aside(element):
            yield "title", element.text_content()
    for element in tree.iter("title"):
        yield "title", element.text_content()


def _is_aside(element: Any) -> bool:
    """Whether an element lies in comments, related stories or the like."""
    for around in (element, *element.iterancestors()):
        marked = f"{around.tag} {around.get('class') or ''} {around.get('id') or ''}".lower()
        if around.tag not in ("body", "html") and any(word in marked for word in COMMENT_WORDS):
            return True
    return False
