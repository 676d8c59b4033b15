board-title = Board: { $title }
board-heading = The board
board-lead = Everything that happened in this vote, in its order. Nothing is ever taken away or changed: that would show.
board-entries = { $n ->
    [one] One entry.
   *[other] { $n } entries.
}
board-root = Fingerprint of the whole board:
board-find = Go to entry
board-go = Go
board-empty = There is nothing on this board yet.
board-caption = Entries { $first } to { $last } of { $n }
board-number = No.
board-what = What it is
board-hash = Fingerprint
board-pages = Pages of the board
board-before = Earlier
board-after = Later
board-end = To the end
