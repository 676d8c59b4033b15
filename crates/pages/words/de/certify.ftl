# Eine Urkundsperson beglaubigt eine Abstimmung.
certify-lead = Eine Urkundsperson prüft die ganze Auszählung auf dem eigenen Gerät nach und unterschreibt, was herauskam. Ohne genug solche Unterschriften gilt kein Ergebnis. So kann niemand eines verkünden, das die Stimmzettel nicht hergeben: nicht der Server, nicht die Abstimmungsleitung, nicht die Treuhänder.
certify-step-key = Ihr Schlüssel
certify-step-verify = Nachprüfen
certify-step-sign = Was gefunden wurde
certify-step-send = Unterschriften

certify-key = Ihre Schlüsseldatei
certify-key-hint = Die Datei, die geschrieben wurde, als Ihr Schlüssel entstand.
certify-key-stays = Die Datei wird auf diesem Gerät gelesen, von dieser Seite nicht behalten und niemandem gesendet.
certify-new = Sie haben noch keinen Schlüssel?
certify-new-why = Die Abstimmungsleitung braucht Ihren öffentlichen Schlüssel, bevor die Abstimmung angelegt wird. Ein Schlüssel von jetzt gilt für spätere Abstimmungen, nicht für diese.
certify-make = Schlüssel erzeugen
certify-made = Ihr Schlüssel ist erzeugt und als Datei gespeichert
certify-made-next = Bewahren Sie die Datei dort auf, wo niemand sonst sie findet. Geben Sie der Abstimmungsleitung diesen öffentlichen Schlüssel:
certify-other-key = Andere Datei wählen
certify-officers-are = Ihre Urkundspersonen sind:
certify-you-are = Sie sind { $name }
certify-quorum = Urkundsperson von „{ $vote }“. { $n ->
    [one] Gebraucht wird die Unterschrift einer Urkundsperson.
   *[other] Gebraucht werden die Unterschriften von { $n } Urkundspersonen.
}
certify-verify-why = Bevor Sie unterschreiben können, lädt dieses Gerät die ganze Aufzeichnung und prüft sie vollständig nach. Sie können diese Seite so lange offen lassen.
certify-verify = Abstimmung nachprüfen
certify-verified = Nachgeprüft.

certify-signable = Alles stimmt: Sie können unterschreiben
certify-signable-why = Alle Prüfungen sind bestanden, vom Aufbau bis zum Ergebnis unten. Sie unterschreiben, dass dieses Ergebnis aus dieser Tafel folgt.
certify-sign = Beglaubigung unterschreiben
certify-refused-next = Es wird nichts unterschrieben. Behalten Sie den Bericht, und sagen Sie es der Abstimmungsleitung und den anderen Urkundspersonen.
certify-waits-next = Für Sie ist jetzt nichts zu unterschreiben.
certify-objections = Einsprüche auf der Tafel
certify-objections-none = Es gibt keine.
certify-objections-founded = Ein Einspruch ist begründet: Das Protokoll widerspricht einer Quittung.
certify-objections-unfounded = { $n ->
    [one] Es gibt einen. Er ist unbegründet: Die Tafel stimmt mit der Quittung überein.
   *[other] Es gibt { $n }. Sie sind unbegründet: Die Tafel stimmt mit den Quittungen überein.
}
certify-all-checks = Alle Prüfungen, eine nach der anderen
certify-officers = Urkundspersonen
certify-officers-why = { $n ->
    [one] Gebraucht wird eine Unterschrift von jemandem, den die Abstimmung nicht betrifft.
   *[other] Gebraucht werden { $n } Unterschriften von Urkundspersonen, die die Abstimmung nicht betrifft.
}
certify-is-signed = hat unterschrieben
certify-is-concerned = von der Abstimmung betroffen: die Unterschrift zählt nicht
certify-is-own = Sie
certify-is-open = hat nicht unterschrieben

certify-count = { $n } von { $quorum } Unterschriften
certify-enough = Das sind genug. Senden Sie die Beglaubigung: Sie wird der letzte Eintrag der Tafel.
certify-not-enough = Ihre Unterschrift ist geleistet. Weitere Urkundspersonen müssen dieselbe Beglaubigung unterschreiben.
certify-send = Beglaubigung senden
certify-others = Mit den anderen Urkundspersonen
certify-others-why = Jede Urkundsperson unterschreibt auf dem eigenen Gerät und speichert die Datei. Wer zuletzt unterschreibt, fügt die Dateien der anderen hinzu und sendet alles zusammen.
certify-save = Mit meiner Unterschrift speichern
certify-add = Datei einer anderen Urkundsperson
certify-add-hint = Eine Beglaubigung, die jemand anderes gespeichert hat.
certify-sent = Die Abstimmung ist beglaubigt
certify-sent-why = Die Beglaubigung steht als Eintrag { $entry } auf der Tafel. Nach ihr kommt nichts mehr.
certify-outcome = Zum Ergebnis
