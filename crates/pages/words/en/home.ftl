home-lead = Votes whose results anybody can check, and whose ballots stay secret.
home-open = Open now
home-coming = Coming up
home-counting = Being counted
home-decided = Decided
home-empty = There is no vote here yet.
home-more = { $n ->
    [one] and one more question
   *[other] and { $n } more questions
}
home-trust = Why you can believe the result
home-sealed = Sealed on your device
home-sealed-why = Your ballot is encrypted before it leaves your phone or computer. No single person can open it: several trustees would have to act together.
home-board = Everything in public
home-board-why = Each sealed ballot stands on a public board. Your receipt lets you prove it if yours should ever go missing.
home-checked = Checked by anybody
home-checked-why = Anybody can verify the whole count, in this browser or with a program of their own. A wrong count would show.
home-how = How it works, and what you must trust
