"""Turns a checkpoint into what ships: ONNX graphs (the encoder with its heads in int8), the tokenizer, a manifest.

    python training/export_tagger.py CHECKPOINT ... --tokenizer TOKENIZER.json --out src/verbale/annotate/tagger/weights

Several checkpoints are averaged. `--float` leaves the weights as they are, to measure what int8 costs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tagger_model import flat
from torch import Tensor, nn
from torch_graphs import heads_of, model_of

from verbale.annotate.tagger.graphs import GRAPHS, Encoding

OPSET = 17
FILES = (*(f"{name}.onnx" for name in GRAPHS), "tokenizer.json")
AXES = {
    "pieces": ["pieces"],
    "marks": ["pieces"],
    "first": ["words"],
    "words": ["words"],
    "anchors": ["anchors"],
    "pairs": ["anchors", "words"],
    "cue": ["statements", "words"],
    "content": ["statements", "words"],
    "hints": ["statements"],
}
"""Which axes of the inputs have any length; those of `words` in the graph of forces are `cue`'s."""


class OneNode(torch.autograd.Function):
    """Attention as the one node that onnxruntime has for it, which is faster than its parts."""

    @staticmethod
    def forward(ctx: Any, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
        """As `Attention`; only its shape matters to the export."""
        return query.clone()

    @staticmethod
    def symbolic(g: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        """The node."""
        return g.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads).setType(query.type())


class ExportedAttention(nn.Module):
    """`Attention` without a mask, to be exported."""

    def __init__(self, heads: int) -> None:
        super().__init__()
        self.heads = heads

    def forward(self, query: Tensor, key: Tensor, value: Tensor, mask: None) -> Tensor:
        """See `OneNode`."""
        seen: Tensor = OneNode.apply(query, key, value, self.heads)
        return seen


class EncoderGraph(nn.Module):
    """One window in; what `Encoding` names out, a row a word; `first` is each word's first piece."""

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model
        for layer in model.encoder.layers:
            layer.attention = ExportedAttention(layer.attention.heads)

    def forward(self, pieces: Tensor, marks: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """See above."""
        words = self.model.encoder(pieces[None], marks[None], None)[0][first]
        return heads_of(self.model, words)


class LinkGraph(nn.Module):
    """The cues or triggers of one window against its words."""

    def __init__(self, head: nn.Module) -> None:
        super().__init__()
        self.head = head
        for filters in (head.near, head.wider):
            filters.flat = nn.Parameter(flat(filters).detach().contiguous())  # one constant, which can be quantised

    def forward(self, words: Tensor, anchors: Tensor, pairs: Tensor) -> Tensor:
        """Scores (anchor, word, link)."""
        return self.head.combine(words[None], anchors, pairs, torch.ones(1, 1))


class ForceGraph(nn.Module):
    """Statements to the scores of their forces."""

    def __init__(self, head: nn.Module) -> None:
        super().__init__()
        self.head = head

    def forward(self, words: Tensor, cue: Tensor, content: Tensor, hints: Tensor) -> Tensor:
        """Scores (statement, force)."""
        return self.head.combine(words, cue, content, hints)


def write(graph: nn.Module, inputs: dict[str, Tensor], outputs: list[str], path: Path) -> None:
    """Writes a graph whose inputs have any number of pieces, words, anchors and statements."""
    axes = {name: dict(enumerate(AXES["cue" if name == "words" and "cue" in inputs else name])) for name in inputs}
    torch.onnx.export(
        graph.eval(),
        tuple(inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
        custom_opsets={"com.microsoft": 1},
    )


def export_graphs(model: nn.Module, sizes: dict[str, int], folder: Path) -> None:
    """Writes the graphs of a model, with its weights as they are."""
    pieces = torch.arange(101, 113)
    write(
        EncoderGraph(model),
        {"pieces": pieces, "marks": torch.zeros(12, 5, dtype=torch.long), "first": torch.tensor([1, 3, 4])},
        list(Encoding._fields),
        folder / "encoder.onnx",
    )
    for name, size in (("links", sizes["link_hidden"]), ("arguments", sizes["argument_hidden"])):
        write(
            LinkGraph(getattr(model, name)),
            {
                "words": torch.randn(7, 2 * size),
                "anchors": torch.randn(3, 2 * size),
                "pairs": torch.zeros(3, 7, 3, dtype=torch.long),
            },
            ["scores"],
            folder / f"{name}.onnx",
        )
    mask = torch.ones(2, 7)
    write(
        ForceGraph(model.forces),
        {
            "words": torch.randn(2, 7, sizes["force_hidden"]),
            "cue": mask,
            "content": mask,
            "hints": torch.zeros(2, 2, dtype=torch.long),
        },
        ["scores"],
        folder / "forces.onnx",
    )


def main() -> None:
    """Exports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path, nargs="+")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--float", action="store_true")
    parser.add_argument("--full-range", action="store_true", help="8 bits of weight, not 7: needs VNNI at run time")
    arguments = parser.parse_args()
    model, config = model_of(arguments.checkpoint)
    out: Path = arguments.out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch)
        export_graphs(model, config["model"], whole)
        for name in FILES[:-1]:
            if arguments.float:
                (out / name).write_bytes((whole / name).read_bytes())
                continue
            quantize_dynamic(
                whole / name,
                out / name,
                op_types_to_quantize=["MatMul", "Gemm", "Gather"],
                per_channel=True,
                reduce_range=not arguments.full_range,
                weight_type=QuantType.QInt8,
                nodes_to_exclude=[
                    node
                    for n in onnx.load(whole / name).graph.node
                    if any(f"/{part}/" in n.name for part in ("roles", "entities", "triggers", "statuses", "out"))
                    for node in (n.name, f"{n.name}_MatMul")  # the second is what a Gemm becomes
                ],
            )
    (out / "tokenizer.json").write_bytes(arguments.tokenizer.read_bytes())
    known = out / "manifest.json"
    old = json.loads(known.read_text())["settings"] if known.exists() else {}
    plain = {"bias": 0.0, "cue": 1.0, "content": 0.0, "source": 0.0, "sourceless": 0.0}
    with_rules = plain | {"rule": 0.0, "unruled": 0.0}
    settings = {"confidence": plain, "confidence_with_rules": with_rules} | old | config["windows"]
    manifest = {
        "made_by": "training/export_tagger.py",
        "files": {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in FILES},
        "settings": settings,
    }
    known.write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    for name in (*FILES, "manifest.json"):
        print(name, (out / name).stat().st_size)


if __name__ == "__main__":
    main()
