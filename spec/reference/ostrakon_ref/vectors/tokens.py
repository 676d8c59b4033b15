"""Vectors of 2.4: requests for tokens, and tokens good and false."""

from .. import prover
from .. import ristretto as r255
from ..scalar import encode
from ..token_maker import Key, blind, draws, finalize
from ..tokens import PREFIX_LENGTH, TokenError, token_message, verify_token
from ..wire import labelled_hash

ELECTION = labelled_hash("manifest", b"vector")


def tokens() -> dict:
    keys = [Key.of("token key", bits) for bits in (2048, 3072)]
    requests = [_request(keys[i], roll, name) for i, roll, name in ((0, 0, "ada"), (0, 0, "bo"), (1, 1, "ada"))]
    return {"cases": _cases(keys, requests), "manifest_hash": ELECTION.hex(), "requests": requests}


def _request(key: Key, roll: int, voter: str) -> dict:
    """From a credential to its token."""
    k = prover.secret(f"token {voter} {roll}")
    p = r255.encode(prover.times_g(k))
    message = token_message(ELECTION, roll, p)
    drawn = draws(encode(k), ELECTION, roll, key.modulus)
    blinded = blind(key.modulus, message, drawn)
    answer = key.sign(blinded)
    token = finalize(key.modulus, message, drawn, answer)
    return {
        "answer": answer.hex(), "blinded": blinded.hex(), "k": encode(k).hex(), "message": message.hex(),
        "modulus": key.modulus.hex(), "p": p.hex(), "prefix": drawn.prefix.hex(),
        "r": drawn.r.to_bytes(key.length, "big").hex(), "roll": roll, "salt": drawn.salt.hex(),
        "token": token.hex(),
    }


def _cases(keys: list[Key], requests: list[dict]) -> list[dict]:
    """What is shown to a service, and what it says."""
    ada, bo, council = requests
    shown = [(request, {}, "as it is") for request in requests]
    shown += [
        (ada, {"p": bo["p"]}, "another voter's P"), (ada, {"roll": 1}, "another roll"),
        (ada, {"token": bo["token"]}, "another voter's token"),
        (ada, {"manifest_hash": labelled_hash("manifest", b"other").hex()}, "another election"),
        (ada, {"modulus": Key.of("another token key", 2048).modulus.hex()}, "another key"),
        (ada, {"token": bo["token"][: 2 * PREFIX_LENGTH] + ada["token"][2 * PREFIX_LENGTH :]}, "another prefix"),
        (council, {"modulus": ada["modulus"]}, "a key of another length"),
        (ada, {"token": ada["prefix"] + ada["answer"]}, "the answer, not unblinded"),
        (ada, {"token": ada["prefix"] + ada["blinded"]}, "what was asked for"),
    ]
    shown.append(_n_added(keys[0]))
    shown += [(ada, {"token": token.hex()}, what) for what, token in _mutations(keys[0], bytes.fromhex(ada["token"]))]
    cases = [_case(*one) for one in shown]
    assert [case["what"] for case in cases if case["accepted"]] == ["as it is"] * len(requests)
    return cases


def _mutations(key: Key, token: bytes) -> list[tuple[str, bytes]]:
    """Changed tokens of the first key."""
    prefix, s = token[:PREFIX_LENGTH], int.from_bytes(token[PREFIX_LENGTH:], "big")

    def of(value: int) -> bytes:
        return prefix + value.to_bytes(key.length, "big")

    flips = [(i, bytes([token[i] ^ 1])) for i in (0, PREFIX_LENGTH - 1, PREFIX_LENGTH, len(token) - 1)]
    found = [(f"a bit of byte {i}", token[:i] + byte + token[i + 1 :]) for i, byte in flips]
    found += [("no signature", prefix), ("nothing", b""), ("one byte less", token[:-1]),
              ("one byte more", token + b"\0"), ("a signature of 0", of(0)), ("a signature of 1", of(1)),
              ("the signature's negative", of(key.n - s)), ("a signature of n", of(key.n))]
    return found


def _n_added(key: Key) -> tuple[dict, dict, str]:
    """A token whose signature has a second value of n's length, which is the same mod n."""
    for i in range(100):
        request = _request(key, 0, f"small {i}")
        prefix, signature = request["token"][: 2 * PREFIX_LENGTH], request["token"][2 * PREFIX_LENGTH :]
        value = int(signature, 16) + key.n
        if value < 1 << 8 * key.length:
            return request, {"token": prefix + value.to_bytes(key.length, "big").hex()}, "n added to the signature"
    raise AssertionError("no small signature")


def _case(request: dict, changes: dict, what: str) -> dict:
    case = {"manifest_hash": ELECTION.hex()} | {x: request[x] for x in ("modulus", "p", "roll", "token")}
    case |= {**changes, "what": what}
    message = token_message(bytes.fromhex(case["manifest_hash"]), case["roll"], bytes.fromhex(case["p"]))
    try:
        verify_token(bytes.fromhex(case["modulus"]), message, bytes.fromhex(case["token"]))
    except TokenError:
        return case | {"accepted": False}
    return case | {"accepted": True}
