"""Vectors of chapter 2: printed codes, credentials, the roll file; tokens are in tokens.py."""

from hashlib import sha256

from .. import prover
from .. import ristretto as r255
from ..codes import (
    CodeError, code_secrets, credential, format_code, listed_key, parse_code, tweak,
)
from ..merkle import leaf_hash, root_hash
from ..rolls import Roll, order_faults, record_faults
from ..scalar import encode
from ..wire import labelled_hash, u32
from .tokens import tokens


def _values(label: str) -> list[int]:
    return [byte & 31 for byte in prover.secret_bytes(label)[:26]]


def _codes() -> dict:
    values = [[0] * 26, [31] * 26, list(range(26)), _values("code 1"), _values("code 2")]
    rows = []
    for value in values:
        code = format_code(value)
        master, chain = code_secrets(parse_code(code))
        rows.append({"chain_secret": chain.hex(), "code": code, "master": encode(master).hex(),
                     "values": value})
    code = format_code(_values("code 1"))
    typed = [code.lower(), code.replace("-", ""), code.replace("-", " "),
             code.replace("0", "O").replace("1", "l"), code.replace("1", "I")]
    assert all(parse_code(text) == parse_code(code) for text in typed)
    return {"accepted": [{"code": code, "typed": text} for text in typed], "codes": rows,
            "refused": _refused(code)}


def _refused(code: str) -> list[dict]:
    swapped = code[1] + code[0] + code[2:]
    last = code[:-1] + ("0" if code[-1] != "0" else "2")
    cases = [
        ("", "empty"), (code[:-1], "one character less"), (code + "0", "one more"),
        (("0" if code[0] != "0" else "2") + code[1:], "a wrong character"),
        (swapped, "two characters exchanged"), (last, "a wrong check character"),
        ("U" + code[1:], "a letter that is not used"), (code.replace("-", "_"), "other separators"),
    ]
    for text, why in cases:
        try:
            parse_code(text)
        except CodeError:
            continue
        raise AssertionError(why)
    return [{"typed": text, "why": why} for text, why in cases]


def _credentials() -> dict:
    manifest_hash, rows = labelled_hash("manifest", b"vector"), []
    for roll in ("members", "board-2"):
        for label in ("code 1", "code 2"):
            master, chain = code_secrets(parse_code(format_code(_values(label))))
            k = credential(master, chain, manifest_hash, roll)
            listed = r255.encode(listed_key(prover.times_g(master), chain, manifest_hash, roll))
            assert listed == r255.encode(prover.times_g(k))
            rows.append({
                "chain_secret": chain.hex(), "k": encode(k).hex(), "master": encode(master).hex(),
                "p": listed.hex(), "p_master": r255.encode(prover.times_g(master)).hex(),
                "roll": roll, "t_e": encode(tweak(chain, manifest_hash, roll)).hex(),
            })
    return {"credentials": rows, "manifest_hash": manifest_hash.hex()}


def _records() -> list[bytes]:
    keys = [r255.encode(prover.times_g(prover.secret(f"voter {i}"))) for i in range(7)]
    return sorted(key + u32(i % 3 + 1) for i, key in enumerate(keys))


def _roll() -> dict:
    records = _records()
    roll = Roll(b"".join(records))
    bad = [
        ("exchanged", [records[1], records[0], *records[2:]]),
        ("twice", [records[0], *records]),
        ("one key, two weights", [records[0], records[0][:32] + u32(9), *records[1:]]),
        ("weight 0", [records[0][:32] + u32(0), *records[1:]]),
        ("the identity", [bytes(32) + u32(1), *records]),
        ("not a point", [*records, b"\xff" * 32 + u32(1)]),
    ]
    for what, changed in bad:
        assert record_faults(0, changed) + order_faults(changed), what
    assert not record_faults(0, records) + order_faults(records)
    return {
        "file": roll.data.hex(), "root": roll.root.hex(), "sha256": roll.sha256.hex(),
        "size": len(records), "total_weight": roll.total_weight,
        "refused": [{"file": b"".join(x).hex(), "what": what} for what, x in bad],
        "roots": [root_hash([leaf_hash(r) for r in records[:n]]).hex() for n in range(len(records) + 1)],
        "empty": sha256(b"").hexdigest(),
    }


def files() -> dict[str, object]:
    return {"codes.json": _codes(), "credentials.json": _credentials(), "roll.json": _roll(),
            "tokens.json": tokens()}
