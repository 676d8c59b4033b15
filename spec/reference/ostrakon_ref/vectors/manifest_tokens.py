"""Changes of a manifest by which its rolls have tokens, as 2.4 allows or not."""

from ..sample_data import manifest_body, two_rolls
from ..token_maker import stream


def modulus(bits: int) -> bytes:
    """As far as a manifest shows: odd, the first bit set."""
    drawn = bytearray(stream(f"modulus {bits}", bits // 8))
    drawn[0], drawn[-1] = drawn[0] | 0x80, drawn[-1] | 1
    return bytes(drawn)


def with_tokens(*moduli: bytes | None) -> dict:
    """Members that change: so many rolls, one or two, each with its tokens' key or without."""
    body = two_rolls() if len(moduli) == 2 else manifest_body()
    rolls = [{**roll, "token": {"modulus": n.hex()}} if n is not None else roll
             for roll, n in zip(body["rolls"], moduli, strict=True)]
    return {"contests": body["contests"], "rolls": rolls}


def good_tokens() -> list[tuple[dict, str]]:
    sizes = [(with_tokens(modulus(bits)), f"a token key of {bits} bits") for bits in (2048, 3072, 4096)]
    return [*sizes, (with_tokens(None, None), "two rolls without tokens"),
            (with_tokens(modulus(2048), modulus(3072)), "two rolls, two token keys")]


def false_tokens() -> list[tuple[dict, str]]:
    good, other = modulus(2048), modulus(3072)
    one = [
        (b"", "a token key of no bytes"), (good[:-1] + b"\x02", "an even token key"),
        (b"\x7f" + good[1:], "a token key whose first bit is not set"),
        (b"\0" + good, "a token key with a zero byte before it"),
        (good[:127] + b"\1", "a token key of 1024 bits"), (good + b"\1", "a token key of 2056 bits"),
        (other + other, "a token key of 6144 bits"),
    ]
    return [*((with_tokens(n), why) for n, why in one),
            (with_tokens(good, good), "one token key for two rolls"),
            (with_tokens(good, None), "tokens for one roll of two"),
            (with_tokens(None, other), "tokens for the other roll of two")]
