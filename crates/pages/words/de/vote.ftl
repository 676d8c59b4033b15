vote-open-until = Offen bis zum
vote-cast = Stimme abgeben
vote-cast-again = Solange sie offen ist, können Sie noch einmal abstimmen: Nur Ihr letzter Stimmzettel zählt.
vote-outcome = Ergebnis ansehen
vote-minutes = Niederschrift zum Drucken
vote-who = Wer abstimmt
vote-rule = Wie entschieden wird
vote-clause = Nach welcher Bestimmung
vote-side = Wo diese Abstimmung steht
vote-next = Wer ist am Zug
vote-waiting = Noch nicht gehandelt haben (wo weniger genügen, beliebige davon):
vote-times = Zeiten
vote-opens = Beginn
vote-closes = Ende
vote-moved = (von den Urkundspersonen verlegt)
vote-meeting = Versammlung
vote-turnout = Beteiligung
vote-voters = { $n ->
    [one] eine Person ist stimmberechtigt
   *[other] { $n } sind stimmberechtigt
}
vote-no-roll = das Verzeichnis ist noch nicht eingetragen
vote-counted = teilgenommen haben:
vote-ballots = Stimmzettel auf der Tafel
vote-ballots-note = Mehrfach abgegebene sind mitgezählt. Kleine Zahlen werden nicht genannt, damit sie über niemanden etwas verraten.
vote-check = Selbst nachprüfen
vote-board = { $n ->
    [one] Die Tafel: ein Eintrag
   *[other] Die Tafel: { $n } Einträge
}
vote-verify = In diesem Browser nachprüfen
vote-receipt = Quittung prüfen
vote-people = Wer diese Abstimmung hütet
vote-trustees = Treuhänder
vote-trustees-why = Alle halten einen Teil des Schlüssels. Geöffnet werden nur die Summen: von { $n } der { $all } zusammen, sobald { $signed } die Tafel abgezeichnet haben. Weniger als { $n } erfahren gar nichts.
vote-officers = Urkundspersonen
vote-officers-why = { $n ->
    [one] Eine davon prüft die ganze Auszählung nach und unterschreibt das Ergebnis.
   *[other] { $n } davon prüfen die ganze Auszählung nach und unterschreiben das Ergebnis.
}
vote-witnesses = Zeugen
vote-witnesses-why = Sie achten darauf, dass die Tafel nur wächst und allen dasselbe zeigt.
vote-witnesses-none = Kein Zeuge beobachtet diese Tafel.
vote-record = Die Aufzeichnung
vote-record-why = Alles Öffentliche an dieser Abstimmung ist ein Ordner mit Dateien. Kopieren Sie ihn, und prüfen Sie ihn mit einem Programm Ihrer Wahl nach:
vote-election = Fingerabdruck dieser Abstimmung:
vote-door-trustee = Für Treuhänder: Ihr Anteil
vote-door-organise = Für die Abstimmungsleitung: diese Abstimmung führen
vote-door-certify = Für Urkundspersonen: nachprüfen und unterschreiben
vote-offline = Ohne Netz abstimmen
vote-offline-why = Versiegeln Sie Ihren Stimmzettel auf einem Gerät ohne Netz, und geben Sie ihn später auf. Speichern Sie diese zwei Dateien, öffnen Sie die erste von Ihrem Gerät aus, und geben Sie ihr die zweite:
vote-offline-booth = Die Wahlkabine ohne Netz
vote-offline-file = Die Abstimmungsdatei
vote-offline-post = Versiegelten Stimmzettel aufgeben
vote-offline-receipt = Auch Quittungen prüft die Wahlkabine ohne Netz, mit der Abstimmungsdatei.
