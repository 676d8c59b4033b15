"""The register (chapter 9): its acts, what stands by them, and its checks."""
