# Running a vote: for the organiser and the registrar.
organise-lead = Here a vote is run: who may vote is entered, the vote is opened and closed, the sealed ballots are added up, and what the trustees opened is stated. Everything is judged on this device before it is signed.
organise-of = You run the vote
organise-phase-key = The key
organise-phase-rolls = Rolls and opening
organise-phase-vote = Voting
organise-phase-count = Counting
organise-phase-certify = Certificate

organise-next = Who must act next
organise-waits-for = Still missing:
organise-lots = If there is a tie, the trustees draw a lot first for:
organise-look = Look again
organise-others-trustee = Trustees do this at a page of their own, or with the ostrakon command. Send them the link if they do not know it.
organise-others-certify = Officers verify everything on their own devices and sign. Send them the link if they do not know it.
organise-others-outcome = There is nothing left to do here.
organise-others-wait = Nothing goes on here until that is known. Tell the officers, the trustees and the witnesses.
organise-door-trustee = The trustees’ page
organise-door-certify = The officers’ page
organise-door-outcome = The outcome
organise-needs-organiser = Choose the organiser’s key below: this step is signed with it.
organise-needs-registrar = Choose the registrar’s key below: rolls are signed with it.

organise-do-roll = Enter who may vote: the roll file that the credential authority has made for this vote.
organise-undo-roll = A roll on the board is not taken back or changed.
organise-roll = Roll file
organise-roll-hint = What `ostrakon credentials list` has written. It is looked at before it is entered.
organise-roll-found = { $n ->
    [one] Roll “{ $roll }”: one voter
   *[other] Roll “{ $roll }”: { $n } voters
}
organise-roll-weight = Together they weigh { $weight }.
organise-roll-alike = This roll is small. If all who vote agree, the result tells how each of them voted.
organise-roll-floor = Nothing is counted in secret of fewer than { $least } ballots, so no vote of this roll will be decrypted.
organise-roll-heavy = If everybody votes, a total would tell how the vote of weight { $weight } was cast: then no vote of this roll is decrypted.
organise-roll-root = Compare with what the credential authority has:
organise-go-roll = Enter this roll
organise-did-roll = The roll is entered
organise-did-roll-why = It stands on the board with its file, signed by the registrar.

organise-do-open = Open the vote: keys and rolls are fixed, and ballots are taken from the opening time on.
organise-undo-open = From then on nothing about the vote changes: no question, no roll, no trustee.
organise-go-open = Open the vote
organise-did-open = The vote is open
organise-did-open-why = Members can vote now. When it closes you close it, here.

organise-do-close = Close the vote once its time has come. You have one day for it.
organise-undo-close = After the closing no ballot is taken any more.
organise-go-close = Close the vote
organise-did-close = The vote is closed
organise-did-close-why = Objections are heard now. After that the ballots are added up.
organise-move = The vote is to close earlier or later?
organise-move-why = Only officers together move the closing: enough of them sign a new time (`ostrakon certify schedule`). Their file is entered here; it needs no other key.
organise-schedule = File with the officers’ signatures
organise-schedule-hint = One file with all signatures. The new time counts as soon as it is entered.
organise-did-schedule = The closing has moved
organise-did-schedule-why = The new time is shown below, and to every voter.

organise-do-tally = Add up the sealed ballots. Nobody learns anything from the sums: they are still sealed. This device verifies every ballot first.
organise-undo-tally = The sums on the board are those that trustees check, sign off and open.
organise-go-tally = Sign and enter the sums
organise-did-tally = The sums are on the board
organise-did-tally-why = Now the trustees verify the board themselves and sign it off.
organise-do-result = Put the trustees’ shares together: they open the totals. This device verifies everything first.
organise-undo-result = The totals are public from then on.
organise-go-result = Sign and enter the result
organise-did-result = The result is on the board
organise-did-result-why = It is announced once the officers have certified it.

organise-verify = Verify the record
organise-verified = Verified.
organise-right = Everything is right
organise-right-tally = Every ballot, and everything before it, was verified on this device.
organise-right-result = The sums and the shares were verified on this device.
organise-all-checks = All checks, one by one
organise-refused-next = Nothing is signed. Look again later, or tell the officers what stands here.

organise-stands = What stands
organise-opens = Opens
organise-closes = Closes
organise-moved = (moved by the officers)
organise-heard = Objections are heard for
organise-days = { $n ->
    [one] one day
   *[other] { $n } days
}
organise-hours = { $n ->
    [one] one hour
   *[other] { $n } hours
}
organise-minutes = { $n ->
    [one] one minute
   *[other] { $n } minutes
}
organise-no-roll = { $n ->
    [one] no roll yet; at most one voter
   *[other] no roll yet; at most { $n } voters
}
organise-voters = { $n ->
    [one] one person may vote
   *[other] { $n } people may vote
}
organise-voted = { $n ->
    [one] one of them has voted
   *[other] { $n } of them have voted
}
organise-voted-few = fewer than { $n } of them have voted
organise-ballots = Ballots on the board
organise-fewer = fewer than { $n }
organise-trustees = Trustees
organise-officers = { $n ->
    [one] Officers, of whom one must sign
   *[other] Officers, of whom { $n } must sign
}
organise-turnout-why = Whoever votes again adds a ballot, of which the last one counts. Numbers below { $n } are not told to anybody.

organise-keys = Your keys
organise-organiser = The organiser’s key
organise-registrar = The registrar’s key
organise-key-here = chosen
organise-key-not-here = not chosen
organise-key = Choose a key file
organise-key-hint = Whose it is, this page sees by itself.
organise-key-stays = The file is read on this device, forgotten when you leave this page, and sent to nobody.

organise-members = The people of this vote
organise-members-why = Whoever is on a people’s list of this vote gets a mail, whether they have voted or not: the service does not know who has. Nobody gets the same reminder twice.
organise-remind-opens = Remind everybody that the vote is open
organise-remind-closes = Remind everybody that the vote closes soon
organise-remind-result = Tell everybody that there is a result
organise-reminded = { $n ->
    [0] There is nobody to remind: no people’s list, or everybody has had this mail.
    [one] One mail is on its way.
   *[other] { $n } mails are on their way.
}
organise-forget-title = The people’s lists are no longer needed?
organise-forget-why = All is certified: the service no longer needs the people’s lists of this vote. The board names nobody and stays as it is.
organise-forget-undo = What is deleted does not come back.
organise-forget = Delete the people’s lists
organise-forgotten = { $n ->
    [0] There was nothing to delete.
    [one] One place on a people’s list is deleted, with all that was kept with it.
   *[other] { $n } places on people’s lists are deleted, with all that was kept with them.
}
