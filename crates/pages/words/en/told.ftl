# What is not there, or went wrong.
told-missing = There is no such page
told-missing-next = The address may be mistyped, or the page may have moved.
told-no-vote = There is no such vote
told-no-vote-next = No vote of this name is held here. All that there are stand on the first page.
told-unavailable = Not at the moment
told-unavailable-next = The service cannot answer now. Nothing is lost: please try again in a while.
told-home = To the votes
