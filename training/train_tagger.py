"""Trains the tagger.

    python training/train_tagger.py TRAIN.pkl[=SHARE] [MORE.pkl ...] --out FOLDER --encoder MODEL.safetensors

Reads what `prepare.py` wrote; leaves `last.pt` (the running average) in the folder, every ten minutes and at the end,
and prints a line every hundred steps. `evaluate_tagger.py` measures it, `export_tagger.py` turns it into what ships.
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from tagger_model import Tagger
from windows import UNKNOWN, Article, articles, batch_of, training_windows

from verbale.annotate.tagger.features import DISTANCES, MARKS, PLACES, RELATIONS
from verbale.annotate.tagger.tagger import FIRST_ROOT

SAVE_EVERY = 300
"""Seconds between checkpoints."""
ALIKE = 300
"""Windows of chance among which those of like length go into one batch."""
AVERAGE_EVERY = 4
"""Steps between additions to the running average."""


Window = tuple[Article, tuple[int, int]]


def losses(model: Tagger, batch: dict[str, torch.Tensor], config: dict[str, Any]) -> dict[str, torch.Tensor]:
    """The loss of each head that the batch has labels for, weighted."""
    words = model.words(batch["pieces"], batch["marks"], batch["mask"], batch["first"])
    weights = config["weights"]
    found = {}
    for name in ("roles", "entities", "triggers"):
        if (batch[name] != UNKNOWN).any():
            scores = getattr(model, name)(words).float()
            found[name] = F.cross_entropy(scores.flatten(0, 1), batch[name].flatten())
    for name, of, anchors, pairs in (
        ("links", "of", "cue_words", "pairs"),
        ("arguments", "event_of", "trigger_words", "event_pairs"),
    ):
        if of in batch:
            head = getattr(model, name)
            own = batch[of]
            middle = torch.einsum("pw,pwd->pd", batch[anchors].to(words.dtype), words[own])
            present = batch["present"][own]
            scores = head.combine(head.of_word(words)[own], head.of_cue(middle), batch[pairs], present).float()
            exclusive = scores[..., : 3 if name == "links" else None]
            total = F.cross_entropy(exclusive.flatten(0, 1), batch[name].flatten(), reduction="sum") / 40
            if name == "links":
                edges = F.binary_cross_entropy_with_logits(
                    scores[..., 3:], batch["edges"], weight=present[:, :, None], reduction="sum"
                )
                total = total + weights["edges"] * edges
            found[name] = total / len(own)
    if "event_of" in batch:
        first = words[batch["event_of"], batch["event_first"]]
        found["statuses"] = F.cross_entropy(model.statuses(first).float(), batch["statuses"])
        # The loss of all words hardly feels which root it is: most words are no trigger.
        root = batch["triggers"][batch["event_of"], batch["event_first"]] - FIRST_ROOT
        found["root"] = F.cross_entropy(model.triggers(first)[:, FIRST_ROOT:].float(), root)
    if "force_of" in batch:
        told = (batch["force_cue"], batch["force_content"], batch["force_hints"])
        scores = model.forces(words[batch["force_of"]], *told).float()
        found["forces"] = F.cross_entropy(scores, batch["forces"], label_smoothing=config["train"]["force_smoothing"])
    return {name: weights[name] * value for name, value in found.items()}


def hide(batch: dict[str, torch.Tensor], train: dict[str, Any]) -> None:
    """Hides some marks and hints, in place, so that a parse or a table that is wrong or silent does less harm."""
    hidden = torch.rand(batch["marks"].shape[:2]) < train["mark_dropout"]
    batch["marks"][:, :, 3:][hidden] = 0
    if "force_hints" in batch:
        batch["force_hints"][torch.rand(batch["force_hints"].shape) < train["hint_dropout"]] = 0


def grouped(windows: list[Window], size: int, chance: random.Random) -> list[list[Window]]:
    """The windows in batches of at most `size` pieces with their filling, of like length, in chance order."""

    def pieces(window: Window) -> int:
        article, (start, end) = window
        return int(article.features.first[end] - article.features.first[start]) + 2

    chance.shuffle(windows)
    batches: list[list[Window]] = []
    for n in range(0, len(windows), ALIKE):
        batch: list[Window] = []
        for window in sorted(windows[n : n + ALIKE], key=pieces):
            if batch and pieces(window) * (len(batch) + 1) > size:
                batches.append(batch)
                batch = []
            batch.append(window)
        batches.append(batch)
    chance.shuffle(batches)
    return batches


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
    parser.add_argument("prepared", nargs="+", help="FILE.pkl, or FILE.pkl=0.5 for another half of it in each epoch")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("tagger.toml"))
    parser.add_argument("--encoder", type=Path, help="weights to start from, in safetensors format")
    parser.add_argument("--start", type=Path, help="a checkpoint of this script to start from instead")
    parser.add_argument("--last-rate", type=float, default=0.02, help="what the rates fall to, as a share")
    parser.add_argument("--epochs", type=float, help="instead of those of the configuration")
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text())
    train = config["train"]
    train["epochs"] = arguments.epochs or train["epochs"]
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config["threads"])
    chance = random.Random(config["seed"])
    sets: list[tuple[list[Article], float]] = []
    for given in arguments.prepared:
        path, _, share = given.partition("=")
        with Path(path).open("rb") as prepared:
            sets.append((articles(pickle.load(prepared)), float(share or 1)))
    model = Tagger(config["model"], MARKS, (RELATIONS, DISTANCES, PLACES))
    if arguments.start:
        model.start_from(torch.load(arguments.start)["model"])
    elif arguments.encoder:
        model.encoder.start_from(arguments.encoder)
    full = [torch.nn.Parameter(value.detach().clone()) for value in model.parameters()]
    optimizer = torch.optim.AdamW(groups(model, full, config), betas=(0.9, 0.98), fused=True)
    plan = []
    for _ in range(int(np.ceil(train["epochs"]))):
        data = [a for some, share in sets for a in chance.sample(some, round(share * len(some)))]
        windows = [(a, w) for a in data for w in training_windows(a, config["windows"]["pieces"], chance)]
        plan.append(grouped(windows, train["batch"], chance))
    steps = int(train["epochs"] * len(plan[0]))
    warm = int(train["warm_up"] * steps)

    def scale(step: int) -> float:
        falling = 1 - (1 - arguments.last_rate) * max(0, step - warm) / max(1, steps - warm)
        return min(1.0, (step + 1) / max(1, warm)) * falling

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, scale)
    average = [value.detach().clone() for value in full]
    model.bfloat16()
    arguments.out.mkdir(parents=True, exist_ok=True)

    def save(name: str) -> None:
        names = [key for key, _ in model.named_parameters()]
        state = dict(zip(names, average, strict=True))
        torch.save({"model": state, "config": config, "step": step}, arguments.out / name)

    step, began, saved = 0, time.time(), time.time()
    shown: dict[str, list[float]] = defaultdict(list)
    print(f"{sum(len(some) for some, _ in sets)} articles, {steps} steps", flush=True)
    for epoch in range(int(np.ceil(train["epochs"]))):
        batches = plan.pop(0)
        model.train()
        for items in batches:
            if step >= steps:
                break
            batch = batch_of(items)
            hide(batch, train)
            found = losses(model, batch, config)
            torch.stack(list(found.values())).sum().backward()
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
            for name, value in found.items():
                shown[name].append(value.item())
            if step % 100 == 0:
                minutes = (time.time() - began) / 60
                means = " ".join(f"{name} {sum(values) / len(values):.3f}" for name, values in shown.items())
                print(f"epoch {epoch + 1} step {step} {means} {minutes:.1f} min", flush=True)
                shown.clear()
            if time.time() - saved > SAVE_EVERY:
                save("last.pt")
                saved = time.time()
        save("last.pt")
        print(f"epoch {epoch + 1} done", flush=True)


if __name__ == "__main__":
    main()
