"""Vectors of chapter 4: trees, tiles, checkpoints, receipts."""

from .. import ed25519, prover
from ..checkpoint import Checkpoint
from ..merkle import Tree, leaf_hash
from ..note import COSIGNATURE_V1, Note, SignatureLine, VerifierKey, sign_note
from ..receipts import ReceiptError, log_key, read_receipt
from ..sample_data import ORIGIN
from ..sample_files import checkpoint, receipt
from ..cosignature import cosigned_message
from ..textual import format_base64
from ..tiles import encode_entry_bundle, entry_bundles_of, hash_tile_files, hash_tiles_of
from ..wire import u64

ENTRIES = [b"entry %d" % i for i in range(20)]
LEAVES = [leaf_hash(entry) for entry in ENTRIES]
SIZES = [0, 1, 2, 255, 256, 257, 512, 65535, 65536, 65537, 257_000]


def _hex(hashes: list[bytes]) -> list[str]:
    return [h.hex() for h in hashes]


def _tree() -> dict:
    tree = Tree(LEAVES)
    inclusion = [
        {"index": i, "path": _hex(tree.inclusion_proof(i, n)), "size": n}
        for n in (1, 2, 3, 7, 8, 20) for i in range(n)
    ]
    consistency = [
        {"new": n, "old": m, "path": _hex(tree.consistency_proof(m, n))}
        for n in (1, 3, 7, 8, 20) for m in range(n + 1)
    ]
    return {"consistency": consistency, "entries": _hex(ENTRIES), "inclusion": inclusion,
            "leaves": _hex(LEAVES), "roots": [tree.root(n).hex() for n in range(21)]}


def _tiles() -> dict:
    """Paths by size, and the content of a small log's tiles."""
    def last(size: int) -> dict:
        tiles, bundles = hash_tiles_of(size), entry_bundles_of(size)
        return {"bundles": len(bundles), "hash_tiles": len(tiles), "size": size,
                "last_bundle": bundles[-1].path if bundles else "",
                "last_of_level": [[t for t in tiles if t.level == level][-1].path
                                  for level in sorted({t.level for t in tiles})]}

    leaves = [leaf_hash(u64(i)) for i in range(600)]
    files = {path: data.hex() for path, data in hash_tile_files(leaves).items()
             if not path.startswith("tile/0/") or path.endswith("/88")}
    return {"bundle": encode_entry_bundle(ENTRIES).hex(), "entries": _hex(ENTRIES),
            "paths": [last(size) for size in SIZES],
            "tiles_of_600": {"entry": "u64 of the index", "files": files,
                             "paths": sorted(hash_tile_files(leaves))}}


def _signatures() -> dict:
    """A checkpoint by the log and a witness, and receipts under one."""
    key = log_key(ORIGIN, prover.public("log"))
    signed = checkpoint(LEAVES).decode()
    text = Checkpoint(ORIGIN, len(LEAVES), Tree(LEAVES).root()).format()
    line = sign_note(text, key, lambda m: ed25519.sign(prover.seed("log"), m))
    both = Note(text, (line, _cosignature(text))).encode().decode()
    assert both.startswith(signed)
    return {
        "checkpoint": signed, "cosigned": both, "key_id": key.key_id.hex(),
        "log_key": prover.public("log"), "log_seed": prover.seed("log").hex(), "origin": ORIGIN,
        "root": Tree(LEAVES).root().hex(), "size": len(LEAVES), "vkey": key.format(),
        "witness_key": prover.public("witness"), "witness_name": "witness.example",
        "witness_seed": prover.seed("witness").hex(), "witness_time": 1_700_000_500,
    }


def _cosignature(text: str) -> SignatureLine:
    time, name = 1_700_000_500, "witness.example"
    key = VerifierKey(name, COSIGNATURE_V1, bytes.fromhex(prover.public("witness")))
    signature = ed25519.sign(prover.seed("witness"), cosigned_message(time, text))
    return SignatureLine(name, key.key_id, u64(time) + signature)


def _receipts() -> dict:
    key = log_key(ORIGIN, prover.public("log"))
    good = receipt(LEAVES, 13)
    assert read_receipt(good, key).index == 13
    lines = good.decode().split("\n")

    def change(number: int, line: str | None) -> bytes:
        rest = lines[:number] + ([] if line is None else [line]) + lines[number + 1:]
        return "\n".join(rest).encode()

    def line(number: int) -> bytes:
        return SignatureLine(f"s{number}.example", bytes(4), b"signature").format().encode()

    assert read_receipt(good + b"".join(map(line, range(99))), key).index == 13
    cases = [
        ("101 signature lines", good + b"".join(map(line, range(100)))),
        ("the log's line twice", good + good.split(b"\n\n")[2]),
        ("an unknown signer twice", good + line(0) + line(0)),
        ("no extra", change(1, None)), ("another index", change(2, "index 12")),
        ("index with a leading zero", change(2, "index 013")), ("a path too short", change(3, None)),
        ("another leaf", change(1, "extra " + lines[3])), ("no header", change(0, None)),
        ("extra of 31 bytes", change(1, "extra " + format_base64(LEAVES[13][:31]))),
        ("extra of 33 bytes", change(1, "extra " + format_base64(LEAVES[13] + b"\x00"))),
        ("above 32,768 bytes", good + SignatureLine("x.example", bytes(4), bytes(25_000)).format().encode()),
        ("nothing", b""), ("one byte less", good[:-1]), ("no checkpoint", good.split(b"\n\n")[0]),
        ("signed by another key", receipt(LEAVES, 13).replace(
            checkpoint(LEAVES), checkpoint(LEAVES, signer="stranger"))),
        ("another origin", receipt(LEAVES, 13).replace(
            checkpoint(LEAVES), checkpoint(LEAVES, origin="log.example/others"))),
    ]
    for what, data in cases:
        try:
            read_receipt(data, key)
        except ReceiptError:
            continue
        raise AssertionError(what)
    return {"index": 13, "leaf": LEAVES[13].hex(), "log_key": prover.public("log"),
            "origin": ORIGIN, "receipt": good.decode(),
            "refused": [{"receipt": data.decode(), "what": what} for what, data in cases]}


def files() -> dict[str, object]:
    return {"tree.json": _tree(), "tiles.json": _tiles(), "checkpoint.json": _signatures(),
            "receipt.json": _receipts()}
