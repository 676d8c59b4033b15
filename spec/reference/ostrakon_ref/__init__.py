"""The second Ostrakon verifier, as an executable specification.

Every module implements one published document, or one part of the specification
beside it, with nothing but the Python standard library, and was written from
that document alone.  The code favours
being read over being fast, except where a verifier spends most of its time
(point addition and Keccak); those places say so.

Nothing here is constant time.  A verifier handles public data only; the few
functions that touch a secret key exist to make test vectors and say so.
"""
