# The people of a body: for the registrar.
people-lead = Here the registrar says who belongs to a body: who may log in, and under which address. That gives nobody a vote, for which a credential on a roll is needed, and none of it is ever on a board.
people-key-now = Your key
people-key = The registrar’s key file
people-key-hint = The one whose public key the service knows.
people-key-here = The key is here
people-key-stays = The file is read on this device, forgotten when you leave this page, and sent to nobody.
people-body-now = Whose people
people-body = Body
people-choose = Choose…
people-sheet-now = The sheet
people-sheet-why = A table as CSV with these columns. Name, weight and body may be left out. It is all of the body: whoever is not in it goes.
people-file = Sheet (CSV)
people-file-hint = It is looked at first; nothing is changed by choosing it.
people-would = { $n ->
    [one] Nothing is changed yet: the body would have one member
   *[other] Nothing is changed yet: the body would have { $n } members
}
people-would-nothing = It is what the service has already.
people-added = { $n ->
    [one] One comes
   *[other] { $n } come
}
people-changed = { $n ->
    [one] One changes
   *[other] { $n } change
}
people-removed = { $n ->
    [one] One goes
   *[other] { $n } go
}
people-put-undo = The sheet takes the place of the one before. Whoever goes can no longer log in for this body.
people-put = Put this sheet
people-done = { $n ->
    [one] The body has one member
   *[other] The body has { $n } members
}
people-done-why = They can log in. For a vote the credential authority makes the roll of the same people.
people-refused = { $n ->
    [one] One line is refused
   *[other] { $n } lines are refused
}
people-refused-why = While a line is refused nothing is changed. Correct the sheet and choose it again.
people-lines = Refused lines
people-more = The first { $shown } of { $n } refused lines are shown. A file has them all.
people-save-refused = Save all refused lines
people-line = Line
people-reason = Why
people-download-more = What the service has now
people-download-why = It can be corrected and put again. Whoever has the file has names and addresses: delete it when it is no longer needed.
people-download = Download the sheet
