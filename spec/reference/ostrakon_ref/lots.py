"""Lots (6.4): what is drawn, from what, and in which order."""

from . import vrf
from .ristretto import Point
from .wire import labelled_hash, u16


def alpha(manifest_hash: bytes, root: bytes, contest: int, tied: list[str]) -> bytes:
    """The input of the lot: the tied options in ascending byte order."""
    data = manifest_hash + root + u16(contest) + u16(len(tied))
    for name in tied:
        data += u16(len(name.encode())) + name.encode()
    return labelled_hash("lot", data)


def input_point(k_vrf: bytes, alpha_bytes: bytes) -> Point:
    """Y = ECVRF_encode_to_curve(salt K_vrf, alpha)."""
    return vrf.encode_to_curve(k_vrf, alpha_bytes)


def beta(gamma: bytes) -> bytes:
    """SHA-512(0xFF || "c2sp.org/vrf-r255" || 0x03 || Gamma || 0x00)."""
    return vrf.proof_to_hash(gamma)


def order(tied: list[str], beta_bytes: bytes) -> list[str]:
    """The tied options, ascending by H("lot-order", beta || identifier)."""
    return sorted(tied, key=lambda name: labelled_hash("lot-order", beta_bytes + name.encode()))
