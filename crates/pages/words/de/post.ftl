# Wo ein Stimmzettel aufgegeben wird, der ohne Netz versiegelt wurde.
post-lead = Hier geben Sie einen Stimmzettel auf, der in der Wahlkabine ohne Netz versiegelt wurde. Versiegelt ist er schon: Wer ihn aufgibt, sieht nicht, was er sagt, und kann es nicht ändern.
post-over = Die Abstimmung ist beendet: Ein Stimmzettel, der jetzt aufgegeben wird, kommt zu spät. Für einen, der schon auf der Tafel steht, bekommen Sie hier noch die Quittung.
post-closes = Stimmzettel können bis zum { $when } aufgegeben werden.
post-file = Versiegelter Stimmzettel
post-file-hint = Die Datei, die die Wahlkabine ohne Netz gespeichert hat; sie endet auf .ballot.
post-look = Ist das Ihr versiegelter Stimmzettel?
post-roll = Stimmt ab in
post-tracker = Prüfnummer
post-tracker-why = Es ist die, die die Wahlkabine ohne Netz gezeigt hat. Wenn nicht, geben Sie ihn nicht auf: Es ist ein anderer Stimmzettel.
post-there = Dieser Stimmzettel steht schon auf der Tafel, als Eintrag { $index }. Sie können seine Quittung noch einmal bekommen.
post-replaces = Er ersetzt den Stimmzettel desselben Codes, der jetzt auf der Tafel steht.
post-now = Diesen Stimmzettel aufgeben
post-receipt = Seine Quittung holen
post-another = Eine andere Datei wählen
