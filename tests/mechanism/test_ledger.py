"""What holds for every act: who files, in which order of time; redaction, keys, counter-signatures, replay."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from secretariat import CREATED, PARTIES, Desk, Key, Log, lake
from verbale.errors import RuleBroken
from verbale.mechanism import file, fold, key_of, key_words, remains_of
from verbale.model.acts import (
    ACTS,
    CommitmentMade,
    DocketFiled,
    HeadSigned,
    KeyMade,
    KeyRevoked,
    KeyRotated,
    Marked,
    MechanismSetUp,
    MinutesCirculated,
    ProposalAccepted,
    ProposalTabled,
    Redacted,
    ResponseFiled,
    ScopeStated,
    StatementMade,
    TermsAgreed,
    TermsDisputed,
    TermsProposed,
    act_body,
    act_of,
)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_nobody_but_members_and_the_secretary_files(desk: Desk) -> None:
    assert desk.refused(StatementMade(words="x"), "DOR") == "known author"
    assert desk.refused(StatementMade(words="x"), "public") == "known author"


def test_nothing_is_filed_before_the_mechanism_existed(desk: Desk) -> None:
    with pytest.raises(RuleBroken, match="before 'Lake mechanism' existed") as broken:
        file(desk.state, StatementMade(words="x"), "ARD", "2031-02-28T23:00:00+00:00")
    assert broken.value.rule == "not before the mechanism"


def test_dates_never_run_backwards(desk: Desk) -> None:
    desk.file(StatementMade(words="x"), "ARD")
    with pytest.raises(RuleBroken) as broken:
        file(desk.state, StatementMade(words="y"), "ARD", CREATED)
    assert broken.value.rule == "dates never run backwards"


def test_what_an_author_says_of_earlier_times_stays_its_claim(desk: Desk) -> None:
    item = desk.file(StatementMade(words="x", happened="1979-02-11"), "ARD")
    assert desk.item(item).happened == "1979-02-11"
    assert desk.item(item).filed_at > CREATED
    assert desk.refused(StatementMade(words="x", happened="last week"), "ARD") == "time"


def test_a_log_begins_with_the_set_up_and_has_it_once(desk: Desk) -> None:
    empty = fold(lake(), ())
    with pytest.raises(RuleBroken) as broken:
        file(empty, StatementMade(words="x"), "ARD", CREATED)
    assert broken.value.rule == "set-up first"
    assert desk.refused(MechanismSetUp(lake(), Key("b").public)) == "set up once"
    with pytest.raises(RuleBroken, match="not of mechanism-other"):
        file(empty, MechanismSetUp(replace(lake(), id="mechanism-other"), Key("b").public), "secretary", CREATED)


def test_file_gives_the_act_back_and_changes_nothing(desk: Desk) -> None:
    act = StatementMade(words="x")
    before = desk.state
    assert file(desk.state, act, "ARD", desk.at) is act
    assert desk.state is before


def test_terms_are_agreed_once_every_party_agreed(desk: Desk) -> None:
    clause = desk.file(TermsProposed(text="Ambassadors meet monthly."), "ARD")
    desk.file(TermsAgreed(clause), "BEL")
    desk.file(TermsDisputed(clause, "too often"), "ARD")
    desk.file(TermsAgreed(clause), "COR")
    assert desk.item(clause).agreed_by == ("BEL", "COR")
    assert desk.refused(TermsAgreed(clause), "BEL") == "once"
    assert desk.refused(TermsAgreed(clause), "OBS") == "parties decide"


def test_each_party_says_for_itself_what_is_inside_the_scope(desk: Desk) -> None:
    desk.file(ScopeStated("fishing", True), "ARD")
    desk.file(ScopeStated("fishing", False), "BEL")
    assert desk.state.stands["fishing"] == {"ARD": True, "BEL": False}
    assert desk.refused(ScopeStated("fishing", True), "secretary") == "parties decide"


def test_a_counter_signature_names_a_head_that_was(desk: Desk) -> None:
    assert desk.refused(HeadSigned(9, "0" * 64), "ARD") == "a head that was"
    assert desk.refused(HeadSigned(1, "zz"), "ARD") == "a head that was"
    desk.file(HeadSigned(1, "0" * 64), "ARD")
    assert desk.state.countersigned == (("ARD", 1, "0" * 64),)


def made(desk: Desk, holder: str, word: str, *, proof: str | None = None) -> KeyMade:
    key = Key(word)
    return KeyMade(holder, key.public, proof or key.sign(key_words(desk.mechanism.id, holder, key.public)))


def test_a_key_comes_with_its_proof_and_one_at_a_time(desk: Desk) -> None:
    assert desk.refused(made(desk, "ARD", "a", proof=Key("b").sign(b"x"))) == "proof of the key"
    assert desk.refused(made(desk, "DOR", "a")) == "known member"
    assert desk.refused(made(desk, "ARD", "a"), "BEL") == "own key"
    other = Key("a").sign(key_words("mechanism-other", "ARD", Key("a").public))
    assert desk.refused(made(desk, "ARD", "a", proof=other)) == "proof of the key"
    desk.file(made(desk, "ARD", "a"))
    assert desk.refused(made(desk, "ARD", "b")) == "one key a holder"
    assert desk.refused(made(desk, "BEL", "a")) == "a new key"
    assert key_of(desk.state, "ARD") == Key("a").public


def test_a_key_is_rotated_by_its_holder_and_revoked_for_good(desk: Desk) -> None:
    desk.file(made(desk, "ARD", "a"))
    old, new = Key("a"), Key("b")
    rotation = KeyRotated("ARD", old.public, new.public, new.sign(key_words(desk.mechanism.id, "ARD", new.public)))
    assert desk.refused(rotation) == "own key"
    desk.file(rotation, "ARD")
    assert key_of(desk.state, "ARD") == new.public
    assert desk.refused(KeyRevoked("ARD", old.public, "lost")) == "the key in use"
    assert desk.refused(KeyRevoked("ARD", new.public, "lost"), "BEL") == "own key"
    desk.file(KeyRevoked("ARD", new.public, "stolen"))
    assert key_of(desk.state, "ARD") is None
    assert desk.refused(made(desk, "ARD", "b")) == "a new key"
    assert desk.refused(KeyRevoked("secretary", Key("secretary").public, "lost")) == "the secretary signs"


def test_a_redaction_leaves_what_followed_standing() -> None:
    log = Log()
    item = f"proposal-{log.append(DocketFiled('proposal', 'the secret harbour'), 'ARD').number}"
    tabling = log.append(ProposalTabled(item, "The secret harbour closes."), "ARD")
    log.append(ProposalAccepted(item), "BEL")
    before = fold(log.mechanism, log.filed(act_of))
    for number in (tabling.number - 1, tabling.number):
        remains = act_body(remains_of(act_of(log.payloads[number].body)))
        log.append(Redacted(number, "a court's order", remains))
        del log.payloads[number]
    state = fold(log.mechanism, log.filed(act_of))
    assert state.refused == () and state.gaps == ()
    assert state.items[item].text == "[redacted]"
    assert state.items[item].positions == before.items[item].positions
    assert set(state.redacted) == {tabling.number - 1, tabling.number}


@pytest.mark.parametrize(
    ("redaction", "by", "rule"),
    [
        (Redacted(2, "why"), "ARD", "redaction: who may file"),
        (Redacted(2, " "), "secretary", "reasons given"),
        (Redacted(99, "why"), "secretary", "known entry"),
        (Redacted(1, "why"), "secretary", "never redacted"),
        (Redacted(3, "why"), "secretary", "never redacted"),
        (Redacted(2, "why", "{}"), "secretary", "what remains"),
        (Redacted(2, "why", act_body(StatementMade(words="the secret"))), "secretary", "what remains"),
        (Redacted(2, "why", act_body(DocketFiled("concern", "[redacted]"))), "secretary", "what remains"),
    ],
)
def test_what_a_redaction_may_not_do(desk: Desk, redaction, by, rule) -> None:
    desk.file(StatementMade(words="the secret"), "ARD")
    desk.file(Marked("statement-2", see=()), "ARD")
    assert desk.refused(redaction, by) == rule


def test_an_entry_is_redacted_once_and_a_redaction_never(desk: Desk) -> None:
    desk.file(StatementMade(words="the secret"), "ARD")
    desk.file(Redacted(2, "why", act_body(StatementMade(words="[redacted]"))))
    assert desk.refused(Redacted(2, "why")) == "once"
    assert desk.refused(Redacted(3, "why")) == "never redacted"


def test_what_remains_holds_no_words_but_keeps_ids_and_answers() -> None:
    response = remains_of(ResponseFiled("complaint-2", "denied", "No boat of ours.", note="n"))
    assert response == ResponseFiled("complaint-2", "denied", "[redacted]", note="[redacted]")
    commitment = remains_of(CommitmentMade(text="x", conditions=("a", "b"), to=("BEL",), source="statement-2"))
    assert commitment == CommitmentMade(
        text="[redacted]", conditions=("[redacted]",) * 2, to=("BEL",), source="statement-2"
    )


def test_an_illegal_entry_changes_nothing_and_is_shown(desk: Desk) -> None:
    log = Log()
    log.append(MinutesCirculated("minutes-77"), "ARD")
    log.append(StatementMade(words="after"), "ARD")
    state = fold(log.mechanism, log.filed(act_of))
    assert [(refused.number, refused.rule) for refused in state.refused] == [(5, "known-item")]
    assert list(state.items) == ["statement-6"]


def test_replaying_a_log_gives_the_same_state() -> None:
    log = Log()
    for party in PARTIES:
        log.append(StatementMade(words="x"), party)
    assert fold(log.mechanism, log.filed(act_of)) == fold(log.mechanism, log.filed(act_of))


def test_every_act_is_known_to_some_rule(desk: Desk) -> None:
    """No kind of act falls through: each is either allowed or refused by a rule about it."""
    fillers = {str: "x", int: 1, bool: True}
    import msgspec

    for kind in ACTS:
        fields = {}
        for field in msgspec.structs.fields(kind):
            if field.required:
                fields[field.encode_name] = fillers.get(field.type, ())
        try:
            act = kind(**fields)
            file(desk.state, act, "secretary", desk.at)
        except RuleBroken as broken:
            assert broken.rule != "known act", kind
        except AttributeError:
            assert kind is MechanismSetUp


def test_acts_read_back_as_written() -> None:
    for act in (
        StatementMade(words="x\ny", see=()), MinutesCirculated("m"), Redacted(1, "why", "{}"), ScopeStated("a", False),
    ):  # fmt: skip
        assert act_of(act_body(act)) == act
