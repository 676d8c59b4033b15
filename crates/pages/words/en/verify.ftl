# Verifying a record in the browser: before, while, after.
verify-lead = Your own device recomputes this vote from its published record: every document, every ballot, every proof, every sum. It believes nothing that this server says.
verify-size = { $n ->
    [one] The board has one entry.
   *[other] The board has { $n } entries.
} All of them will be fetched, and each will be checked.
verify-empty = Nothing is published for this vote yet: there is no board to verify.
verify-while = You may leave this page open and do something else. Nothing is sent, and nobody learns what you find.
verify-start = Verify now
verify-again = Verify again
verify-cancel = Stop
verify-cancelled = Stopped. Nothing is known of this vote from what was done so far.
verify-progress = Progress
verify-at = { $done } of { $total }
verify-rate = { $n } a second
verify-left = { $n ->
    [one] about one second left
   *[other] about { $n } seconds left
}
verify-left-minutes = { $n ->
    [one] about one minute left
   *[other] about { $n } minutes left
}
verify-stage-loading = Loading the verifier
verify-stage-reading = Reading the board
verify-stage-reading-rolls = Reading the rolls
verify-stage-verifying-ballots = Verifying ballots
verify-stage-weighing-ballots = Adding up votes that were changed or weigh more
verify-stage-other = Working

verify-passed = Everything is right
verify-passed-why = { $n } checks passed, none failed. The result below follows from the published ballots, and from nothing else.
verify-failed = Not everything is right
verify-failed-why = { $failed ->
    [one] One check failed
   *[other] { $failed } checks failed
}, { $passed } passed. Do not rely on this result. What is wrong stands below; keep the report, and tell the organiser.
verify-unfinished = Nothing wrong so far
verify-unfinished-why = { $passed } checks passed, none failed; { $waiting ->
    [one] one waits
   *[other] { $waiting } wait
} for what is not on the board yet. Verify again when the vote is certified.
verify-damaged = This copy is damaged: its entries and its tree do not go together. Try again before you accuse anybody; the fault may lie with the connection, or with the server.
verify-took = { $seconds ->
    [one] { $entries } entries verified in one second.
   *[other] { $entries } entries verified in { $seconds } seconds.
}
verify-claimed = Not verified: this is only what the record claims.
verify-fault = The verifier could not work
verify-fault-no-record = Nothing is published for this vote, or there is no such vote.
verify-fault-no-connection = The record could not be fetched. Check your connection and try again.
verify-fault-core-stopped = The verifier came to an end, perhaps for lack of memory. Large records are better verified with the ostrakon command.
verify-fault-no-simd = This browser cannot compute fast enough (it has no WebAssembly SIMD), so it cannot verify. Use a newer browser or another device, or the ostrakon command.
verify-fault-detail = Details

verify-result = Result
verify-no-result = There is no verified result yet.
verify-counted = { $n ->
    [one] One ballot counted
   *[other] { $n } ballots counted
}, of weight { $weight }.
verify-option = Option
verify-total = Votes
verify-elected-mark = elected
verify-none = None of them
verify-blank = Blank
verify-preferred = { $a } before { $b }
verify-status-carried = Carried
verify-status-lost = Not carried
verify-status-elected = Elected: { $names }
verify-status-vacant = Nobody is elected
verify-status-tied = A tie: a fresh vote decides
verify-status-too-few = Too few ballots to count in secret
verify-status-invalid = Invalid: it was held against the rules
verify-reasons = How this follows

verify-checks = What was checked
verify-check = Check { $check }:
verify-mark-passed = passed
verify-mark-failed = FAILED
verify-mark-not-run = not run
verify-findings = { $n ->
    [one] one finding
   *[other] { $n } findings
}
verify-notes = { $n ->
    [one] one note
   *[other] { $n } notes
}
verify-room-1 = The setup
verify-room-2 = The rolls
verify-room-3 = The ballots
verify-room-4 = The board
verify-room-5 = The sums
verify-room-6 = The decryption
verify-room-7 = The result

verify-limits = What this page cannot prove
verify-limits-lead = A page is the word of the server that sent it. A dishonest server could send one that says “everything is right” whatever is so. Therefore:
verify-limits-own = Verify on your own computer, with a program that did not come from here.
verify-limits-second = Use the second program too. It was written from the specification alone, in another language, and shares no code with the first.
verify-limits-same = Compare with others that you all see the same board: the same number of entries and the same root.
verify-limits-yours = Whether your own ballot is on the board is for your receipt to show.
verify-limits-files = Files that no entry names are not seen here; they change no result.
verify-commands = Commands to copy
verify-copy = Copy
verify-copied = Copied
verify-board-is = The board that was verified
verify-board-entries = Entries
verify-board-root = Root
verify-board-election = Election
verify-save = Save the report

# One sentence a check: what it proves.
check-101 = The record has exactly the files that belong to it.
check-102 = Every entry on the board is a ballot or a document of a known kind, in its one exact form.
check-103 = Everything is of the version that this verifier knows.
check-104 = The manifest is sound: contests, limits and ballot forms go together.
check-105 = The charter is the very text that the manifest names.
check-106 = Every document is signed by those who had to sign it, for this election.
check-107 = The trustees made their keys step by step, all of them, in the right order.
check-108 = Every trustee's part of the keys is what that trustee had committed to beforehand.
check-109 = Every trustee knows the secret behind their own part.
check-110 = Every trustee has confirmed these keys.
check-111 = The keys that ballots are encrypted under follow from the trustees' parts, and from nothing else.
check-112 = Officers, bodies and charter are those of the organisation's register.
check-201 = The rolls are the files that the registrar signed.
check-202 = Nobody is on a roll twice, and every credential on it is a valid one.
check-203 = Rolls and keys were fixed before the vote was opened.
check-301 = Every ballot is well formed.
check-302 = Every ballot comes from somebody on the roll.
check-303 = Whoever voted again did so knowingly: each ballot names the one that it replaces.
check-304 = Every ballot is proved to be valid, and was made by the holder of its credential, without showing what it says.
check-305 = No ballot was copied from another.
check-401 = The board's files say what its entries say.
check-402 = The signed state of the board is that of exactly these entries.
check-403 = The board's log has signed that state.
check-404 = As many independent witnesses as the manifest asks for have signed it too.
check-405 = Everything happened in its order: no ballot after the closing, no decryption before it.
check-406 = The board continues every earlier state of it that you give the command; here none is given.
check-407 = Every receipt that you give the command is on the board; here none is given. You check yours on a page of its own.
check-408 = No objection is founded: nobody has a receipt for a ballot that is missing.
check-409 = The vote was opened and closed at its times.
check-501 = Exactly the ballots that count were counted, each voter's last one.
check-502 = The encrypted sums are the sums of these ballots.
check-503 = What was cast by too few to stay secret was not counted.
check-601 = Enough trustees agreed to the sums before anybody decrypted.
check-602 = Every part of the decryption is proved to be right.
check-603 = The published totals are what the sums decrypt to.
check-604 = Nothing but these sums was decrypted: no single ballot.
check-605 = Where lots were drawn, they were drawn as the charter says, and nobody could choose them.
check-701 = The result is what the charter makes of these totals.
check-702 = Enough officers have certified this result, and no other.
