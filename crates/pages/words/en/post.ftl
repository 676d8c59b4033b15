# Where a ballot that was sealed without a network is posted.
post-lead = Here you post a ballot that was sealed in the offline booth. It was sealed already: nobody who posts it sees or changes what it says.
post-over = Voting has ended: a ballot that is posted now comes too late. For one that stands on the board already you still get the receipt here.
post-closes = Ballots can be posted until { $when }.
post-file = Sealed ballot
post-file-hint = The file that the offline booth saved; it ends in .ballot.
post-look = Is this your sealed ballot?
post-roll = Votes in
post-tracker = Tracker
post-tracker-why = It is the one that the offline booth showed. If not, do not post it: it is another ballot.
post-there = This ballot is on the board already, as entry { $index }. You can have its receipt again.
post-replaces = It replaces the ballot of the same code that is on the board now.
post-now = Post this ballot
post-receipt = Get its receipt
post-another = Choose another file
