"""Checks an exported log without Verbale: python docs/verify_log.py LOG.jsonl [RECEIPT]. Needs only `cryptography`.

A line is {"entry": {...}, "payload": {"salt", "body"} or null}. Did those whom they name sign them, in this order?
"""

import hashlib
import json
import sys
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def need(holds, what):
    if not holds:
        raise ValueError(what)


def signed(key, words, signature):
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature), words.encode())


def check(lines, receipt):
    keys, heads, latest = {}, ["0" * 64], None
    for number, line in enumerate(lines, 1):
        entry, payload = (part := json.loads(line))["entry"], part["payload"]
        need((entry["number"], entry["previous"]) == (number, heads[-1]), f"entry {number} follows another")
        at = datetime.fromisoformat(entry["at"])
        need(latest is None or at >= latest, f"entry {number} is dated before the one in front of it")
        act = json.loads(payload["body"]) if payload else entry
        said = payload and hashlib.sha256(bytes.fromhex(payload["salt"]) + payload["body"].encode()).hexdigest()
        filed = (said or entry["payload_hash"], act["kind"]) == (entry["payload_hash"], entry["kind"])
        need(filed, f"entry {number} says something else than was filed")
        keys = keys or {act["key"]: ["secretary", 1, None]}
        holder, since, until = keys.get(entry["key"], (None, 0, None))
        need(holder == entry["author"] and since <= number <= (until or number), f"entry {number} has no good key")
        names = ("mechanism", "number", "at", "author", "kind", "payload_hash", "previous", "key")
        words = "\n".join(("verbale-entry/1", *(str(entry[name]) for name in names)))
        signed(entry["key"], words, entry["signature"])
        if act["kind"] in ("key_made", "key_rotated", "key_revoked"):
            need(holder in ("secretary", act["holder"]), f"entry {number} is about a key that is not {holder}'s")
        if act["kind"] in ("key_made", "key_rotated"):
            need((new := act.get("new") or act["key"]) not in keys, f"entry {number} brings in a key that was there")
            signed(new, "\n".join(("verbale-key/1", entry["mechanism"], act["holder"], new)), act["proof"])
            keys[new] = [act["holder"], number + 1, None]
        if act["kind"] in ("key_revoked", "key_rotated"):
            keys[act.get("old") or act["key"]][2] = number
        heads.append(hashlib.sha256(f"{words}\n{entry['signature']}".encode()).hexdigest())
        latest = at
    if receipt:
        _, _, number, head, _, author, key, signature = receipt
        signed(key, " ".join(receipt[:7]), signature)
        need(keys.get(key, [None])[0] == author, f"the key of the receipt is not {author}'s")
        need(head in heads[int(number) : int(number) + 1], f"the log does not hold entry {number} of the receipt")
    return len(lines)


if __name__ == "__main__":
    try:
        log, *kept = (Path(name).read_text(encoding="utf-8") for name in sys.argv[1:3])
        receipt = kept and kept[0].split()[-8:]
        need(not kept or len(receipt) == 8, "there is no receipt in the file")
        print(check(log.splitlines(), receipt), "entries, sound.")
    except (InvalidSignature, KeyError, ValueError, OSError) as error:
        sys.exit(f"Not sound: {error or 'a signature does not hold'}.")
