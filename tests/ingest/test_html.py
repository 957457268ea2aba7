from __future__ import annotations

import logging
import time
import warnings

import pytest

from verbale.errors import LanguageNotRead, NoText, TooLarge
from verbale.ingest import from_bytes, from_html, masked

ONE = "The envoys of both ports sat down on Tuesday and talked for two hours about fishing rights, their aides said."
TWO = "A spokeswoman for the harbour board said the talks had been “useful and calm” and would go on in the autumn."
THREE = "The port's fishermen, who have waited nine months for an answer, were not invited and learned of it by radio."
PERSIAN = "سفیران دو کشور روز سه‌شنبه در شهر بندری درباره حقوق ماهیگیری گفت‌وگو کردند و قرار شد نشست دیگری برگزار شود."

BLOG = f"""<html><head><title>Harbour Notes: Envoys talk nets</title></head><body>
<div id="header"><h1>Harbour Notes</h1></div>
<div class="post"><h3 class="post-title entry-title">Envoys talk nets</h3>
<div class="post-body entry-content">{ONE}<br/><br/>{TWO}<br/><br/>{THREE}<br/><br/>Source : wire.example.com</div>
<div class="post-footer">Posted by Ann at <abbr class="published" title="2012-03-06T10:00:00+01:00">10:00</abbr></div></div>
<div class="comments" id="comments"><h4>0 comments:</h4><a href="#">Post a Comment</a></div>
<div class="blog-pager"><a>Newer Post</a> <a>Home</a> <a>Older Post</a></div></body></html>"""

NEWS = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Envoys talk nets | The Harbour Times</title>
<meta property="og:site_name" content="The Harbour Times">
<meta property="og:url" content="https://www.harbourtimes.example/2012/nets">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "NewsArticle",
"headline": "Envoys talk nets", "datePublished": "2012-03-06T17:45:00+03:00", "publisher": {{"name": "The Harbour Times"}},
"author": [{{"@type": "Person", "name": "Ann Roe"}}, {{"@type": "Organization", "name": "Reuters"}}]}}]}}</script></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Envoys talk nets</h1>
<div class="share"><a>Share</a> <a>Tweet</a></div><p>NORTHPORT, March 6 - {ONE}</p><p>{TWO}</p>
<blockquote><p>“We spoke plainly about the nets,” the older envoy wrote in a note to the press.</p></blockquote>
<p>{THREE}</p></article><aside><h3>Related</h3><ul><li><a href="/a">Ten ways to cook cod</a></li></ul></aside>
<footer>© 2012 The Harbour Times. All rights reserved.</footer></body></html>"""


def page(*paragraphs: str, head: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html><head>{head}</head><body><article>{body}</article></body></html>"


def test_blog_page() -> None:
    document = from_bytes(BLOG.encode(), name="blog.html")
    assert document.text.split("\n\n") == ["Envoys talk nets", ONE, TWO, THREE, "Source : wire.example.com"]
    assert document.title == "Envoys talk nets"
    assert [(link.role, link.name) for link in document.provenance] == [("portal", "wire.example.com")]
    assert document.published is not None
    assert document.published.start == "2012-03-06T10:00:00+01:00"
    assert masked(document).rstrip().endswith("by radio.")


def test_news_page() -> None:
    document = from_bytes(NEWS.encode())
    assert "“We spoke plainly about the nets,” the older envoy wrote" in document.text
    for furniture in ("World", "Tweet", "cod", "rights reserved"):
        assert furniture not in document.text
    assert (document.title, document.url) == ("Envoys talk nets", "https://www.harbourtimes.example/2012/nets")
    assert [(link.role, link.name) for link in document.provenance] == [
        ("agency", "Reuters"),
        ("publisher", "The Harbour Times"),
    ]
    assert document.published is not None
    assert (document.published.start, document.published.precision, document.published.basis) == (
        "2012-03-06T17:45:00+03:00",
        "minute",
        "metadata",
    )
    assert [part.kind for part in document.parts] == ["headline", "dateline"]
    assert document.extractor.startswith("trafilatura ")


def test_given_date_goes_before_the_page() -> None:
    document = from_html(NEWS, published="2012-03-07")
    assert document.published is not None
    assert document.published.basis == "given"


@pytest.mark.parametrize(
    ("head", "start"),
    [
        ('<meta property="article:published_time" content="2012-03-06T08:00:00Z">', "2012-03-06T08:00:00+00:00"),
        ('<meta name="DC.date.issued" content="2012-03-06">', "2012-03-06"),
        ('<meta name="date" content="6 March 2012">', "2012-03-06"),
        ('<meta name="date" content="03/04/2012">', None),
        ('<meta name="date" content="2999-01-01">', None),
        ('<script type="application/ld+json">{"@type": "NewsArticle", broken</script>', None),
        ('<script type="application/ld+json">' + "[" * 50_000 + "</script>", None),
    ],
)
def test_date_in_the_head(head: str, start: str | None) -> None:
    moment = from_html(page(ONE, TWO, head=head)).published
    assert (moment.start if moment else None) == start


def test_time_element() -> None:
    moment = from_html(page(ONE, '<time datetime="2012-03-06T08:00:00+02:00">today</time>', TWO)).published
    assert moment is not None
    assert moment.start == "2012-03-06T08:00:00+02:00"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "cp1252"),
        ('<meta charset="windows-1250">', "cp1250"),
        ('<meta charset="utf-8">', "utf-8"),
        ("", "utf-8"),
        ("", "cp1252"),
        ("", "utf-16"),
        ('<meta charset="no-such-charset">', "utf-8"),
    ],
)
def test_charset(head: str, encoding: str) -> None:
    document = from_bytes(page(ONE, f"“Café owners agreed,” {TWO}", head=head).encode(encoding), name="a.htm")
    assert "“Café owners agreed,”" in document.text


def test_given_encoding_of_a_page() -> None:
    raw = page(ONE, f"Łódź sent no one. {TWO}").encode("cp1250")
    assert "Łódź" in from_html(raw, encoding="cp1250").text


@pytest.mark.parametrize(
    "source",
    [
        '<html><head><title>x</title></head><body><ul><li><a href="/">Home</a></li></ul></body></html>',
        "<html></html>",
        "<html>",
        "<!DOCTYPE html>",
        "<html><body><script>var text = 'The envoys met.';</script></body></html>",
    ],
)
def test_page_without_an_article(source: str) -> None:
    with pytest.raises(NoText, match=r"index\.html is a web page without an article"):
        from_bytes(source.encode(), name="index.html")


def test_persian_page() -> None:
    with pytest.raises(LanguageNotRead, match=r"Persian \(fa\)"):
        from_bytes(page(PERSIAN, PERSIAN[::1] * 2).encode())


def test_text_about_html_is_text() -> None:
    text = "The envoys wrote <b>nets</b> in bold, an aide said, and then they left the port."
    assert from_bytes(text.encode()).text == text


@pytest.mark.parametrize(
    "source",
    [
        "<html><body>" + "<div>" * 50_000 + f"<p>{ONE}</p>",
        "<html><body>" + "<b><i>" * 50_000 + f"<p>{ONE}</p>",
        "<html><body>" + "<table><tr><td>" * 2_000 + f"<p>{ONE}</p>",
        page(ONE, TWO + "<script>" + "var a=1;" * 600_000 + "</script>"),
        page(ONE, TWO, *["x"] * 15_000),
        page(*(f"{ONE} Round {number} ended." for number in range(9_000))),
        "<html " + 'a="b" ' * 100_000 + f"><p>{ONE}</p><p>{TWO}</p>",
        "<html>" + "<" * 500_000,
        page("&amp;" * 300_000),
        page(ONE, "\0\x0b\x1f" + TWO),
        f"<html><body><article <p <p>{ONE}</div></span></p><p>{TWO}",
        "<html><body><!--" + "x" * 100_000,
    ],
    ids=["divs", "inline", "tables", "script", "small", "5MB", "attributes", "angles", "entities", "controls", "broken", "comment"],
)  # fmt: skip
def test_hostile_page_is_read_or_refused_soon(
    source: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    begun = time.monotonic()
    try:
        document = from_bytes(source.encode())
    except (NoText, TooLarge):
        pass
    else:
        assert len(masked(document)) == len(document.text)
    assert time.monotonic() - begun < 20
    assert capfd.readouterr() == ("", "")


def test_too_many_elements_are_refused() -> None:
    with pytest.raises(TooLarge, match="page elements"):
        from_bytes(b"<html><body>" + b"<i>x</i>" * 120_000)


def test_nothing_is_logged_or_warned(capfd: pytest.CaptureFixture[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(NoText):
            from_bytes(b"<html>", name="a.html")
        from_bytes(NEWS.encode())
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger().handlers is not None


def test_the_cells_of_a_row_stand_on_one_line() -> None:
    table = "<table><tr><th>Port</th><th>Boats</th></tr><tr><td>Northport</td><td>12</td></tr></table>"
    text = from_html(f"<html><body><article><p>{ONE}</p>{table}<p>{TWO}</p></article></body></html>").text
    assert "Port | Boats" in text.split("\n")
    assert "Northport | 12" in text.split("\n")


def test_a_table_that_lays_out_the_page_is_no_row() -> None:
    cells = f"<table><tr><td><p>{ONE}</p><p>{TWO}</p></td><td><p>{THREE}</p></td></tr></table>"
    text = from_html(f"<html><body>{cells}</body></html>").text
    assert " | " not in text
