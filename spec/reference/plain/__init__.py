"""A count in the open of real ballots, without cryptography and without the
verifier's own rules: what an encrypted tally of the same ballots must come to."""
