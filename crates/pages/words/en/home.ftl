home-lead = Votes whose results anybody can check, and whose ballots stay secret.
