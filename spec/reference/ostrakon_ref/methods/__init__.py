"""The counting rules of 7.3 to 7.6, one a file: pure functions on totals, with
the options by their positions, that give an `Outcome`."""
