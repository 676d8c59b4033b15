# Wonach gefragt wird, und Antworten in Worten.
ballot-choose-one = Wählen Sie eine Antwort.
ballot-choose-exactly = { $max ->
    [one] Wählen Sie genau eine Antwort.
   *[other] Wählen Sie genau { $max }.
}
ballot-choose-any = Wählen Sie so viele, wie Sie möchten.
ballot-choose-up-to = Wählen Sie bis zu { $max }.
ballot-choose-between = Wählen Sie { $min } bis { $max }.
ballot-score = Geben Sie jeder Möglichkeit 0 bis { $max } Punkte.
ballot-points-exactly = Verteilen Sie { $budget } Punkte{ $most ->
    [yes] , höchstens { $each } auf eine Möglichkeit
   *[no] {""}
}.
ballot-points = Verteilen Sie { $min } bis { $budget } Punkte{ $most ->
    [yes] , höchstens { $each } auf eine Möglichkeit
   *[no] {""}
}.
ballot-places = { $places ->
    [one] Setzen Sie eine Möglichkeit auf den ersten Platz.
   *[other] Ordnen Sie { $min } bis { $places }, das Beste zuerst.
} Die Plätze bringen { $points } Punkte.
ballot-order-complete = Ordnen Sie alle { $all }, das Beste zuerst.
ballot-order-partial = Ordnen Sie so viele, wie Sie möchten, das Beste zuerst. Was Sie auslassen, kommt danach.
ballot-order-ties = Ordnen Sie so viele, wie Sie möchten, das Beste zuerst. Mehrere dürfen sich einen Platz teilen; was Sie auslassen, kommt zuletzt.
ballot-grades = Geben Sie jeder Möglichkeit eine Note, von „{ $worst }“ bis „{ $best }“.
ballot-of-exactly = Genau { $min } von diesen: { $of }.
ballot-of-at-most = Höchstens { $max } von diesen: { $of }.
ballot-of-at-least = Mindestens { $min } von diesen: { $of }.
ballot-of-between = { $min } bis { $max } von diesen: { $of }.
ballot-none = Keine davon
ballot-blank = Leere Stimme
ballot-nothing = Nichts angekreuzt
ballot-left = { $left ->
    [0] Sie haben { $given } gewählt, so viele wie möglich.
    [one] Bis zu { $max } möglich: noch 1.
   *[other] Bis zu { $max } möglich: noch { $left }.
}
ballot-chosen = { $given ->
    [0] Noch nichts gewählt.
    [one] 1 gewählt.
   *[other] { $given } gewählt.
}
ballot-too-many = { $over ->
    [one] Sie haben { $given } gewählt: 1 zu viel. Höchstens { $max } sind möglich.
   *[other] Sie haben { $given } gewählt: { $over } zu viel. Höchstens { $max } sind möglich.
}
ballot-points-left = { $left ->
    [0] Alle Punkte sind vergeben.
    [one] Noch 1 Punkt.
   *[other] Noch { $left } Punkte.
}
ballot-points-over = { $over ->
    [one] 1 Punkt zu viel: Es gibt nur { $budget }.
   *[other] { $over } Punkte zu viel: Es gibt nur { $budget }.
}
ballot-less = Eins weniger für { $option }
ballot-more = Eins mehr für { $option }
ballot-at-most = Höchstens { $max }
ballot-your-order = Ihre Reihenfolge, das Beste zuerst
ballot-nobody-ranked = Sie haben noch nichts geordnet.
ballot-not-ranked = Noch nicht geordnet
ballot-rank = Platz { $place }
ballot-rank-next = { $option } auf Platz { $place } setzen
ballot-move-up = { $option } nach oben
ballot-move-down = { $option } nach unten
ballot-move-remove = { $option } aus der Reihenfolge nehmen
ballot-move-tie = { $option } teilt sich den Platz mit { $above }
ballot-handle = { $option }, Platz { $place }: ziehen, oder mit den Pfeiltasten verschieben
ballot-now-at = { $option } ist auf Platz { $place } von { $all }
ballot-removed = { $option } ist nicht mehr in der Reihenfolge
ballot-then-others = dann alle anderen
