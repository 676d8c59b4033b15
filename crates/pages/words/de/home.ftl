home-lead = Abstimmungen, deren Ergebnis alle nachprüfen können und deren Stimmzettel geheim bleiben.
home-open = Jetzt offen
home-coming = Demnächst
home-counting = In der Auszählung
home-decided = Entschieden
home-empty = Hier gibt es noch keine Abstimmung.
home-more = { $n ->
    [one] und eine weitere Frage
   *[other] und { $n } weitere Fragen
}
home-trust = Warum Sie dem Ergebnis glauben können
home-sealed = Auf Ihrem Gerät versiegelt
home-sealed-why = Ihr Stimmzettel wird verschlüsselt, bevor er Ihr Telefon oder Ihren Rechner verlässt. Niemand kann ihn allein öffnen: Mehrere Treuhänder müssten zusammenwirken.
home-board = Alles öffentlich
home-board-why = Jeder versiegelte Stimmzettel steht auf einer öffentlichen Tafel. Mit Ihrer Quittung können Sie beweisen, wenn Ihrer je fehlen sollte.
home-checked = Von allen nachprüfbar
home-checked-why = Alle können die ganze Auszählung nachprüfen, in diesem Browser oder mit einem eigenen Programm. Eine falsche Auszählung fiele auf.
home-how = So funktioniert es, und wem Sie vertrauen müssen
