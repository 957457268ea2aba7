"""A checkpoint of the weights that ship, to train on from.

    python training/restore_checkpoint.py src/verbale/annotate/tagger/weights OUT.pt

A model of chance is exported, and each of its constants found again among its parameters by value: so it is known
which constant of the graphs that ship is which parameter. int8 has rounded them; a few steps of training mend that.
"""

from __future__ import annotations

import argparse
import copy
import tempfile
import tomllib
from pathlib import Path

import numpy as np
import onnx
import torch
from export_tagger import export_graphs
from onnx import numpy_helper
from tagger_model import Tagger, flat
from torch import Tensor

from verbale.annotate.tagger.features import DISTANCES, MARKS, PLACES, RELATIONS
from verbale.annotate.tagger.graphs import GRAPHS

COUNTED = "onnx::"
"""How the names begin that the exporter gives to constants without one; they change with the graph."""


def constants(path: Path) -> dict[str, np.ndarray]:
    """The constants of a graph by name, or by that of the node that reads them where the exporter only counted.

    What is int8 is given as the numbers that it stands for, under its plain name.
    """
    graph = onnx.load(path).graph
    found = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    for name in [name for name in found if name.endswith("_quantized")]:
        plain = name.removesuffix("_quantized")
        found[plain] = (found[name].astype(np.float32) - found[f"{plain}_zero_point"]) * found[f"{plain}_scale"]
    for name in [name for name in found if name.endswith("_Transposed")]:
        found[name.removesuffix("_Transposed")] = found[name].T
    for node in graph.node:
        for name in (name.removesuffix("_quantized") for name in node.input if name.startswith(COUNTED)):
            if name in found and not name.endswith(("_scale", "_zero_point")):
                found[node.name.removesuffix("_quant")] = found[name]
    return {name: value for name, value in found.items() if not name.startswith(COUNTED)}


def forms(model: Tagger) -> dict[str, dict[str, Tensor]]:
    """Each parameter in the forms in which an exported graph may hold it."""
    parameters = dict(model.named_parameters())
    found = {
        name: {"as it is": value.detach(), "turned": value.detach().T}
        for name, value in parameters.items()
        if value.dim() <= 2
    }
    for name, value in parameters.items():
        if value.dim() == 3:
            head = model.get_submodule(name.removesuffix(".weight"))
            found[name] = {"flat": flat(head).detach(), "flat, turned": flat(head).detach().T}
    return found


def same_value(value: np.ndarray, known: dict[str, dict[str, Tensor]]) -> tuple[str, str] | None:
    """The parameter that has this value, and in which form."""
    for parameter, ways in known.items():
        for form, given in ways.items():
            if given.shape == value.shape and np.array_equal(given.numpy(), value):
                return parameter, form
    return None


def restored(shape: torch.Size, form: str, value: np.ndarray) -> Tensor:
    """The parameter of a constant in one of the `forms`."""
    given = torch.from_numpy(np.ascontiguousarray(value)).float()
    if form.endswith("turned"):
        given = given.T
    if form.startswith("flat"):
        out, into, taps = shape
        given = given.reshape(out, taps, into).permute(0, 2, 1)
    return given.reshape(shape).contiguous()


def main() -> None:
    """Restores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("tagger.toml"))
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text())
    torch.manual_seed(config["seed"])
    model = Tagger(config["model"], MARKS, (RELATIONS, DISTANCES, PLACES))
    for value in model.parameters():
        torch.nn.init.normal_(value)  # no two alike
    known = forms(model)
    state: dict[str, Tensor] = {}
    with tempfile.TemporaryDirectory() as scratch:
        export_graphs(copy.deepcopy(model), config["model"], Path(scratch))
        for graph in GRAPHS:
            ships = constants(arguments.weights / f"{graph}.onnx")
            for name, value in constants(Path(scratch) / f"{graph}.onnx").items():
                found = same_value(value, known)
                if found is not None and name in ships:
                    parameter, form = found
                    state[parameter] = restored(model.get_parameter(parameter).shape, form, ships[name])
    missing = sorted(known.keys() - state.keys())
    if missing:
        raise SystemExit(f"not found in {arguments.weights}: {', '.join(missing)}")
    torch.save({"model": state, "config": config, "step": 0}, arguments.checkpoint)
    print(len(state), "parameters")


if __name__ == "__main__":
    main()
