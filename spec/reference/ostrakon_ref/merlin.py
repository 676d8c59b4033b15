"""Merlin transcripts, version 1.0 (https://merlin.cool/, "Transcript Protocols").

A transcript turns an interactive proof into a non-interactive one: everything
the prover says goes in, and the verifier's challenges come out.
"""

from .strobe import Strobe128

PROTOCOL = b"Merlin v1.0"


class Transcript:
    """A transcript of labelled messages and challenges.

    Labels name the step of the proof and are fixed by the protocol; messages
    are framed with their length, so different messages never read the same.
    """

    def __init__(self, label: bytes) -> None:
        self._strobe = Strobe128(PROTOCOL)
        self.append_message(b"dom-sep", label)

    def clone(self) -> "Transcript":
        """An independent copy.  Cheap: absorb what many proofs have in common
        once, then clone for each."""
        other = object.__new__(Transcript)
        other._strobe = self._strobe.clone()
        return other

    def append_message(self, label: bytes, message: bytes) -> None:
        """meta-AD(label || LE32(length)); AD(message)."""
        self._strobe.meta_ad(label, more=False)
        self._strobe.meta_ad(len(message).to_bytes(4, "little"), more=True)
        self._strobe.ad(message, more=False)

    def append_u64(self, label: bytes, value: int) -> None:
        """A number, as a message of 8 little-endian bytes."""
        self.append_message(label, value.to_bytes(8, "little"))

    def challenge_bytes(self, label: bytes, length: int) -> bytes:
        """meta-AD(label || LE32(length)); PRF(length)."""
        self._strobe.meta_ad(label, more=False)
        self._strobe.meta_ad(length.to_bytes(4, "little"), more=True)
        return self._strobe.prf(length, more=False)
