"""A claim by one party about another, and that party's denial, answer or other account."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import (
    ActorDraft,
    Draft,
    MentionDraft,
    PositionDraft,
    QuestionDraft,
    StatementDraft,
    TokenSpan,
)
from verbale.annotate.grammar.columns import columns_of, sentence_numbers
from verbale.annotate.grammar.syntax import children, trimmed
from verbale.annotate.questions.sides import are_apart
from verbale.annotate.questions.voices import party, refers_to, words_of
from verbale.lexicon.issue import issue_words
from verbale.lexicon.who import Entry, demonyms, names

__all__ = ["paired_claims"]

REACH = 5
"""Sentences between a claim and the words that counter it."""

APART = 2
"""Content words that a plain claim must share with a denial that no verb sets against it. Own choice."""

DENIALS = frozenset({"deny", "reject"})
CHARGES = frozenset({"accuse", "demand", "assert", "characterise", "warn"})
TOPICS = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


def paired_claims(doc: Doc, draft: Draft) -> Iterator[QuestionDraft]:
    """The claims that a second party answers in the same report, each with the answer."""
    sentences = sentence_numbers(doc)
    claims: set[TokenSpan] = set()
    for answer in draft.statements:
        if answer.speaker is None or answer.kind != "speech" or not answer.content or answer.parent is not None:
            continue
        question = _answered_charge(doc, draft, answer) or _contrasted_claim(doc, draft, answer, sentences)
        if question is not None and question.positions[0].evidence not in claims:
            claims.add(question.positions[0].evidence)
            yield question


def _answered_charge(doc: Doc, draft: Draft, answer: StatementDraft) -> QuestionDraft | None:
    """A charge that the answer names with its author: "denies French charges that", "asked about Syrian claims of"."""
    for token in _charges(doc, answer):
        accuser = _author(token, draft)
        span = _charge_span(token)
        if accuser is None or span is None or party(accuser) == party(answer.speaker):
            continue
        inside = answer.covers(token.i)
        denying = answer.force in DENIALS
        if not denying and (inside or not _asked_about(token)):
            continue
        claim = _claim(token)
        charge = PositionDraft(words_of(doc, claim or span), span, accuser)
        if claim is None and (earlier := _earlier(doc, draft, accuser, answer)) is not None:
            charge = PositionDraft(words_of(doc, earlier.content[0]), earlier.content[0], earlier.speaker, earlier)
        reply_span = answer.content[0]
        if inside and answer.force == "deny":
            reply_span = (_own_clause(doc, answer)[0], span[1])
        reply = PositionDraft(words_of(doc, reply_span), reply_span, answer.speaker, answer)
        text = _heading(doc, claim) if claim else f"Are they founded: {words_of(doc, span)}?"
        return QuestionDraft("accusation", text, [charge, reply], "fact" if denying else None)
    return None


def _asked_about(charge: Token) -> bool:
    """Whether the charge is what the answering side was asked about."""
    return any(above.lemma_ in issue_words("asking") for above in charge.ancestors)


def _earlier(doc: Doc, draft: Draft, accuser: ActorDraft, answer: StatementDraft) -> StatementDraft | None:
    """The accuser's own words about the answering side, earlier in the report."""
    if answer.cue_head is None:
        return None
    best = None
    for claim in draft.statements:
        if claim.cue_head is None or claim.cue_head >= answer.cue_head or claim.parent is not None or not claim.content:
            continue
        if claim.force not in {"accuse", "demand"} or claim.speaker is None or party(claim.speaker) != party(accuser):
            continue
        if refers_to(doc, claim.content[0], answer.speaker, draft):
            best = claim
    return best


def _charge_span(charge: Token) -> TokenSpan | None:
    """The charge with its author and its content, without a clause that the parse hangs on it by mistake."""
    claim = _claim(charge)
    end = claim[1] if claim is not None else charge.i + 1
    for child in children(charge, "prep"):
        if child.lower_ in {"of", "against", "about", "over"}:
            end = max(end, child.right_edge.i + 1)
    return trimmed(charge.doc, charge.left_edge.i, end)


def _contrasted_claim(doc: Doc, draft: Draft, answer: StatementDraft, sentences: list[int]) -> QuestionDraft | None:
    """A claim that the answer counters: in the same sentence after ";" or "but", or by a verb such as "countered"."""
    cue = answer.cue_head
    if cue is None or answer.parent is not None:
        return None
    openly = answer.lemma in issue_words("countering")
    countering = openly or answer.force == "deny"
    here = sentences[cue]
    best: StatementDraft | None = None
    for claim in draft.statements:
        if claim is answer or claim.cue_head is None or not claim.content or claim.speaker is None or claim.parent:
            continue
        if claim.force not in CHARGES or claim.cue_head >= cue or here - sentences[claim.cue_head] > REACH:
            continue
        if not _opposed(claim.speaker, answer.speaker):
            continue
        strong = claim.force == "accuse" or _names_charge(doc, claim)
        if _is_known(claim.speaker) and _is_known(answer.speaker):
            about = any(refers_to(doc, span, answer.speaker, draft) for span in (*claim.content, *claim.cue)) or any(
                party(one) == party(answer.speaker) for one in claim.addressees
            )
        else:
            about = countering and strong and _same_subject(doc, claim, answer, draft)
        if not about:
            continue
        side_by_side = here == sentences[claim.cue_head] and _is_contrast(doc, claim, answer)
        if side_by_side or (countering and (strong or _share_topic(doc, claim, answer, 1 if openly else APART))):
            best = claim if best is None or strong or best.force != "accuse" else best
    if best is None:
        return None
    claimed = _that_clause(doc, best)
    positions = [
        PositionDraft(_bare(doc, claimed), claimed, best.speaker, best),
        PositionDraft(_bare(doc, answer.content[0]), answer.content[0], answer.speaker, answer),
    ]
    accusing = best.force == "accuse" or _names_charge(doc, best)
    denied = answer.force in DENIALS or answer.lemma in {"deny", "refute"}
    return QuestionDraft(
        "accusation" if accusing else "other",
        _heading(doc, claimed, best if claimed == best.content[0] else None),
        positions,
        "fact" if denied else "interpretation",
    )


def _opposed(first: ActorDraft, second: ActorDraft | None) -> bool:
    """Whether two actors speak for different known sides."""
    return second is not None and first is not second and (party(first) != party(second) or are_apart(first, second))


def _is_known(actor: ActorDraft | None) -> bool:
    """Whether it is known for whom the actor speaks."""
    return actor is not None and (actor.country is not None or actor.code is not None)


def _same_subject(doc: Doc, claim: StatementDraft, answer: StatementDraft, draft: Draft) -> bool:
    """Whether both speak of one actor ("the charge that the north arms them": "the north was helping")."""
    return bool(_mentioned(doc, claim, draft) & _mentioned(doc, answer, draft))


def _mentioned(doc: Doc, statement: StatementDraft, draft: Draft) -> set[object]:
    found: set[object] = set()
    for start, end in statement.content:
        for token in doc[start:end]:
            mention = draft.mention_of(token)
            entry = names().get(token.text)
            if entry is not None and entry.country is not None:
                found.add(entry.country)
            elif mention is not None and mention.actor is not None:
                found.add(party(mention.actor))
    return found


def _is_contrast(doc: Doc, claim: StatementDraft, answer: StatementDraft) -> bool:
    """Whether the answer stands as a clause of its own against the claim ("...; the other says", "..., but")."""
    if claim.cue_head is None or answer.cue_head is None:
        return False
    if any(answer.covers(token) for token in (claim.cue_head,)) or claim.covers(answer.cue_head):
        return False
    between = doc[claim.cue_head : answer.cue_head]
    return any(token.text == ";" or token.lower_ in issue_words("contrast") for token in between)


def _names_charge(doc: Doc, claim: StatementDraft) -> bool:
    start, end = claim.content[0]
    words = issue_words("charge")
    return any(token.lemma_ in words and token.pos_ == "NOUN" for token in doc[start : min(end, start + 4)])


def _that_clause(doc: Doc, claim: StatementDraft) -> TokenSpan:
    """What is claimed: the clause after "the charge that", else the whole content."""
    start, end = claim.content[0]
    words = issue_words("charge")
    for token in doc[start : min(end, start + 4)]:
        if token.lemma_ in words and (span := _claim(token)) is not None:
            return span
    return (start, end)


def _claim(charge: Token) -> TokenSpan | None:
    """What a charge says: its that-clause, or what follows "of"."""
    for clause in charge.rights:
        if clause.dep_ in {"acl", "relcl", "ccomp"} and clause.left_edge.lower_ == "that":
            first = clause.left_edge.i + 1
            last = clause.i + 1
            for child in clause.rights:
                if child.dep_ == "cc" and charge.doc[child.i - 1].text == ",":
                    break
                last = child.right_edge.i + 1
            return (first, last)
    return None


def _author(charge: Token, draft: Draft) -> ActorDraft | None:
    """Whose charge it is: "American charges", "Seoul's accusations"."""
    for word in children(charge, "amod", "compound", "poss", "nmod"):
        mention = draft.mention_of(word)
        if mention is not None and mention.actor is not None and mention.kind != "pronoun":
            return mention.actor
        demonym = demonyms().get(word.text)
        if demonym is not None and demonym.entry.kind == "state":
            return _state(word, demonym.entry, draft)
    return None


def _state(word: Token, entry: Entry, draft: Draft) -> ActorDraft:
    """The document's actor for a state that only an adjective names; a new one with that mention if there is none."""
    for actor in draft.actors:
        if actor.kind == "state" and actor.country == entry.country:
            return actor
    actor = ActorDraft(entry.name, "state", entry.code, entry.country)
    draft.actors.append(actor)
    draft.add_mention(MentionDraft(word.i, word.i + 1, word.i, "demonym", actor))
    return actor


def _charges(doc: Doc, answer: StatementDraft) -> Iterator[Token]:
    """The nouns by which an answer may name the charge: before its cue in the sentence, and in its content."""
    cue = answer.cue_head
    if cue is None:
        return
    charges, columns = issue_words("charge"), columns_of(doc)
    sentence = doc[cue].sent
    first = min([cue, *(start for start, _ in answer.content)])
    for start, end in ((sentence.start, first), *answer.content):
        for index in range(start, end):
            if columns.lemma[index] in charges and columns.pos[index] == "NOUN":
                yield doc[index]


def _own_clause(doc: Doc, answer: StatementDraft) -> TokenSpan:
    """The cue and the content together, where the denial is in the cue."""
    starts = [start for start, _ in (*answer.cue, answer.content[0])]
    return (min(starts), answer.content[0][1])


def _share_topic(doc: Doc, claim: StatementDraft, answer: StatementDraft, enough: int) -> bool:
    """Whether claim and answer share so many content words that are no names of a party."""
    return len(_topics(doc, claim) & _topics(doc, answer)) >= enough


def _topics(doc: Doc, statement: StatementDraft) -> set[str]:
    return {
        token.lemma_.lower()
        for start, end in statement.content
        for token in doc[start:end]
        if token.pos_ in TOPICS and not token.is_stop and token.ent_type_ not in {"GPE", "NORP", "PERSON"}
    }


def _heading(doc: Doc, claimed: TokenSpan, claim: StatementDraft | None = None) -> str:
    """The question whether a claim is true: "Whether ..." where it is a clause, else with who claims it and how."""
    if _is_clause(doc, claimed) or claim is None or claim.speaker is None or not claim.cue:
        return f"Whether {_bare(doc, claimed)}"
    start, end = claim.cue[0]
    between = words_of(doc, (start, max(end, claimed[0])))
    return f"Is this founded: {claim.speaker.name} {between} {_bare(doc, claimed)}?"


def _is_clause(doc: Doc, span: TokenSpan) -> bool:
    """Whether the words have a verb with its subject, and not only what somebody is accused of."""
    start, end = span
    for token in doc[start:end]:
        if token.pos_ in {"VERB", "AUX"} and not start <= token.head.i < end:
            return any(child.dep_ in {"nsubj", "nsubjpass", "expl"} and child.i >= start for child in token.lefts)
    roots = [t for t in doc[start:end] if t.head.i == t.i]
    return any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for root in roots for child in root.lefts)


def _bare(doc: Doc, span: TokenSpan | None) -> str:
    """The words of a claim without its "that" and quotation marks."""
    if span is None:
        return ""
    start, end = span
    while start < end and doc[start].lower_ == "that":
        start += 1
    if end - start > 1 and doc[start].is_quote and not any(token.is_quote for token in doc[start + 1 : end - 1]):
        start += 1
        end -= doc[end - 1].is_quote
    return words_of(doc, (start, end)).rstrip(".,")
