//! The mail server of the settings.

use crate::settings::{MailSecurity, MailSettings};
use lettre::SmtpTransport;
use lettre::transport::smtp::authentication::Credentials;
use std::net::IpAddr;
use std::path::Path;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(20);

/// A server, if the settings name one.
pub(super) fn server(settings: &MailSettings, data: &Path) -> Result<Option<SmtpTransport>, String> {
    let Some(host) = &settings.host else { return Ok(None) };
    let builder = match settings.security {
        MailSecurity::Tls => SmtpTransport::relay(host),
        MailSecurity::Starttls => SmtpTransport::starttls_relay(host),
        MailSecurity::None if here(host) => Ok(SmtpTransport::builder_dangerous(host)),
        MailSecurity::None => return Err("mail.security = \"none\" is for a server on this machine".into()),
    };
    let mut builder = builder.map_err(|e| format!("mail.host: {e}"))?.timeout(Some(PATIENCE));
    if let Some(port) = settings.port {
        builder = builder.port(port);
    }
    if let Some(user) = &settings.user {
        builder = builder.credentials(Credentials::new(user.clone(), password(settings, data)?));
    }
    Ok(Some(builder.build()))
}

fn here(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn password(settings: &MailSettings, data: &Path) -> Result<String, String> {
    let file = settings.password_file.as_ref().ok_or("mail.user is given, but no mail.password_file")?;
    let path = data.join(file);
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(text.trim_end().to_owned())
}
