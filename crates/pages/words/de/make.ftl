# Eine Abstimmung anlegen: für die Abstimmungsleitung.
make-lead = Hier wird eine Abstimmung angelegt: was gefragt wird, wer abstimmt, nach welcher Regel entschieden wird, wer den Schlüssel hat. Alles kommt aus dem Register und der Satzung, wie sie gelten, und wird beim Ausfüllen geprüft.
make-step-form = Das Formular
make-step-review = Ansehen und unterschreiben
make-step-done = Angelegt

make-what = Die Abstimmung
make-title = Titel
make-slug = Kurzname für Adressen
make-slug-hint = Kleine Buchstaben, Ziffern und Bindestriche, etwa fruehjahr-2026. Er wird nie für eine andere Abstimmung gebraucht.
make-when = Zeiten
make-opens = Beginn
make-closes = Schluss
make-closes-hint = Nach der Uhr dieses Geräts. Ist die Abstimmung offen, verlegen nur Urkundspersonen gemeinsam den Schluss.
make-objections = Stunden für Einsprüche
make-objections-hint = Nach dem Schluss, bevor etwas ausgezählt wird.
make-meeting = Versammlung, auf der abgestimmt wird
make-meeting-hint = Manche Abstimmungen der Satzung brauchen eine, die rechtzeitig einberufen wurde.
make-meeting-none = Keine Versammlung

make-who = Wer abstimmt
make-who-why = Jedes Verzeichnis gehört zu einem Gremium. Wer darauf steht, wird später eingetragen, bevor die Abstimmung beginnt.
make-body = Gremium
make-choose = Bitte wählen…
make-most = Höchstens so viele Stimmberechtigte
make-most-hint = Ein Verzeichnis mit mehr wird später abgelehnt.
make-weight = Höchstens so viel Gewicht zusammen
make-weight-hint = Nur, wenn Stimmen Gewichte haben; sonst leer lassen.
make-roll-add = Verzeichnis hinzufügen
make-roll-remove = Verzeichnis { $n } entfernen
make-roll-number = Verzeichnis { $n }

make-questions = Fragen
make-questions-why = Wählen Sie für jede Frage die Abstimmung der Satzung, nach der sie entschieden wird. Die Vorschau zeigt sie so, wie die Mitglieder sie sehen.
make-question-add = Frage hinzufügen
make-question-remove = Frage { $n } entfernen
make-question-number = Frage { $n }
make-question = Was gefragt wird
make-question-roll = Wer antwortet
make-private-hint = Nach der Satzung steht diese Frage nicht auf der Tafel. Schreiben Sie sha256: und den SHA-256 ihres Texts in 64 hexadezimalen Ziffern; der Text endet mit einer Zeile zufälliger Buchstaben, damit niemand ihn errät.
make-vote = Entschieden nach dieser Abstimmung der Satzung
make-vote-hint = Von ihr kommen die Regel und die Art des Stimmzettels.
make-rule = Entschieden nach
make-held = Auf
make-clause = Paragraf
make-preview = Vorschau: der Stimmzettel
make-preview-waits = Der Stimmzettel erscheint hier, sobald die Frage vollständig ist.
make-answers = Antworten
make-options = Wahlmöglichkeiten
make-option = Name einer Wahlmöglichkeit
make-label = Name einer Wahlmöglichkeit
make-option-number = Name der Wahlmöglichkeit { $n }
make-option-add = Wahlmöglichkeit hinzufügen
make-option-remove = Wahlmöglichkeit { $n } entfernen
make-flags = Merkmale der Wahlmöglichkeit { $n }
make-flags-hint = Merkmale sind für Quoten und Grenzen da, etwa frau. Meist gibt es keine.
make-none = „Keine davon“ anbieten
make-blank = „Enthaltung (leer)“ anbieten
make-for = Ja
make-against = Nein
make-abstain = Enthaltung
make-min = Mindestens so viele ankreuzen
make-max = Höchstens so viele ankreuzen
make-max-hint = Leer: so viele, wie es gibt.
make-score = Höchste Punktzahl
make-budget = Punkte zum Verteilen
make-each = Höchstens so viele Punkte für eine
make-each-hint = Leer: alle.
make-points-min = Mindestens so viele verteilen
make-places-min = Mindestens so viele Plätze besetzen
make-points = Punkte der Plätze
make-points-hint = Mit Kommas dazwischen, der erste Platz zuerst. Leer: einer weniger, als es Wahlmöglichkeiten gibt, und so weiter abwärts.
make-order-kind = Was gereiht werden darf
make-order-complete = alle, ohne Gleichstand
make-order-partial = einige, ohne Gleichstand
make-order-ties = einige, auch gleichauf
make-grades = Noten
make-grades-hint = Mit Kommas dazwischen, die schlechteste zuerst.
make-grade-1 = Schlecht
make-grade-2 = Annehmbar
make-grade-3 = Gut
make-grade-4 = Sehr gut
make-limits = Grenzen für einige der Wahlmöglichkeiten
make-limit-flag = Wahlmöglichkeiten mit dem Merkmal
make-limit-min = Mindestens
make-limit-max = Höchstens
make-limit-add = Grenze hinzufügen
make-limit-remove = Grenze { $n } entfernen
make-about-holdings = Wer abberufen wird
make-about-body = Um welches Gremium es geht
make-about-meeting = Wessen Frist verkürzt wird
make-about-charter = Datei der neuen Satzung
make-about-tied = Ein Gleichstand, den diese Abstimmung entscheidet
make-about-tied-none = Keiner

make-trustees = Treuhänder
make-trustees-why = Alle erzeugen auf eigenen Geräten einen Schlüssel und geben Ihnen den öffentlichen. Gemeinsam öffnen sie nichts als Summen.
make-trustees-one = Person { $n }
make-trustees-add = Person hinzufügen
make-trustees-remove = Person { $n } entfernen
make-name = Name
make-key = Öffentlicher Schlüssel
make-key-hint = 64 hexadezimale Ziffern
make-threshold = So viele öffnen die Summen
make-threshold-told = Je { $t } von { $n } öffnen die Summen, nachdem { $q } die Tafel abgezeichnet haben; { $missing } dürfen fehlen.
make-threshold-one = Mit einer Person kann jede von ihnen allein jede Stimme lesen.
make-threshold-block = { $n ->
    [one] Eine Person allein könnte die Auszählung verhindern; mit { $enough } Personen ginge das nicht.
   *[other] { $n } Personen zusammen könnten die Auszählung verhindern; mit { $enough } Personen ginge das nicht.
}
make-threshold-short = ({ $n } öffnen die Summen)
make-witnesses = Zeugen
make-witnesses-why = Zeugen achten darauf, dass die Tafel nie zweierlei erzählt. Es muss keine geben.
make-witnesses-one = Zeuge { $n }
make-witnesses-add = Zeugen hinzufügen
make-witnesses-remove = Zeugen { $n } entfernen
make-witness-hint = Der Name in seinem Schlüssel, etwa witness.example.org.
make-required = So viele müssen unterschreiben
make-officers = Urkundspersonen
make-officers-why = { $n ->
    [one] Sie stehen im Register. Eine von ihnen muss unterschreiben.
   *[other] Sie stehen im Register. { $n } von ihnen müssen unterschreiben.
}
make-registrar-who = Die Registratur
make-registrar-why = Die Registratur unterschreibt die Verzeichnisse. Es sollte jemand anderes sein als Sie.
make-registrar = Öffentlicher Schlüssel der Registratur
make-registrar-new = Schlüssel für die Registratur erzeugen
make-login = Anmeldung
make-tokens = Mitglieder melden sich an, bevor sie abstimmen
make-tokens-why = Zum Abstimmen braucht es dann Anmeldung und Zugangscode, und der Dienst kann beides nicht zusammenbringen. Ohne das genügt der Zugangscode allein.

make-review = Ansehen
make-forget = Neu beginnen
make-kept = Was Sie ausfüllen, bleibt in diesem Browser, bis die Abstimmung angelegt ist. Geheim ist davon nichts.
make-back = Etwas ändern
make-past = Diese Zeit ist vorbei.
make-at-most = { $n ->
    [one] höchstens eine Person
   *[other] höchstens { $n }
}
make-concerned = Die Abstimmung betrifft { $names }, als Kandidatur oder als Person, die abberufen werden kann: Andere Urkundspersonen müssen sie beurkunden.
make-sign-now = Unterschreiben und senden
make-own-key = Schlüsseldatei der Abstimmungsleitung
make-own-key-hint = Der, dessen öffentlichen Teil der Dienst kennt.
make-own-key-stays = Die Datei wird auf diesem Gerät gelesen, mit dem Verlassen dieser Seite vergessen und niemandem gesendet.
make-key-here = Der Schlüssel ist da
make-sign-why = Der Dienst gibt der Abstimmung eine eigene Tafel; dann wird alles oben unterschrieben und steht dort als erster Eintrag.
make-sign-undo = Das lässt sich nicht ändern und nicht zurücknehmen. Ein Fehler braucht eine neue Abstimmung unter einem anderen Kurznamen.
make-sign = Unterschreiben und senden
make-done = Die Abstimmung ist angelegt
make-done-why = Sie steht auf ihrer Tafel, von Ihnen unterschrieben.
make-hash = Ihr Name in jedem anderen Dokument ist dieser Hash. Geben Sie ihn den Treuhändern und den Urkundspersonen:
make-next = Nun bilden die Treuhänder den Schlüssel. Dann werden die Verzeichnisse eingetragen, und die Abstimmung wird eröffnet.
make-to-organise = Diese Abstimmung führen
make-to-vote = Ihre Seite
