"""The mapping that a fold adds to."""

import pytest

from secretariat import Log
from verbale.mechanism import fold
from verbale.mechanism.growing import Growing, plus
from verbale.model.acts import ItemAnswered, StatementMade, act_of
from verbale.model.log import Filed


def test_it_reads_as_a_dictionary() -> None:
    grown = Growing({"a": 1, "b": 2}).plus("b", 3).plus("c", 4)
    assert dict(grown) == grown.plain() == {"a": 1, "b": 3, "c": 4}
    assert (list(grown), len(grown), "c" in grown) == (["a", "b", "c"], 3, True)
    with pytest.raises(KeyError):
        grown["d"]


def test_what_is_not_settled_changes_nothing() -> None:
    before = Growing({"a": 1})
    before.plus("a", 2)
    assert dict(before.plus("b", 2)) == {"a": 1, "b": 2}
    assert dict(before) == {"a": 1}
    assert dict(before.plus("a", 5).settle()) == {"a": 5}


def test_a_plain_mapping_stays_plain() -> None:
    before = {"a": 1}
    assert (plus(before, "b", 2), before) == ({"a": 1, "b": 2}, {"a": 1})


def test_an_entry_that_is_refused_half_way_leaves_no_trace() -> None:
    log = Log()
    log.append(StatementMade(words="x"), "ARD")
    log.append(ItemAnswered("statement-5", "y"), "BEL")
    log.append(StatementMade(words="z"), "BEL")
    state = fold(log.mechanism, [Filed(one, act_of(log.payloads[one.number].body)) for one in log.entries])
    assert [one.number for one in state.refused] == [6]
    assert (list(state.items), 6 in state.about, state.hands) == (
        ["statement-5", "statement-7"], False, {"statement-5": ("ARD",), "statement-7": ("BEL",)},
    )  # fmt: skip
    assert type(state.items) is dict
