"""Attribution: who is said to have said what, by dependency and quotation rules.

`candidates` proposes every place whose syntax could hold an attribution; here they are weighed (`lexicon.cues`), the
best one of each cue is kept, quotations that go on without a cue of their own are added to the statement they continue,
and statements are nested by containment.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from verbale.annotate.candidate import Candidate
from verbale.annotate.candidates import find_candidates
from verbale.annotate.credits import picture_credits
from verbale.annotate.cue_features import features
from verbale.annotate.drafts import Draft, StatementDraft, TokenSpan, draft_of
from verbale.annotate.quotations import Quotation, find_quotations
from verbale.annotate.syntax import fragments
from verbale.annotate.turns import add_turns
from verbale.lexicon.cues import cue_forces, cue_scale, opinion_verbs
from verbale.lexicon.plover import triggers
from verbale.lexicon.who import roles
from verbale.model import Manner

__all__ = ["attribute"]

KEEP = 0.4
"""Candidates below this probability are dropped: the best attr F1 on PolNeAR dev (`make eval`) of .25 to .50."""
KEEP_NESTED = 0.3
"""The same for speech inside a kept statement ("he said that he told them that ..."): PolNeAR often leaves it out, a
record of talks must not."""
KEEP_PERFORMED = 0.1
"""The same for an act inside a kept statement that only words perform ("said that he had offered to train them")."""
KEEP_OWN_VIEW = 0.1
KEEP_VIEW = 0.2
"""The same for a view that the speaker of a quotation marks as one ("I think ..."; PolNeAR has none inside quotations),
and for any other view inside a kept statement ("said he believed ...")."""
PERFORMED = frozenset(
    {"propose", "offer", "demand", "accuse", "deny", "commit", "assure", "threaten", "warn", "request"}
)
PLAIN = frozenset({"as_clause", "signature"})
"""Constructions that hardly ever are anything but attributions, too rare in PolNeAR for weights of their own."""
CLAUSAL = frozenset({"clause", "infinitive", "small_clause", "quote"})
ARMED = ("MIL", "REB", "COP", "UAF")
"""Sectors of people who carry arms (PLOVER and CAMEO actor codes)."""
NESTING = CLAUSAL | {"object"}
CONTINUED = 0.8
"""Confidence of a quotation joined to the statement before it, as a factor."""


@Language.component("verbale_attribution")
def attribute(doc: Doc) -> Doc:
    """The Doc with `StatementDraft`s in its draft, in text order, an outer one before what it nests."""
    draft = draft_of(doc)
    quotations = find_quotations(doc)
    kept = _best(doc, draft, quotations)
    kept = [candidate for candidate in kept if not (_is_withheld(candidate, kept) or _is_turned_round(candidate, kept))]
    statements = [_statement(doc, candidate, quotations) for candidate in kept]
    _continue_quotations(doc, statements, quotations)
    for statement in statements:
        _finish(doc, statement, quotations)
    statements.extend(picture_credits(doc))
    statements.sort(key=lambda s: (min(start for start, _ in s.content), -_width(s)))
    draft.statements.extend(statements)
    add_turns(doc, draft)
    _nest(draft)
    return doc


def _best(doc: Doc, draft: Draft, quotations: list[Quotation]) -> list[Candidate]:
    """The candidates over the threshold, the best one of each cue, in text order."""
    inside = [False] * (len(doc) + 1)
    for quotation in quotations:
        inside[quotation.start : quotation.end] = [True] * (quotation.end - quotation.start)
    scale = cue_scale()
    best: dict[int, Candidate] = {}
    nested: dict[int, Candidate] = {}
    quoting: dict[int, Candidate] = {}
    for candidate in find_candidates(doc, quotations):
        index = candidate.head.i
        if candidate.construction == "object" and _is_fight(draft, candidate):
            continue
        within = inside[index] and not _is_own_view(candidate)
        candidate.score = scale.weigh(list(features(candidate, within)))
        if candidate.construction in PLAIN and candidate.score >= KEEP_NESTED:
            candidate.score = max(candidate.score, KEEP)
        if candidate.score >= KEEP and candidate.quotes:
            quoting[index] = candidate
        if candidate.score >= KEEP and (index not in best or best[index].score < candidate.score):
            best[index] = candidate
        elif candidate.construction in NESTING and candidate.score >= _nested_threshold(candidate):
            nested.setdefault(index, candidate)
    for index, candidate in quoting.items():
        _add_quotation(doc, best[index], candidate)
    content: set[int] = {token for candidate in best.values() for span in candidate.content for token in range(*span)}
    best |= {index: candidate for index, candidate in nested.items() if index in content and index not in best}
    return [best[index] for index in sorted(best)]


def _is_withheld(candidate: Candidate, kept: list[Candidate]) -> bool:
    """Whether a cue is the very act that another cue declines, asks for or plans ("declined to describe ...")."""
    governor = candidate.head.head
    return candidate.head.dep_ == "xcomp" and any(
        other.head.i == governor.i and other.construction == "infinitive" and other is not candidate for other in kept
    )


def _is_turned_round(candidate: Candidate, kept: list[Candidate]) -> bool:
    """Whether the candidate and a better one would each report the other."""
    return any(
        other.score > candidate.score and _reports(other, candidate.head.i) and _reports(candidate, other.head.i)
        for other in kept
    )


def _reports(candidate: Candidate, token: int) -> bool:
    return any(start <= token < end for start, end in candidate.content)


def _is_fight(draft: Draft, candidate: Candidate) -> bool:
    """Whether a cue that can also be a blow ("attack") has armed people at one of its ends."""
    blows = triggers("V").get(candidate.head.lemma_.lower(), ())
    if not any(trigger.root == "ASSAULT" for trigger in blows):
        return False
    ends = [candidate.head.doc[start:end].root for start, end in (*candidate.source, *candidate.content)]
    if candidate.head.dep_ == "relcl":
        ends.append(candidate.head.head)
    sectors = [role.sector for end in ends if (role := roles().get(end.lower_))]
    codes = [mention.actor.code or "" for end in ends if (mention := draft.mention_of(end)) and mention.actor]
    return any(code.endswith(ARMED) for code in (*sectors, *codes))


def _add_quotation(doc: Doc, candidate: Candidate, quoting: Candidate) -> None:
    """Add to a candidate the quotation that its cue introduces after a comma: "... both sides, he said, "and ..."."""
    for quotation in quoting.quotes:
        before = doc[quotation.start - 1].text if quotation.start else ""
        if candidate is not quoting and quotation.start > candidate.head.i and before in {",", ":"}:
            candidate.content.append((quotation.start, quotation.end))


def _nested_threshold(candidate: Candidate) -> float:
    """What a candidate must reach to be kept inside a kept statement."""
    force = cue_forces().get(candidate.key)
    if _is_view(candidate):
        return KEEP_OWN_VIEW if _is_own_view(candidate) else KEEP_VIEW
    if force is None or force.kind != "speech":
        return KEEP
    if candidate.construction not in CLAUSAL:
        return KEEP
    return KEEP_PERFORMED if force.force in PERFORMED else KEEP_NESTED


def _is_view(candidate: Candidate) -> bool:
    return candidate.head.lemma_.lower() in opinion_verbs() and candidate.construction in CLAUSAL | {"object"}


def _is_own_view(candidate: Candidate) -> bool:
    """Whether the speaker of a quotation marks a clause of it as a view: "I think ...", "we believe ..."."""
    first = candidate.subject is not None and candidate.subject.lower_ in {"i", "we"}
    return first and candidate.construction == "clause" and _is_view(candidate)


def _statement(doc: Doc, candidate: Candidate, quotations: list[Quotation]) -> StatementDraft:
    head = candidate.head
    content: set[int] = set()
    for start, end in candidate.content:
        content.update(range(start, end))
    own = {token for start, end in (*candidate.source, *candidate.cue) for token in range(start, end)}
    for quotation in quotations:
        span = range(quotation.start, quotation.end)
        if quotation.start <= head.i < quotation.end or content.isdisjoint(span):
            continue
        if own.isdisjoint(span):
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


def _continue_quotations(doc: Doc, statements: list[StatementDraft], quotations: list[Quotation]) -> None:
    """Give every utterance without a cue to the statement it goes on from, in place.

    It goes on in the same paragraph ('"A," he said. "B."'), or in the next one where the first was left open.
    """
    previous: StatementDraft | None = None
    before: Quotation | None = None
    for quotation in quotations:
        holder = next((s for s in statements if s.covers(quotation.start + 1)), None)
        if holder is None and quotation.utterance:
            starts = bool(doc[quotation.start].is_sent_start) or bool(
                quotation.start and doc[quotation.start - 1].text in ".?!"
            )
            same = before is not None and before.paragraph == quotation.paragraph
            if previous is not None and (quotation.continues or (same and starts)):
                previous.content.append((quotation.start, quotation.end))
                previous.confidence = round(previous.confidence * CONTINUED, 3)
                holder = previous
            else:
                start = quotation.start if starts else doc[quotation.start].sent.start
                if not _tells(doc, start, quotation.start):
                    holder = _speaker_of_paragraph(doc, statements, quotation)
                if holder is not None:
                    holder.content.append((start, quotation.end))
        if quotation.utterance:
            previous, before = holder, quotation


def _tells(doc: Doc, start: int, end: int) -> bool:
    """Whether a cue of speech stands in the tokens, so that a quotation after them has a speaker of its own."""
    known = (cue_forces().get(token.lemma_.lower()) for token in doc[start:end] if token.pos_ == "VERB")
    return any(force is not None and force.kind == "speech" for force in known)


def _speaker_of_paragraph(doc: Doc, statements: list[StatementDraft], quotation: Quotation) -> StatementDraft | None:
    """The last statement of the same paragraph before the quotation, unless another sentence stands between."""
    nearest: StatementDraft | None = None
    for statement in statements:
        end = max(last for _, last in (*statement.content, *statement.cue))
        if statement.cue_head is None or end > quotation.start:
            continue
        if nearest is None or end > max(last for _, last in (*nearest.content, *nearest.cue)):
            nearest = statement
    if nearest is None or nearest.cue_head is None:
        return None
    between = doc[nearest.cue_head : quotation.start]
    if any("\n" in token.text for token in between if token.is_space):
        return None
    return nearest if sum(1 for token in between if token.is_sent_start) <= 1 else None


def _finish(doc: Doc, statement: StatementDraft, quotations: list[Quotation]) -> None:
    """Set what follows from the spans: quotation marks taken in, quoted parts, manner, force and kind of the cue."""
    quoted: list[TokenSpan] = []
    content: list[TokenSpan] = []
    for start, end in statement.content:
        for quotation in quotations:
            if quotation.start + 1 == start:
                start = quotation.start
            if quotation.closed and end in {quotation.end - 1, quotation.end - 2} and end > quotation.start:
                rest = doc[end : quotation.end]
                if all(token.is_punct or token.is_quote for token in rest):
                    end = quotation.end
        content.append((start, end))
    for start, end in content:
        quoted.extend(
            (max(start, quotation.start), min(end, quotation.end))
            for quotation in quotations
            if quotation.start < end
            and start < quotation.end
            and not (statement.cue_head is not None and quotation.start <= statement.cue_head < quotation.end)
        )
    statement.content, statement.quoted = content, quoted
    statement.manner = _manner(doc, content, quoted)
    force = cue_forces().get(statement.lemma) or cue_forces().get(statement.lemma.split("_")[0])
    if force is not None:
        statement.force, statement.kind = force.force, force.kind
    elif statement.construction not in {"quote", "label_quote", "label", "according", "parenthesis", "clause_first"}:
        statement.force, statement.kind = "hold", "attitude"


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
    for inner in draft.statements:
        if inner.cue_head is None:
            continue
        holders = [s for s in draft.statements if s is not inner and s.covers(inner.cue_head)]
        holders = [s for s in holders if s.cue_head is None or not inner.covers(s.cue_head)]
        if holders:
            inner.parent = min(holders, key=_width)
