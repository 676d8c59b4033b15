"""STROBE-128/1600, the part that Merlin uses (STROBE protocol framework
version 1.0.2, sections 5 and 6; https://strobe.sourceforge.io/specs/).

A sponge over Keccak-f[1600] that absorbs a transcript of operations.  Only
meta-AD, AD, PRF and KEY are defined here: none of them sends anything, so the
direction bit (flag T) of the full framework has no place.
"""

import struct

from .keccak import permute

RATE = 166  # STROBE's R for 128 bits: 200 - 2*16 bytes, less 2 for the padding

FLAG_I = 1  # inbound
FLAG_A = 2  # application
FLAG_C = 4  # cipher
FLAG_M = 16  # metadata

_LANES = struct.Struct("<25Q")


class Strobe128:
    """A STROBE state: 200 bytes, the position in the current block, and where
    in it the current operation began."""

    def __init__(self, protocol: bytes) -> None:
        state = bytearray(200)
        state[0:6] = bytes([1, RATE + 2, 1, 0, 1, 96])
        state[6:18] = b"STROBEv1.0.2"
        self._state = bytearray(_LANES.pack(*permute(list(_LANES.unpack(state)))))
        self._position = 0
        self._begin = 0
        self._flags = 0
        self.meta_ad(protocol, more=False)

    def clone(self) -> "Strobe128":
        """An independent copy: 200 bytes, however much was absorbed."""
        other = object.__new__(Strobe128)
        other._state = bytearray(self._state)
        other._position = self._position
        other._begin = self._begin
        other._flags = self._flags
        return other

    def meta_ad(self, data: bytes, more: bool) -> None:
        """Absorb data that describes the next operation."""
        self._start(FLAG_M | FLAG_A, more)
        self._absorb(data)

    def ad(self, data: bytes, more: bool) -> None:
        """Absorb associated data."""
        self._start(FLAG_A, more)
        self._absorb(data)

    def prf(self, length: int, more: bool) -> bytes:
        """Draw pseudorandom bytes that depend on all that was absorbed."""
        self._start(FLAG_I | FLAG_A | FLAG_C, more)
        return self._squeeze(length)

    def key(self, data: bytes, more: bool) -> None:
        """Overwrite a part of the state with a key."""
        self._start(FLAG_A | FLAG_C, more)
        for byte in data:
            self._state[self._position] = byte
            self._advance(1)

    def _start(self, flags: int, more: bool) -> None:
        """Begin an operation, or go on with the last one of the same kind."""
        if more:
            if flags != self._flags:
                raise ValueError("cannot continue a different operation")
            return
        old_begin = self._begin
        self._begin = self._position + 1
        self._flags = flags
        self._absorb(bytes([old_begin, flags]))
        if flags & FLAG_C and self._position != 0:
            self._run_f()

    def _absorb(self, data: bytes) -> None:
        """XOR data into the state, a block at a time."""
        offset = 0
        while offset < len(data):
            at = self._position
            chunk = data[offset : offset + RATE - at]
            end = at + len(chunk)
            mixed = int.from_bytes(self._state[at:end], "little") ^ int.from_bytes(chunk, "little")
            self._state[at:end] = mixed.to_bytes(len(chunk), "little")
            offset += len(chunk)
            self._advance(len(chunk))

    def _squeeze(self, length: int) -> bytes:
        """Take bytes out of the state and leave zeros in their place."""
        out = bytearray()
        while len(out) < length:
            at = self._position
            end = min(RATE, at + length - len(out))
            out += self._state[at:end]
            self._state[at:end] = bytes(end - at)
            self._advance(end - at)
        return bytes(out)

    def _advance(self, count: int) -> None:
        self._position += count
        if self._position == RATE:
            self._run_f()

    def _run_f(self) -> None:
        """Pad the block and permute."""
        self._state[self._position] ^= self._begin
        self._state[self._position + 1] ^= 0x04
        self._state[RATE + 1] ^= 0x80
        self._state[:] = _LANES.pack(*permute(list(_LANES.unpack(self._state))))
        self._position = 0
        self._begin = 0
