"""Random runs over the four procedures, and what must hold in every state that they reach."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from secretariat import PARTIES, Desk
from verbale.errors import RuleBroken
from verbale.mechanism.filing import By
from verbale.mechanism.ledger import advance
from verbale.mechanism.times import after, instant
from verbale.model import acts
from verbale.model.proceedings import Complaint, DocketItem, Meeting, Minutes

AUTHORS = st.sampled_from((*PARTIES, "OBS", "secretary"))
MEMBERS = st.sampled_from(PARTIES)
SOON = "2031-03-02T10:00:00+00:00"
LATER = "2031-03-09T10:00:00+00:00"


class Procedure(RuleBasedStateMachine):
    """A desk to which anybody files anything; what is refused must change nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.desk = Desk()
        self.subject = ""
        self.trail: list[str] = []

    def attempt(self, act: acts.Act, by: str) -> bool:
        desk = self.desk
        before = desk.state
        try:
            desk.state = advance(before, act, By(by, desk.at, before.number + 1))
        except RuleBroken as broken:
            assert broken.rule and broken.message
            assert desk.state is before
            return False
        desk.wait(1)
        assert desk.state.number == before.number + 1
        assert set(before.items) <= set(desk.state.items), "nothing is taken away"
        self.trail.append(act.kind)
        return True

    @rule(hours=st.integers(1, 200))
    def time_passes(self, hours: int) -> None:
        self.desk.wait(hours)

    @rule(choice=st.integers(0, 10_000), hours=st.sampled_from((0, 0, 1, 30, 80, 130)))
    def goes_on(self, choice: int, hours: int) -> None:
        """Some step that is allowed now and ends nothing, so that runs get far."""
        self.desk.wait(hours)
        steps = [(method, args) for method, several in self.steps() for args in several]
        before = self.desk.state.number
        for n in range(len(steps)):
            method, args = steps[(choice + n * 7) % len(steps)]
            method(*args)
            if self.desk.state.number != before:
                return

    def steps(self) -> list[tuple[Callable[..., None], list[tuple]]]:
        """The steps that `goes_on` may take, each with the arguments it may have."""
        return []

    @property
    def item(self):
        return self.desk.item(self.subject)


class MeetingRuns(Procedure):
    """Meetings: confirmed exactly when all have accepted the date that stands."""

    def __init__(self) -> None:
        super().__init__()
        self.subject = self.desk.file(acts.MeetingProposed(title="x", start=SOON), "ARD")
        self.accepted: dict[str, str] = {}
        self.date = SOON

    def steps(self):
        return [
            (self.invite, [("COR", [])]),
            (self.accept, [(by, self.date) for by in PARTIES] * 3),
            (self.answer_otherwise, [("BEL", "receive"), ("COR", "condition")]),
            (self.end, [("secretary", acts.MeetingHeld), ("COR", acts.MeetingPostponed)]),
            (self.stay_away, [("secretary", "BEL")]),
            (self.open_session, [("secretary",)]),
            (self.date_anew, [("ARD", LATER)] if self.item.state == "postponed" else []),
        ]

    @rule(by=AUTHORS, to=st.lists(MEMBERS, unique=True, max_size=3))
    def invite(self, by: str, to: list[str]) -> None:
        self.attempt(acts.InvitationIssued(self.subject, to=tuple(to)), by)

    @rule(by=AUTHORS, start=st.sampled_from((SOON, LATER)))
    def accept(self, by: str, start: str) -> None:
        if self.attempt(acts.InvitationAccepted(self.subject, start), by):
            self.accepted[by] = start

    @rule(by=AUTHORS, how=st.sampled_from(("receive", "condition", "decline")))
    def answer_otherwise(self, by: str, how: str) -> None:
        act = {
            "receive": acts.InvitationReceived(self.subject),
            "condition": acts.InvitationConditional(self.subject, ("x",)),
            "decline": acts.InvitationDeclined(self.subject),
        }[how]
        if self.attempt(act, by) and how != "receive":
            self.accepted.pop(by, None)

    @rule(by=AUTHORS, start=st.sampled_from((SOON, LATER)))
    def date_anew(self, by: str, start: str) -> None:
        if self.attempt(acts.MeetingDated(self.subject, start), by):
            self.accepted, self.date = {}, start

    @precondition(lambda self: len(self.trail) > 6)
    @rule(by=AUTHORS, how=st.sampled_from((acts.MeetingPostponed, acts.MeetingCancelled, acts.MeetingHeld)))
    def end(self, by: str, how: type[acts.Act]) -> None:
        confirmed = self.item.state == "confirmed"
        if self.attempt(how(self.subject), by) and how is acts.MeetingHeld:
            assert confirmed

    @rule(by=AUTHORS, away=MEMBERS)
    def stay_away(self, by: str, away: str) -> None:
        confirmed = self.item.state == "confirmed"
        if self.attempt(acts.MeetingNotAttended(self.subject, (away,)), by):
            assert confirmed

    @rule(by=AUTHORS)
    def open_session(self, by: str) -> None:
        may = self.item.state in ("confirmed", "held")
        if self.attempt(acts.SessionOpened(meeting=self.subject), by):
            assert may

    @invariant()
    def confirmed_only_by_all(self) -> None:
        meeting = self.item
        assert isinstance(meeting, Meeting)
        everybody = all(self.accepted.get(party) == self.date for party in PARTIES)
        if meeting.state in ("confirmed", "held", "not_attended"):
            assert everybody
        if everybody:
            assert meeting.state not in ("intended", "proposed", "invited")


class ProposalRuns(Procedure):
    """Proposals: adopted by the consent of all to one text, or by an open silence that nobody broke."""

    def __init__(self) -> None:
        super().__init__()
        self.subject = self.desk.file(acts.DocketFiled("proposal", "x"), "ARD")
        self.consents: set[str] = set()
        self.against: set[str] = set()

    def steps(self):
        others = ("BEL", "COR")
        return [
            (self.table, [("ARD", "one")] if self.item.state == "floated" else []),
            (self.accept, [(by,) for by in others]),
            (self.take_position, [("BEL", "refer")] if not self.item.positions else []),
            (self.open_silence, [("secretary", 80)] * 3),
            (self.conclude_silence, [("secretary",)] * 3),
            (self.break_silence, [("BEL",)]),
        ]

    @rule(by=AUTHORS, text=st.sampled_from(("one", "two")))
    def table(self, by: str, text: str) -> None:
        if self.attempt(acts.ProposalTabled(self.subject, text), by):
            assert by == "ARD"
            self.consents, self.against = {"ARD"}, set()

    @rule(by=AUTHORS)
    def accept(self, by: str) -> None:
        if self.attempt(acts.ProposalAccepted(self.subject), by):
            self.consents.add(by)
            self.against.discard(by)

    @rule(by=AUTHORS, how=st.sampled_from(("reserve", "decline", "counter", "refer", "in principle")))
    def take_position(self, by: str, how: str) -> None:
        act = {
            "reserve": acts.ProposalReserved(self.subject, "x"),
            "decline": acts.ProposalDeclined(self.subject),
            "counter": acts.ProposalCountered(self.subject, "x", "y"),
            "refer": acts.ProposalReferred(self.subject),
            "in principle": acts.ProposalAcceptedInPrinciple(self.subject),
        }[how]
        if self.attempt(act, by):
            self.consents.discard(by)
            self.against.discard(by)
            if how in ("reserve", "decline", "counter"):
                self.against.add(by)

    @rule(by=AUTHORS, hours=st.integers(1, 200))
    def open_silence(self, by: str, hours: int) -> None:
        against = set(self.against)
        if self.attempt(acts.SilenceOpened(self.subject, after(self.desk.at, hours)), by):
            assert not against and hours >= 72

    @rule(by=AUTHORS)
    def break_silence(self, by: str) -> None:
        if self.attempt(acts.SilenceBroken(self.subject), by):
            assert by in PARTIES

    @rule(by=AUTHORS)
    def conclude_silence(self, by: str) -> None:
        silence, now = self.item.silence, self.desk.at
        if self.attempt(acts.SilenceConcluded(self.subject), by):
            assert silence is not None and silence.broken_by is None
            assert instant(now) > instant(silence.deadline)

    @precondition(lambda self: len(self.trail) > 6)
    @rule(by=AUTHORS, how=st.sampled_from(("lapse", "overtake", "withdraw")))
    def end(self, by: str, how: str) -> None:
        act = {
            "lapse": acts.ProposalLapsed(self.subject),
            "overtake": acts.ProposalOvertaken(self.subject, "x"),
            "withdraw": acts.ItemWithdrawn(self.subject),
        }[how]
        self.attempt(act, by)

    @invariant()
    def adopted_only_by_consent_or_silence(self) -> None:
        item = self.item
        assert isinstance(item, DocketItem)
        if item.state == "adopted" and item.adopted_by == "consent":
            assert set(PARTIES) <= self.consents
        if item.state == "adopted" and item.adopted_by == "silence":
            assert not self.against and item.silence is not None and item.silence.broken_by is None
        if set(PARTIES) <= self.consents:
            assert item.state != "tabled"
        if item.state == "floated":
            assert item.text is None


class ComplaintRuns(Procedure):
    """Complaints: no finding without every party, no answer for another, no rung skipped."""

    def __init__(self) -> None:
        super().__init__()
        act = acts.ComplaintFiled(against=("BEL", "COR"), incident="x", incident_at=self.desk.at)
        self.subject = self.desk.file(act, "ARD")
        self.agreed: set[str] = set()

    def steps(self):
        keep = [acts.ComplaintAdmitted, acts.ComplaintTransmitted, acts.VerificationOpened, acts.FindingNotMade]
        return [
            (self.go_on, [("secretary", kind) for kind in keep] * 2),
            (self.go_on, [(by, acts.AdmissibilitySettled) for by in ("BEL", "COR")]),
            (self.answer, [("BEL", "denied"), ("COR", "partial")]),
            (self.miss, [("secretary", "BEL"), ("secretary", "COR")]),
            (self.report, [("secretary",)]),
            (self.propose_finding, [("secretary",)] if self.item.state != "finding_proposed" else []),
            (self.agree, [(by,) for by in PARTIES]),
            (self.view, [("BEL",)]),
            (self.measure, [("BEL", "BEL")]),
            (self.follow_up, [("secretary",)]),
            (self.escalate, [("ARD", "plenary"), ("ARD", "ministers")]),
        ]

    @rule(by=AUTHORS, kind=st.sampled_from((
        acts.ComplaintAdmitted, acts.AdmissibilitySettled, acts.ComplaintTransmitted, acts.VerificationOpened,
        acts.FindingNotMade, acts.ComplaintClosed, acts.ComplaintWithdrawn,
    )))  # fmt: skip
    def go_on(self, by: str, kind: type[acts.Act]) -> None:
        self.attempt(kind(self.subject), by)

    @rule(by=AUTHORS)
    def dispute(self, by: str) -> None:
        self.attempt(acts.AdmissibilityDisputed(self.subject, "x"), by)

    @rule(by=AUTHORS, answer=st.sampled_from(("admitted", "denied", "partial")))
    def answer(self, by: str, answer) -> None:
        if self.attempt(acts.ResponseFiled(self.subject, answer), by):
            assert by in ("BEL", "COR")
            assert self.item.answers[by] == answer

    @rule(by=AUTHORS, party=MEMBERS)
    def miss(self, by: str, party: str) -> None:
        self.attempt(acts.ResponseMissed(self.subject, party), by)

    @rule(by=AUTHORS)
    def report(self, by: str) -> None:
        self.attempt(acts.VerificationReported(self.subject, "x"), by)

    @rule(by=AUTHORS)
    def propose_finding(self, by: str) -> None:
        if self.attempt(acts.FindingProposed(self.subject, "x"), by):
            self.agreed = set()

    @rule(by=AUTHORS)
    def agree(self, by: str) -> None:
        if self.attempt(acts.FindingAgreed(self.subject), by):
            self.agreed.add(by)

    @rule(by=AUTHORS)
    def view(self, by: str) -> None:
        self.attempt(acts.ViewRecorded(self.subject, "x"), by)

    @rule(by=AUTHORS, of=MEMBERS)
    def measure(self, by: str, of: str) -> None:
        if self.attempt(acts.MeasureNoted(self.subject, of, "x"), by):
            assert by in (of, "secretary")

    @rule(by=AUTHORS)
    def follow_up(self, by: str) -> None:
        self.attempt(acts.FollowUpNoted(self.subject, "x"), by)

    @rule(by=AUTHORS, to=st.sampled_from(("plenary", "ministers")))
    def escalate(self, by: str, to: str) -> None:
        self.attempt(acts.ComplaintEscalated(self.subject, to), by)

    @invariant()
    def findings_and_rungs(self) -> None:
        complaint = self.item
        assert isinstance(complaint, Complaint)
        if complaint.state == "finding_agreed":
            assert self.agreed == set(PARTIES)
        assert complaint.rungs == ("plenary", "ministers")[: len(complaint.rungs)]
        assert set(complaint.answers) <= {"BEL", "COR"}
        if complaint.state == "unanswered":
            assert set(complaint.answers.values()) == {"none_by_deadline"}
        if complaint.state == "differing_views":
            assert complaint.views


class MinutesRuns(Procedure):
    """Minutes: one version adopted by all or in silence, and never another word of it."""

    def __init__(self) -> None:
        super().__init__()
        session = self.desk.session()
        self.subject = self.desk.file(acts.MinutesDrafted(session=session, clauses=("one",)))
        self.accepted: dict[str, int] = {}
        self.adopted: tuple[int, tuple[str, ...]] | None = None

    def steps(self):
        return [
            (self.circulate, [("secretary",)] * 2),
            (self.accept, [(by, self.item.circulated or 0) for by in PARTIES] * 2),
            (self.remark, [("ARD", acts.MinutesReserved), ("BEL", acts.InterpretationMade)]),
            (self.erratum, [("secretary",)]),
            (self.open_silence, [("secretary", 80)]),
            (self.end_silence, [("secretary", acts.SilenceConcluded)]),
        ]

    @rule(by=AUTHORS, clauses=st.sampled_from((("one",), ("one", "two"), ())))
    def revise(self, by: str, clauses: tuple[str, ...]) -> None:
        self.attempt(acts.MinutesRevised(self.subject, clauses), by)

    @rule(by=AUTHORS)
    def circulate(self, by: str) -> None:
        self.attempt(acts.MinutesCirculated(self.subject), by)

    @rule(by=AUTHORS, version=st.integers(0, 4))
    def accept(self, by: str, version: int) -> None:
        if self.attempt(acts.MinutesAccepted(self.subject, version), by):
            self.accepted[by] = version

    @rule(by=AUTHORS)
    def dispute(self, by: str) -> None:
        if self.attempt(acts.MinutesDisputed(self.subject, "x"), by):
            self.accepted.pop(by, None)

    @rule(by=AUTHORS, how=st.sampled_from((acts.MinutesCommented, acts.MinutesReserved, acts.InterpretationMade)))
    def remark(self, by: str, how) -> None:
        self.attempt(how(self.subject, "x"), by)

    @rule(by=AUTHORS)
    def erratum(self, by: str) -> None:
        self.attempt(acts.ErratumAdded(self.subject, 1, "one", "won"), by)

    @rule(by=AUTHORS, hours=st.integers(60, 100))
    def open_silence(self, by: str, hours: int) -> None:
        self.attempt(acts.SilenceOpened(self.subject, after(self.desk.at, hours)), by)

    @rule(by=AUTHORS, how=st.sampled_from((acts.SilenceBroken, acts.SilenceConcluded)))
    def end_silence(self, by: str, how) -> None:
        self.attempt(how(self.subject), by)

    @invariant()
    def adopted_once_and_for_all(self) -> None:
        minutes = self.item
        assert isinstance(minutes, Minutes)
        assert [version.number for version in minutes.versions] == list(range(1, len(minutes.versions) + 1))
        if self.adopted is not None:
            assert minutes.state == "adopted"
            assert (minutes.adopted, minutes.versions[-1].clauses) == self.adopted
        elif minutes.state == "adopted":
            assert minutes.adopted == minutes.circulated == len(minutes.versions)
            if minutes.adopted_by == "consent":
                assert {self.accepted.get(party) for party in PARTIES} == {minutes.adopted}
            else:
                assert minutes.silence is not None and minutes.silence.broken_by is None
            self.adopted = (minutes.adopted, minutes.versions[-1].clauses)


MACHINES = {
    "meetings": MeetingRuns, "proposals": ProposalRuns, "complaints": ComplaintRuns, "minutes": MinutesRuns,
}  # fmt: skip
