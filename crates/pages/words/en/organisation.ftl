organisation-title = Organisation
organisation-lead = What the public register says: who decides, who holds which office, and what was decided.
organisation-none = This organisation has no register yet.
organisation-dissolved = The organisation was dissolved.
organisation-bodies = Bodies
organisation-formed = { $n ->
    [one] one of them
   *[other] { $n } of them
}
organisation-offices = Offices
organisation-body = Body
organisation-holder = Held by
organisation-since = Since
organisation-vacant = { $n ->
    [one] one seat is vacant
   *[other] { $n } seats are vacant
}
organisation-nobody = Nobody holds it in:
organisation-meetings = Meetings
organisation-called = Called
organisation-notice-given = Called in time
organisation-notice-shortened = Notice shortened by a vote
organisation-notice-short = Called too late: votes at it are invalid
organisation-decisions = Votes and decisions
organisation-no-decisions = Nothing has been decided yet.
organisation-no-outcome = No outcome is entered yet.
organisation-open-vote = a vote in the open
organisation-fresh = a fresh vote is due
organisation-register = { $n ->
    [one] The register has one act. Founded
   *[other] The register has { $n } acts. Founded
}
organisation-doors = For those who hold an office
organisation-door-make = For the organiser: make a vote
organisation-door-people = For the registrar: the people of a body
organisation-door-keeper = For the keeper of the register: bodies and meetings
organisation-site = { $n ->
    [one] Your browser is given one file whose hash stands in the register. Entered
   *[other] Your browser is given { $n } files whose hashes stand in the register: scripts, styles, words, modules, and pages that scripts fill. Entered
}
organisation-site-how = Anybody can compare them from outside, best from several places:
