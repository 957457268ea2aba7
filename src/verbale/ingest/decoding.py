"""Bytes to text, without moving a character: encodings, byte-order marks, and refusals of what is no text."""

from __future__ import annotations

import codecs
import re

from verbale.errors import NoText, Undecodable, UsageError
from verbale.lexicon.page import file_signatures

__all__ = [
    "check_surrogates",
    "check_text",
    "decode_page",
    "decode_text",
    "looks_like_html",
    "refuse_binary",
    "text_codec",
]

# Byte-order marks, and the codec that keeps each as the first character; UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NOT_PLAIN = frozenset({"utf-7", "unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined"})
# As the WHATWG Encoding Standard reads these labels.
_PAGE_LABELS = dict.fromkeys(("iso8859-1", "latin-1", "latin1", "ascii", "us-ascii"), "cp1252")
_SNIFFED = 2048
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""")
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FRAGMENT = re.compile(r"<(?:article|section|main|div|p|h1|table|meta|title|span|br|!--)\b", re.IGNORECASE)
_XML = re.compile(r"<\?xml\b|<(?:rss|feed|rdf:RDF)\b")
_ARCHIVE = re.compile(r"content-type:\s*multipart/related", re.IGNORECASE)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LEADING = " \t\r\n\f\ufeff"


def text_codec(encoding: str) -> str:
    """The canonical name of the encoding a user asks for.

    Raises:
        UsageError: there is no such text encoding.
    """
    try:
        info = codecs.lookup(encoding)
        is_text = info._is_text_encoding
    except (LookupError, ValueError, TypeError):
        is_text = False
    if not is_text or info.name.replace("_", "-") in _NOT_PLAIN:
        raise UsageError(
            f"There is no text encoding named {encoding!r}: give one such as utf-8, windows-1252 or cp1256."
        )
    return "utf-8" if info.name == "utf-8-sig" else info.name


def refuse_binary(raw: bytes, name: str) -> None:
    """Refuse bytes that are a known kind of file other than text.

    Raises:
        NoText: the message names the kind.
    """
    for signature in file_signatures():
        if raw.startswith(signature.magic, signature.offset):
            raise NoText(f"{name} is {signature.name}, not text: save the report as plain text or HTML first.")


def decode_text(raw: bytes, name: str, encoding: str | None = None) -> str:
    """The text of the bytes; a byte-order mark stays as the first character, so that nothing moves.

    The encoding is the given one, else that of the byte-order mark, else UTF-8; it is never guessed.

    Raises:
        Undecodable: the bytes are not text in that encoding; the message gives the offset.
        UsageError: the given encoding does not exist.
    """
    codec = _marked(raw) or "utf-8"
    if encoding is not None:
        asked = text_codec(encoding)
        codec = codec if asked in {"utf-16", "utf-32"} and codec.startswith(asked) else asked
    try:
        return raw.decode(codec)
    except UnicodeDecodeError as error:
        if b"\0" in raw[:_SNIFFED] and encoding is None and codec == "utf-8":
            raise NoText(_binary(name)) from error
        hint = "give its encoding with --encoding" if encoding is None else "give another --encoding"
        raise Undecodable(
            f"{name} is not {codec.upper()} text, the byte at offset {error.start:,} does not fit: {hint}."
        ) from error


def decode_page(raw: bytes, name: str, encoding: str | None = None) -> str:
    """The source of a page: by its byte-order mark, given or declared charset, else UTF-8, else windows-1252."""
    marked = _marked(raw)
    if encoding is not None or marked:
        return decode_text(raw, name, encoding)
    declared = _META_CHARSET.search(raw, 0, 2 * _SNIFFED) or _XML_CHARSET.search(raw, 0, _SNIFFED)
    if declared:
        label = declared.group(1).decode("ascii", "replace")
        try:
            codec = text_codec(label)
        except UsageError:
            codec = ""
        if codec in {"utf-16", "utf-32", "utf-16-le", "utf-16-be"}:  # a declaration that can be read is not in these
            codec = "utf-8"
        if codec:
            return raw.decode(_PAGE_LABELS.get(codec, codec), "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def looks_like_html(raw: bytes | str, file_name: str = "") -> bool:
    """Whether the input is a web page: by its first tags, or by its file name and any tag."""
    start = raw[:_SNIFFED] if isinstance(raw, str) else raw[:_SNIFFED].decode(_marked(raw) or "latin-1", "ignore")
    start = start.lstrip(_LEADING).removeprefix("ï»¿")
    if file_name.lower().endswith((".html", ".htm", ".xhtml", ".shtml")):
        return "<" in start
    if not start.startswith("<"):
        return False
    return bool(_PAGE.search(start) or _FRAGMENT.match(start))


def check_text(text: str, name: str) -> None:
    """Refuse a string that is no plain text.

    Raises:
        NoText: it is binary, a feed or a web archive.
        Undecodable: it holds half of a surrogate pair; the message gives its position.
    """
    check_surrogates(text, name)
    if "\0" in text:
        raise NoText(_binary(name))
    start = text[:_SNIFFED].lstrip(_LEADING)
    if _XML.match(start):
        raise NoText(f"{name} is an XML file, not a report: give the text or the HTML page of the report.")
    if _ARCHIVE.search(start) and start[:5].lower() in {"from:", "mime-", "conte", "date:", "subje", "snaps"}:
        raise NoText(f"{name} is a web archive (MHTML): save the page as HTML.")


def check_surrogates(text: str, name: str) -> None:
    """Refuse a string with half a surrogate pair, which no encoding holds.

    Raises:
        Undecodable: the message gives its position.
    """
    surrogate = _SURROGATE.search(text)
    if surrogate:
        raise Undecodable(
            f"{name} holds half a surrogate pair at character {surrogate.start():,}: decode it again from its bytes."
        )


def _binary(name: str) -> str:
    return f"{name} is a binary file, not text: save the report as plain text or HTML first (or give --encoding)."


def _marked(raw: bytes) -> str | None:
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            return codec
    return None
