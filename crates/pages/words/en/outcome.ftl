outcome-title = Outcome: { $title }
outcome-heading = Outcome
outcome-not-yet = Nothing is counted yet. No part of a result exists before the trustees decrypt the sums together.
outcome-reading = This service has just started and verifies the record anew. Please load this page again in a moment.
outcome-lot = A tie is to be settled by a lot. The trustees draw it together; then the outcome stands here.
outcome-counted = Counted, and not certified yet: the officers still verify the count.
outcome-certified = Verified and certified by the officers.
outcome-too-few = Fewer than { $n } ballots, or weights that would show how somebody voted. To keep them secret they are never decrypted.
outcome-by-lot = Decided by lot.
outcome-invalid = It was held against the rules and decides nothing:
outcome-majority = { $n } of { $base } were for it; { $needed } were needed.
outcome-totals = Totals
outcome-answer = Answer
outcome-option = Option
outcome-pairs = How many voters put the row’s option before the column’s
outcome-duels = Duels won
outcome-grades = How often each option got each grade
outcome-ballots = Ballots counted:
outcome-weight = total weight:
outcome-seats = Seat by seat
outcome-seat-with = { $n ->
    [one] with a total of one
   *[other] with a total of { $n }
}
outcome-seat-over = A quota put this seat before:
outcome-choose = Whoever is named here sits in a body that does not go with this office, and must choose:
outcome-reasons = The reasons in full
outcome-check = Do not take our word for it
outcome-check-why = This page is what this server says. Your own browser can verify the whole record, from the key to the verdict.
