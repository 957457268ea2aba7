from __future__ import annotations

import pytest

from verbale.errors import NoText, TooLarge, Undecodable, UsageError
from verbale.ingest import Limits, from_bytes, from_text

SENTENCE = "The envoys met in the harbour office and talked about the nets of the two ports."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-8"])
def test_byte_order_mark_tells_the_encoding_and_stays_in_the_text(encoding: str) -> None:
    document = from_bytes(SENTENCE.encode(encoding))
    assert document.text.removeprefix("\ufeff") == SENTENCE
    assert document.text.startswith("\ufeff") == (encoding != "utf-8")


def test_line_ends_stay_as_they_came() -> None:
    raw = b"The envoys met.\r\n\r\nThey talked.\rThey left.\n"
    assert from_bytes(raw).text.encode() == raw


def test_broken_utf8_is_refused_with_its_offset() -> None:
    with pytest.raises(
        Undecodable, match=r"report\.txt is not UTF-8 text, the byte at offset 25 .*--encoding"
    ) as caught:
        from_bytes(b"The envoys met at the caf\xe9 in town.", name="report.txt")
    assert str(caught.value).count(". ") == 0


def test_given_encoding_is_used() -> None:
    assert "café" in from_bytes(b"The envoys met at the caf\xe9 in town.", encoding="windows-1252").text


def test_given_encoding_that_does_not_fit_is_refused() -> None:
    with pytest.raises(Undecodable, match="give another --encoding"):
        from_bytes("Café".encode("cp1252"), encoding="ascii")


@pytest.mark.parametrize("encoding", ["klingon", "base64", "rot13", "utf-7", "unicode_escape", "\0"])
def test_impossible_encoding_is_a_usage_error(encoding: str) -> None:
    with pytest.raises(UsageError, match="no text encoding named"):
        from_bytes(SENTENCE.encode(), encoding=encoding)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"%PDF-1.7\n%abc", "a PDF file"),
        (b"PK\x03\x04\x14\0", "a zip archive or an office file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image"),
        (b"\x1f\x8b\x08\0", "a gzip archive"),
        (b"{\\rtf1\\ansi", "an RTF file"),
        (b"abc\0def", "a binary file"),
        (b"\0\x81\x82", "a binary file"),
        (b'<?xml version="1.0"?><rss></rss>', "an XML file"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\nx", "a web archive"),
    ],
)
def test_what_is_no_text_is_refused_by_name(raw: bytes, kind: str) -> None:
    with pytest.raises(NoText, match=f"f.bin is {kind}"):
        from_bytes(raw, name="f.bin")


@pytest.mark.parametrize("raw", [b"", b" \n\t ", b"\xef\xbb\xbf\r\n", "\u200b\u2028".encode()])
def test_nothing_to_read_is_refused(raw: bytes) -> None:
    with pytest.raises(NoText, match="is empty"):
        from_bytes(raw)


def test_half_a_surrogate_pair_is_refused_with_its_place() -> None:
    with pytest.raises(Undecodable, match="at character 10"):
        from_text("The envoys\udc80 met.")


def test_too_many_bytes_are_refused_before_decoding() -> None:
    with pytest.raises(TooLarge, match="11 bytes and the limit is 10"):
        from_bytes(b"\xff" * 11, limits=Limits(max_bytes=10))


def test_too_many_characters_are_refused() -> None:
    with pytest.raises(TooLarge, match="characters and the limit is 10"):
        from_text(SENTENCE, limits=Limits(max_characters=10))


def test_hashes_and_id_come_from_the_bytes() -> None:
    one, other = from_bytes(SENTENCE.encode()), from_bytes(SENTENCE.encode("utf-16"))
    assert one.text_sha256 == one.sha256 == from_text(SENTENCE).sha256
    assert one.sha256 != other.sha256
    assert one.id == from_bytes(SENTENCE.encode(), name="other name").id
    assert one.id != from_bytes(SENTENCE.encode(), url="https://example.org/a").id
