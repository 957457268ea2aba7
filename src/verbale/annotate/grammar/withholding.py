"""Acts left undone: whether a verb is negated, refused or avoided, and the words that say so."""

from __future__ import annotations

from typing import Literal, NamedTuple

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import TokenSpan
from verbale.annotate.grammar.syntax import children, clause_subject, subject, trimmed
from verbale.annotate.grammar.tree import children_of
from verbale.lexicon.plover import event_words
from verbale.lexicon.silence import silence_cues
from verbale.lexicon.who import roles

__all__ = [
    "Undone",
    "clause_span",
    "is_avoided",
    "is_let_stand",
    "is_negated",
    "is_nobody",
    "is_past",
    "is_supposed",
    "silent_party",
    "undone",
]

Stance = Literal["plain", "withheld", "unable", "unwilling", "empty"]
"""`unwilling` is not wanting to ("I would not want to speculate"), `empty` having nothing to say: "I have nothing to
announce"."""
NEGATIVE_SUBJECTS = frozenset({"neither", "none", "nobody"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
SUPPOSING = frozenset({"if", "unless", "whether", "lest", "should"})
SHARING = frozenset({"without", "by", "while", "before", "after"})
"""Prepositions whose gerund has the subject of the main verb; after "for" it may be the object's."""

WILLED = frozenset({"would", "will", "wo", "'d", "'ll"})
UNABLE = frozenset({"could", "can", "ca"})
OUTSIDE_CLAUSE = frozenset({"conj", "cc", "parataxis"})
REASONS = frozenset({"because", "although", "though", "while", "since", "even"})
NEIGHBOURS_LIMIT = 4
CLAUSE_LIMIT = 150
"""Tokens that one complement may add to a clause; longer ones are parses gone wrong."""


class Undone(NamedTuple):
    """How an act is left undone: the stance, the token that heads the clause saying so, where that clause begins, and
    the token that carries the tense ("did not answer or *give*" has that of "answer")."""

    stance: Stance
    root: Token
    start: int
    tensed: Token


def is_negated(token: Token) -> bool:
    """Whether the token has a negation of its own, or a subject such as "neither side"."""
    for child in children_of(token):
        if child.dep_ == "neg" or (child.lower_ == "neither" and child.i < token.i and child.dep_ in {"cc", "preconj"}):
            return True
        if child.dep_ in {"nsubj", "nsubjpass"} and is_nobody(child):
            return True
    return _nor(token) is not None


def undone(verb: Token) -> Undone | None:
    """How the act of the verb is left undone; None where it is done, demanded, conditional or only thought of."""
    cues = silence_cues()
    without = verb.head if verb.dep_ == "pcomp" else None
    if without is not None and without.lower_ == "without":
        return Undone("withheld", verb, without.i, verb)
    if verb.dep_ in {"relcl", "acl"} and (having := _empty_handed(verb.head)) is not None:
        return Undone("empty", having, _clause_start(having), having)
    if verb.dep_ == "xcomp" and verb.head.lower_ == "going" and is_negated(verb.head):
        return None if is_supposed(verb.head) else Undone("withheld", verb.head, _clause_start(verb.head), verb.head)
    if verb.dep_ in {"xcomp", "acl"} and any(child.lower_ == "to" for child in verb.lefts):
        head = verb.head
        if head.lower_ == "unable" and head.dep_ in {"acomp", "oprd"} and not is_negated(head.head):
            return None if is_supposed(head.head) else Undone("unable", head.head, _clause_start(head.head), head.head)
        if head.lemma_ in cues.words["refusal"]:
            return Undone("withheld", head, head.left_edge.i, head)
        if head.lemma_ == "have" and any(child.lower_ == "yet" for child in head.rights):
            return Undone("plain", head, _clause_start(head), head)  # "has yet to comment"
        if head.lemma_ in cues.words["wish"] and is_negated(head) and verb.dep_ == "xcomp":
            unmoved = is_supposed(head) or _modals(head) - WILLED or subject(verb) is not None
            return None if unmoved else Undone("unwilling", head, _clause_start(head), head)
        if head.lemma_ not in cues.words["reluctance"] or is_negated(head) or is_supposed(head) or _modals(head):
            return None
        if any(child.lower_ == "to" for child in head.lefts) or any(True for _ in children(verb, "neg")):
            return None
        return Undone("withheld", head, _clause_start(head), head)
    if is_negated(verb):
        if is_supposed(verb) or any(child.lower_ == "to" for child in verb.lefts if child.dep_ == "aux"):
            return None
        modals = _modals(verb)
        if modals & cues.words["deontic"]:
            return None
        stance: Stance = "withheld" if modals & WILLED else "unable" if modals & UNABLE else "plain"
        nor = _nor(verb)
        return Undone(stance, verb, _clause_start(verb) if nor is None else nor.i, verb)
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.tag_ in {"VB", "VBG"}:
        before = verb.head
        alone = subject(verb) is None and not any(child.dep_ == "aux" for child in verb.lefts)
        joined = {child.lower_ for child in children_of(before) if child.dep_ == "cc"}
        if alone and joined <= {"or", "nor", "and"} and ("and" not in joined or before.dep_ == "xcomp"):
            inherited = undone(before)
            if inherited is not None:
                return Undone(inherited.stance, verb, verb.left_edge.i, inherited.tensed)
    return None


def _empty_handed(noun: Token) -> Token | None:
    """The verb of "have nothing to ..." or "do not have anything to ..."."""
    having = noun.head
    if noun.dep_ != "dobj" or having.lemma_ != "have" or is_supposed(having):
        return None
    if noun.lower_ == "nothing" or (noun.lower_ in {"anything", "much"} and is_negated(having)):
        return having
    return None


def is_supposed(verb: Token) -> bool:
    """Whether the verb's clause is a condition, a question or a command."""
    if any(child.lower_ in SUPPOSING for child in verb.lefts if child.dep_ in {"mark", "aux"}):
        return True
    end = verb.sent.end
    while end > verb.sent.start and (verb.doc[end - 1].is_quote or verb.doc[end - 1].is_space):
        end -= 1
    return verb.doc[end - 1].text == "?"


def is_past(verb: Token) -> bool:
    """Whether the verb, or its first auxiliary, is a past or perfect form."""
    if verb.tag_ == "VBD":
        return True
    return any(child.tag_ == "VBD" or child.lower_ in {"has", "have", "'ve"} for child in verb.lefts if _is_aux(child))


def silent_party(verb: Token) -> Token | None:
    """Who does or leaves undone the act of the verb: its subject, through relative clauses, chains and "without"."""
    current = verb
    for _ in range(NEIGHBOURS_LIMIT):
        while (
            current.dep_ in {"xcomp", "conj"} and subject(current) is None and current.head.dep_ in {"pcomp", "xcomp"}
        ):
            current = current.head
        if current.dep_ == "pcomp":
            if current.head.lower_ not in SHARING or current.head.head.i == current.head.i:
                return None
            current = current.head.head
            continue
        found = clause_subject(current)
        if found is not None and found.lower_ in RELATIVE and found.tag_ in {"WP", "WDT"}:
            above = current
            while above.dep_ not in {"relcl", "ccomp", "ROOT"}:
                above = above.head
            return above.head if above.dep_ == "relcl" else None
        if found is not None:
            return None if found.dep_ == "expl" or found.lower_ == "there" else found
        return None
    return None


def clause_span(root: Token, start: int | None = None) -> TokenSpan:
    """The tokens of the clause that a verb heads, without coordinated and inserted clauses."""
    doc = root.doc
    begin = _clause_start(root) if start is None else start
    end = root.i + 1
    for child in root.rights:
        if child.dep_ in OUTSIDE_CLAUSE or (child.dep_ in {"advcl", "ccomp"} and _is_set_off(doc, child)):
            break
        if child.dep_ == "advcl" and child.left_edge.lower_ in REASONS:
            break
        end = _cut(child, end)
    return trimmed(doc, begin, end) or (root.i, root.i + 1)


def _cut(child: Token, end: int) -> int:
    """The end of the child's phrase, cut before a quotation mark or a semicolon that opens something else."""
    last = min(child.right_edge.i + 1, end + CLAUSE_LIMIT)
    for token in child.doc[max(end, child.left_edge.i) : last]:
        if token.text in {";", ":", "("}:
            return token.i
    return max(end, last)


def _is_set_off(doc: Doc, child: Token) -> bool:
    first = child.left_edge.i
    return first > 0 and doc[first - 1].text in {",", ":", ";", "-", "--", "—", "–"}


def _clause_start(root: Token) -> int:
    start = root.i
    for child in root.lefts:
        if child.dep_ in OUTSIDE_CLAUSE or child.dep_ in {"ccomp", "mark", "punct", "intj"}:
            continue
        if child.dep_ in {"advcl", "prep", "npadvmod", "advmod"} and _ends_with_comma(child):
            continue
        if child.tag_ == "WRB":
            continue
        start = min(start, child.left_edge.i)
    return start


def _ends_with_comma(child: Token) -> bool:
    after = child.right_edge.i + 1
    return after < len(child.doc) and child.doc[after].text == ","


def is_nobody(child: Token) -> bool:
    """Whether a subject is nobody: "neither side", "no one", "few"."""
    if child.lower_ in NEGATIVE_SUBJECTS:
        return True
    determiners = {word.lower_ for word in child.lefts if word.dep_ in {"det", "preconj"}}
    return "neither" in determiners or ("no" in determiners and (child.lower_ == "one" or child.lemma_ in roles()))


def _nor(verb: Token) -> Token | None:
    """The "nor" that negates the verb ("nor would he say"), if its own auxiliary stands inverted."""
    first = verb.left_edge.i
    doc = verb.doc
    if doc[first].lower_ == "nor":
        return doc[first]
    if first > 0 and doc[first - 1].lower_ == "nor" and _is_aux(doc[first]):
        return doc[first - 1]
    return None


def _is_aux(token: Token) -> bool:
    return token.dep_ in {"aux", "auxpass"}


def _modals(verb: Token) -> set[str]:
    return {child.lower_ for child in verb.lefts if _is_aux(child) and child.tag_ == "MD"}


def is_avoided(verb: Token) -> bool:
    """Whether somebody keeps from doing it: "avoided condemning the raid", "stopped short of sending guards"."""
    if verb.dep_ == "pcomp" and verb.head.head.lower_ == "short":
        return True
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head
    avoids = verb.dep_ in ("xcomp", "ccomp", "pcomp", "acl") and above.lemma_.lower() in event_words("avoiding")
    return avoids and not is_negated(above)


def is_let_stand(cue: Token) -> bool:
    """Whether a verb of contesting is itself denied ("did not dispute"), or nobody's ("nobody denies")."""
    nobody = any(is_nobody(child) for child in children(cue, "nsubj", "nsubjpass"))
    lemma = cue.lemma_.lower()
    return (nobody and lemma == "deny") or (lemma in event_words("contesting") and is_negated(cue))
