# Eine Quittung prüfen.
kept-lead = Eine Quittung zeigt, dass Ihr Stimmzettel auf der Tafel steht. Wie Sie gestimmt haben, verrät sie nicht.
kept-file = Quittungsdatei
kept-file-hint = Die Datei, die die Wahlkabine gespeichert hat; sie endet auf .tlog-proof.
kept-working = Geprüft werden Unterschrift, Platz und was jetzt veröffentlicht ist …
kept-good = Ihr Stimmzettel ist auf der Tafel
kept-good-why = Das Protokoll hat ihn unterschrieben, und was jetzt veröffentlicht ist, setzt fort, was es damals unterschrieb.
kept-entry = Eintrag
kept-tracker = Prüfnummer
kept-tracker-why = Wenn Sie vor der Abgabe eine Prüfnummer festgehalten haben, vergleichen Sie beide: War Ihr Gerät ehrlich, sind sie gleich.
kept-signed = Unterschrieben für
kept-signed-entries = { $n ->
    [one] 1 Eintrag damals
   *[other] { $n } Einträge damals
}
kept-now-entries = { $n ->
    [one] 1 Eintrag jetzt
   *[other] { $n } Einträge jetzt
}
kept-counts = Zählt er?
kept-counts-yes = Er ist nach Auskunft des Dienstes der letzte Stimmzettel Ihres Codes, also der, der zählt. Wer die ganze Aufzeichnung nachprüft, sieht es.
kept-counts-no = Ein späterer Stimmzettel Ihres Codes, Eintrag { $index }, zählt an seiner Stelle. Wenn nicht Sie ihn abgegeben haben, stimmen Sie noch einmal ab, oder wenden Sie sich an die Stelle, die das Verzeichnis führt.
kept-counts-unknown = Der Dienst hat es nicht gesagt. Wer die ganze Aufzeichnung nachprüft, sieht es.
kept-vote = Zu dieser Abstimmung
kept-another = Eine andere Quittung prüfen

kept-objection = Auf die Tafel damit
kept-objection-why = Sobald die Abstimmung geschlossen ist, und bis die Stimmen addiert sind, kann Ihre Quittung als Einspruch auf der Tafel stehen. Dann öffnet kein Treuhänder etwas, niemand beglaubigt, und keine Prüfung besteht, bis geklärt ist, wie es dazu kam. Wie Sie gestimmt haben, verrät sie nicht.
kept-object = Einspruch eintragen
kept-objected = Ihr Einspruch steht auf der Tafel
kept-objected-why = Er ist Eintrag { $entry }. Behalten Sie die Quittung trotzdem.
