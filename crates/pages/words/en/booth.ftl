# The booth.
booth-opening = Checking this vote: its keys, its rolls and who signed them …
booth-closes = You can vote until { $when }.
booth-steps = Steps
booth-step-choose = Choose
booth-step-review = Review
booth-step-done = Cast
booth-to-the-vote = Back to this vote

unlock-title = Your voting code
unlock-code = Code
unlock-code-hint = 28 letters and digits from your letter, such as 0A1B-2C3D-…; hyphens and capitals do not matter.
unlock-go-on = Go on
unlock-kept = A voting key is kept in this browser.
unlock-with-kept = Use this key
unlock-key-file = I have a key file
unlock-key-label = Key file
unlock-several = This key is on several rolls. On which do you vote now?
unlock-private = The code stays on this device. It is never sent to anybody, and neither is what you choose.

choose-review = Review my ballot

review-title = Is this your ballot?
review-nothing-cast = Nothing has been cast yet.
review-cast = Cast this ballot
review-change = Change it
review-check = Check this device instead
review-check-why = A dishonest device could encrypt something else than it shows. You can have a second device look: this ballot is then opened and thrown away, and you vote anew. Nobody can know beforehand which ballot you will check.
review-tracker-title = First: take the tracker down
review-tracker-how = Point the camera of your phone, or of anybody's, at this code. It keeps the tracker. You can also write it down.
review-tracker-qr = QR code: opens the tracker on a second device
review-then-title = Then: open the ballot
review-then = Only when the other device has the tracker. An opened ballot cannot be cast.
review-challenge = Open this ballot

challenge-spent = This ballot is opened: it was not cast, and cannot be any more.
challenge-title = Now show it to the second device
challenge-scan = Point the same camera at this code. The other device computes by itself what was encrypted, and whether it is what you took down.
challenge-qr = QR code: the opened ballot, for the second device
challenge-file-only = This ballot is too large for a code to scan: save it, and open the file on the second device's page.
challenge-save = Save the opening
challenge-go-on = Go on voting

cast-sealing = Sealing your ballot: proving that it is valid, without showing it …
cast-sending = Sending it …
cast-nothing-lost = Your sealed ballot is still here. Sending it again cannot count twice.
cast-again = Send it again
cast-save = Save the sealed ballot
cast-review-again = Back to my ballot
cast-log-in = Log in
cast-log-in-then = (a new page), then come back here and try again. Your ballot itself is sent without your login.

receipt-title = Your ballot is on the board
receipt-entry = It is entry { $index }. The log's signature was verified on this device.
receipt-keep = Keep the receipt: with it anybody can show that your ballot is missing, should it ever be. It does not tell how you voted.
receipt-keep-false = Nobody can tell from this answer that your ballot is on the board. Save it as evidence, and send it to the officers; then vote again.
receipt-save = Save the receipt
receipt-check = Check it now
receipt-phone = Take it to my phone
receipt-qr = QR code: the receipt, for another device
receipt-next-title = And now?
receipt-next-revote = You can vote again until the end: only your last ballot counts.
receipt-next-verify = When the vote is decided, verify the result on its page, on your own device.

booth-over = Voting has ended
unsent-late = A sealed ballot of yours was not sent in time. It was removed; nobody learns what you chose.
unsent-waits = A sealed ballot of yours was not sent. It can be sent until { $when }.
unsent-send = Send it now
