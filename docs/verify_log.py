"""Checks an exported log by itself: python docs/verify_log.py LOG.jsonl [RECEIPT]. Needs only `cryptography`.

A line of the log is {"entry": {...}, "payload": {"salt", "body"} or null}. It knows nothing of the rules of a
mechanism: only whether what stands here was signed by those it names, in this order, and not changed since.
"""

import hashlib
import json
import sys
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

NAMES = ("mechanism", "number", "at", "author", "kind", "payload_hash", "previous", "key")


def need(holds, message):
    if not holds:
        raise ValueError(message)


def signed(key, words, signature):
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature), words)
    except (InvalidSignature, ValueError):
        return False
    return True


def check(lines, receipt=None):
    keys, previous, heads, latest = {}, "0" * 64, {}, None
    for number, line in enumerate(lines, 1):
        entry, payload = (part := json.loads(line))["entry"], part["payload"]
        need(entry["number"] == number, f"entry {entry['number']} stands at place {number}")
        need(entry["previous"] == previous, f"entry {number} does not follow the one before it")
        at = datetime.fromisoformat(entry["at"])
        need(latest is None or at >= latest, f"entry {number} is dated before the one in front of it")
        act = {}
        if payload:
            found = hashlib.sha256(bytes.fromhex(payload["salt"]) + payload["body"].encode()).hexdigest()
            need(found == entry["payload_hash"], f"entry {number} says something else than was filed")
            act = json.loads(payload["body"])
        if number == 1:
            keys[act["key"]] = ["secretary", 1, None]
        holder, since, until = keys.get(entry["key"], (None, 0, None))
        good = holder == entry["author"] and since <= number and (until is None or number <= until)
        need(good, f"entry {number} is signed with a key that is not {entry['author']}'s, or was given up")
        words = "\n".join(["verbale-entry/1", *(str(entry[name]) for name in NAMES)]).encode()
        need(signed(entry["key"], words, entry["signature"]), f"the signature of entry {number} does not hold")
        if act.get("kind") in ("key_made", "key_rotated"):
            new = act.get("key") or act["new"]
            proof = "\n".join(["verbale-key/1", entry["mechanism"], act["holder"], new]).encode()
            need(new not in keys and signed(new, proof, act["proof"]), f"the key of entry {number} is not proved")
            keys[new] = [act["holder"], number + 1, None]
        if act.get("kind") in ("key_rotated", "key_revoked") and (old := act.get("old") or act["key"]) in keys:
            keys[old][2] = keys[old][2] or number
        heads[number] = previous = hashlib.sha256(words + b"\n" + entry["signature"].encode()).hexdigest()
        latest = at
    if receipt:
        words, signature = receipt.rsplit(" ", 1)
        _, _, number, head, _, author, key = words.split(" ")
        need(keys.get(key, [None])[0] == author, f"the key of the receipt is not {author}'s")
        need(signed(key, words.encode(), signature), "the signature of the receipt does not hold")
        need(int(number) in heads, f"the log ends at {len(heads)}, the receipt is of {number}: it was cut off")
        need(heads[int(number)] == head, f"entry {number} is not the one of the receipt")
    return len(heads)


if __name__ == "__main__":
    try:
        log, *kept = (Path(name).read_text(encoding="utf-8").strip().splitlines() for name in sys.argv[1:3])
        count = check(log, kept[0][-1] if kept else None)
    except (KeyError, ValueError, OSError) as error:
        sys.exit(f"Not sound: {error}.")
    print(f"{count} entries, sound" + ("." if kept else "; without a receipt, later ones may have been cut off."))
