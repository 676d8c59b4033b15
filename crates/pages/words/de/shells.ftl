# Seiten, die ein Skript füllt: wie sie heißen, und was sie ohne es sagen.
shell-booth = Stimme abgeben
shell-booth-noscript = Ihr Stimmzettel wird hier verschlüsselt, auf Ihrem eigenen Gerät, bevor etwas gesendet wird. Dafür wird JavaScript gebraucht, und es ist abgeschaltet. Schalten Sie es für diese Seite ein, oder stimmen Sie mit dem Befehl ostrakon ab.
shell-second = Ein Gerät prüfen
shell-second-noscript = Diese Seite rechnet nach, was ein anderes Gerät verschlüsselt hat. Dafür wird JavaScript gebraucht, und es ist abgeschaltet.
shell-receipt = Quittung prüfen
shell-receipt-noscript = Ihre Quittung wird hier geprüft, auf Ihrem eigenen Gerät. Dafür wird JavaScript gebraucht, und es ist abgeschaltet. Auch der Befehl ostrakon prüft Quittungen.
shell-verify = Diese Abstimmung nachprüfen
shell-verify-noscript = Die ganze Aufzeichnung wird hier nachgeprüft, auf Ihrem eigenen Gerät. Dafür wird JavaScript gebraucht, und es ist abgeschaltet. Auch der Befehl ostrakon prüft Aufzeichnungen nach.
shell-login = Anmelden
shell-login-noscript = Zum Anmelden wird JavaScript gebraucht, und es ist abgeschaltet. Schalten Sie es für diese Seite ein.
shell-me = Meine Abstimmungen
shell-me-noscript = Diese Seite fragt den Dienst, worüber Sie abstimmen dürfen. Dafür wird JavaScript gebraucht, und es ist abgeschaltet. Alle Abstimmungen stehen auf der ersten Seite.
shell-key = Mein Wahlschlüssel
shell-key-noscript = Ihr Schlüssel entsteht und bleibt auf Ihrem eigenen Gerät. Dafür wird JavaScript gebraucht, und es ist abgeschaltet. Auch der Befehl ostrakon macht Schlüssel.
shell-not-built = Dieser Teil wurde nicht gebaut
shell-not-built-why = Dieser Dienst wurde ohne das Web-Paket gebaut. Im Browser lässt sich hier deshalb nichts verschlüsseln oder nachprüfen. Mit dem Befehl ostrakon geht alles.
shell-not-built-next = Wer ihn betreibt, baut das Paket und danach den Dienst noch einmal:
