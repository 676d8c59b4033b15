# What the protocol's own values are called.
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

time-opens = Opens
time-closes = Closes
time-closed = Closed

count-fewer = fewer than { $n }
trustee-named = { $name } (trustee { $n })

stage-prepared = In preparation
stage-announced = Announced
stage-open = Open
stage-ended = Over, about to be closed
stage-objections = Objections are heard
stage-counted = Being counted
stage-certify = Counted, to be certified
stage-done = Certified

status-carried = Carried
status-lost = Not carried
status-elected = Elected
status-vacant = Nobody elected
status-tied = Tied
status-too-few = Too few ballots
status-invalid = Invalid

ground-quorum = Too few took part
ground-electorate = It is not this body’s vote
ground-roll = The roll has voters or weights that it may not have
ground-meeting = It was not held at a properly convened meeting
ground-notice = The meeting was called too late
ground-subject = What it is about is missing, or no such vote can be about it
ground-recall = Somebody was to be recalled who does not hold the place, or whom this body cannot recall
ground-vacancy = There was no free seat
ground-candidate = A candidate cannot hold the office

answer-none = None of them
answer-blank = Blank

unit-votes = Votes
unit-points = Points
unit-ballots = Ballots

asks-motion = You vote for, against, or abstain.
asks-choice = You choose one answer.
asks-approval-exactly = { $n ->
    [one] You choose exactly one answer.
   *[other] You choose exactly { $n } answers.
}
asks-approval = { $n ->
    [one] You choose at most one answer.
   *[other] You choose up to { $n } answers.
}
asks-score = You give every answer a score from 0 to { $n }.
asks-cumulative = You share out { $n } points, at most { $each } to one answer.
asks-ranking = { $n ->
    [one] You name your first choice.
   *[other] You rank your first { $n } choices.
}
asks-order-complete = You put all answers in order.
asks-order-partial = You put as many answers in order as you like.
asks-order-ties = You put the answers in order; several may share a place.
asks-grades = You give every answer one of { $n } grades.

rule-majority-more = Carried by more than { $share } of { $base }.
rule-majority-least = Carried by at least { $share } of { $base }.
rule-base-decided = the votes for and against
rule-base-cast = all votes cast, abstentions among them
rule-base-roll = all who may vote
rule-most-votes = { $n ->
    [one] The most votes win.
   *[other] The { $n } answers with the most votes win.
}
rule-most-votes-quota = The { $n } with the most votes are elected; at least { $kept } of the seats are kept for “{ $flag }”.
rule-star = The two highest scores meet in a run-off: whoever more voters scored higher wins.
rule-copeland = Everyone meets everyone; who wins the most duels is elected.
rule-minimax-margins = Everyone meets everyone; whose worst defeat is the narrowest is elected.
rule-minimax-winning = Everyone meets everyone; against whose worst defeat the fewest voted is elected.
rule-schulze = Everyone meets everyone; the strongest chains of won duels decide (Schulze’s method).
rule-ranked-pairs = Everyone meets everyone; duels count from the clearest down, as long as they do not contradict each other.
rule-majority-judgment = The best median grade wins.
rule-tie-fresh = A tie is settled by a fresh vote.
rule-tie-lot = A tie is settled by a lot that anybody can check.
rule-quorum = At least { $share } of all who may vote must take part.
fraction-half = half
fraction-two-thirds = two thirds
fraction-three-quarters = three quarters
fraction-third = a third
fraction-quarter = a quarter

next-commit = The trustees begin to make the key: each commits to their part (attempt { $n }).
next-deal = The trustees make the key: each hands the others their shares (attempt { $n }).
next-acknowledge = The trustees check the key and acknowledge it (attempt { $n }).
next-contradicted = The board contradicts a receipt (entry { $n }). Nothing is decrypted until it is known how that came about.
next-roll = The registrar enters the roll “{ $roll }”.
next-open = The organiser opens the vote.
next-close = Members vote; then the organiser closes the vote.
next-tally = Objections are heard; then the organiser adds up the sealed ballots.
next-not-before = Not before
next-sign-off = { $n ->
    [one] One more trustee checks the board and signs it off.
   *[other] { $n } more trustees check the board and sign it off.
}
next-share = { $n ->
    [one] One trustee decrypts the sum.
   *[other] { $n } trustees decrypt the sum, each with their share.
}
next-result = The organiser puts the trustees’ shares together.
next-lot = “{ $contest }” is tied: { $n } trustees draw the lot together.
next-certify = { $n ->
    [one] One officer verifies the count and certifies it.
   *[other] { $n } officers verify the count and certify it.
}
next-nothing = Nobody: this vote is complete. Anybody can verify it.

entry-manifest = Announcement
entry-manifest-what = What is voted on, by whom and by which rules: “{ $title }”. Signed by the organiser.
entry-commitment = Key, first round
entry-commitment-what = { $who } commits to their part of the key.
entry-dealing = Key, second round
entry-dealing-what = { $who } hands the others their shares, sealed, with a proof.
entry-acknowledgement = Key, third round
entry-acknowledgement-what = { $who } has checked everything and acknowledges the key.
entry-complaint = Complaint
entry-complaint-what = { $who } complains of { $accused }; the key is made anew.
entry-roll = Roll
entry-roll-what = { $n ->
    [one] The roll “{ $roll }” with one voter, under a pseudonym. Signed by the registrar.
   *[other] The roll “{ $roll }” with { $n } voters, under pseudonyms. Signed by the registrar.
}
entry-opening = Opening
entry-opening-what = The vote is opened as of { $time }. From here on nothing about it changes.
entry-schedule = New closing time
entry-schedule-what = Officers have moved the closing to { $time }.
entry-closing = Closing
entry-closing-what = { $n ->
    [one] The vote is closed as of { $time }, with one ballot on the board.
   *[other] The vote is closed as of { $time }, with { $n } ballots on the board.
}
entry-objection = Objection
entry-objection-what = Somebody shows a receipt that this board contradicts.
entry-tally = Sum
entry-tally-what = The sealed ballots on “{ $contest }”, added up without being opened.
entry-sign-off = Sign-off
entry-sign-off-what = { $who } has checked the board and the sums.
entry-share = Share of the decryption
entry-share-what = { $who } decrypts a share of the sum on “{ $contest }”, with a proof.
entry-result = Result
entry-result-what = The decrypted sums. Single ballots stay sealed for ever.
entry-lot-share = Share of a lot
entry-lot-share-what = { $who } contributes to the lot on “{ $contest }”, with a proof.
entry-certificate = Certificate
entry-certificate-what = The officers have verified all of it and sign the outcome.
entry-challenge = Challenge
entry-challenge-what = A ballot that was opened to check a device. It does not count.
entry-ballot = Sealed ballot
entry-ballot-what = { $body }: encrypted, and proved to be valid.
entry-ballot-again = { $body }: encrypted, and proved to be valid. It replaces an earlier one by the same voter.
