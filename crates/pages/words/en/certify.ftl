# An officer certifies a vote.
certify-lead = An officer verifies the whole count on a device of their own, and signs what came out. No outcome stands without enough of these signatures, so nobody can announce a result that the ballots do not give: not the server, not the organiser, not the trustees.
certify-step-key = Your key
certify-step-verify = Verifying
certify-step-sign = What was found
certify-step-send = Signatures

certify-key = Your key file
certify-key-hint = The file that was written when your key was made.
certify-key-stays = The file is read on this device, is not kept by this page, and is sent to nobody.
certify-new = You have no key yet?
certify-new-why = The organiser needs your public key before the vote is made. A key that is made now is good for later votes, not for this one.
certify-make = Make a key
certify-made = Your key is made, and saved as a file
certify-made-next = Keep the file where nobody else finds it. Give the organiser this public key:
certify-other-key = Choose another file
certify-officers-are = Its officers are:
certify-you-are = You are { $name }
certify-quorum = Officer of “{ $vote }”. { $n ->
    [one] One officer’s signature is needed.
   *[other] The signatures of { $n } officers are needed.
}
certify-verify-why = Before you can sign, this device fetches the whole record and checks all of it. You may leave this page open meanwhile.
certify-verify = Verify the vote
certify-verified = Verified.

certify-signable = Everything is right: you may sign
certify-signable-why = Every check passed, from the setup to the outcome below. You sign that this outcome follows from this board.
certify-sign = Sign the certificate
certify-refused-next = Nothing is signed. Keep the report, and tell the organiser and the other officers.
certify-waits-next = There is nothing for you to sign now.
certify-objections = Objections on the board
certify-objections-none = There are none.
certify-objections-founded = An objection is founded: the log contradicts a receipt.
certify-objections-unfounded = { $n ->
    [one] There is one. It is unfounded: the board agrees with the receipt.
   *[other] There are { $n }. They are unfounded: the board agrees with the receipts.
}
certify-all-checks = All checks, one by one
certify-officers = Officers
certify-officers-why = { $n ->
    [one] One signature is needed, of an officer whom the vote does not concern.
   *[other] { $n } signatures are needed, of officers whom the vote does not concern.
}
certify-is-signed = has signed
certify-is-concerned = the vote concerns them: their signature does not count
certify-is-own = you
certify-is-open = has not signed

certify-count = { $n } of { $quorum } signatures
certify-enough = These are enough. Send the certificate: it becomes the last entry of the board.
certify-not-enough = Your signature is made. More officers must sign the same certificate.
certify-send = Send the certificate
certify-others = With the other officers
certify-others-why = Each officer signs on a device of their own, and saves the file. Whoever is last adds the files of the others and sends everything together.
certify-save = Save with my signature
certify-add = Another officer’s file
certify-add-hint = A certificate that another officer has saved.
certify-sent = The vote is certified
certify-sent-why = The certificate stands on the board as entry { $entry }. Nothing follows it.
certify-outcome = See the outcome
