"""Groups of what is alike, and what stays alone."""

from __future__ import annotations

from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st

from verbale.assemble.resolving import CERTAIN, resolve

SCORES = st.dictionaries(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda pair: pair[0] < pair[1]),
    st.sampled_from([0.6, 0.8, 0.9, CERTAIN]),
)
CLASHES = st.sets(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda pair: pair[0] < pair[1])
)


def resolved(nodes, scores, clashes):
    def ordered(first, second):
        return min(first, second), max(first, second)

    return resolve(
        nodes,
        combinations(nodes, 2),
        lambda first, second: scores.get(ordered(first, second)),
        lambda first, second: ordered(first, second) in clashes,
    )


@given(SCORES, CLASHES, st.permutations("abcdef"))
def test_the_order_does_not_matter(scores, clashes, nodes):
    expected = resolved("abcdef", scores, clashes)
    found = resolved(nodes, scores, clashes)
    assert set(found.groups) == set(expected.groups)
    assert found.doubtful == expected.doubtful


@given(SCORES, CLASHES)
def test_nothing_in_a_group_clashes_unless_people_say_it_is_one(scores, clashes):
    certain = {pair for pair, score in scores.items() if score >= CERTAIN}
    for group in resolved("abcdef", scores, clashes).groups:
        for pair in combinations(sorted(group), 2):
            if pair in clashes and not any(set(one) <= group for one in certain):
                raise AssertionError(pair)


@given(SCORES)
def test_what_people_say_is_one_is_one(scores):
    groups = resolved("abcdef", scores, set()).groups
    for pair, score in scores.items():
        if score >= CERTAIN:
            assert any(set(pair) <= group for group in groups)


def test_the_weakest_tie_is_cut_where_a_chain_leads_from_one_to_what_it_cannot_be():
    scores = {("a", "b"): 0.9, ("b", "c"): 0.6, ("c", "d"): 0.9}
    for nodes in permutations("abcd"):
        assert set(resolved(nodes, scores, {("a", "d")}).groups) == {frozenset("ab"), frozenset("cd")}
