"""Proofs that shares are made with the trustee's secret (6.2, 6.4)."""

from . import ristretto as r255
from .bases import GENERATOR
from .merlin import Transcript
from .multiply import msm
from .ristretto import Point
from .scalar import ELL
from .wire import shorts, u64, wide


def share_transcript(manifest_hash: bytes, root: bytes, contest: str, trustee: int,
                     a_sum: bytes) -> Transcript:
    """The context of a decryption share's proof."""
    transcript = Transcript(b"ostrakon-v1/decryption-share")
    transcript.append_message(b"manifest", manifest_hash)
    transcript.append_message(b"root", root)
    transcript.append_message(b"contest", contest.encode())
    transcript.append_message(b"trustee", u64(trustee))
    transcript.append_message(b"sum", a_sum)
    return transcript


def lot_transcript(manifest_hash: bytes, root: bytes, contest: str, alpha: bytes, trustee: int,
                   y: bytes) -> Transcript:
    """The context of a lot share's proof."""
    transcript = Transcript(b"ostrakon-v1/lot-share")
    transcript.append_message(b"manifest", manifest_hash)
    transcript.append_message(b"root", root)
    transcript.append_message(b"contest", contest.encode())
    transcript.append_message(b"alpha", alpha)
    transcript.append_message(b"trustee", u64(trustee))
    transcript.append_message(b"input", y)
    return transcript


def weights(transcript: Transcript, keys: list[bytes], shares: list[bytes]) -> list[int]:
    """Absorbs the slots and draws a weight for each."""
    transcript.append_message(b"slots", u64(len(keys)))
    for key, share in zip(keys, shares):
        transcript.append_message(b"verification-key", key)
        transcript.append_message(b"share", share)
    return shorts(transcript.challenge_bytes(b"weights", 16 * len(keys)))


def share_challenge(transcript: Transcript, r1: bytes, r2: bytes) -> int:
    """Absorbs the nonces and draws e."""
    transcript.append_message(b"nonce-key", r1)
    transcript.append_message(b"nonce-sum", r2)
    return wide(transcript.challenge_bytes(b"share", 64))


def verify(transcript: Transcript, keys: list[Point], shares: list[Point], base: Point,
           proof: tuple[int, int]) -> bool:
    """log_G X_s = log_base D_s for all s."""
    key_bytes = [r255.encode(key) for key in keys]
    w = weights(transcript, key_bytes, [r255.encode(share) for share in shares])
    e, z = proof
    x, d = msm(w, keys), msm(w, shares)
    r1 = r255.encode(msm([z, (ELL - e) % ELL], [GENERATOR, x]))
    r2 = r255.encode(msm([z, (ELL - e) % ELL], [base, d]))
    return share_challenge(transcript, r1, r2) == e


def lagrange(numbers: list[int], i: int) -> int:
    """lambda_i = product of j / (j - i) over the others."""
    top = bottom = 1
    for j in numbers:
        if j != i:
            top, bottom = top * j % ELL, bottom * (j - i) % ELL
    return top * pow(bottom, -1, ELL) % ELL


def recombine(shares: dict[int, Point]) -> Point:
    """sum of lambda_i times share i."""
    numbers = sorted(shares)
    return msm([lagrange(numbers, i) for i in numbers], [shares[i] for i in numbers])
