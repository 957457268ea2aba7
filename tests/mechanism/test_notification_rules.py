"""Prior notification: to whom, acknowledged by whom, and late where it came after its time."""

import pytest
from msgspec.structs import replace

from secretariat import Desk, lake
from verbale.mechanism import due
from verbale.mechanism.times import after
from verbale.model.acts import NotificationAcknowledged, NotificationGiven, NotificationWithdrawn
from verbale.model.mechanism import Clocks


@pytest.fixture
def desk() -> Desk:
    return Desk(lake(clocks=Clocks(notification=72, acknowledgement=24)))


def notice(desk: Desk, hours: int = 100, **more) -> NotificationGiven:
    return NotificationGiven("exercise on the lake", after(desk.at, hours), **more)


def test_it_goes_to_all_the_others_and_waits_for_each(desk: Desk) -> None:
    made = desk.file(notice(desk), "ARD")
    assert (desk.item(made).to, desk.item(made).late) == (("BEL", "COR"), False)
    desk.file(NotificationAcknowledged(made), "BEL")
    assert [(one.kind, one.who) for one in due(desk.state, desk.at)] == [("acknowledgement", "COR")]
    assert desk.refused(NotificationAcknowledged(made), "BEL") == "once"
    assert desk.refused(NotificationAcknowledged(made), "ARD") == "addressee"


@pytest.mark.parametrize(("hours", "late"), [(72, False), (71, True), (-5, True)])
def test_late_notice_is_filed_and_stands_as_late(desk: Desk, hours: int, late: bool) -> None:
    assert desk.item(desk.file(notice(desk, hours), "ARD")).late is late


def test_without_a_clock_only_notice_after_the_fact_is_late() -> None:
    desk = Desk(replace(lake(), clocks=Clocks()))
    assert not desk.item(desk.file(notice(desk, 1), "ARD")).late
    assert desk.item(desk.file(notice(desk, -1), "ARD")).late


def test_whoever_gave_it_takes_it_back_once(desk: Desk) -> None:
    made = desk.file(notice(desk), "ARD")
    assert desk.refused(NotificationWithdrawn(made), "BEL") == "notification: who may file"
    desk.file(NotificationWithdrawn(made, "wind"), "ARD")
    assert desk.refused(NotificationWithdrawn(made), "ARD") == "once"


def test_what_is_no_notice_is_refused(desk: Desk) -> None:
    assert desk.refused(NotificationGiven(" ", after(desk.at, 90)), "ARD") == "words"
    assert desk.refused(notice(desk, ends=desk.at), "ARD") == "end after start"
    assert desk.refused(notice(desk, to=("ARD",)), "ARD") == "to another"
    assert desk.refused(notice(desk, to=("BEL",), see=("COR",)), "ARD") == "addressees see it"
    assert desk.refused(notice(desk, of="BEL"), "ARD") == "nobody files for another"
