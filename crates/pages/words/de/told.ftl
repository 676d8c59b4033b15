# Was nicht da ist oder nicht ging.
told-missing = Diese Seite gibt es nicht
told-missing-next = Vielleicht ist die Adresse vertippt, oder die Seite ist umgezogen.
told-no-vote = Diese Abstimmung gibt es nicht
told-no-vote-next = Unter diesem Namen wird hier nicht abgestimmt. Alle Abstimmungen stehen auf der ersten Seite.
told-unavailable = Gerade nicht
told-unavailable-next = Der Dienst kann im Moment nicht antworten. Nichts ist verloren: Bitte versuchen Sie es gleich noch einmal.
told-home = Zu den Abstimmungen
