# Wie die Werte des Protokolls heißen.
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember

time-opens = Beginnt am
time-closes = Endet am
time-closed = Endete am

count-fewer = weniger als { $n }
trustee-named = { $name } (Treuhand { $n })

stage-prepared = In Vorbereitung
stage-announced = Angekündigt
stage-open = Offen
stage-ended = Vorbei, wird gleich geschlossen
stage-objections = Einsprüche werden gehört
stage-counted = In der Auszählung
stage-certify = Ausgezählt, noch nicht beurkundet
stage-done = Beurkundet

status-carried = Angenommen
status-lost = Nicht angenommen
status-elected = Gewählt
status-vacant = Niemand gewählt
status-tied = Gleichstand
status-too-few = Zu wenige Stimmzettel
status-invalid = Ungültig

ground-quorum = Zu wenige haben teilgenommen
ground-electorate = Diese Abstimmung steht diesem Gremium nicht zu
ground-roll = Das Verzeichnis enthält Stimmberechtigte oder Gewichte, die es nicht enthalten darf
ground-meeting = Sie fand nicht auf einer ordentlich einberufenen Versammlung statt
ground-notice = Die Versammlung wurde zu spät einberufen
ground-subject = Worum es geht, fehlt oder kann nicht Gegenstand einer solchen Abstimmung sein
ground-recall = Jemand sollte abberufen werden, der den Platz nicht innehat oder den dieses Gremium nicht abberufen kann
ground-vacancy = Es gab keinen freien Sitz
ground-candidate = Eine Kandidatin oder ein Kandidat darf das Amt nicht innehaben

answer-none = Keine davon
answer-blank = Enthaltung (leer)

unit-votes = Stimmen
unit-points = Punkte
unit-ballots = Stimmzettel

asks-motion = Sie stimmen dafür, dagegen oder enthalten sich.
asks-choice = Sie wählen eine Antwort.
asks-approval-exactly = { $n ->
    [one] Sie wählen genau eine Antwort.
   *[other] Sie wählen genau { $n } Antworten.
}
asks-approval = { $n ->
    [one] Sie wählen höchstens eine Antwort.
   *[other] Sie wählen bis zu { $n } Antworten.
}
asks-score = Sie geben jeder Antwort 0 bis { $n } Punkte.
asks-cumulative = Sie verteilen { $n } Punkte, höchstens { $each } auf eine Antwort.
asks-ranking = { $n ->
    [one] Sie nennen Ihren ersten Platz.
   *[other] Sie vergeben die ersten { $n } Plätze.
}
asks-order-complete = Sie bringen alle Antworten in eine Reihenfolge.
asks-order-partial = Sie bringen so viele Antworten in eine Reihenfolge, wie Sie möchten.
asks-order-ties = Sie bringen die Antworten in eine Reihenfolge; mehrere dürfen sich einen Platz teilen.
asks-grades = Sie geben jeder Antwort eine von { $n } Noten.

rule-majority-more = Angenommen mit mehr als { $share } { $base }.
rule-majority-least = Angenommen mit mindestens { $share } { $base }.
rule-base-decided = der Ja- und Nein-Stimmen
rule-base-cast = aller abgegebenen Stimmen, Enthaltungen eingeschlossen
rule-base-roll = aller Stimmberechtigten
rule-most-votes = { $n ->
    [one] Die meisten Stimmen entscheiden.
   *[other] Die { $n } mit den meisten Stimmen gewinnen.
}
rule-most-votes-quota = Die { $n } mit den meisten Stimmen sind gewählt; mindestens { $kept } der Sitze sind für „{ $flag }“ vorgesehen.
rule-star = Zwischen den beiden mit den höchsten Punktzahlen entscheidet eine Stichwahl: Es gewinnt, wem mehr Wählende die höhere Punktzahl gaben.
rule-copeland = Alle treten gegen alle an; wer die meisten Duelle gewinnt, ist gewählt.
rule-minimax-margins = Alle treten gegen alle an; gewählt ist, wessen schlimmste Niederlage die knappste ist.
rule-minimax-winning = Alle treten gegen alle an; gewählt ist, gegen wen bei der schlimmsten Niederlage die wenigsten stimmten.
rule-schulze = Alle treten gegen alle an; es entscheiden die stärksten Ketten gewonnener Duelle (Schulze-Methode).
rule-ranked-pairs = Alle treten gegen alle an; die Duelle gelten vom deutlichsten abwärts, solange sie sich nicht widersprechen.
rule-majority-judgment = Die beste mittlere Note (der Median) gewinnt.
rule-tie-fresh = Bei Gleichstand wird noch einmal abgestimmt.
rule-tie-lot = Bei Gleichstand entscheidet ein Los, das alle nachprüfen können.
rule-quorum = Mindestens { $share } aller Stimmberechtigten müssen teilnehmen.
fraction-half = der Hälfte
fraction-two-thirds = zwei Dritteln
fraction-three-quarters = drei Vierteln
fraction-third = einem Drittel
fraction-quarter = einem Viertel

next-commit = Die Treuhänder beginnen, den Schlüssel zu bilden: Alle legen sich auf ihren Teil fest (Versuch { $n }).
next-deal = Die Treuhänder bilden den Schlüssel: Alle geben den anderen ihre Anteile (Versuch { $n }).
next-acknowledge = Die Treuhänder prüfen den Schlüssel und bestätigen ihn (Versuch { $n }).
next-contradicted = Die Tafel widerspricht einer Quittung (Eintrag { $n }). Bis geklärt ist, wie es dazu kam, wird nichts entschlüsselt.
next-roll = Die Registratur trägt das Verzeichnis „{ $roll }“ ein.
next-open = Die Abstimmungsleitung eröffnet die Abstimmung.
next-close = Die Mitglieder stimmen ab; danach schließt die Abstimmungsleitung die Abstimmung.
next-tally = Einsprüche werden gehört; danach zählt die Abstimmungsleitung die versiegelten Stimmzettel zusammen.
next-not-before = Frühestens am
next-sign-off = { $n ->
    [one] Noch eine Person aus dem Kreis der Treuhänder prüft die Tafel und zeichnet sie ab.
   *[other] Noch { $n } Treuhänder prüfen die Tafel und zeichnen sie ab.
}
next-share = { $n ->
    [one] Eine Person aus dem Kreis der Treuhänder entschlüsselt die Summe.
   *[other] { $n } Treuhänder entschlüsseln die Summe, alle mit ihrem Anteil.
}
next-result = Die Abstimmungsleitung setzt die Anteile der Treuhänder zusammen.
next-lot = Bei „{ $contest }“ herrscht Gleichstand: { $n } Treuhänder ziehen gemeinsam das Los.
next-certify = { $n ->
    [one] Eine Urkundsperson prüft die Auszählung nach und beurkundet sie.
   *[other] { $n } Urkundspersonen prüfen die Auszählung nach und beurkunden sie.
}
next-nothing = Niemand: Diese Abstimmung ist abgeschlossen. Alle können sie nachprüfen.

entry-manifest = Ankündigung
entry-manifest-what = Worüber wer nach welchen Regeln abstimmt: „{ $title }“. Unterschrieben von der Abstimmungsleitung.
entry-commitment = Schlüssel, erste Runde
entry-commitment-what = { $who } legt sich auf den eigenen Teil des Schlüssels fest.
entry-dealing = Schlüssel, zweite Runde
entry-dealing-what = { $who } gibt den anderen ihre Anteile, versiegelt und mit einem Beweis.
entry-acknowledgement = Schlüssel, dritte Runde
entry-acknowledgement-what = { $who } hat alles geprüft und bestätigt den Schlüssel.
entry-complaint = Beschwerde
entry-complaint-what = { $who } beschwert sich über { $accused }; der Schlüssel wird neu gebildet.
entry-roll = Verzeichnis
entry-roll-what = { $n ->
    [one] Das Verzeichnis „{ $roll }“ mit einer stimmberechtigten Person, unter Pseudonym. Unterschrieben von der Registratur.
   *[other] Das Verzeichnis „{ $roll }“ mit { $n } Stimmberechtigten, unter Pseudonymen. Unterschrieben von der Registratur.
}
entry-opening = Eröffnung
entry-opening-what = Die Abstimmung ist eröffnet, Stand { $time }. Ab hier ändert sich an ihr nichts mehr.
entry-schedule = Neues Ende
entry-schedule-what = Urkundspersonen haben das Ende auf den { $time } verlegt.
entry-closing = Schließung
entry-closing-what = { $n ->
    [one] Die Abstimmung ist geschlossen, Stand { $time }, mit einem Stimmzettel auf der Tafel.
   *[other] Die Abstimmung ist geschlossen, Stand { $time }, mit { $n } Stimmzetteln auf der Tafel.
}
entry-objection = Einspruch
entry-objection-what = Jemand zeigt eine Quittung vor, der diese Tafel widerspricht.
entry-tally = Summe
entry-tally-what = Die versiegelten Stimmzettel zu „{ $contest }“, zusammengezählt, ohne geöffnet zu werden.
entry-sign-off = Abzeichnung
entry-sign-off-what = { $who } hat die Tafel und die Summen geprüft.
entry-share = Anteil an der Entschlüsselung
entry-share-what = { $who } entschlüsselt einen Anteil der Summe zu „{ $contest }“, mit einem Beweis.
entry-result = Ergebnis
entry-result-what = Die entschlüsselten Summen. Einzelne Stimmzettel bleiben für immer versiegelt.
entry-lot-share = Anteil an einem Los
entry-lot-share-what = { $who } trägt zum Los über „{ $contest }“ bei, mit einem Beweis.
entry-certificate = Urkunde
entry-certificate-what = Die Urkundspersonen haben alles nachgeprüft und unterschreiben das Ergebnis.
entry-challenge = Geräteprüfung
entry-challenge-what = Ein Stimmzettel, der geöffnet wurde, um ein Gerät zu prüfen. Er zählt nicht.
entry-ballot = Versiegelter Stimmzettel
entry-ballot-what = { $body }: verschlüsselt, und als gültig bewiesen.
entry-ballot-again = { $body }: verschlüsselt, und als gültig bewiesen. Er ersetzt einen früheren derselben Person.
