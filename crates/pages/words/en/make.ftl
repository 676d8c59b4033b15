# Making a vote: for the organiser.
make-lead = Here a vote is made: what is asked, who votes, by which rule it is decided, who holds the key. Everything comes from the register and the charter that stand, and is judged while you fill it in.
make-step-form = The form
make-step-review = Review and sign
make-step-done = Made

make-what = The vote
make-title = Title
make-slug = Short name for addresses
make-slug-hint = Small letters, digits and hyphens, such as spring-2026. It is never used for another vote.
make-when = Times
make-opens = Voting opens
make-closes = Voting closes
make-closes-hint = By the clock of this device. Once it is open, only officers together move the closing.
make-objections = Hours for objections
make-objections-hint = After the closing, before anything is counted.
make-meeting = Meeting at which it is held
make-meeting-hint = Some votes of the charter need one, called with notice.
make-meeting-none = No meeting

make-who = Who votes
make-who-why = Each roll is of one body. Who is on it is entered later, before the vote opens.
make-body = Body
make-choose = Choose…
make-most = At most so many voters
make-most-hint = A roll with more is refused later.
make-weight = At most so much weight together
make-weight-hint = Only if voters have weights; leave it empty otherwise.
make-roll-add = Add a roll
make-roll-remove = Remove roll { $n }
make-roll-number = Roll { $n }

make-questions = Questions
make-questions-why = For each question choose the vote of the charter that decides it. The preview shows it as members will see it.
make-question-add = Add a question
make-question-remove = Remove question { $n }
make-question-number = Question { $n }
make-question = What is asked
make-question-roll = Who answers
make-private-hint = The charter keeps this question off the board. Write sha256: and the SHA-256 of its text in 64 hexadecimal digits; end the text with a line of random letters, so that nobody can guess it.
make-vote = Decided by this vote of the charter
make-vote-hint = It brings the rule, and the kind of ballot.
make-rule = Decided by
make-held = Held at
make-clause = Clause
make-preview = Preview: the ballot
make-preview-waits = The ballot is drawn here once the question is complete.
make-answers = Answers
make-options = Options
make-option = An option’s name
make-label = An option’s name
make-option-number = Name of option { $n }
make-option-add = Add an option
make-option-remove = Remove option { $n }
make-flags = Flags of option { $n }
make-flags-hint = Flags are for quotas and limits, such as woman. Mostly there are none.
make-none = Offer “none of these”
make-blank = Offer “blank”
make-for = Yes
make-against = No
make-abstain = Abstention
make-min = Mark at least
make-max = Mark at most
make-max-hint = Empty: as many as there are.
make-score = Highest score
make-budget = Points to share out
make-each = At most so many points for one
make-each-hint = Empty: all of them.
make-points-min = Share out at least
make-places-min = Fill at least so many places
make-points = Points of the places
make-points-hint = With commas between them, the first place first. Empty: one less than there are options, and so on down.
make-order-kind = What may be ranked
make-order-complete = every option, without ties
make-order-partial = some options, without ties
make-order-ties = some options, ties allowed
make-grades = Grades
make-grades-hint = With commas between them, the lowest first.
make-grade-1 = Poor
make-grade-2 = Acceptable
make-grade-3 = Good
make-grade-4 = Excellent
make-limits = Limits on some of the options
make-limit-flag = Options with the flag
make-limit-min = At least
make-limit-max = At most
make-limit-add = Add a limit
make-limit-remove = Remove limit { $n }
make-about-holdings = Who is recalled
make-about-body = Which body it is about
make-about-meeting = Whose notice it shortens
make-about-charter = The new charter’s file
make-about-tied = A tie that this vote settles
make-about-tied-none = None

make-trustees = Trustees
make-trustees-why = Each makes a key on a device of their own and gives you the public one. Together they open nothing but totals.
make-trustees-one = Trustee { $n }
make-trustees-add = Add a trustee
make-trustees-remove = Remove trustee { $n }
make-name = Name
make-key = Public key
make-key-hint = 64 hexadecimal digits
make-threshold = So many of them open the totals
make-threshold-told = Any { $t } of { $n } open the totals, after { $q } have signed off the board; { $missing } may be missing.
make-threshold-one = With one, each trustee alone can read every vote.
make-threshold-block = { $n ->
    [one] One trustee alone could block the count; with { $enough } trustees that could not happen.
   *[other] { $n } trustees together could block the count; with { $enough } trustees that could not happen.
}
make-threshold-short = ({ $n } open the totals)
make-witnesses = Witnesses
make-witnesses-why = Witnesses watch that the board never tells two stories. There may be none.
make-witnesses-one = Witness { $n }
make-witnesses-add = Add a witness
make-witnesses-remove = Remove witness { $n }
make-witness-hint = The name in its key, such as witness.example.org.
make-required = So many must sign
make-officers = Officers who certify
make-officers-why = { $n ->
    [one] They stand in the register. One of them must sign.
   *[other] They stand in the register. { $n } of them must sign.
}
make-registrar-who = The registrar
make-registrar-why = The registrar signs the rolls. It should be somebody else than you.
make-registrar = The registrar’s public key
make-registrar-new = Make a key for the registrar
make-login = Logging in
make-tokens = Members log in before they vote
make-tokens-why = Whoever votes then needs the login and the credential, and the service cannot connect the two. Without it the credential alone is enough.

make-review = Review
make-forget = Begin again
make-kept = What you fill in is kept in this browser until the vote is made. Nothing secret is in it.
make-back = Change something
make-past = This time is past.
make-at-most = { $n ->
    [one] at most one
   *[other] at most { $n }
}
make-concerned = The vote concerns { $names }, as a candidate or as somebody who may be recalled: other officers must certify it.
make-sign-now = Sign and send
make-own-key = The organiser’s key file
make-own-key-hint = The one whose public key the service knows.
make-own-key-stays = The file is read on this device, forgotten when you leave this page, and sent to nobody.
make-key-here = The key is here
make-sign-why = The service gives the vote a board of its own; then everything above is signed and stands there as its first entry.
make-sign-undo = It cannot be changed or taken back. A mistake needs a new vote under another short name.
make-sign = Sign and send
make-done = The vote is made
make-done-why = It stands on its board, signed by you.
make-hash = Its name in every other document is this hash. Give it to the trustees and the officers:
make-next = Now the trustees make the key. Then the rolls are entered and the vote is opened.
make-to-organise = Run this vote
make-to-vote = Its page
