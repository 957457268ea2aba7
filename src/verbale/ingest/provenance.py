"""Where a text came from: agency > publisher > portal > repost, each with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from verbale.ingest.metadata import field_values
from verbale.lexicon.agencies import agencies_in, agency_hosts, agency_named
from verbale.model import Boilerplate, Part, Provenance, ProvenanceRole, Span

__all__ = ["host_of", "provenance_chain"]

_ORDER: tuple[ProvenanceRole, ...] = ("agency", "publisher", "portal", "repost")
_HOST = re.compile(r"(?:https?://)?(?:www\.)?(?P<host>[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,})(?:/\S*)?\.?")
_SOURCE_LINE = re.compile(r"(?:original )?sources? ?: ?(?P<name>.*?)\.?", re.IGNORECASE)
_AFTER_AGENCY = re.compile(r"\s*(?:\([^)]*\))?\s*(?P<link>in|on|via|at|through|for|,|/|-|–|—)\s+(?P<name>\S.*)")
_BEFORE_AGENCY = re.compile(
    r"(?P<name>\S.*?)\s*(?:\(|\bwith\b|\band\b|\bfrom\b|\bvia\b|\bciting\b|/|,|\||;|[–—-])\s*(?:the\s+)?"
)


def provenance_chain(
    text: str,
    parts: Iterable[Part],
    boilerplate: Iterable[Boilerplate],
    url: str | None,
    site: str | None = None,
    authors: Iterable[str] = (),
    body_end: int = 0,
) -> tuple[Provenance, ...]:
    """The chain, one link for each name; agencies carry their usual name.

    It rests on header lines, the dateline, the byline, a last line "Source : host", the page's tags and its address.
    `body_end` is where the report ends; a source named in words must stand after it. What the report says within its
    sentences ("told a reporter of ...") is no provenance.
    """
    parts = tuple(parts)
    links: list[Provenance] = []
    for part in field_values(parts, "publisher"):
        links += _publisher(part)
    for part in (*field_values(parts, "agency"), *field_values(parts, "source"), *field_values(parts, "author")):
        links += _named(part, agencies_only=part in field_values(parts, "author"))
    links += [Provenance("portal", part.value, _value_span(part)) for part in field_values(parts, "portal")]
    for part in parts:
        if part.kind == "dateline":
            links += _dateline_outlet(part)
        elif part.kind == "byline":
            links += [
                Provenance("agency", found.name, _inside(part, found.start, found.end))
                for found in agencies_in(part.text)
            ]
    for author in authors:
        links += [Provenance("agency", found.name) for found in agencies_in(author)]
    if site:
        agency = agency_named(site)
        links.append(Provenance("agency" if agency else "publisher", agency or site))
    for line in boilerplate:
        if line.kind == "source":
            links += _source_line(line, last=line.start >= body_end)
    return _chain(links, url)


def host_of(url: str | None) -> str | None:
    """The host of an address without `www.`, None where it has none."""
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def _chain(links: list[Provenance], url: str | None) -> tuple[Provenance, ...]:
    kept: dict[str, Provenance] = {}
    for link in links:
        kept.setdefault(_same(link.name), link)
    host = host_of(url)
    if host:
        names = set(kept)
        agency = agency_hosts().get(host)
        label = _same(host.rsplit(".", 1)[0])
        if _same(host) not in names and not (agency and _same(agency) in names) and not _names_host(names, label):
            carried = any(link.role != "agency" for link in kept.values())
            kept[_same(host)] = Provenance("repost" if carried else "publisher", host)
    return tuple(sorted(kept.values(), key=lambda link: _ORDER.index(link.role)))


def _names_host(names: set[str], label: str) -> bool:
    return any(len(name) > 3 and (name.removeprefix("the") in label or label in name) for name in names)


def _same(name: str) -> str:
    return re.sub(r"[^\w]|_", "", name.casefold())


def _publisher(part: Part) -> list[Provenance]:
    value = part.value
    found = next(agencies_in(value), None)
    if found is None:
        return [Provenance("publisher", value, _value_span(part))]
    agency = Provenance("agency", found.name, _value_span(part, found.start, found.end))
    after = _AFTER_AGENCY.fullmatch(value, found.end)
    if not value[: found.start].strip().removeprefix("The").strip():
        if after is None:
            return [agency]
        role: ProvenanceRole = "portal" if after["link"] in {"on", "via", "through"} else "publisher"
        return [agency, Provenance(role, after["name"], _value_span(part, after.start("name"), after.end("name")))]
    before = _BEFORE_AGENCY.fullmatch(value, 0, found.start)
    if before is None:
        return [Provenance("publisher", value, _value_span(part))]
    return [Provenance("publisher", before["name"], _value_span(part, 0, before.end("name"))), agency]


def _named(part: Part, agencies_only: bool = False) -> list[Provenance]:
    found = [Provenance("agency", hit.name, _value_span(part, hit.start, hit.end)) for hit in agencies_in(part.value)]
    if found or agencies_only:
        return found
    host = _HOST.fullmatch(part.value)
    if host:
        return [Provenance("portal", host["host"], _value_span(part, host.start("host"), host.end("host")))]
    return [Provenance("publisher", part.value, _value_span(part))]


def _dateline_outlet(part: Part) -> list[Provenance]:
    bracket = re.search(r"\(([^()]+)\)|,\s+([A-Z]{2,8})\s*\W*$", part.text)
    if bracket is None:
        return []
    group = 1 if bracket[1] else 2
    name = agency_named(bracket[group])
    if name is None and group == 2:
        return []
    if name is None and not _outlet_like(bracket[group]):
        return []
    evidence = _inside(part, bracket.start(group), bracket.end(group))
    return [Provenance("agency" if name else "publisher", name or bracket[group], evidence)]


def _outlet_like(words: str) -> bool:
    """Whether words in the brackets of a dateline may be an outlet's: short and in capitals."""
    return words.isupper() and len(words) <= 8


def _source_line(line: Boilerplate, last: bool) -> list[Provenance]:
    match = _SOURCE_LINE.fullmatch(line.text)
    if match is None or not match["name"]:
        return []
    host = _HOST.fullmatch(match["name"])
    if host:
        offset = match.start("name")
        return [
            Provenance("portal", host["host"], _inside(line, offset + host.start("host"), offset + host.end("host")))
        ]
    name = agency_named(match["name"])
    if name is None and not last:  # the source of a figure or a table
        return []
    evidence = _inside(line, match.start("name"), match.end("name"))
    return [Provenance("agency" if name else "publisher", name or match["name"], evidence)]


def _inside(span: Span, start: int, end: int) -> Span:
    return Span(span.start + start, span.start + end, span.text[start:end])


def _value_span(part: Part, start: int = 0, end: int | None = None) -> Span:
    offset = len(part.text.rstrip()) - len(part.value)
    return _inside(part, offset + start, offset + (len(part.value) if end is None else end))
