"""Staging: every file becomes a document or a refusal with a reason, and never stops the run."""

import re
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.rows import fingerprint
from pipeline.text.sentences import split_sentences
from pipeline.text.staging import MAX_BYTES, Refusal, Staged, stage

ARTICLE = (
    "The café opened in Lyon on a cold morning, and the mayor came to see it with his whole council. "
    "It sells “éclairs” for £3 each — and has done so for a hundred years and more, as everyone knows."
)
PAGE = (
    "<html><head><meta charset='{}'><title>T</title></head><body><article><h1>T</h1>"
    + f"<p>{ARTICLE}</p>" * 4
)


def staged(data: bytes, name: str = "a.txt") -> Staged:
    result = stage(name, data, sha256(data).hexdigest())
    assert isinstance(result, Staged), result
    return result


def refused(data: bytes, name: str = "a.txt") -> str:
    result = stage(name, data, sha256(data).hexdigest())
    assert isinstance(result, Refusal)
    assert result.path == name
    return result.reason


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.csv", "a", ".txt.gz", "notes.txt.bak", "a.json"])
def test_other_formats_are_refused_by_name(name: str) -> None:
    assert refused(ARTICLE.encode(), name).startswith("not an article format")


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "b/c.md", "x.html"])
def test_the_extension_is_read_in_any_case(name: str) -> None:
    assert staged(ARTICLE.encode(), name).document.path == name


@pytest.mark.parametrize(
    "data", [b"", b" \n\t\r\n ", "\ufeff".encode(), "\u200b\u00a0\u2003".encode(), b"\xc2\x85\n"]
)
def test_empty_files_are_refused(data: bytes) -> None:
    assert refused(data).startswith("empty")


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 text", b"PK\x03\x04 text", b"\x89PNG\r\n\x1a\n", b"{\\rtf1 text}", b"\x00\x01\x02\x03" * 50],
)
def test_binary_files_are_refused(data: bytes) -> None:
    assert refused(data).startswith("binary")


def test_gigantic_files_are_refused() -> None:
    assert refused(b"a " * (MAX_BYTES // 2 + 1)).startswith("too large")


def test_a_page_without_text_is_refused() -> None:
    assert refused(b"<html><body><script>var a = 1;</script></body></html>", "a.html").startswith(
        "no article"
    )


@pytest.mark.parametrize("depth", [10, 100, 300])
def test_a_page_laid_out_in_tables_is_read_however_deep_they_are(depth: int) -> None:
    page = "<html><body>" + "<table><tr><td>" * depth + f"<p>{ARTICLE}</p>" + "</td></tr></table>" * depth
    text = " ".join(staged(page.encode(), "a.html").document.text.split())
    assert text.count(" ".join(ARTICLE.split())) == 1


def test_a_page_without_an_article_shows_each_piece_once_and_breaks_lines_where_it_does() -> None:
    inner = "One<br>two <b>three</b><!-- x --> four<p>five</p>six<script>7</script>"
    page = "<html>" + "<table><tr><td>" * 300 + inner
    assert staged(page.encode(), "a.html").document.text.split() == "One two three four five six".split()


def test_utf8_is_read_as_it_is() -> None:
    text = "  " + ARTICLE + "\r\n\r\nMore.  \n"
    document = staged(text.encode()).document
    assert (document.text, document.issues) == (text, ())


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-32-le", b"\xff\xfe\0\0"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
    ],
)
def test_wide_encodings_are_read_and_noted(encoding: str, bom: bytes) -> None:
    document = staged(bom + ARTICLE.encode(encoding)).document
    assert (document.text, document.issues) == (ARTICLE, (f"decoded as {encoding}",))


def test_a_byte_order_mark_is_no_character() -> None:
    assert staged(b"\xef\xbb\xbf" + ARTICLE.encode()).document.text == ARTICLE


def test_western_bytes_are_read_and_noted() -> None:
    document = staged(ARTICLE.encode("cp1252")).document
    assert (document.text, document.issues) == (ARTICLE, ("decoded as cp1252",))


def test_other_alphabets_are_guessed() -> None:
    text = (
        "Завод открылся в холодное утро, и мэр пришел посмотреть на него вместе со всем советом города. " * 4
    )
    document = staged(text.encode("cp1251")).document
    assert (document.text, document.language) == (text, "ru")


def test_a_few_broken_bytes_in_utf8_are_replaced_and_counted() -> None:
    data = (ARTICLE * 3).encode() + b" \xff end"
    document = staged(data).document
    assert document.text.endswith(" \ufffd end")
    assert document.issues == ("1 places that are not UTF-8 were replaced by U+FFFD",)


def test_a_page_declares_its_encoding() -> None:
    document = staged(PAGE.format("windows-1252").encode("cp1252"), "a.html").document
    assert "éclairs" in document.text
    assert "decoded as windows-1252, as the page declares" in document.issues


def test_a_declared_encoding_that_is_none_is_passed_over() -> None:
    for wrong in ("rot13", "idna", "unicode_escape", "zip", "no-such", "utf-7"):
        assert "clairs" in staged(PAGE.format(wrong).encode("cp1252"), "a.html").document.text


def test_nul_characters_are_replaced_and_counted() -> None:
    document = staged((ARTICLE * 3 + "\x00").encode()).document
    assert document.text.endswith("\ufffd")
    assert document.issues == ("1 NUL characters were replaced by U+FFFD",)


def test_a_page_named_txt_is_read_as_a_page() -> None:
    document = staged(("<!DOCTYPE html>" + PAGE.format("utf-8")).encode(), "a.txt").document
    assert document.format == "html"
    assert "<p>" not in document.text


def test_plain_text_named_html_is_read_as_text() -> None:
    assert staged(ARTICLE.encode(), "a.html").document.format == "txt"


def test_a_page_gives_title_author_and_paragraphs() -> None:
    head = '<meta name="author" content="Jane Roe"><meta property="og:title" content="The plant opens">'
    page = f"<html><head>{head}</head><body><nav>Home</nav><article><h1>The plant opens</h1>{''.join(f'<p>{n}. {ARTICLE} {n}</p>' for n in 'ABC')}</article></body></html>"
    result = staged(page.encode(), "a.html")
    assert (result.document.title, result.document.author) == ("The plant opens", "Jane Roe")
    assert [segment.kind for segment in result.segments] == ["title", "paragraph", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html>" + "<div>" * 3_000 + "text of the page" + "</div>" * 3_000, "deep"),
        ("<html><p>one line</p></html>", "too short for the extractor"),
        ("<html><body><p>a<p>b<table><tr><td>c</html></html><p>d", "broken tags"),
        ("<html><p>" + "&#x0;&#55296;&#99999999;" + ARTICLE + "</p></html>", "impossible characters"),
        ('<html><script type="application/ld+json">' + "[" * 5_000 + "</script><p>" + ARTICLE, "deep JSON"),
        ('<?xml version="1.0" encoding="latin-1"?><html><p>' + ARTICLE + "</p></html>", "declared in XML"),
    ],
)
def test_hostile_pages_do_not_fail(page: str, reason: str) -> None:
    result = stage("a.html", page.encode("utf-8"), "00")
    assert isinstance(result, Staged) or "staging failed" not in result.reason, reason


def test_ids_follow_content_and_format_only() -> None:
    one, other = staged(ARTICLE.encode(), "a.txt"), staged(ARTICLE.encode(), "b/c.txt")
    assert (
        one.document.document_id == other.document.document_id == fingerprint("d", one.document.sha256, "txt")
    )
    assert one.segments == other.segments
    assert staged(ARTICLE.encode(), "a.md").document.document_id != one.document.document_id


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ARTICLE, "en"),
        (
            "Das Werk wurde an einem kalten Morgen eröffnet, und der Bürgermeister kam mit dem ganzen Rat.",
            "de",
        ),
        (
            "De fabriek is op een koude ochtend geopend, en de burgemeester kwam met de hele raad kijken.",
            "nl",
        ),
        ("L'usine a ouvert ses portes par un matin froid, et le maire est venu avec tout son conseil.", "fr"),
        ("5 % 12", None),
    ],
)
def test_the_language_is_told_or_left_open(text: str, language: str | None) -> None:
    assert staged(text.encode()).document.language == language


def test_words_are_those_of_the_readable_segments() -> None:
    assert (
        staged(b"---\ntitle: one two\n---\n\n- three\n- four five\n\nLeave a Reply").document.word_count == 3
    )


def test_short_texts_have_an_empty_signature() -> None:
    assert staged(b"Too short to compare.").signature.minhash == b""
    assert len(staged(ARTICLE.encode()).signature.minhash) == 64 * 4


@pytest.mark.parametrize(
    "text",
    ["---\n" * 20_000, "- " * 100_000, "# " * 100_000, "![" * 50_000, "a" * 300_000, ". " * 100_000, "(" * 100_000,
     "Comments\n\n" * 20_000, "Reply\n\n" * 20_000, "says:\n\n" * 20_000, "By A B C D\n\n" * 10_000, "*" * 200_000,
     "date: 2024-01-01\n" * 20_000, "A, " * 100_000, "1. " * 100_000, "\n" * 200_000 + "a", " " * 200_000 + "a",
     "March 3, 2025 at 5:00 pm\n\n" * 10_000, "A. " * 100_000, "\"' " * 100_000, "•" * 100_000, "|" * 100_000,
     "---\nkey:\n" + " more\n" * 50_000 + "---\n", "published " * 50_000, "[](" * 60_000, "<!--" * 50_000, "# " + "-" * 200_000],
)  # fmt: skip
def test_no_text_takes_more_than_linear_time(text: str) -> None:
    began = time.process_time()
    result = stage("a.md", text.encode(), "00")
    if isinstance(result, Staged):
        split_sentences("d", result.document.text, result.segments)
    assert isinstance(result, Staged) or "staging failed" not in result.reason
    assert time.process_time() - began < 20


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_any_bytes_become_a_document_or_a_refusal(data: bytes, name: str) -> None:
    result = stage(name, data, "00")
    if isinstance(result, Refusal):
        assert "staging failed" not in result.reason
    else:
        result.document.text.encode("utf-8")
        assert result.segments[-1].end_char == len(result.document.text)


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=300), st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_any_text_becomes_a_document_or_a_refusal(text: str, name: str) -> None:
    result = stage(name, text.encode("utf-8", "replace"), "00")
    assert isinstance(result, Staged) or "staging failed" not in result.reason


def test_english_needs_no_model_and_text_no_html_library() -> None:
    code = (
        "import sys\nfrom pipeline.text.staging import stage\n"
        f"stage('a.txt', {ARTICLE.encode()!r}, '00')\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'trafilatura', 'py3langid', 'charset_normalizer', 'lxml'}))"
    )
    root = Path(__file__).parents[3]
    printed = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    ).stdout
    assert re.fullmatch(r"\[\]\s*", printed)
