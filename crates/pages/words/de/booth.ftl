# Die Wahlkabine.
booth-opening = Diese Abstimmung wird geprüft: ihre Schlüssel, ihre Verzeichnisse, und wer sie unterschrieben hat …
booth-closes = Sie können bis zum { $when } abstimmen.
booth-steps = Schritte
booth-step-choose = Wählen
booth-step-review = Prüfen
booth-step-done = Abgeben
booth-to-the-vote = Zurück zu dieser Abstimmung

unlock-title = Ihr Wahlcode
unlock-code = Code
unlock-code-hint = 28 Buchstaben und Ziffern aus Ihrem Brief, etwa 0A1B-2C3D-…; auf Bindestriche und Großschreibung kommt es nicht an.
unlock-go-on = Weiter
unlock-kept = In diesem Browser liegt ein Wahlschlüssel.
unlock-with-kept = Diesen Schlüssel nehmen
unlock-key-file = Ich habe eine Schlüsseldatei
unlock-key-label = Schlüsseldatei
unlock-several = Dieser Schlüssel steht in mehreren Verzeichnissen. In welchem stimmen Sie jetzt ab?
unlock-private = Der Code bleibt auf diesem Gerät. Er wird nie gesendet, ebenso wenig wie das, was Sie wählen.

choose-review = Stimmzettel prüfen

review-title = Ist das Ihr Stimmzettel?
review-nothing-cast = Noch ist nichts abgegeben.
review-cast = Diesen Stimmzettel abgeben
review-change = Ändern
review-check = Stattdessen dieses Gerät prüfen
review-check-why = Ein unehrliches Gerät könnte etwas anderes verschlüsseln, als es zeigt. Sie können ein zweites Gerät nachsehen lassen: Dieser Stimmzettel wird dann geöffnet und verworfen, und Sie stimmen neu ab. Niemand weiß vorher, welchen Stimmzettel Sie prüfen.
review-tracker-title = Erstens: die Prüfnummer festhalten
review-tracker-how = Richten Sie die Kamera Ihres Telefons, oder eines fremden, auf diesen Code. Es merkt sich die Prüfnummer. Sie können sie auch aufschreiben.
review-tracker-qr = QR-Code: öffnet die Prüfnummer auf einem zweiten Gerät
review-then-title = Zweitens: den Stimmzettel öffnen
review-then = Erst wenn das andere Gerät die Prüfnummer hat. Ein geöffneter Stimmzettel kann nicht mehr abgegeben werden.
review-challenge = Diesen Stimmzettel öffnen

challenge-spent = Dieser Stimmzettel ist geöffnet: Er wurde nicht abgegeben, und kann es nicht mehr werden.
challenge-title = Zeigen Sie ihn nun dem zweiten Gerät
challenge-scan = Richten Sie dieselbe Kamera auf diesen Code. Das andere Gerät rechnet selbst nach, was verschlüsselt wurde, und ob es das ist, was Sie festgehalten haben.
challenge-qr = QR-Code: der geöffnete Stimmzettel, für das zweite Gerät
challenge-file-only = Dieser Stimmzettel ist zu groß für einen Code: Speichern Sie ihn, und öffnen Sie die Datei auf der Seite des zweiten Geräts.
challenge-save = Öffnung speichern
challenge-go-on = Weiter abstimmen

cast-sealing = Ihr Stimmzettel wird versiegelt: bewiesen wird, dass er gültig ist, ohne ihn zu zeigen …
cast-sending = Er wird gesendet …
cast-nothing-lost = Ihr versiegelter Stimmzettel ist noch hier. Auch zweimal gesendet zählt er nur einmal.
cast-again = Noch einmal senden
cast-save = Versiegelten Stimmzettel speichern
cast-review-again = Zurück zum Stimmzettel
cast-log-in = Anmelden
cast-log-in-then = (eine neue Seite), dann kommen Sie hierher zurück und versuchen es noch einmal. Der Stimmzettel selbst wird ohne Ihre Anmeldung gesendet.

receipt-title = Ihr Stimmzettel ist auf der Tafel
receipt-entry = Er ist Eintrag { $index }. Die Unterschrift des Protokolls wurde auf diesem Gerät geprüft.
receipt-keep = Behalten Sie die Quittung: Mit ihr kann jeder zeigen, dass Ihr Stimmzettel fehlt, sollte das je so sein. Wie Sie gestimmt haben, verrät sie nicht.
receipt-keep-false = Aus dieser Antwort geht nicht hervor, dass Ihr Stimmzettel auf der Tafel ist. Speichern Sie sie als Beweis, schicken Sie sie den Prüfenden, und stimmen Sie dann noch einmal ab.
receipt-save = Quittung speichern
receipt-check = Jetzt prüfen
receipt-phone = Auf mein Telefon nehmen
receipt-qr = QR-Code: die Quittung, für ein anderes Gerät
receipt-next-title = Und jetzt?
receipt-next-revote = Bis zum Ende können Sie noch einmal abstimmen: Nur Ihr letzter Stimmzettel zählt.
receipt-next-verify = Ist die Abstimmung entschieden, prüfen Sie das Ergebnis auf ihrer Seite nach, auf Ihrem eigenen Gerät.

booth-over = Die Abstimmung ist beendet
unsent-late = Ein versiegelter Stimmzettel von Ihnen wurde nicht rechtzeitig gesendet. Er wurde entfernt; niemand erfährt, was Sie gewählt haben.
unsent-waits = Ein versiegelter Stimmzettel von Ihnen wurde nicht gesendet. Er kann bis zum { $when } gesendet werden.
unsent-send = Jetzt senden
