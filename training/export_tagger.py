"""Turns a checkpoint into what ships: two ONNX graphs (the encoder with its heads in int8), the tokenizer, a manifest.

    python training/export_tagger.py CHECKPOINT ... --tokenizer TOKENIZER.json --out src/verbale/annotate/weights

Several checkpoints are averaged. `--float` leaves the weights as they are, to measure what int8 costs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tagger_model import flat
from torch import Tensor, nn
from torch_graphs import model_of

OPSET = 17
FILES = ("encoder.onnx", "links.onnx", "tokenizer.json")


class EncoderGraph(nn.Module):
    """One window in; roles, and the words and cues as the linking graph wants them, out."""

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor, marks: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Roles, word vectors and cue vectors, a row a word; `first` is each word's first piece."""
        words = self.model.encoder(pieces[None], marks[None], None)[0][first]
        links = self.model.links
        return self.model.roles(words), links.of_word(words), links.of_cue(words)


class LinkGraph(nn.Module):
    """The cues of one window against its words."""

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.links = model.links
        for filters in (self.links.near, self.links.wider):
            filters.flat = nn.Parameter(flat(filters).detach().contiguous())  # one constant, which can be quantised

    def forward(self, words: Tensor, cues: Tensor, pairs: Tensor) -> Tensor:
        """Scores (cue, word, link)."""
        return self.links.combine(words[None], cues, pairs, torch.ones(1, 1))


def write(graph: nn.Module, inputs: dict[str, Tensor], outputs: list[str], path: Path) -> None:
    """Writes a graph whose inputs have any number of pieces, words and cues."""
    sizes = {"pieces": {0: "pieces"}, "first": {0: "words"}, "words": {0: "words"}, "cues": {0: "cues"}}
    axes = {name: dict(sizes[name]) for name in inputs if name in sizes}
    if "marks" in inputs:
        axes["marks"] = {0: "pieces"}
    if "pairs" in inputs:
        axes["pairs"] = {0: "cues", 1: "words"}
    torch.onnx.export(
        graph.eval(),
        tuple(inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
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
    hidden = 2 * config["model"]["link_hidden"]
    pieces = torch.arange(101, 113)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch)
        write(
            EncoderGraph(model),
            {"pieces": pieces, "marks": torch.zeros(12, 5, dtype=torch.long), "first": torch.tensor([1, 3, 4])},
            ["roles", "word_vectors", "cue_vectors"],
            whole / "encoder.onnx",
        )
        pairs = torch.zeros(3, 7, 3, dtype=torch.long)
        write(
            LinkGraph(model),
            {"words": torch.randn(7, hidden), "cues": torch.randn(3, hidden), "pairs": pairs},
            ["scores"],
            whole / "links.onnx",
        )
        for name in ("encoder.onnx", "links.onnx"):
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
                    n.name for n in onnx.load(whole / name).graph.node if "/roles/" in n.name or "/out/" in n.name
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
