"""What makes spec/vectors, a module for every chapter.  Each has `files()`:
{file name: value}.  Every secret is SHA-512 of a label (prover.py)."""
