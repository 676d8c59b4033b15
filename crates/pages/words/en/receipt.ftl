# Checking a receipt.
kept-lead = A receipt shows that your ballot is on the board. It does not tell how you voted.
kept-file = Receipt file
kept-file-hint = The file that the booth saved; it ends in .tlog-proof.
kept-working = Checking: signature, place and what is published now …
kept-good = Your ballot is on the board
kept-good-why = The log signed it, and what is published now continues what it signed then.
kept-entry = Entry
kept-tracker = Tracker
kept-tracker-why = If you took down a tracker before you cast the ballot, compare them: they are the same if your device was honest.
kept-signed = Signed for
kept-signed-entries = { $n ->
    [one] 1 entry then
   *[other] { $n } entries then
}
kept-now-entries = { $n ->
    [one] 1 entry now
   *[other] { $n } entries now
}
kept-counts = Does it count?
kept-counts-yes = It is the last ballot of your code, as the service says, and so the one that counts. Verifying the whole record shows it.
kept-counts-no = A later ballot of your code, entry { $index }, counts in its place. If you did not cast it, vote again or tell the registrar.
kept-counts-unknown = The service did not say. Verifying the whole record shows it.
kept-vote = To this vote
kept-another = Check another receipt

kept-objection = Put it on the board
kept-objection-why = Once the vote is closed, and until the ballots are added up, your receipt can stand on the board as an objection. Then no trustee opens anything, no officer certifies, and nobody’s verifier passes, until it is known how that came about. It does not tell how you voted.
kept-object = Enter the objection
kept-objected = Your objection stands on the board
kept-objected-why = It is entry { $entry }. Keep the receipt all the same.
