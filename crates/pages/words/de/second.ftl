# Das zweite Gerät.
second-lead = Diese Seite prüft, was ein anderes Gerät verschlüsselt hat. Sie braucht keinen Code von Ihnen und gibt nichts ab.
second-tracker-title = Die Prüfnummer ist hier festgehalten
second-tracker-kept = Vergleichen Sie sie mit dem, was das andere Gerät zeigt. Öffnen Sie dort dann den Stimmzettel, und richten Sie die Kamera dieses Geräts auf den Code, der erscheint.
second-no-tracker = Beginnen Sie auf dem Gerät, auf dem Sie abstimmen: Wählen Sie „Stattdessen dieses Gerät prüfen“ und scannen Sie mit diesem Gerät dessen ersten Code.
second-typed = Oder geben Sie die Prüfnummer ein, und öffnen Sie die Datei mit dem geöffneten Stimmzettel
second-tracker = Prüfnummer
second-file = Geöffneter Stimmzettel
second-vote = Adresse der Abstimmung (was hinter /votes/ steht)
second-check = Prüfen
second-working = Nachgerechnet wird, was das andere Gerät verschlüsselt hat …
second-good = Genau das hat jenes Gerät verschlüsselt
second-good-why = Die Prüfnummer ist die, die Sie festgehalten haben, bevor jenes Gerät wusste, dass Sie es prüfen. Ist es das, was Sie gewählt haben? Wenn nicht, stimmen Sie auf jenem Gerät nicht ab.
second-again = Dieser Stimmzettel ist verbraucht. Stimmen Sie auf dem anderen Gerät weiter ab; prüfen können Sie, so oft Sie möchten.
second-forget = Prüfnummer vergessen
