"""Where a text tells of an act: triggers of the lexicon whose conditions hold at a token."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.events.roles import Match, is_gapped_passive, is_passive_form, misread_finite
from verbale.annotate.grammar.columns import columns_of, tokens_with
from verbale.annotate.grammar.tense import is_infinitive
from verbale.annotate.grammar.tree import children_of, subtree_of
from verbale.lexicon.plover import Trigger, event_words, triggers

__all__ = ["find_matches"]

PARTICLE_DEPS: Final = frozenset(
    {"prt", "prep", "advmod", "acomp", "oprd", "dobj", "attr", "npadvmod", "dative", "xcomp", "ccomp"}
)
PLACE_LABELS: Final = frozenset({"GPE", "LOC", "FAC"})
ADVERBIAL: Final = frozenset({"in", "out", "up", "down", "off", "back", "over", "away"})
"""Particles that, with an object of their own, are prepositions instead ("gave answers in the talks")."""
MODIFIERS: Final = frozenset({"compound", "amod", "nmod", "poss"})
PREDICATIVE: Final = frozenset({"acomp", "oprd", "ROOT", "xcomp", "conj", "ccomp", "relcl", "advcl", "acl", "amod"})
TELLING: Final = frozenset({"VERB", "AUX", "NOUN", "ADJ"})
"""Parts of speech of triggers."""
VERB_TAGS: Final = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


def find_matches(doc: Doc) -> Iterator[Match]:
    """The triggers of a Doc in text order, at most one a token."""
    verbs, nouns, adjectives = triggers("V"), triggers("N"), triggers("A")
    for token in tokens_with(doc, columns_of(doc).pos, TELLING):
        pos = token.pos_
        if pos == "VERB" or (pos == "AUX" and token.dep_ not in ("aux", "auxpass")):
            rows = adjectives.get(token.lower_) if token.tag_ == "VBN" else None
            if rows is not None:
                match = _match_adjective(token, rows)
                if match is not None:
                    yield match
                    continue
            rows = verbs.get(_lemma(token, verbs))
            if rows is not None and not _is_modifier(token):
                match = _match_verb(token, rows)
                if match is not None:
                    yield match
        elif pos == "NOUN":
            rows = nouns.get(token.lemma_.lower())
            if rows is not None and token.dep_ not in MODIFIERS:
                match = _match_noun(token, rows)
                if match is not None:
                    yield match
        elif pos == "ADJ":
            rows = adjectives.get(token.lower_)
            if rows is not None:
                match = _match_adjective(token, rows)
                if match is not None:
                    yield match


def _lemma(token: Token, known: Container[str]) -> str:
    """The verb's lemma; where the lemmatiser has cut an "e" too many ("stag" of "staged"), with it."""
    lemma = token.lemma_.lower()
    if token.i > 1 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_:
        whole = f"{token.nbor(-2).lower_}-{lemma}"
        if whole in known:
            return whole
    if lemma not in known and lemma + "e" in known and token.lower_.startswith(lemma + "e"):
        return lemma + "e"
    return lemma


def _is_modifier(token: Token) -> bool:
    """A participle before its noun ("proposed talks") or a deadened preposition ("following") tells of nothing."""
    return (
        token.dep_ in ("amod", "compound", "prep", "case", "aux", "auxpass", "nmod") and misread_finite(token) is None
    ) or (token.dep_ == "ROOT" and token.tag_ not in VERB_TAGS)


def _match_verb(verb: Token, rows: tuple[Trigger, ...]) -> Match | None:
    kids = list(children_of(verb))
    things: list[Token] | None = None
    first: Match | None = None
    last: Match | None = None
    for row in rows:
        particles = _particles(kids, row)
        if particles is None:
            continue
        if things is None:
            things = _things(verb, kids)
        candidates = [*things, *_objects_of(particles)]
        if row.objects or row.place:
            thing = next((noun for noun in (*candidates, *_further(kids, row)) if _is_about(noun, row)), None)
            if thing is None:
                continue
        else:
            thing = next(iter(candidates), None)
        if not _holds(row, kids, thing):
            continue
        match = Match(row, verb, thing, particles=particles)
        if last is None:
            first = match
        else:
            last.otherwise = match
        last = match
        if row.only not in ("armed", "civil"):
            break
    return first


def _further(kids: list[Token], row: Trigger) -> list[Token]:
    """Nouns that a condition may mean beside the object: "provide Chad with aid", "prepared to launch an attack"."""
    found = []
    for kid in kids:
        if (
            kid.dep_ == "prep"
            and (kid.lower_ == "with" if row.frame == "give" else kid.lower_ == "in" and row.particle == "part")
        ) or (kid.dep_ == "xcomp" and kid.lemma_.lower() in event_words("light")):
            found += [noun for noun in children_of(kid) if noun.dep_ in ("pobj", "dobj")]
    return found


def _holds(row: Trigger, kids: list[Token], thing: Token | None) -> bool:
    """Whether the trigger's further condition, if it has one, is met."""
    if row.only == "refusal":
        return _refuses(kids)
    if row.only == "clause":
        return any(kid.dep_ in ("xcomp", "ccomp") and is_infinitive(kid) for kid in kids)
    if row.only == "suffered":
        return not any(kid.dep_ in ("dobj", "agent") for kid in kids)
    if row.only == "deadline":
        return _sets_deadline(kids)
    if row.only == "open":
        return thing is not None and _leaves_open(kids, thing)
    if row.only == "content":
        return any(kid.dep_ == "ccomp" for kid in kids)
    if row.only == "joint":
        return thing is not None and any(child.lower_ in ("joint", "combined") for child in children_of(thing))
    return True


def _sets_deadline(kids: list[Token]) -> bool:
    """Whether there is a day until which something is to be done, "or" something else will follow."""
    until = next((kid for kid in kids if kid.dep_ in ("prep", "mark") and kid.lower_ == "until"), None)
    if until is None:
        return False
    after = [word for kid in kids if kid.i >= until.i for word in subtree_of(kid)]
    due = next((word for word in after if word.pos_ == "VERB" and is_infinitive(word)), None)
    return due is not None and any(word.lower_ == "or" and word.i > due.i for word in after)


def _leaves_open(kids: list[Token], thing: Token) -> bool:
    """Whether a door is left open to talks or a settlement."""
    words = [word for kid in kids for word in subtree_of(kid) if word.i > thing.i]
    to = next((word for word in words if word.lower_ in ("to", "for") and word.dep_ == "prep"), None)
    sought = event_words("talks") | event_words("agreement")
    return (
        any(word.lower_ == "open" for word in words)
        and to is not None
        and any(noun.lemma_.lower() in sought for noun in children_of(to))
    )


def _refuses(kids: list[Token]) -> bool:
    """Whether the clause says that somebody will not or never do it."""
    denied = any(kid.dep_ == "neg" or kid.lower_ == "never" for kid in kids)
    return denied and any(
        kid.dep_ == "aux" and (kid.lower_ in event_words("future_aux") or kid.lower_ in ("would", "'d")) for kid in kids
    )


def _particles(kids: list[Token], row: Trigger) -> list[Token] | None:
    """The further words of the pattern under the verb; None where one is missing."""
    found: list[Token] = []
    for word in row.particle.split():
        pool = kids if not found else [*kids, *(c for p in found for c in children_of(p))]
        at = next(
            (
                kid
                for kid in pool
                if (kid.dep_ in PARTICLE_DEPS or kid.dep_ == "pobj")
                and not _of_time(kid)
                and (kid.lower_ == word or kid.lemma_ == word)
                and not (word in ADVERBIAL and not row.objects and row.frame not in ("on", "go") and _governs(kid))
            ),
            None,
        )
        if at is None and not found:
            at = next(
                (
                    c
                    for kid in kids
                    if kid.dep_ == "prep"
                    for c in children_of(kid)
                    if c.dep_ == "pobj" and c.lower_ == word
                ),
                None,
            )
        if at is None:
            return None
        found.append(at)
    return found


def _of_time(word: Token) -> bool:
    """Whether a preposition only brings in a day or an hour ("agreed on Tuesday")."""
    return (
        word.dep_ == "prep"
        and word.lower_ in ("on", "in", "at")
        and any(child.dep_ == "pobj" and child.ent_type_ in ("DATE", "TIME") for child in children_of(word))
    )


def _governs(word: Token) -> bool:
    return word.dep_ == "prep" and any(child.dep_ in ("pobj", "pcomp") for child in children_of(word))


def _things(verb: Token, kids: list[Token]) -> list[Token]:
    """What the act is done to: objects, a passive subject, the noun that a participle or relative clause hangs on."""
    misread = misread_finite(verb)
    if misread is not None:
        return [misread[1]]
    passive = is_passive_form(verb)
    suffers = ("nsubj", "nsubjpass") if is_gapped_passive(verb) else ("nsubjpass",)
    found = [kid for kid in kids if kid.dep_ == "dobj" or (passive and kid.dep_ in suffers)]
    if not found and passive:
        if verb.dep_ in ("acl", "relcl"):
            found = [verb.head]
        elif verb.dep_ == "conj":
            found = [kid for kid in children_of(verb.head) if kid.dep_ == "nsubjpass"]
        elif verb.dep_ in ("advcl", "xcomp"):
            found = [kid for kid in children_of(verb.head) if kid.dep_ in ("nsubj", "nsubjpass")]
    if not found and not passive:
        found = [
            noun
            for kid in kids
            if kid.dep_ == "ccomp" and is_infinitive(kid)
            for noun in children_of(kid)
            if noun.dep_ == "nsubj"
        ]
    if found and found[0].lower_ in ("who", "which", "that", "whom") and verb.dep_ == "relcl":
        found = [verb.head]
    if not found and not passive and any(True for kid in kids if kid.dep_ == "conj" and kid.pos_ == "VERB"):
        shared = next(kid for kid in kids if kid.dep_ == "conj" and kid.pos_ == "VERB")
        if shared.tag_ == verb.tag_ and not any(
            kid.dep_ in ("prep", "xcomp", "ccomp", "prt") and kid.i < shared.i for kid in kids
        ):
            found = [kid for kid in children_of(shared) if kid.dep_ == "dobj"]
    return [*found, *(other for noun in found[:1] for other in noun.conjuncts if other.i > noun.i)]


def _objects_of(particles: list[Token]) -> list[Token]:
    """The particles that are nouns, and the nouns under them ("walked *out* of the *talks*" too)."""
    below = [word for particle in particles for word in children_of(particle)]
    below += [noun for word in below if word.dep_ == "prep" and word.lower_ == "of" for noun in children_of(word)]
    return [word for word in (*particles, *below) if word.dep_ in ("pobj", "dobj")]


def _is_about(noun: Token, row: Trigger) -> bool:
    """Whether the noun phrase holds a wanted word: its head, a modifier or what it is a measure of."""
    if noun.lemma_.lower() in row.objects or noun.lower_ in row.objects:
        return True
    if row.place and noun.ent_type_ in PLACE_LABELS:
        return True
    return _has_word(noun, row)


def _has_word(noun: Token, row: Trigger) -> bool:
    for child in children_of(noun):
        if child.dep_ in MODIFIERS and child.dep_ != "poss" and child.lemma_.lower() in row.objects:
            return True
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in children_of(child):
                if inner.dep_ == "pobj" and (
                    inner.lemma_.lower() in row.objects
                    or any(c.lemma_.lower() in row.objects for c in children_of(inner))
                ):
                    return True
    return False


def _match_noun(noun: Token, rows: tuple[Trigger, ...]) -> Match | None:
    for row in rows:
        if row.objects and not _has_word(noun, row):
            continue
        if row.root == "ASSAULT" and any(
            child.lemma_.lower() in event_words("figurative") for child in children_of(noun)
        ):
            return None
        return Match(row, noun, noun, carrier=_carrier(noun))
    return None


def _carrier(noun: Token) -> Token | None:
    """The light verb whose object the noun is ("launched an attack"), if there is one."""
    current = noun
    if noun.dep_ == "conj":
        current = noun.head
    head = current.head
    if current.dep_ == "pobj" and head.dep_ in ("prep", "prt"):
        head = head.head if head.lower_ in ("in", "out", "up", "for") else head
    if (
        current.dep_ in ("dobj", "nsubjpass", "pobj")
        and head.pos_ == "VERB"
        and head.lemma_.lower() in event_words("light")
        and head.dep_ != "prep"
    ):
        return head
    return None


def _match_adjective(word: Token, rows: tuple[Trigger, ...]) -> Match | None:
    if word.dep_ not in PREDICATIVE or word.dep_ == "amod":
        return None
    for kid in children_of(word):
        if kid.dep_ == "xcomp" or (kid.dep_ == "prep" and kid.lower_ == "to") or kid.dep_ == "ccomp":
            return Match(rows[0], word)
    return None
