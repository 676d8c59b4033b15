board-title = Tafel: { $title }
board-heading = Die Tafel
board-lead = Alles, was in dieser Abstimmung geschah, der Reihe nach. Nichts wird je entfernt oder geändert: Es fiele auf.
board-entries = { $n ->
    [one] Ein Eintrag.
   *[other] { $n } Einträge.
}
board-root = Fingerabdruck der ganzen Tafel:
board-find = Zu Eintrag
board-go = Los
board-empty = Auf dieser Tafel steht noch nichts.
board-caption = Einträge { $first } bis { $last } von { $n }
board-number = Nr.
board-what = Was es ist
board-hash = Fingerabdruck
board-pages = Seiten der Tafel
board-before = Frühere
board-after = Spätere
board-end = Ans Ende
