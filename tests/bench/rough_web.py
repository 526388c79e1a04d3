"""What goes wrong in saved web pages."""

from html import escape
from random import Random

SCRIPT = (
    "<script>var price = '$5 billion'; if (a < b && c > d) {{ document.write('<p>3 million</p>'); }}</script>"
    '<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "{0}", "headline": {{}}}}</script>'
    "<style>p:before {{ content: '9 million' }}</style><noscript>Enable it</noscript><template><p>12%</p></template>"
)
DAYS = ("2024-05-01", "2024-02-30", "0000-00-00", "99999-12-31", "yesterday", "", "1714550400", "01/02/03", "2024-05-01T25:99")
ENDS = ("", "</p>", "</div></div></div>", "<", "<p", "<!--", "<![CDATA[", "&", "&#x110000;", "&#0;", "</html></html>", "<script>")


def _paragraphs(text: str) -> list[str]:
    return [f"<p>{escape(part)}</p>" for part in text.split("\n\n")]


def saved_page(text: str, rng: Random) -> str:
    """A page as a browser saves it, with everything around the article."""
    day = rng.choice(DAYS)
    head = f'<meta charset="{rng.choice(("utf-8", "latin-1", "utf-16", "no-such", ""))}"><title>{escape(text[:60])}</title>'
    head += f'<meta property="article:published_time" content="{day}">' * rng.randint(0, 2) + SCRIPT.format(day)
    menu = "<nav><ul>" + "<li><a href='#'>Markets up 3%</a></li>" * rng.randint(1, 60) + "</ul></nav>"
    foot = "<footer>© 2024 Subscribe for $1 a week</footer>"
    body = f"<article>{''.join(_paragraphs(text))}</article>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{menu}{body}{foot}</body></html>"


def nested_tables(text: str, rng: Random) -> str:
    """A page laid out in tables, as deep as they come."""
    depth = rng.choice((3, 30, 300))
    cells = "".join(f"<tr><td>{part}</td><td>{rng.randint(1, 999)}%</td></tr>" for part in _paragraphs(text))
    return "<html><body>" + "<table><tr><td>" * depth + f"<table>{cells}</table>" + "</td></tr></table>" * depth + "</body></html>"


def broken_markup(text: str, rng: Random) -> str:
    """Tags that are never closed, closed twice or cut off; entities that are none."""
    parts = [
        rng.choice(("<p>", "<div><p><b><i>", "<p class='", "</p>", "<span " * 5, "<br/><br>", "", "<P ALIGN=left"))
        + part.replace(" ", rng.choice((" ", "&nbsp;", " &", " <b>", "&#160;", " &hellip; ")), 20)
        + rng.choice(ENDS)
        for part in text.split("\n\n")
    ]
    return "<html>" + "\n".join(parts) + rng.choice(ENDS)
