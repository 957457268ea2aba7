"""The reporter's own reading, kept apart from what was said: "a clear reference to", "in what appeared to be"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from verbale.annotate.drafts import Draft, GlossDraft, StatementDraft, TokenSpan, draft_of
from verbale.annotate.syntax import agent, children, is_passive, phrase, trimmed
from verbale.lexicon.gloss import gloss_words

__all__ = ["find_glosses", "verbale_glosses"]

INSERTED = frozenset({"appos", "dep", "npadvmod", "conj", "ROOT", "attr"})
ANCHORS = ("reading", "pointing", "sign", "seem", "refer", "show", "viewed")
TARGET_PREPS = frozenset({"to", "at", "of", "against", "for", "from"})


def find_glosses(doc: Doc, draft: Draft) -> Iterator[GlossDraft]:
    """The glosses of a Doc, in text order; none inside quotation marks, and inside indirect speech only those that a
    reporter appends ("..., a clear reference to the neighbour")."""
    words = gloss_words()
    covered = 0
    interesting = frozenset(lemma for role in ANCHORS for lemma in words[role])
    for token in doc:
        if token.lemma_ not in interesting:
            continue
        found = _appended(token) or _spoken_by_reporter(token, draft)
        if found is not None and found[1] > covered and not _is_quoted(token.i, draft):
            covered = found[1]
            yield GlossDraft(found, _read(token, found, draft))


@Language.component("verbale_glosses")
def verbale_glosses(doc: Doc) -> Doc:
    """The Doc with the glosses in its draft."""
    draft = draft_of(doc)
    draft.glosses.extend(find_glosses(doc, draft))
    for gloss in draft.glosses:
        for statement in draft.statements:
            statement.content = [_without(doc, span, gloss.evidence) for span in statement.content]
    return doc


def _without(doc: Doc, content: TokenSpan, gloss: TokenSpan) -> TokenSpan:
    """A content span without a reading that the reporter appended to it."""
    if content[0] < gloss[0] < content[1] <= gloss[1] + 1:
        return trimmed(doc, content[0], gloss[0]) or content
    return content


def _appended(token: Token) -> TokenSpan | None:
    """A reading that a reporter adds to another's words: an apposition, an "in an apparent ...", an "apparently
    referring to"."""
    words = gloss_words()
    lemma = token.lemma_
    if token.pos_ == "NOUN" and lemma in words["reading"]:
        hedged = any(
            child.lower_ in words["hedge"] or any(inner.lower_ in words["hedge"] for inner in child.subtree)
            for child in children(token, "amod", "compound", "advmod")
        )
        targeted = any(child.lower_ in TARGET_PREPS or child.dep_ in {"acl", "relcl"} for child in token.rights)
        if not hedged and not (lemma in words["pointing"] and _points(token)):
            return None
        articles = {child.lower_ for child in children(token, "det", "poss", "nummod")}
        if not targeted or not (articles <= {"a", "an"}) or not (articles or token.dep_ == "pobj"):
            return None
        span = phrase(token)
        if span is None or span[0] > token.i:
            return None
        if token.dep_ == "pobj" and token.head.lower_ == "in":
            return (token.head.i, span[1])
        return span if token.dep_ in INSERTED and _is_set_off(token.doc, span[0]) else None
    if (
        token.tag_ == "VBG"
        and lemma in words["refer"]
        and any(c.lower_ == "to" and any(True for _ in children(c, "pobj", "pcomp")) for c in token.rights)
    ):
        surmised = any(child.lower_ in words["surmise"] for child in token.lefts)
        finite = any(child.dep_ in {"aux", "nsubj"} for child in token.lefts)
        participle = token.dep_ in {"advcl", "acl", "dep", "conj"} and not finite
        set_off = _is_set_off(token.doc, token.left_edge.i)
        return phrase(token) if participle and (surmised or set_off) else None
    return None


def _spoken_by_reporter(token: Token, draft: Draft) -> TokenSpan | None:
    """A reading in the report's own voice, outside everything that anybody is said to have said."""
    words = gloss_words()
    lemma = token.lemma_
    found: TokenSpan | None = None
    if lemma in words["sign"] and token.pos_ == "NOUN":
        found = _sign(token)
    elif lemma in words["seem"] and token.pos_ == "VERB":
        found = _seeming(token)
    elif lemma in words["viewed"] and token.tag_ == "VBN":
        found = _viewed(token)
    elif lemma in words["show"] and token.tag_ == "VBG" and token.dep_ in {"advcl", "acl"}:
        clause = next(children(token, "ccomp"), None)
        if clause is not None and not any(child.dep_ == "nsubj" for child in token.lefts):
            found = phrase(token)
    if found is None or any(True for _ in draft.statements_over(token.i)):
        return None
    return found


def _sign(token: Token) -> TokenSpan | None:
    """ "a small sign that the capital thinks ...", ", a sign of growing unease"."""
    if not any(child.lower_ in {"a", "an"} for child in children(token, "det")):
        return None
    told = any(
        child.dep_ in {"acl", "ccomp", "relcl"} and child.left_edge.dep_ == "mark" and child.left_edge.lower_ == "that"
        for child in token.rights
    )
    inserted = token.dep_ in {"appos", "dep"} and any(child.lower_ == "of" for child in token.rights)
    return _whole(phrase(token), token.doc) if told or inserted else None


def _whole(span: TokenSpan | None, doc: Doc) -> TokenSpan | None:
    """The span with the predicate that the parse tore from it ("a sign that she thinks peace | is possible")."""
    if span is not None and span[1] < len(doc) and doc[span[1]].pos_ in {"VERB", "AUX"}:
        return trimmed(doc, span[0], doc[span[1]].right_edge.i + 1)
    return span


def _seeming(token: Token) -> TokenSpan | None:
    """ "in what appeared to be an answer to the raid"."""
    preposition = token.head
    if token.dep_ != "pcomp" or preposition.lower_ not in {"in", "by", "with"}:
        return None
    what = any(child.lower_ == "what" for child in token.lefts)
    if not what or not any(child.dep_ == "xcomp" for child in token.rights):
        return None
    return trimmed(token.doc, preposition.i, token.right_edge.i + 1)


def _viewed(token: Token) -> TokenSpan | None:
    """ "widely seen as a rebuff": a view that belongs to nobody named."""
    role = next((child for child in children(token, "prep") if child.lower_ == "as"), None)
    if role is None or agent(token) is not None or any(child.tag_ == "TO" for child in token.lefts):
        return None
    reduced = token.dep_ in {"acl", "advcl"}
    words = gloss_words()
    widely = any(child.lower_ in words["widely"] for child in token.lefts)
    reading = any(noun.lemma_ in words["reading"] | words["sign"] for noun in children(role, "pobj"))
    if (
        not (widely or reading)
        or not (reduced or is_passive(token))
        or any(child.dep_ == "neg" for child in token.lefts)
    ):
        return None
    return trimmed(token.doc, min([token.i, *(c.i for c in token.lefts if c.dep_ == "advmod")]), role.right_edge.i + 1)


def _points(token: Token) -> bool:
    """Whether the noun points at something by itself, as an afterthought does (", a reference to the border")."""
    return token.dep_ in INSERTED or (token.dep_ == "pobj" and token.head.lower_ == "in")


def _is_set_off(doc: Doc, start: int) -> bool:
    """Whether a comma, dash or bracket stands before."""
    return start > 0 and doc[start - 1].text in {",", "-", "--", "—", "–", "(", ";"} | {'"', "''", "”"}


def _is_quoted(token: int, draft: Draft) -> bool:
    return any(start <= token < end for statement in draft.statements for start, end in statement.quoted)


def _read(token: Token, gloss: TokenSpan, draft: Draft) -> StatementDraft | None:
    """The statement that the gloss reads: the one it is appended to, else the nearest before it in the sentence, else
    the first after it."""
    over = list(draft.statements_over(token.i))
    if over:
        return over[-1]
    sentence = token.sent
    before: tuple[int, StatementDraft] | None = None
    after: tuple[int, StatementDraft] | None = None
    for statement in draft.statements:
        for start, end in (*statement.content, *statement.cue):
            if end <= gloss[0] and start >= sentence.start and (before is None or end > before[0]):
                before = (end, statement)
            if start >= gloss[1] and end <= sentence.end and (after is None or start < after[0]):
                after = (start, statement)
    nearest = before or after
    return nearest[1] if nearest else None
