organisation-title = Organisation
organisation-lead = Was das öffentliche Register sagt: wer entscheidet, wer welches Amt innehat und was entschieden wurde.
organisation-none = Diese Organisation hat noch kein Register.
organisation-dissolved = Die Organisation wurde aufgelöst.
organisation-bodies = Gremien
organisation-formed = { $n ->
    [one] eines davon
   *[other] { $n } davon
}
organisation-offices = Ämter
organisation-body = Gremium
organisation-holder = Inhaberin oder Inhaber
organisation-since = Seit
organisation-vacant = { $n ->
    [one] ein Sitz ist frei
   *[other] { $n } Sitze sind frei
}
organisation-nobody = Niemand hat es inne in:
organisation-meetings = Versammlungen
organisation-called = Einberufen am
organisation-notice-given = Rechtzeitig einberufen
organisation-notice-shortened = Frist durch Abstimmung verkürzt
organisation-notice-short = Zu spät einberufen: Abstimmungen dort sind ungültig
organisation-decisions = Abstimmungen und Beschlüsse
organisation-no-decisions = Noch ist nichts entschieden.
organisation-no-outcome = Noch ist kein Ergebnis eingetragen.
organisation-open-vote = offene Abstimmung
organisation-fresh = es wird noch einmal abgestimmt
organisation-register = { $n ->
    [one] Das Register hat einen Eintrag. Gegründet am
   *[other] Das Register hat { $n } Einträge. Gegründet am
}
organisation-doors = Für alle, die ein Amt haben
organisation-door-make = Für die Abstimmungsleitung: eine Abstimmung anlegen
organisation-door-people = Für die Registratur: die Mitglieder eines Gremiums
organisation-door-keeper = Für die Registerführung: Gremien und Versammlungen
organisation-site = { $n ->
    [one] Ihr Browser bekommt eine Datei, deren Prüfsumme im Register steht. Eingetragen am
   *[other] Ihr Browser bekommt { $n } Dateien, deren Prüfsummen im Register stehen: Skripte, Gestaltung, Wörter, Module und Seiten, die Skripte füllen. Eingetragen am
}
organisation-site-how = Alle können das von außen vergleichen, am besten von mehreren Orten:
