"""Attribution: who is said to have said what.

The trained tagger finds attributions (`tagged_candidates`); rules over syntax and quotation marks (`candidates`,
weighed by `lexicon.cues`) make its confidence surer and add what it was not taught: acts performed by words inside a
report, signed quotations. Quotations that go on without a cue of their own are added to the statement they continue,
and statements are nested by containment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from verbale.annotate.candidate import Candidate
from verbale.annotate.candidates import find_candidates
from verbale.annotate.continuations import continue_quotations, share_quotations
from verbale.annotate.credits import picture_credits
from verbale.annotate.cue_features import features
from verbale.annotate.drafts import Draft, StatementDraft, TokenSpan, draft_of
from verbale.annotate.event_exclusions import asked_tokens
from verbale.annotate.own_words import is_own_speech, is_own_view
from verbale.annotate.quotations import Quotation, QuotationIndex, find_quotations
from verbale.annotate.syntax import FINITE, bracketed, children, fragments
from verbale.annotate.tagged_candidates import tagged_candidates
from verbale.annotate.tree import children_of
from verbale.annotate.turns import add_turns
from verbale.annotate.withholding import is_negated
from verbale.lexicon.contents import document_nouns
from verbale.lexicon.cues import cue_forces, cue_scale
from verbale.lexicon.plover import event_words, triggers
from verbale.lexicon.who import roles
from verbale.model import Manner

__all__ = ["attribute"]

KEEP_PLAIN = 0.3
"""Rule candidates of the `PLAIN` constructions are kept from this weight on where the tagger sees nothing."""
KEEP_LABEL = 0.1
"""The same for whoever stands before a colon and a clause, in a headline or a transcript."""
KEEP_WITHHELD = 0.1
"""The same for a question that somebody leaves open."""
KEEP_QUOTED = 0.8
"""The same for a verb beside a whole utterance in quotation marks."""
KEEP_NESTED = 0.3
"""The same for speech inside a kept statement ("he said that he told them that ..."): PolNeAR often leaves it out, a
record of talks must not."""
NEVER = 2.0
"""A threshold that no probability reaches."""
KEEP_SURE = 0.6
"""The same for constructions other than a clause ("said they laid out their policy")."""
KEEP_PERFORMED = 0.1
"""The same for an act inside a kept statement that only words perform ("said that he had offered to train them")."""
KEEP_OWN = 0.1
"""The same for a view that speakers mark as one ("I think ...") and for what they tell that they have said ("I told him
that ..."), of which PolNeAR has none inside quotations."""
KEEP_REPORTED_VIEW = 0.05
"""The same for a view that a pronoun holds inside a kept statement ("said that she believed ...")."""
PERFORMED = frozenset(
    {"propose", "offer", "demand", "accuse", "deny", "commit", "assure", "threaten", "warn", "request"}
)
PLAIN = frozenset({"as_clause", "quoted_as", "signature"})
"""Constructions that hardly ever are anything but attributions, too rare in PolNeAR to be learnt from it."""
CLAUSAL = frozenset({"clause", "infinitive", "small_clause", "quote"})
ARMED = ("MIL", "REB", "COP", "UAF")
"""Sectors of people who carry arms (PLOVER and CAMEO actor codes)."""
ANSWERING = frozenset({"deny", "reject", "accept"})
"""Forces of an answer, which may be to a thing that only a pronoun names ("denied it")."""
AGREEING = frozenset({"agree", "agreement", "consensus", "deal"})
TELLING = frozenset({"quote", "label_quote", "label", "signature", "according", "parenthesis", "clause_first"})
"""Constructions that tell of speech whatever their cue."""
MARKS = 2
"""Tokens between the last word of a quotation and its end: a mark, and a comma or a full stop inside it."""


@Language.component("verbale_attribution")
def attribute(doc: Doc) -> Doc:
    """The Doc with `StatementDraft`s in its draft, in text order, an outer one before what it nests."""
    draft = draft_of(doc)
    quotations = find_quotations(doc)
    marks = QuotationIndex(quotations)
    kept = _best(doc, draft, quotations, marks)
    by_head = {candidate.head.i: candidate for candidate in kept}
    kept = [c for c in kept if not (_is_withheld(c, by_head) or _is_turned_round(c, by_head))]
    statements = _once(_statement(doc, candidate, marks) for candidate in kept)
    for statement in statements:
        statement.addressee_spans = [span for span in statement.addressee_spans if _is_somebody(doc, draft, span)]
    continue_quotations(doc, statements, quotations)
    share_quotations(statements, quotations)
    for statement in statements:
        _finish(doc, statement, marks)
    statements.extend(picture_credits(doc))
    statements.sort(key=lambda s: (min(start for start, _ in s.content), -_width(s)))
    draft.statements.extend(statements)
    add_turns(doc, draft)
    _nest(draft)
    return doc


def _once(statements: Iterable[StatementDraft]) -> list[StatementDraft]:
    """The statements, of several with the same content and cue the surest, and none by a word beside another's cue that
    is none itself ("*earlier* said")."""
    kept: list[StatementDraft] = []
    for statement in sorted(statements, key=lambda s: -s.confidence):
        twins = (other for other in kept if other.content == statement.content)
        beside = statement.source and statement.lemma not in cue_forces()
        if not any(other.cue == statement.cue or (beside and other.source == statement.source) for other in twins):
            kept.append(statement)
    return kept


def _best(doc: Doc, draft: Draft, quotations: list[Quotation], marks: QuotationIndex) -> list[Candidate]:
    """The tagger's attributions, and those of the rules that the tagger does not know, in text order."""
    scale = cue_scale()
    ruled: dict[int, Candidate] = {}
    nested: dict[int, Candidate] = {}
    plain: dict[int, Candidate] = {}
    for candidate in find_candidates(doc, quotations):
        index = candidate.head.i
        within = marks.at(index) is not None and not _is_own(candidate)
        candidate.score = scale.weigh(list(features(candidate, within)))
        heard = scale.weigh(list(features(candidate, False))) if within and _is_told_of(candidate) else candidate.score
        if index not in ruled or ruled[index].score < candidate.score:
            ruled[index] = candidate
        if candidate.score >= (KEEP_PLAIN if candidate.construction in PLAIN else _least_alone(draft, candidate)):
            plain[index] = candidate
        elif heard >= _nested_threshold(candidate):
            nested.setdefault(index, replace(candidate, score=heard))
    tagged = tagged_candidates(doc, ruled, marks)
    best = {index: candidate for index, candidate in tagged.items() if not _says_nothing(candidate)}
    cues = {token for candidate in best.values() for span in candidate.cue for token in range(*span)}
    content = {token for candidate in best.values() for span in candidate.content for token in range(*span)}
    passed_on = {i: c for i, c in plain.items() if c.construction == "quoted_as"}
    for candidate in passed_on.values():
        for index in range(candidate.cue[0][0], candidate.cue[-1][1]):
            best.pop(index, None)  # "quoted", "as": the tagger has the agency for the one who speaks
    best |= passed_on | {i: c for i, c in plain.items() if i not in cues | content}
    quoted = {index for index, candidate in nested.items() if _is_own(candidate) and marks.at(index) is not None}
    best |= {index: candidate for index, candidate in nested.items() if index in (content | quoted) - cues}
    asked = asked_tokens(doc)
    kept = (
        candidate
        for candidate in best.values()
        if not (
            _is_asked(candidate, asked)
            or _is_name(draft, candidate)
            or _is_fight(draft, candidate)
            or _is_gathering(candidate)
            or _says_nothing(candidate)
            or _is_played(candidate)
        )
    )
    found = sorted(kept, key=lambda candidate: candidate.head.i)
    by_head = {candidate.head.i: candidate for candidate in found}
    for candidate in found:
        _back_to_speaker(draft, candidate, by_head)
    return found


def _back_to_speaker(draft: Draft, candidate: Candidate, by_head: dict[int, Candidate]) -> None:
    """Give a second verb of the main clause its subject, where the parser has hung it under the clause that the first
    reports: "Chad says the fence is at fault and has called for talks" is not the fence's call."""
    told = candidate.head.head
    if candidate.head.dep_ != "conj" or told.dep_ != "ccomp" or not candidate.source:
        return
    outer = by_head.get(told.head.i)
    own = draft.mention_of(candidate.head.doc[slice(*candidate.source[0])].root)
    if outer is not None and outer.source and (own is None or own.actor is None) and candidate.head.i > told.i:
        candidate.source = list(outer.source)
        outer.content = _ended_before(candidate, outer.content)


def _ended_before(candidate: Candidate, content: list[TokenSpan]) -> list[TokenSpan]:
    """A content without the verb that goes on after it, and the conjunction between."""
    doc = candidate.head.doc
    first = min(start for start, _ in candidate.cue)
    ended = [(start, min(end, first)) for start, end in content if start < first]
    if ended:
        start, end = ended[-1]
        while end > start and (doc[end - 1].pos_ == "CCONJ" or doc[end - 1].is_punct):
            end -= 1
        ended[-1] = (start, end)
    return [span for span in ended if span[0] < span[1]] or content


def _least_alone(draft: Draft, candidate: Candidate) -> float:
    """What a candidate of no plain construction must reach to be kept where the tagger sees nothing."""
    if candidate.construction == "label" and _names_speaker(draft, candidate):
        return KEEP_LABEL
    if candidate.construction == "clause" and _withholds(candidate):
        return KEEP_WITHHELD
    whole = candidate.construction == "quote" and any(quote.utterance for quote in candidate.quotes)
    return KEEP_QUOTED if whole else NEVER


def _withholds(candidate: Candidate) -> bool:
    """Whether somebody leaves a question open: "did not say when they would meet"."""
    opening = candidate.head.doc[candidate.content[0][0]]
    return opening.tag_ in {"WRB", "WP", "WDT"} and is_negated(candidate.head)


def _names_speaker(draft: Draft, candidate: Candidate) -> bool:
    """Whether a paragraph opens with somebody or a text, and a colon before a clause: "Minister: Border stays shut"."""
    doc, label = candidate.head.doc, candidate.source[0]
    noun = doc[label[1] - 1]
    opens = label[0] == 0 or "\n" in doc[label[0] - 1].text
    speaks = draft.mention_of(noun) is not None or noun.text.lower() in document_nouns()
    return opens and speaks and any(t.pos_ in {"VERB", "AUX"} for span in candidate.content for t in doc[slice(*span)])


def _is_withheld(candidate: Candidate, by_head: dict[int, Candidate]) -> bool:
    """Whether a cue is the very act that another cue declines, asks for or plans ("declined to describe ...")."""
    other = by_head.get(candidate.head.head.i)
    return candidate.head.dep_ == "xcomp" and other is not None and other.construction == "infinitive"


def _is_turned_round(candidate: Candidate, by_head: dict[int, Candidate]) -> bool:
    """Whether the candidate and a better one would each report the other."""
    others = (by_head[token] for start, end in candidate.content for token in range(start, end) if token in by_head)
    return any(other.score > candidate.score and _reports(other, candidate.head.i) for other in others)


def _reports(candidate: Candidate, token: int) -> bool:
    return any(start <= token < end for start, end in candidate.content)


def _says_nothing(candidate: Candidate) -> bool:
    """Whether the content is a mere pronoun and the cue performs nothing by itself ("they said it")."""
    if (candidate.construction == "tagged" and _breaks_off(candidate.head)) or _is_unagreed(candidate):
        return True
    if _is_in_question(candidate):
        return True
    if candidate.head.lemma_ == "fail" and candidate.construction in {"tagged", "infinitive"}:
        return True  # "are failing to protect them": a deed left undone
    if candidate.head.dep_ in {"csubj", "csubjpass"} and candidate.head.tag_ == "VBG" and not candidate.source:
        return True  # "adding salt is simple"
    words = [token for start, end in candidate.content for token in candidate.head.doc[start:end] if not token.is_punct]
    if candidate.quotes or len(words) != 1 or words[0].pos_ not in {"PRON", "DET", "SCONJ"}:
        return False
    force = cue_forces().get(candidate.key)
    return words[0].tag_ in {"WDT", "WP", "WRB"} or force is None or force.force not in ANSWERING


def _is_in_question(candidate: Candidate) -> bool:
    """Whether it is only asked who said so, or somebody asks himself: "it is unclear *who proposed* it", "they differ
    over *who asked* for it", "should *ask itself* whether ...". "*You would have to*" ask them is no words of "you"."""
    who, verb = candidate.subject, candidate.head
    if any(child.lower_.endswith(("self", "selves")) for child in children(verb, "dobj", "dative")):
        return verb.lemma_.lower() in event_words("asking")
    if who is not None and who.lower_ == "you":
        governor = verb.head if verb.dep_ == "xcomp" else verb
        return any(child.tag_ == "MD" for child in children(governor, "aux"))
    return who is not None and who.tag_ == "WP" and verb.dep_ in {"ccomp", "pcomp", "csubj", "csubjpass"}


def _breaks_off(verb: Token) -> bool:
    """Whether the verb is denied and has nothing that could be said ("did not elaborate"): a silence, no statement."""
    denied = any(child.dep_ == "neg" for child in children_of(verb))
    return denied and not any(True for _ in children(verb, "ccomp", "xcomp", "dobj", "prep", "advcl"))


def _is_played(candidate: Candidate) -> bool:
    """Whether a thing of sport is what is given away or defended ("conceded a penalty")."""
    things = [candidate.head.doc[slice(*span)].root for span in candidate.content]
    sport = event_words("sport_thing")
    given = candidate.head.lemma_.lower() in event_words("sport_giving")
    return given and bool(things) and all(thing.pos_ == "NOUN" and thing.lemma_.lower() in sport for thing in things)


def _is_unagreed(candidate: Candidate) -> bool:
    """Whether no agreement was reached on a thing ("did not agree on the text"), which nobody need have said."""
    doc = candidate.head.doc
    cue = [token for span in candidate.cue for token in doc[slice(*span)]]
    opening = doc[candidate.content[0][0]] if candidate.content else candidate.head
    agreed = any(token.lemma_.lower() in AGREEING for token in cue) and not {"to"} & {cue[-1].lower_, opening.lower_}
    told = any(t.pos_ in {"VERB", "AUX"} for span in candidate.content for t in doc[slice(*span)])
    return agreed and not told and (is_negated(candidate.head) or candidate.head.lemma_ == "fail")


def _is_somebody(doc: Doc, draft: Draft, span: TokenSpan) -> bool:
    """Whether an addressee is a person, a body or a pronoun, and no day or thing."""
    root = doc[slice(*span)].root
    return draft.mention_of(root) is not None or (root.pos_ in {"PRON", "PROPN"} and root.ent_type_ != "DATE")


def _is_asked(candidate: Candidate, asked: frozenset[int]) -> bool:
    """Whether a question only asks whether somebody said so ("Did they agree to meet again?")."""
    subject = candidate.subject
    if candidate.head.i not in asked or subject is None:
        return False
    return subject.lower_ == "you" or any(aux.i < subject.i for aux in children(candidate.head, "aux"))


def _is_name(draft: Draft, candidate: Candidate) -> bool:
    """Whether the cue is part of somebody's name ("Omar Said")."""
    mention = draft.mention_of(candidate.head)
    return mention is not None and mention.kind == "name" and mention.end - mention.start > 1


def _is_gathering(candidate: Candidate) -> bool:
    """Whether a cue that is no word of speech tells of a meeting ("met about security"), which is an event."""
    lemma = candidate.head.lemma_.lower()
    force = cue_forces().get(candidate.key) or cue_forces().get(lemma)
    return force is None and any(trigger.frame == "talk" for trigger in triggers("V").get(lemma, ()))


def _is_fight(draft: Draft, candidate: Candidate) -> bool:
    """Whether a cue that can also be a blow ("attack") has an object, and armed people at one of its ends."""
    if candidate.construction not in {"object", "tagged"}:
        return False
    blows = triggers("V").get(candidate.head.lemma_.lower(), ())
    if not any(trigger.root == "ASSAULT" for trigger in blows):
        return False
    ends = [candidate.head.doc[start:end].root for start, end in (*candidate.source, *candidate.content)]
    if candidate.head.dep_ == "relcl":
        ends.append(candidate.head.head)
    sectors = [role.sector for end in ends if (role := roles().get(end.lower_))]
    codes = [mention.actor.code or "" for end in ends if (mention := draft.mention_of(end)) and mention.actor]
    return any(code.endswith(ARMED) for code in (*sectors, *codes))


def _nested_threshold(candidate: Candidate) -> float:
    """What a candidate must reach to be kept inside a kept statement."""
    force = cue_forces().get(candidate.key)
    if candidate.construction == "according":
        return KEEP_NESTED
    if _is_own(candidate):
        return KEEP_OWN
    if force is not None and force.kind == "attitude" and _is_reported_view(candidate):
        return KEEP_REPORTED_VIEW
    if force is None or force.kind != "speech" or _quotes_words_only(candidate):
        return NEVER
    if candidate.construction not in CLAUSAL:
        return KEEP_SURE
    return KEEP_PERFORMED if force.force in PERFORMED else KEEP_NESTED


def _quotes_words_only(candidate: Candidate) -> bool:
    """Whether a verb has but a few quoted words behind it, which need be nobody's speech ("had gone "up and up"")."""
    return candidate.construction == "quote" and not any(quote.utterance for quote in candidate.quotes)


def _is_told_of(candidate: Candidate) -> bool:
    """Whether one who is named says something. In PolNeAR nobody does inside a quotation; a record of talks must have
    it (""Tehran told us that ...", he said")."""
    named = candidate.subject is not None and candidate.subject.pos_ == "PROPN"
    return named and candidate.head.tag_ in FINITE


def _is_own(candidate: Candidate) -> bool:
    return is_own_view(candidate) or is_own_speech(candidate)


def _is_reported_view(candidate: Candidate) -> bool:
    """Whether one who is meant by a pronoun thinks a clause to be so: "she believed that ..."."""
    third = candidate.subject is not None and candidate.subject.lower_ in {"he", "she", "they"}
    return third and candidate.construction == "clause"


def _statement(doc: Doc, candidate: Candidate, marks: QuotationIndex) -> StatementDraft:
    """The draft of a candidate, its content widened to whole quotations that hold neither cue nor source."""
    head = candidate.head
    content: set[int] = set()
    for start, end in candidate.content:
        content.update(range(start, end))
    own = {token for start, end in (*candidate.source, *candidate.cue) for token in range(start, end)}
    for start, end in candidate.content:
        for quotation in marks.touching(start, end):
            span = range(quotation.start, quotation.end)
            if head.i not in span and own.isdisjoint(span):
                content.update(span)
    return StatementDraft(
        source=candidate.source,
        cue=candidate.cue,
        content=fragments(doc, content),
        cue_head=head.i,
        lemma=candidate.key,
        addressee_spans=candidate.addressees,
        construction=candidate.construction,
        confidence=round(candidate.score, 3),
    )


def _finish(doc: Doc, statement: StatementDraft, marks: QuotationIndex) -> None:
    """Set what follows from the spans: quotation marks taken in, quoted parts, manner, force and kind of the cue."""
    around = marks.at(statement.cue_head) if statement.cue_head is not None else None
    statement.content = [_with_marks(doc, span, marks, around) for span in statement.content]
    statement.quoted = [
        (max(start, quotation.start), min(end, quotation.end))
        for start, end in statement.content
        for quotation in marks.touching(start, end)
        if quotation is not around
    ]
    statement.manner = _manner(doc, statement.content, statement.quoted)
    force = cue_forces().get(statement.lemma) or cue_forces().get(statement.lemma.split("_")[0])
    if force is not None:
        statement.force, statement.kind = force.force, force.kind
    elif statement.construction not in TELLING:
        statement.force, statement.kind = "hold", "attitude"


def _with_marks(doc: Doc, span: TokenSpan, marks: QuotationIndex, around: Quotation | None) -> TokenSpan:
    """A content span with the quotation marks that belong to its ends, but those `around` its cue as well."""
    start, end = span
    first, last = marks.at(start - 1), marks.at(end - 1)
    if first is not None and first is not around and first.start + 1 == start:
        start = first.start
    if last is not None and last is not around and last.closed and last.end - end <= MARKS:
        rest = doc[end : last.end]
        if all(token.is_punct or token.is_quote for token in rest):
            end = last.end
    return bracketed(doc, (start, end))


def _manner(doc: Doc, content: list[TokenSpan], quoted: list[TokenSpan]) -> Manner:
    inside = {token for start, end in quoted for token in range(start, end)}
    words = [
        token
        for start, end in content
        for token in range(start, end)
        if not (doc[token].is_punct or doc[token].is_space)
    ]
    outside = [token for token in words if token not in inside]
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def _width(statement: StatementDraft) -> int:
    return sum(end - start for start, end in statement.content)


def _nest(draft: Draft) -> None:
    """Set each statement's parent: the smallest other one whose content holds its cue."""
    over: dict[int, list[StatementDraft]] = defaultdict(list)
    cues = {statement.cue_head for statement in draft.statements}
    for statement in draft.statements:
        for start, end in statement.content:
            for token in range(start, end):
                if token in cues:
                    over[token].append(statement)
    for inner in draft.statements:
        if inner.cue_head is None:
            continue
        holders = [
            s for s in over[inner.cue_head] if s is not inner and (s.cue_head is None or not inner.covers(s.cue_head))
        ]
        if holders:
            inner.parent = min(holders, key=_width)
