"""Private keys: encrypted, for their owner only, and of no use once tampered with."""

import json
import os
import stat

import pytest

from verbale.errors import KeyUnusable
from verbale.workflows.keyring import Costs, KeyRing

CHEAP = Costs(1, 64, 1)


@pytest.fixture
def ring(tmp_path):
    return KeyRing(tmp_path / "keys", costs=CHEAP)


@pytest.fixture
def made(ring):
    return ring.make("mechanism-1", "Norland", "a lake in May")


def test_a_key_opens_with_its_pass_phrase_and_signs(ring, made):
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    opened = ring.open("mechanism-1", "Norland", made.public, "a lake in May")
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(made.public))
    public.verify(bytes.fromhex(opened.sign(b"words")), b"words")


@pytest.mark.skipif(os.name != "posix", reason="permissions")
def test_only_its_owner_may_read_it(ring, made):
    (path,) = ring.folder.iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(ring.folder.stat().st_mode) == 0o700
    path.chmod(0o644)
    with pytest.raises(KeyUnusable, match="may be read by others"):
        ring.open("mechanism-1", "Norland", made.public, "a lake in May")


@pytest.mark.parametrize("phrase", ["", "a lake in June"])
def test_another_pass_phrase_does_not_open_it(ring, made, phrase):
    with pytest.raises(KeyUnusable, match="does not open"):
        ring.open("mechanism-1", "Norland", made.public, phrase)


@pytest.mark.parametrize("phrase", ["", "  "])
def test_a_key_needs_a_pass_phrase(ring, phrase):
    with pytest.raises(KeyUnusable, match="needs a pass phrase"):
        ring.make("mechanism-1", "Norland", phrase)


@pytest.mark.parametrize("name, value", [("author", "Sudmark"), ("mechanism", "mechanism-2"), ("rounds", 2)])
def test_what_stands_beside_it_cannot_be_changed(ring, made, name, value):
    (path,) = ring.folder.iterdir()
    path.write_text(json.dumps({**json.loads(path.read_text()), name: value}))
    (key,) = ring.keys("mechanism-2" if name == "mechanism" else "mechanism-1")
    with pytest.raises(KeyUnusable, match="does not open"):
        ring.open(key.mechanism, key.author, made.public, "a lake in May")


def test_a_forged_file_cannot_take_all_memory(ring, made):
    (path,) = ring.folder.iterdir()
    path.write_text(json.dumps({**json.loads(path.read_text()), "memory": 1 << 40}))
    with pytest.raises(KeyUnusable, match="impossible costs"):
        ring.open("mechanism-1", "Norland", made.public, "a lake in May")


def test_a_key_of_another_mechanism_is_not_taken(ring, made):
    with pytest.raises(KeyUnusable, match="is not in"):
        ring.open("mechanism-2", "Norland", made.public, "a lake in May")


def test_what_is_no_key_is_named(ring, made):
    (ring.folder / "other.key.json").write_text("{}")
    (ring.folder / "other.key.json").chmod(0o600)
    with pytest.raises(KeyUnusable, match=r"other\.key\.json is not a key of Verbale's"):
        ring.keys("mechanism-1")


def test_a_key_never_shows_itself(made):
    assert repr(made) == f"HeldKey('Norland', '{made.public[:12]}')"
