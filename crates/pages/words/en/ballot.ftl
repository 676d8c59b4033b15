# What contests ask for, and answers in words.
ballot-choose-one = Choose one.
ballot-choose-exactly = { $max ->
    [one] Choose exactly one.
   *[other] Choose exactly { $max }.
}
ballot-choose-any = Choose as many as you like.
ballot-choose-up-to = Choose up to { $max }.
ballot-choose-between = Choose { $min } to { $max }.
ballot-score = Give each a score from 0 to { $max }.
ballot-points-exactly = Share out { $budget } points{ $most ->
    [yes] , at most { $each } to one
   *[no] {""}
}.
ballot-points = Share out { $min } to { $budget } points{ $most ->
    [yes] , at most { $each } to one
   *[no] {""}
}.
ballot-places = { $places ->
    [one] Rank one.
   *[other] Rank { $min } to { $places }, best first.
} The places bring { $points } points.
ballot-order-complete = Rank all { $all }, best first.
ballot-order-partial = Rank as many as you like, best first. Those you leave out come after them.
ballot-order-ties = Rank as many as you like, best first. Several may share a place; those you leave out come last.
ballot-grades = Give each a grade, from “{ $worst }” up to “{ $best }”.
ballot-of-exactly = Exactly { $min } of these: { $of }.
ballot-of-at-most = At most { $max } of these: { $of }.
ballot-of-at-least = At least { $min } of these: { $of }.
ballot-of-between = { $min } to { $max } of these: { $of }.
ballot-none = None of these
ballot-blank = Blank vote
ballot-nothing = Nothing marked
ballot-left = { $left ->
    [0] You have chosen { $given }, as many as you may.
    [one] Choose up to { $max }: 1 left.
   *[other] Choose up to { $max }: { $left } left.
}
ballot-chosen = { $given ->
    [0] None chosen yet.
    [one] 1 chosen.
   *[other] { $given } chosen.
}
ballot-too-many = { $over ->
    [one] You have chosen { $given }: 1 too many. At most { $max } may be chosen.
   *[other] You have chosen { $given }: { $over } too many. At most { $max } may be chosen.
}
ballot-points-left = { $left ->
    [0] All points are given.
    [one] 1 point left.
   *[other] { $left } points left.
}
ballot-points-over = { $over ->
    [one] 1 point too many: only { $budget } may be given.
   *[other] { $over } points too many: only { $budget } may be given.
}
ballot-less = One less for { $option }
ballot-more = One more for { $option }
ballot-at-most = At most { $max }
ballot-your-order = Your order, best first
ballot-nobody-ranked = You have ranked nobody yet.
ballot-not-ranked = Not ranked
ballot-rank = Place { $place }
ballot-rank-next = Put { $option } on place { $place }
ballot-move-up = Move { $option } up
ballot-move-down = Move { $option } down
ballot-move-remove = Take { $option } out of the order
ballot-move-tie = { $option } shares the place of { $above }
ballot-handle = { $option }, place { $place }: drag it, or press the arrow keys
ballot-now-at = { $option } is on place { $place } of { $all }
ballot-removed = { $option } is not ranked any more
ballot-then-others = then all others
