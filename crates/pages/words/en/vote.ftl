vote-open-until = Open until
vote-cast = Cast your vote
vote-cast-again = You can vote again while it is open: only your last ballot counts.
vote-outcome = See the outcome
vote-minutes = Minutes, for print
vote-who = Who votes
vote-rule = How it is decided
vote-clause = By which clause
vote-side = Where this vote stands
vote-next = Who acts next
vote-waiting = Still to act, any of them where fewer are needed:
vote-times = Times
vote-opens = Voting opens
vote-closes = Voting closes
vote-moved = (moved by the officers)
vote-meeting = Meeting
vote-turnout = Turnout
vote-voters = { $n ->
    [one] one may vote
   *[other] { $n } may vote
}
vote-no-roll = the roll is not entered yet
vote-counted = took part:
vote-ballots = Ballots on the board
vote-ballots-note = Ballots that were cast again are among them. Small numbers are not shown, so that they tell of nobody.
vote-check = Check for yourself
vote-board = { $n ->
    [one] The board: one entry
   *[other] The board: { $n } entries
}
vote-verify = Verify in this browser
vote-receipt = Check a receipt
vote-people = Who guards this vote
vote-trustees = Trustees
vote-trustees-why = Each holds a part of the key. They open nothing but the sums: { $n } of the { $all } together, once { $signed } have signed off the board. Fewer than { $n } learn nothing at all.
vote-officers = Officers who certify
vote-officers-why = { $n ->
    [one] One of them verifies the whole count and signs the outcome.
   *[other] { $n } of them verify the whole count and sign the outcome.
}
vote-witnesses = Witnesses
vote-witnesses-why = They watch that the board only grows, and shows everybody the same.
vote-witnesses-none = No witness watches this board.
vote-record = The record
vote-record-why = Everything public about this vote is a folder of files. Copy it, and verify it with a program that you choose yourself:
vote-election = Fingerprint of this vote:
vote-door-trustee = For trustees: your part
vote-door-organise = For the organiser: run this vote
vote-door-certify = For officers: verify and sign
vote-offline = Vote without a network
vote-offline-why = Seal your ballot on a device that is offline, and post it later. Save these two files, open the first one from your device, and give it the second:
vote-offline-booth = The offline booth
vote-offline-file = The vote file
vote-offline-post = Post a sealed ballot
vote-offline-receipt = The offline booth checks receipts, too, with the vote file.
