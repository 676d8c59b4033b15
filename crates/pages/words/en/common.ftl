# Said on every page, and by scripts of several.
layout-skip = Skip to the content
layout-nav = Main
layout-languages = Language
layout-footer = Every result here can be checked by anybody. You need not trust this server.
layout-back-to-vote = Back to this vote
nav-votes = Votes
nav-organisation = Organisation
nav-how = How it works
nav-me = My votes

common-loading = One moment …
common-failed = That did not work
common-no-connection = The service cannot be reached. Check your connection and try again.
common-try-again = Try again
common-error-summary = { $n ->
    [one] Please correct one thing
   *[other] Please correct { $n } things
}
