outcome-title = Ergebnis: { $title }
outcome-heading = Ergebnis
outcome-not-yet = Noch ist nichts ausgezählt. Es gibt kein Teilergebnis, bevor die Treuhänder gemeinsam die Summen entschlüsseln.
outcome-reading = Dieser Dienst ist gerade gestartet und prüft die Aufzeichnung neu. Bitte laden Sie diese Seite gleich noch einmal.
outcome-lot = Ein Gleichstand wird durch das Los entschieden. Die Treuhänder ziehen es gemeinsam; danach steht das Ergebnis hier.
outcome-counted = Ausgezählt, aber noch nicht beurkundet: Die Urkundspersonen prüfen die Auszählung noch nach.
outcome-certified = Von den Urkundspersonen nachgeprüft und beurkundet.
outcome-too-few = Weniger als { $n } Stimmzettel, oder Gewichte, an denen sich ablesen ließe, wie jemand gestimmt hat. Damit sie geheim bleiben, werden sie nie entschlüsselt.
outcome-by-lot = Durch Los entschieden.
outcome-invalid = Die Abstimmung verstieß gegen die Regeln und entscheidet nichts:
outcome-majority = { $n } von { $base } waren dafür; nötig waren { $needed }.
outcome-totals = Summen
outcome-answer = Antwort
outcome-option = Option
outcome-pairs = Wie viele die Option der Zeile vor die der Spalte gesetzt haben
outcome-duels = Gewonnene Duelle
outcome-grades = Wie oft jede Option jede Note bekommen hat
outcome-ballots = Gezählte Stimmzettel:
outcome-weight = Gesamtgewicht:
outcome-seats = Sitz für Sitz
outcome-seat-with = { $n ->
    [one] mit einer Summe von eins
   *[other] mit einer Summe von { $n }
}
outcome-seat-over = Wegen einer Quote geht dieser Sitz vor an:
outcome-choose = Wer hier genannt ist, sitzt in einem Gremium, das mit diesem Amt unvereinbar ist, und muss sich entscheiden:
outcome-reasons = Die Begründung im Wortlaut (englisch)
outcome-check = Glauben Sie es nicht einfach uns
outcome-check-why = Diese Seite ist, was dieser Server sagt. Ihr eigener Browser kann die ganze Aufzeichnung nachprüfen, vom Schlüssel bis zum Ergebnis.
