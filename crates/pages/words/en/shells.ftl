# Pages that a script fills: their names, and what they say without it.
shell-booth = Cast your vote
shell-booth-noscript = Your ballot is encrypted here, on your own device, before anything is sent. That needs JavaScript, which is switched off. Switch it on for this site, or vote with the ostrakon command.
shell-second = Check a device
shell-second-noscript = This page recomputes what another device encrypted. That needs JavaScript, which is switched off.
shell-receipt = Check a receipt
shell-receipt-noscript = Your receipt is checked here, on your own device. That needs JavaScript, which is switched off. The ostrakon command checks receipts too.
shell-verify = Verify this vote
shell-verify-noscript = The whole record is verified here, on your own device. That needs JavaScript, which is switched off. The ostrakon command verifies records too.
shell-login = Log in
shell-login-noscript = Logging in needs JavaScript, which is switched off. Switch it on for this site.
shell-me = My votes
shell-me-noscript = This page asks the service what you may vote on. That needs JavaScript, which is switched off. All votes are listed on the first page.
shell-key = My voting key
shell-key-noscript = Your key is made and kept on your own device. That needs JavaScript, which is switched off. The ostrakon command makes keys too.
shell-not-built = This part was not built
shell-not-built-why = This service was built without the web bundle, so nothing can be encrypted or verified in a browser here. Everything can be done with the ostrakon command.
shell-not-built-next = Whoever runs it builds the bundle, and then the service again:
