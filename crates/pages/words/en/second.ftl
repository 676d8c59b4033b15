# The second device.
second-lead = This page checks what another device encrypted. It needs no code of yours, and casts nothing.
second-tracker-title = The tracker is kept here
second-tracker-kept = Compare it with what the other device shows. Then open the ballot there, and point this device's camera at the code that appears.
second-no-tracker = Begin on the device on which you vote: choose “Check this device instead” and scan its first code with this one.
second-typed = Or type the tracker, and open the file with the opened ballot
second-tracker = Tracker
second-file = Opened ballot
second-vote = Address of the vote (what stands after /votes/)
second-check = Check
second-working = Computing what the other device encrypted …
second-good = That device encrypted exactly this
second-good-why = The tracker is the one that you took down before that device knew that you would check it. Is this what you chose? If not, do not vote on that device.
second-again = This ballot is spent. Go on voting on the other device; check as often as you like.
second-forget = Forget the tracker
