# Die Registerführung.
keeper-lead = Hier trägt die Registerführung ein, was die Organisation öffentlich tut: Gremien entstehen und enden, Versammlungen werden einberufen. Jeder Eintrag wird auf diesem Gerät am Register ausprobiert, bevor er gesendet wird.
keeper-key-now = Ihr Schlüssel
keeper-key = Schlüsseldatei der Registerführung
keeper-key-hint = Der, den die Gründung des Registers nennt.
keeper-key-here = Der Schlüssel ist da
keeper-key-stays = Die Datei wird auf diesem Gerät gelesen, mit dem Verlassen dieser Seite vergessen und niemandem gesendet.
keeper-undo = Ein Eintrag steht für immer im Register; nur ein weiterer ändert, was aus ihm folgt.
keeper-entered-why = Es steht im Register, von Ihnen unterschrieben.
keeper-id = Kurzname im Register
keeper-id-hint = Kleine Buchstaben, Ziffern und Bindestriche, nie zuvor gebraucht.

keeper-call-now = Versammlung einberufen
keeper-no-kinds = Die Satzung kennt keine Versammlungen.
keeper-meeting-kind = Art der Versammlung
keeper-meeting-starts = Sie beginnt
keeper-meeting-place = Ort
keeper-convened = Abstimmungen, die sie verlangen
keeper-try-call = Ansehen, was diese Einberufung wert ist
keeper-would-call = Was diese Einberufung wert wäre
keeper-send-call = Versammlung einberufen
keeper-did-call = Die Versammlung in { $place } ist einberufen
keeper-months = { $n ->
    [one] ein Monat
   *[other] { $n } Monate
}
keeper-days = { $n ->
    [one] ein Tag
   *[other] { $n } Tage
}
keeper-notice-none = Eine Frist ist nicht verlangt ({ $clause }).
keeper-notice-enough = Die Frist ist gewahrt: Verlangt sind { $length } ({ $clause }), also ist ein Beginn ab { $earliest } möglich.
keeper-notice-short = Die Frist ist zu kurz: Verlangt sind { $length } ({ $clause }), also wäre ein Beginn erst ab { $earliest } möglich. Abstimmungen dort wären ungültig, wenn nicht vorher eine Abstimmung die Frist verkürzt.
keeper-flaw = Sie ist nicht ordnungsgemäß einberufen, und Abstimmungen dort wären ungültig:

keeper-form-now = Gremium bilden
keeper-no-many = Die Satzung hat keine Art von Gremium, von der es viele gibt.
keeper-body-kind = Art des Gremiums
keeper-body-name = Name
keeper-declared = So viele Mitglieder erklären es
keeper-declared-hint = Leer lassen, wo die Satzung keine Gründungsmitglieder verlangt.
keeper-founders = { $n ->
    [one] ein Gründungsmitglied
   *[other] { $n } Gründungsmitglieder
}
keeper-try-form = Ansehen, ob es gebildet werden kann
keeper-would-form = Es kann gebildet werden
keeper-send-form = Gremium bilden
keeper-did-form = { $name } ist gebildet
keeper-end-now = Gremium beenden
keeper-end-which = Gremium
keeper-try-end = Ansehen, was das bedeuten würde
keeper-would-end = Es kann beendet werden
keeper-lost = { $n ->
    [one] Damit endet die Amtszeit einer Person, die es gewählt hat.
   *[other] Damit enden die Amtszeiten von { $n } Personen, die es gewählt hat.
}
keeper-send-end = Gremium beenden
keeper-did-end = { $name } ist beendet

keeper-stands = Was gilt
keeper-bodies = Gremien
keeper-meetings = Versammlungen
keeper-no-meetings = Es wurde keine einberufen.
keeper-late = Frist zu kurz
