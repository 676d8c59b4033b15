# Eine Aufzeichnung im Browser nachprüfen: vorher, währenddessen, danach.
verify-lead = Ihr eigenes Gerät rechnet diese Abstimmung aus ihrer veröffentlichten Aufzeichnung nach: jedes Dokument, jeden Stimmzettel, jeden Beweis, jede Summe. Es glaubt diesem Server nichts.
verify-size = { $n ->
    [one] Die Tafel hat einen Eintrag.
   *[other] Die Tafel hat { $n } Einträge.
} Alle werden geladen, und jeder wird geprüft.
verify-empty = Für diese Abstimmung ist noch nichts veröffentlicht: Es gibt keine Tafel, die sich nachprüfen ließe.
verify-while = Sie können diese Seite offen lassen und etwas anderes tun. Es wird nichts gesendet, und niemand erfährt, was Sie finden.
verify-start = Jetzt nachprüfen
verify-again = Noch einmal nachprüfen
verify-cancel = Anhalten
verify-cancelled = Angehalten. Aus dem, was bis dahin getan war, lässt sich über diese Abstimmung nichts sagen.
verify-progress = Fortschritt
verify-at = { $done } von { $total }
verify-rate = { $n } in der Sekunde
verify-left = { $n ->
    [one] noch etwa eine Sekunde
   *[other] noch etwa { $n } Sekunden
}
verify-left-minutes = { $n ->
    [one] noch etwa eine Minute
   *[other] noch etwa { $n } Minuten
}
verify-stage-loading = Das Prüfprogramm wird geladen
verify-stage-reading = Die Tafel wird gelesen
verify-stage-reading-rolls = Die Wählerverzeichnisse werden gelesen
verify-stage-verifying-ballots = Stimmzettel werden geprüft
verify-stage-weighing-ballots = Geänderte und gewichtete Stimmen werden verrechnet
verify-stage-other = Es wird gerechnet

verify-passed = Alles stimmt
verify-passed-why = { $n } Prüfungen bestanden, keine gescheitert. Das Ergebnis unten folgt aus den veröffentlichten Stimmzetteln und aus nichts anderem.
verify-failed = Nicht alles stimmt
verify-failed-why = { $failed ->
    [one] Eine Prüfung ist gescheitert
   *[other] { $failed } Prüfungen sind gescheitert
}, { $passed } sind bestanden. Verlassen Sie sich nicht auf dieses Ergebnis. Was nicht stimmt, steht unten; behalten Sie den Bericht, und wenden Sie sich an die Wahlleitung.
verify-unfinished = Bis jetzt ist nichts falsch
verify-unfinished-why = { $passed } Prüfungen bestanden, keine gescheitert; { $waiting ->
    [one] eine wartet
   *[other] { $waiting } warten
} auf etwas, das noch nicht auf der Tafel steht. Prüfen Sie noch einmal nach, wenn das Ergebnis beglaubigt ist.
verify-damaged = Diese Kopie ist beschädigt: Einträge und Baum passen nicht zusammen. Versuchen Sie es noch einmal, bevor Sie jemanden beschuldigen; der Fehler kann an der Verbindung oder am Server liegen.
verify-took = { $seconds ->
    [one] { $entries } Einträge in einer Sekunde geprüft.
   *[other] { $entries } Einträge in { $seconds } Sekunden geprüft.
}
verify-claimed = Nicht nachgeprüft: Das ist nur, was die Aufzeichnung behauptet.
verify-fault = Das Prüfprogramm konnte nicht arbeiten
verify-fault-no-record = Für diese Abstimmung ist nichts veröffentlicht, oder es gibt sie nicht.
verify-fault-no-connection = Die Aufzeichnung konnte nicht geladen werden. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.
verify-fault-core-stopped = Das Prüfprogramm ist abgebrochen, vielleicht aus Mangel an Speicher. Große Aufzeichnungen prüft besser der Befehl ostrakon nach.
verify-fault-no-simd = Dieser Browser kann nicht schnell genug rechnen (ihm fehlt WebAssembly-SIMD) und daher nicht nachprüfen. Nehmen Sie einen neueren Browser, ein anderes Gerät oder den Befehl ostrakon.
verify-fault-detail = Einzelheiten

verify-result = Ergebnis
verify-no-result = Es gibt noch kein nachgeprüftes Ergebnis.
verify-counted = { $n ->
    [one] Ein Stimmzettel gezählt
   *[other] { $n } Stimmzettel gezählt
}, zusammen mit dem Gewicht { $weight }.
verify-option = Möglichkeit
verify-total = Stimmen
verify-elected-mark = gewählt
verify-none = Niemand von ihnen
verify-blank = Leer
verify-preferred = { $a } vor { $b }
verify-status-carried = Angenommen
verify-status-lost = Nicht angenommen
verify-status-elected = Gewählt: { $names }
verify-status-vacant = Niemand ist gewählt
verify-status-tied = Gleichstand: Eine neue Abstimmung entscheidet
verify-status-too-few = Zu wenige Stimmzettel, um geheim zu zählen
verify-status-invalid = Ungültig: Die Abstimmung verstieß gegen die Regeln
verify-reasons = Wie das folgt

verify-checks = Was geprüft wurde
verify-check = Prüfung { $check }:
verify-mark-passed = bestanden
verify-mark-failed = GESCHEITERT
verify-mark-not-run = nicht geprüft
verify-findings = { $n ->
    [one] ein Befund
   *[other] { $n } Befunde
}
verify-notes = { $n ->
    [one] eine Anmerkung
   *[other] { $n } Anmerkungen
}
verify-room-1 = Die Vorbereitung
verify-room-2 = Die Wählerverzeichnisse
verify-room-3 = Die Stimmzettel
verify-room-4 = Die Tafel
verify-room-5 = Die Summen
verify-room-6 = Die Entschlüsselung
verify-room-7 = Das Ergebnis

verify-limits = Was diese Seite nicht beweisen kann
verify-limits-lead = Eine Seite ist das Wort des Servers, der sie schickt. Ein unehrlicher Server könnte eine schicken, auf der „Alles stimmt“ steht, was immer der Fall ist. Deshalb:
verify-limits-own = Prüfen Sie auf Ihrem eigenen Rechner nach, mit einem Programm, das nicht von hier kommt.
verify-limits-second = Nehmen Sie auch das zweite Programm. Es wurde allein nach der Spezifikation geschrieben, in einer anderen Sprache, und teilt mit dem ersten keine Zeile.
verify-limits-same = Vergleichen Sie mit anderen, dass Sie alle dieselbe Tafel sehen: gleich viele Einträge und dieselbe Wurzel.
verify-limits-yours = Ob Ihr eigener Stimmzettel auf der Tafel steht, zeigt Ihre Quittung.
verify-limits-files = Dateien, die kein Eintrag nennt, werden hier nicht gesehen; sie ändern kein Ergebnis.
verify-commands = Befehle zum Kopieren
verify-copy = Kopieren
verify-copied = Kopiert
verify-board-is = Die Tafel, die geprüft wurde
verify-board-entries = Einträge
verify-board-root = Wurzel
verify-board-election = Wahl
verify-save = Bericht speichern

# Ein Satz je Prüfung: was sie beweist.
check-101 = Die Aufzeichnung hat genau die Dateien, die zu ihr gehören.
check-102 = Jeder Eintrag der Tafel ist ein Stimmzettel oder ein Dokument bekannter Art, in seiner einen genauen Form.
check-103 = Alles ist von der Fassung, die dieses Prüfprogramm kennt.
check-104 = Das Wahlmanifest ist stimmig: Fragen, Grenzen und Stimmzettel passen zueinander.
check-105 = Die Satzung ist genau der Text, den das Wahlmanifest nennt.
check-106 = Jedes Dokument ist von denen unterschrieben, die es unterschreiben mussten, und für diese Wahl.
check-107 = Die Treuhänder haben ihre Schlüssel Schritt für Schritt erzeugt, alle, in der richtigen Reihenfolge.
check-108 = Der Teil jedes Treuhänders an den Schlüsseln ist der, auf den er sich vorher festgelegt hatte.
check-109 = Jeder Treuhänder kennt das Geheimnis hinter seinem eigenen Teil.
check-110 = Jeder Treuhänder hat diese Schlüssel bestätigt.
check-111 = Die Schlüssel, mit denen Stimmzettel verschlüsselt werden, folgen aus den Teilen der Treuhänder und aus nichts anderem.
check-112 = Amtsträger, Gremien und Satzung sind die aus dem Register der Organisation.
check-201 = Die Wählerverzeichnisse sind die Dateien, die unterschrieben wurden.
check-202 = Niemand steht zweimal in einem Verzeichnis, und jede Berechtigung darin ist gültig.
check-203 = Verzeichnisse und Schlüssel standen fest, bevor die Abstimmung eröffnet wurde.
check-301 = Jeder Stimmzettel ist richtig gebaut.
check-302 = Jeder Stimmzettel kommt von jemandem, der im Verzeichnis steht.
check-303 = Wer noch einmal abstimmte, tat es wissentlich: Jeder Stimmzettel nennt den, den er ersetzt.
check-304 = Von jedem Stimmzettel ist bewiesen, dass er gültig ist und von dem stammt, dem die Berechtigung gehört; was er sagt, zeigt das nicht.
check-305 = Kein Stimmzettel ist von einem anderen abgeschrieben.
check-401 = Die Dateien der Tafel sagen dasselbe wie ihre Einträge.
check-402 = Der unterschriebene Stand der Tafel ist der von genau diesen Einträgen.
check-403 = Das Protokoll der Tafel hat diesen Stand unterschrieben.
check-404 = So viele unabhängige Zeugen, wie das Wahlmanifest verlangt, haben ihn ebenfalls unterschrieben.
check-405 = Alles geschah in seiner Reihenfolge: kein Stimmzettel nach dem Schluss, keine Entschlüsselung davor.
check-406 = Die Tafel setzt jeden früheren Stand fort, den Sie dem Befehl mitgeben; hier ist keiner mitgegeben.
check-407 = Jede Quittung, die Sie dem Befehl mitgeben, steht auf der Tafel; hier ist keine mitgegeben. Ihre Quittung prüfen Sie auf einer eigenen Seite.
check-408 = Kein Einspruch ist begründet: Niemand hat eine Quittung für einen Stimmzettel, der fehlt.
check-409 = Die Abstimmung wurde zu ihren Zeiten eröffnet und geschlossen.
check-501 = Gezählt wurden genau die Stimmzettel, die zählen, von jedem der letzte.
check-502 = Die verschlüsselten Summen sind die Summen dieser Stimmzettel.
check-503 = Was zu wenige abgegeben haben, um geheim zu bleiben, wurde nicht gezählt.
check-601 = Genügend Treuhänder haben den Summen zugestimmt, bevor jemand entschlüsselte.
check-602 = Von jedem Teil der Entschlüsselung ist bewiesen, dass er richtig ist.
check-603 = Die veröffentlichten Zahlen sind das, was die Summen entschlüsselt ergeben.
check-604 = Nichts als diese Summen wurde entschlüsselt: kein einzelner Stimmzettel.
check-605 = Wo das Los entschied, wurde es gezogen, wie die Satzung es sagt, und niemand konnte es wählen.
check-701 = Das Ergebnis ist das, was die Satzung aus diesen Zahlen macht.
check-702 = Genügend Amtsträger haben dieses Ergebnis beglaubigt und kein anderes.
