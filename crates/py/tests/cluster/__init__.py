"""The verifier on real clusters, on this machine's loopback: two nodes of Ray; a master of Spark with two workers."""
