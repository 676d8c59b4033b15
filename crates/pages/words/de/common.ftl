# Was auf jeder Seite steht, und was mehrere Skripte sagen.
layout-skip = Zum Inhalt springen
layout-nav = Hauptmenü
layout-languages = Sprache
layout-footer = Jedes Ergebnis hier kann von allen nachgeprüft werden. Diesem Server müssen Sie nicht vertrauen.
layout-back-to-vote = Zurück zu dieser Abstimmung
nav-votes = Abstimmungen
nav-organisation = Organisation
nav-how = So funktioniert es
nav-me = Meine Abstimmungen

common-loading = Einen Moment …
common-failed = Das hat nicht geklappt
common-no-connection = Der Dienst ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.
common-try-again = Noch einmal versuchen
common-error-summary = { $n ->
    [one] Bitte berichtigen Sie eine Angabe
   *[other] Bitte berichtigen Sie { $n } Angaben
}
