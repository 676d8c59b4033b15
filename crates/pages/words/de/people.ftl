# Die Mitglieder eines Gremiums: für die Registratur.
people-lead = Hier sagt die Registratur, wer zu einem Gremium gehört: wer sich anmelden kann und unter welcher Adresse. Eine Stimme hat damit niemand, dafür braucht es einen Zugangscode auf einem Verzeichnis; und nichts davon steht je auf einer Tafel.
people-key-now = Ihr Schlüssel
people-key = Schlüsseldatei der Registratur
people-key-hint = Der, dessen öffentlichen Teil der Dienst kennt.
people-key-here = Der Schlüssel ist da
people-key-stays = Die Datei wird auf diesem Gerät gelesen, mit dem Verlassen dieser Seite vergessen und niemandem gesendet.
people-body-now = Wessen Mitglieder
people-body = Gremium
people-choose = Bitte wählen…
people-sheet-now = Die Tabelle
people-sheet-why = Eine Tabelle als CSV mit diesen Spalten. Name, Gewicht und Gremium dürfen fehlen. Sie ist das ganze Gremium: Wer nicht darin steht, scheidet aus.
people-file = Tabelle (CSV)
people-file-hint = Sie wird zuerst angesehen; das Wählen allein ändert nichts.
people-would = { $n ->
    [one] Noch ist nichts geändert: Das Gremium hätte ein Mitglied
   *[other] Noch ist nichts geändert: Das Gremium hätte { $n } Mitglieder
}
people-would-nothing = Das ist, was der Dienst schon hat.
people-added = { $n ->
    [one] Eine Person kommt hinzu
   *[other] { $n } kommen hinzu
}
people-changed = { $n ->
    [one] Eine Person ändert sich
   *[other] { $n } ändern sich
}
people-removed = { $n ->
    [one] Eine Person scheidet aus
   *[other] { $n } scheiden aus
}
people-put-undo = Die Tabelle tritt an die Stelle der bisherigen. Wer ausscheidet, kann sich für dieses Gremium nicht mehr anmelden.
people-put = Diese Tabelle übernehmen
people-done = { $n ->
    [one] Das Gremium hat ein Mitglied
   *[other] Das Gremium hat { $n } Mitglieder
}
people-done-why = Sie können sich anmelden. Für eine Abstimmung erstellt die Ausgabestelle das Verzeichnis derselben Personen.
people-refused = { $n ->
    [one] Eine Zeile wird abgelehnt
   *[other] { $n } Zeilen werden abgelehnt
}
people-refused-why = Solange eine Zeile abgelehnt wird, ändert sich nichts. Berichtigen Sie die Tabelle und wählen Sie sie noch einmal.
people-lines = Abgelehnte Zeilen
people-more = Gezeigt sind die ersten { $shown } von { $n } abgelehnten Zeilen. In einer Datei stehen alle.
people-save-refused = Alle abgelehnten Zeilen speichern
people-line = Zeile
people-reason = Warum
people-download-more = Was der Dienst jetzt hat
people-download-why = Es kann berichtigt und wieder übernommen werden. Wer die Datei hat, hat Namen und Adressen: Löschen Sie sie, wenn sie nicht mehr gebraucht wird.
people-download = Tabelle herunterladen
