"""Evidence: its chain of custody is whoever produced it to tell, and nobody says that it is genuine but parties."""

import pytest

from secretariat import Desk
from verbale.mechanism import remains_of, visible
from verbale.model.acts import (
    AuthenticityStated,
    ComplaintFiled,
    EvidencePassed,
    EvidenceProduced,
    EvidenceShown,
)

DIGEST = "ab" * 32


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def complaint(desk: Desk) -> str:
    return desk.file(ComplaintFiled(("BEL",), "x", desk.at, see=("BEL",)), "ARD")


def test_it_goes_from_hand_to_hand_and_every_hand_stays(desk: Desk, complaint: str) -> None:
    piece = desk.file(EvidenceProduced(complaint, "a photo", sha256=DIGEST, custody=("a fisherman",)), "ARD")
    desk.file(EvidencePassed(piece, "the laboratory"), "ARD")
    desk.file(EvidencePassed(piece, "BEL"), "secretary")
    assert [link.who for link in desk.item(piece).custody] == ["a fisherman", "the laboratory", "BEL"]
    assert desk.refused(EvidencePassed(piece, "COR"), "BEL") == "evidence: who may file"
    assert desk.refused(EvidencePassed(piece, " "), "ARD") == "to whom"


def test_being_shown_is_not_being_told(desk: Desk, complaint: str) -> None:
    piece = desk.file(EvidenceProduced(complaint, "a photo"), "ARD")
    desk.file(EvidenceShown(piece, ("COR",)), "ARD")
    assert set(desk.item(piece).shown) == {"COR"}
    assert not visible(desk.state, desk.item(piece), "COR")
    assert desk.refused(EvidenceShown(piece, ()), "ARD") == "to whom"
    assert desk.refused(EvidenceShown(piece, ("XXX",)), "ARD") == "known member"
    assert desk.refused(EvidenceShown(piece, ("OBS",)), "BEL") == "evidence: who may file"


def test_two_stands_stand_beside_one_another(desk: Desk, complaint: str) -> None:
    piece = desk.file(EvidenceProduced(complaint, "a photo"), "ARD")
    desk.file(AuthenticityStated(piece, "accepted"), "ARD")
    desk.file(AuthenticityStated(piece, "denied", "the shadow falls the wrong way"), "BEL")
    assert {who: one.stand for who, one in desk.item(piece).stands.items()} == {"ARD": "accepted", "BEL": "denied"}
    assert desk.refused(AuthenticityStated(piece, "accepted"), "secretary") == "parties decide"


def test_it_is_about_something_its_author_sees_and_no_wider(desk: Desk, complaint: str) -> None:
    assert desk.refused(EvidenceProduced(complaint, "a photo"), "COR") == "known-item"
    assert desk.refused(EvidenceProduced(complaint, "a photo", see=("COR",)), "ARD") == "no wider than its source"
    assert desk.refused(EvidenceProduced(complaint, " "), "ARD") == "words"
    assert desk.refused(EvidenceProduced(complaint, "x", sha256="AB" * 32), "ARD") == "a file named"


def test_a_redaction_leaves_neither_file_nor_hands() -> None:
    left = remains_of(EvidenceProduced("complaint-2", "a photo", sha256=DIGEST, custody=("a fisherman",)))
    assert (left.about, left.what, left.sha256, left.custody) == (
        "complaint-2", "[redacted]", "[redacted]", ("[redacted]",),
    )  # fmt: skip
    assert remains_of(EvidencePassed("evidence-3", "the laboratory")).to == "[redacted]"
