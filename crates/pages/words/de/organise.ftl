# Eine Abstimmung führen: für Abstimmungsleitung und Registratur.
organise-lead = Hier wird eine Abstimmung geführt: Wer abstimmen darf, wird eingetragen, die Abstimmung wird eröffnet und geschlossen, die versiegelten Stimmzettel werden zusammengezählt, und was die Treuhänder öffneten, wird festgestellt. Alles wird auf diesem Gerät geprüft, bevor es unterschrieben wird.
organise-of = Sie führen die Abstimmung
organise-phase-key = Der Schlüssel
organise-phase-rolls = Verzeichnisse und Eröffnung
organise-phase-vote = Abstimmen
organise-phase-count = Auszählen
organise-phase-certify = Beglaubigung

organise-next = Wer als Nächstes handeln muss
organise-waits-for = Noch fehlen:
organise-lots = Bei Gleichstand ziehen die Treuhänder zuerst das Los für:
organise-look = Noch einmal nachsehen
organise-others-trustee = Das tun die Treuhänder auf einer eigenen Seite oder mit dem Befehl ostrakon. Senden Sie ihnen den Link, falls sie ihn nicht kennen.
organise-others-certify = Die Urkundspersonen prüfen alles auf eigenen Geräten nach und unterschreiben. Senden Sie ihnen den Link, falls sie ihn nicht kennen.
organise-others-outcome = Hier ist nichts mehr zu tun.
organise-others-wait = Bis das geklärt ist, geht hier nichts weiter. Sagen Sie es den Urkundspersonen, den Treuhändern und den Zeugen.
organise-door-trustee = Die Seite der Treuhänder
organise-door-certify = Die Seite der Urkundspersonen
organise-door-outcome = Das Ergebnis
organise-needs-organiser = Wählen Sie unten den Schlüssel der Abstimmungsleitung: Mit ihm wird dieser Schritt unterschrieben.
organise-needs-registrar = Wählen Sie unten den Schlüssel der Registratur: Mit ihm werden Verzeichnisse unterschrieben.

organise-do-roll = Tragen Sie ein, wer abstimmen darf: die Verzeichnisdatei, die die Ausgabestelle der Zugangscodes für diese Abstimmung erstellt hat.
organise-undo-roll = Ein Verzeichnis auf der Tafel wird nicht zurückgenommen und nicht geändert.
organise-roll = Verzeichnisdatei
organise-roll-hint = Was `ostrakon credentials list` geschrieben hat. Sie wird angesehen, bevor sie eingetragen wird.
organise-roll-found = { $n ->
    [one] Verzeichnis „{ $roll }“: eine stimmberechtigte Person
   *[other] Verzeichnis „{ $roll }“: { $n } Stimmberechtigte
}
organise-roll-weight = Zusammen haben sie das Gewicht { $weight }.
organise-roll-alike = Dieses Verzeichnis ist klein. Stimmen alle, die abstimmen, gleich, so verrät das Ergebnis, wie jede Person gestimmt hat.
organise-roll-floor = Unter { $least } Stimmzetteln wird nichts geheim ausgezählt, also wird keine Abstimmung dieses Verzeichnisses entschlüsselt.
organise-roll-heavy = Stimmen alle ab, so verriete eine Summe die Stimme mit dem Gewicht { $weight }: Dann wird keine Abstimmung dieses Verzeichnisses entschlüsselt.
organise-roll-root = Vergleichen Sie mit dem, was die Ausgabestelle hat:
organise-go-roll = Dieses Verzeichnis eintragen
organise-did-roll = Das Verzeichnis ist eingetragen
organise-did-roll-why = Es steht mit seiner Datei auf der Tafel, unterschrieben von der Registratur.

organise-do-open = Eröffnen Sie die Abstimmung: Schlüssel und Verzeichnisse stehen damit fest, und ab der Eröffnungszeit werden Stimmzettel angenommen.
organise-undo-open = Von da an ändert sich an der Abstimmung nichts mehr: keine Frage, kein Verzeichnis, keine Treuhänder.
organise-go-open = Abstimmung eröffnen
organise-did-open = Die Abstimmung ist eröffnet
organise-did-open-why = Die Mitglieder können jetzt abstimmen. Wenn die Zeit um ist, schließen Sie die Abstimmung hier.

organise-do-close = Schließen Sie die Abstimmung, wenn ihre Zeit um ist. Dafür haben Sie einen Tag.
organise-undo-close = Danach wird kein Stimmzettel mehr angenommen.
organise-go-close = Abstimmung schließen
organise-did-close = Die Abstimmung ist geschlossen
organise-did-close-why = Jetzt werden Einsprüche gehört. Danach werden die Stimmzettel zusammengezählt.
organise-move = Soll die Abstimmung früher oder später schließen?
organise-move-why = Den Schluss verlegen nur Urkundspersonen gemeinsam: Genug von ihnen unterschreiben eine neue Zeit (`ostrakon certify schedule`). Ihre Datei wird hier eingetragen; einen anderen Schlüssel braucht es dafür nicht.
organise-schedule = Datei mit den Unterschriften der Urkundspersonen
organise-schedule-hint = Eine Datei mit allen Unterschriften. Die neue Zeit gilt, sobald sie eingetragen ist.
organise-did-schedule = Der Schluss ist verlegt
organise-did-schedule-why = Die neue Zeit steht unten, und alle Stimmberechtigten sehen sie.

organise-do-tally = Zählen Sie die versiegelten Stimmzettel zusammen. Die Summen verraten niemandem etwas: Sie sind noch versiegelt. Vorher prüft dieses Gerät jeden Stimmzettel nach.
organise-undo-tally = Die Summen auf der Tafel sind die, die die Treuhänder prüfen, abzeichnen und öffnen.
organise-go-tally = Summen unterschreiben und eintragen
organise-did-tally = Die Summen stehen auf der Tafel
organise-did-tally-why = Nun prüfen die Treuhänder die Tafel selbst nach und zeichnen sie ab.
organise-do-result = Setzen Sie die Anteile der Treuhänder zusammen: Sie öffnen die Summen. Vorher prüft dieses Gerät alles nach.
organise-undo-result = Von da an sind die Summen öffentlich.
organise-go-result = Ergebnis unterschreiben und eintragen
organise-did-result = Das Ergebnis steht auf der Tafel
organise-did-result-why = Verkündet wird es, wenn die Urkundspersonen es beglaubigt haben.

organise-verify = Aufzeichnung nachprüfen
organise-verified = Nachgeprüft.
organise-right = Alles stimmt
organise-right-tally = Jeder Stimmzettel und alles davor wurde auf diesem Gerät nachgeprüft.
organise-right-result = Die Summen und die Anteile wurden auf diesem Gerät nachgeprüft.
organise-all-checks = Alle Prüfungen, eine nach der anderen
organise-refused-next = Es wird nichts unterschrieben. Sehen Sie später noch einmal nach, oder sagen Sie den Urkundspersonen, was hier steht.

organise-stands = Was feststeht
organise-opens = Beginn
organise-closes = Schluss
organise-moved = (von den Urkundspersonen verlegt)
organise-heard = Einsprüche werden gehört:
organise-days = { $n ->
    [one] einen Tag lang
   *[other] { $n } Tage lang
}
organise-hours = { $n ->
    [one] eine Stunde lang
   *[other] { $n } Stunden lang
}
organise-minutes = { $n ->
    [one] eine Minute lang
   *[other] { $n } Minuten lang
}
organise-no-roll = { $n ->
    [one] noch kein Verzeichnis; höchstens eine Person
   *[other] noch kein Verzeichnis; höchstens { $n } Personen
}
organise-voters = { $n ->
    [one] eine Person darf abstimmen
   *[other] { $n } Personen dürfen abstimmen
}
organise-voted = { $n ->
    [one] eine davon hat abgestimmt
   *[other] { $n } davon haben abgestimmt
}
organise-voted-few = weniger als { $n } davon haben abgestimmt
organise-ballots = Stimmzettel auf der Tafel
organise-fewer = weniger als { $n }
organise-trustees = Treuhänder
organise-officers = { $n ->
    [one] Urkundspersonen, von denen eine unterschreiben muss
   *[other] Urkundspersonen, von denen { $n } unterschreiben müssen
}
organise-turnout-why = Wer noch einmal abstimmt, fügt einen Stimmzettel hinzu; es zählt der letzte. Zahlen unter { $n } werden niemandem gesagt.

organise-keys = Ihre Schlüssel
organise-organiser = Der Schlüssel der Abstimmungsleitung
organise-registrar = Der Schlüssel der Registratur
organise-key-here = gewählt
organise-key-not-here = nicht gewählt
organise-key = Schlüsseldatei wählen
organise-key-hint = Wessen Schlüssel es ist, sieht diese Seite selbst.
organise-key-stays = Die Datei wird auf diesem Gerät gelesen, mit dem Verlassen dieser Seite vergessen und niemandem gesendet.

organise-members = Die Personen dieser Abstimmung
organise-members-why = Wer auf einer Personenliste dieser Abstimmung steht, bekommt eine Nachricht, ob schon abgestimmt wurde oder nicht: Der Dienst weiß nicht, wer abgestimmt hat. Niemand bekommt dieselbe Erinnerung zweimal.
organise-remind-opens = Alle daran erinnern, dass die Abstimmung läuft
organise-remind-closes = Alle daran erinnern, dass die Abstimmung bald schließt
organise-remind-result = Allen sagen, dass es ein Ergebnis gibt
organise-reminded = { $n ->
    [0] Es ist niemand zu erinnern: Es gibt keine Personenliste, oder alle haben diese Nachricht schon.
    [one] Eine Nachricht ist unterwegs.
   *[other] { $n } Nachrichten sind unterwegs.
}
organise-forget-title = Die Personenlisten werden nicht mehr gebraucht?
organise-forget-why = Alles ist beglaubigt: Der Dienst braucht die Personenlisten dieser Abstimmung nicht mehr. Die Tafel nennt niemanden und bleibt, wie sie ist.
organise-forget-undo = Was gelöscht ist, kommt nicht wieder.
organise-forget = Personenlisten löschen
organise-forgotten = { $n ->
    [0] Es gab nichts zu löschen.
    [one] Ein Platz auf einer Personenliste ist gelöscht, mit allem, was dazu gespeichert war.
   *[other] { $n } Plätze auf Personenlisten sind gelöscht, mit allem, was dazu gespeichert war.
}
