# The keeper of the register.
keeper-lead = Here the keeper of the register enters what the organisation does in public: bodies are formed and end, meetings are called. Each act is tried on the register on this device before it is sent.
keeper-key-now = Your key
keeper-key = The keeper’s key file
keeper-key-hint = The one that the founding of the register names.
keeper-key-here = The key is here
keeper-key-stays = The file is read on this device, forgotten when you leave this page, and sent to nobody.
keeper-undo = An act stands in the register for good; only another act changes what follows from it.
keeper-entered-why = It stands in the register, signed by you.
keeper-id = Short name in the register
keeper-id-hint = Small letters, digits and hyphens, never used before.

keeper-call-now = Call a meeting
keeper-no-kinds = The charter knows no meetings.
keeper-meeting-kind = Kind of meeting
keeper-meeting-starts = It starts
keeper-meeting-place = Place
keeper-convened = Votes that ask for it
keeper-try-call = See what this call is worth
keeper-would-call = What this call would be worth
keeper-send-call = Call the meeting
keeper-did-call = The meeting in { $place } is called
keeper-months = { $n ->
    [one] one month
   *[other] { $n } months
}
keeper-days = { $n ->
    [one] one day
   *[other] { $n } days
}
keeper-notice-none = No notice is asked for ({ $clause }).
keeper-notice-enough = Notice is given: { $length } are asked for ({ $clause }), so it may start from { $earliest } on.
keeper-notice-short = The notice is too short: { $length } are asked for ({ $clause }), so it could start from { $earliest } on. Votes at it would be invalid, unless the notice is shortened by a vote first.
keeper-flaw = It is not properly convened, and votes at it would be invalid:

keeper-form-now = Form a body
keeper-no-many = The charter has no kind of body of which there are many.
keeper-body-kind = Kind of body
keeper-body-name = Name
keeper-declared = So many members declare it
keeper-declared-hint = Leave it empty where the charter does not ask for founders.
keeper-founders = { $n ->
    [one] one founder
   *[other] { $n } founders
}
keeper-try-form = See whether it can be formed
keeper-would-form = It can be formed
keeper-send-form = Form the body
keeper-did-form = { $name } is formed
keeper-end-now = End a body
keeper-end-which = Body
keeper-try-end = See what that would mean
keeper-would-end = It can be ended
keeper-lost = { $n ->
    [one] With it ends the term of one person whom it elected.
   *[other] With it end the terms of { $n } persons whom it elected.
}
keeper-send-end = End the body
keeper-did-end = { $name } has ended

keeper-stands = What stands
keeper-bodies = Bodies
keeper-meetings = Meetings
keeper-no-meetings = None was called.
keeper-late = notice too short
