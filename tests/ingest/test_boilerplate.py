from __future__ import annotations

import pytest

from verbale.ingest import from_text, masked

BODY = "The envoys of both ports met for two hours and talked about nets.\n\nThey will meet again, an aide said."
SHARED = "We want to share this port with everyone who fishes here."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("0 comments:", "comments"),
        ("Post a Comment", "comments"),
        ("12 Comments", "comments"),
        ("Leave a Reply", "comments"),
        ("Comments (3)", "comments"),
        ("Comments are closed.", "comments"),
        ("Source : wire.example.com", "source"),
        ("Source: https://www.example.com/a/b", "source"),
        ("This article was originally published in The Harbour Times", "source"),
        ("Share Tweet Email Print", "share"),
        ("Share this article on Facebook", "share"),
        ("Follow us on Twitter and Facebook", "share"),
        ("Advertisement", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("Read more", "related"),
        ("Related articles", "related"),
        ("Sign up for our daily newsletter", "newsletter"),
        ("Copyright 2012 The Harbour Times. All rights reserved.", "copyright"),
        ("© 2012 Harbour Media", "copyright"),
        ("All rights reserved.", "copyright"),
        ("This material may not be published, broadcast or rewritten.", "copyright"),
        ("This site uses cookies to give you the best service.", "cookies"),
        ("Newer Post Home Older Post", "navigation"),
        ("Newer Post Older Post Home", "navigation"),
        ("Home | World | Politics", "navigation"),
        ("End text", "slug"),
        ("(Reporting by Jane Roe; Editing by John Poe)", "credit"),
        ("Associated Press writer Jane Roe contributed to this report.", "credit"),
        ("* * *", "rule"),
    ],
)
def test_line_of_boilerplate(line: str, kind: str) -> None:
    document = from_text(f"{BODY}\n\n{line}")
    assert [(span.text, span.kind) for span in document.boilerplate] == [(line, kind)]
    assert masked(document).strip() == BODY


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices fell after the envoys left.",
        "The source: a diplomat in the port.",
        "Comments by the envoy angered the fishermen.",
        "Home is where the harbour is, the envoy said.",
        "Read more about the talks in the diary that the envoy kept, he told the crowd.",
        "The ministers reserved all rights to the strait.",
        "“Print is dead,” the envoy said.",
        "The site uses nuclear fuel.",
        "Related talks on customs will begin in May.",
        "Subscribers to the treaty must tell the others.",
        "Source of the quarrel is the net.",
        "More talks are due in May.",
        "No comment.",
        "Email the minister sent showed that the talks had failed.",
        "We use the port.",
        "Next week the envoys meet.",
        "Follow the money, he said.",
        "By using force the port lost its friends.",
        "Copyright talks between the two states failed.",
        "The reporters contributed to this crisis.",
        "Other news of the talks came late, and by radio.",
        SHARED,
    ],
)
@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_sentence_of_the_report_is_none(sentence: str, place: str) -> None:
    order = {"first": [sentence, BODY], "middle": [BODY, sentence, BODY], "last": [BODY, sentence]}
    text = "\n\n".join(order[place])
    document = from_text(text)
    assert document.boilerplate == ()
    assert masked(document).replace("'", "’") == text.replace("'", "’")


def test_edge_rules_do_not_count_in_the_middle() -> None:
    body = "\n\n".join(f"The envoys met for the {number}th time and talked." for number in range(40))
    assert from_text(f"{body}\n\nShare\n\n{body}").boilerplate == ()


def test_titles_after_a_list_opener_at_the_end() -> None:
    document = from_text(f"{BODY}\n\nRelated articles\nTen ways to cook cod\nNets of the north\n")
    assert [span.text for span in document.boilerplate] == [
        "Related articles",
        "Ten ways to cook cod",
        "Nets of the north",
    ]
