# Auf den Seiten der Urkundspersonen und der Treuhänder.
office-steps = Schritte
office-copy = Kopieren
office-copied = Kopiert
