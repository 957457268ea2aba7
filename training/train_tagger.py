"""Trains the attribution tagger.

    python training/train_tagger.py TRAIN.pkl [MORE.pkl ...] --out FOLDER --encoder MODEL.safetensors

Reads what `prepare.py` wrote; leaves `last.pt` (the running average) in the folder, every ten minutes and at the end,
and prints a line every hundred steps. `evaluate_tagger.py` measures it, `export_tagger.py` turns it into what ships.
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from tagger_model import Tagger
from windows import Article, articles, batch_of, training_windows

from verbale.annotate.tagger_features import DISTANCES, MARKS, PLACES, RELATIONS

SAVE_EVERY = 600
"""Seconds between checkpoints."""
AVERAGE_EVERY = 4
"""Steps between additions to the running average."""


def losses(model: Tagger, batch: dict[str, torch.Tensor], config: dict[str, Any]) -> tuple[torch.Tensor, torch.Tensor]:
    """The loss of the role head and that of the linking head."""
    words = model.words(batch["pieces"], batch["marks"], batch["mask"], batch["first"])
    smoothing = config["train"]["smoothing"]
    roles = F.cross_entropy(
        model.roles(words).float().flatten(0, 1), batch["roles"].flatten(), label_smoothing=smoothing
    )
    if "of" not in batch:
        return roles, roles.new_zeros(())
    of = batch["of"]
    cues = torch.einsum("pw,pwd->pd", batch["cue_words"].to(words.dtype), words[of])
    scores = model.links.combine(
        model.links.of_word(words)[of], model.links.of_cue(cues), batch["pairs"], batch["present"][of]
    )
    scores = scores.float()
    total = F.cross_entropy(
        scores[..., :3].flatten(0, 1), batch["links"].flatten(), reduction="sum", label_smoothing=smoothing
    )
    edges = F.binary_cross_entropy_with_logits(
        scores[..., 3:], batch["edges"], weight=batch["present"][of][:, :, None], reduction="sum"
    )
    return roles, (total / 40 + config["train"]["edge_weight"] * edges) / len(of)


def hide_marks(batch: dict[str, torch.Tensor], share: float) -> None:
    """Hides tag and dependency of some words, in place, so that a parse that is wrong or missing does less harm."""
    if share:
        hidden = torch.rand(batch["marks"].shape[:2]) < share
        batch["marks"][:, :, 3:][hidden] = 0


def groups(model: Tagger, full: list[torch.nn.Parameter], config: dict[str, Any]) -> list[dict[str, Any]]:
    """Groups of the full-precision parameters: heads and marks at the head rate, encoder layers falling downwards."""
    train = config["train"]
    layers = len(model.encoder.layers)
    made: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for (name, _), value in zip(model.named_parameters(), full, strict=True):
        if name.startswith("encoder.marks") or not name.startswith("encoder."):
            rate = train["head_rate"]
        elif name.startswith("encoder.layers."):
            rate = train["rate"] * train["layer_decay"] ** (layers - 1 - int(name.split(".")[2]))
        else:
            rate = train["rate"] * train["layer_decay"] ** layers
        decay = train["weight_decay"] if value.dim() > 1 and "marks" not in name else 0.0
        made.setdefault((rate, decay), []).append(value)
    return [{"params": values, "lr": rate, "weight_decay": decay} for (rate, decay), values in made.items()]


def main() -> None:
    """Trains and saves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("prepared", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("tagger.toml"))
    parser.add_argument("--encoder", type=Path, help="weights to start from, in safetensors format")
    parser.add_argument("--start", type=Path, help="a checkpoint of this script to start from instead")
    parser.add_argument("--limit", type=int, help="articles to read, for a trial")
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text())
    train = config["train"]
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config["threads"])
    chance = random.Random(config["seed"])
    data: list[Article] = []
    for path in arguments.prepared:
        with path.open("rb") as prepared:
            data.extend(articles(pickle.load(prepared)[: arguments.limit]))
    model = Tagger(config["model"], MARKS, (RELATIONS, DISTANCES, PLACES))
    if arguments.start:
        model.start_from(torch.load(arguments.start)["model"])
    elif arguments.encoder:
        model.encoder.start_from(arguments.encoder)
    full = [torch.nn.Parameter(value.detach().clone()) for value in model.parameters()]
    optimizer = torch.optim.AdamW(groups(model, full, config), betas=(0.9, 0.98), fused=True)
    pieces = sum(len(article.features.pieces) for article in data)
    steps = int(train["epochs"] * pieces / (config["windows"]["pieces"] * 0.93 * train["batch"])) + 1
    warm = int(train["warm_up"] * steps)

    def scale(step: int) -> float:
        return min(1.0, (step + 1) / max(1, warm)) * max(0.02, 1 - max(0, step - warm) / max(1, steps - warm))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, scale)
    average = [value.detach().clone() for value in full]
    model.bfloat16()
    arguments.out.mkdir(parents=True, exist_ok=True)

    def save(name: str) -> None:
        names = [key for key, _ in model.named_parameters()]
        state = dict(zip(names, average, strict=True))
        torch.save({"model": state, "config": config, "step": step}, arguments.out / name)

    step, began, saved = 0, time.time(), time.time()
    shown = np.zeros(2)
    print(f"{len(data)} articles, {pieces} pieces, about {steps} steps", flush=True)
    for epoch in range(int(np.ceil(train["epochs"]))):
        windows = [(a, w) for a in data for w in training_windows(a, config["windows"]["pieces"], chance)]
        chance.shuffle(windows)
        chunk = 50 * train["batch"]
        batches = []
        for n in range(0, len(windows), chunk):
            part = sorted(
                windows[n : n + chunk], key=lambda x: x[0].features.first[x[1][1]] - x[0].features.first[x[1][0]]
            )
            batches += [part[k : k + train["batch"]] for k in range(0, len(part), train["batch"])]
        chance.shuffle(batches)
        model.train()
        for items in batches:
            if epoch + 1 > train["epochs"] and step >= steps:
                break
            batch = batch_of(items)
            hide_marks(batch, train["mark_dropout"])
            roles, links = losses(model, batch, config)
            (roles + train["link_weight"] * links).backward()
            for value, kept in zip(model.parameters(), full, strict=True):
                kept.grad = None if value.grad is None else value.grad.float()
                value.grad = None
            torch.nn.utils.clip_grad_norm_(full, train["clip"])
            optimizer.step()
            schedule.step()
            step += 1
            with torch.no_grad():
                for value, kept in zip(model.parameters(), full, strict=True):
                    value.copy_(kept)
                if step % AVERAGE_EVERY == 0:
                    keep = min(train["average"], (1 + step) / (10 + step)) ** AVERAGE_EVERY
                    torch._foreach_lerp_(average, [value.detach() for value in full], 1 - keep)
            shown += (roles.item(), links.item())
            if step % 100 == 0:
                minutes = (time.time() - began) / 60
                print(
                    f"epoch {epoch + 1} step {step} roles {shown[0] / 100:.4f} links {shown[1] / 100:.4f}"
                    f" {minutes:.1f} min",
                    flush=True,
                )
                shown[:] = 0
            if time.time() - saved > SAVE_EVERY:
                save("last.pt")
                saved = time.time()
        save("last.pt")
        print(f"epoch {epoch + 1} done", flush=True)


if __name__ == "__main__":
    main()
