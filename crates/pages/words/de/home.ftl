home-lead = Abstimmungen, deren Ergebnis alle nachprüfen können und deren Stimmzettel geheim bleiben.
