//! Mail: into a directory, or to a server.

mod letter;
mod smtp;

pub(crate) use letter::{Kind, Letter};

use crate::keys::write_private;
use crate::settings::{Place, Settings};
use data_encoding::HEXLOWER;
use lettre::message::Mailbox;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::{Address, Message, SmtpTransport, Transport};
use rand_core::{OsRng, RngCore};
use std::error::Error;
use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;
use std::sync::Arc;

/// Where mail goes.
pub(crate) struct Post {
    from: Mailbox,
    way: Arc<Way>,
}

enum Way {
    Outbox(PathBuf),
    Server(SmtpTransport),
}

/// Why a mail did not go. Says nothing of what a server said: it may name the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Undelivered {
    #[error("the address is refused")]
    Refused,
    #[error("mail cannot be sent at the moment")]
    Later,
}

impl Post {
    /// Takes the settings; makes the outbox.
    pub(crate) fn open(settings: &Settings, place: &Place) -> Result<Self, String> {
        let from =
            settings.mail.as_ref().map(|mail| mail.from.parse().map_err(|e| format!("mail.from: {e}")));
        let from = from.transpose()?.map_or_else(|| sender(settings), Ok)?;
        let server =
            settings.mail.as_ref().map(|mail| smtp::server(mail, &place.data)).transpose()?.flatten();
        let way = match server {
            Some(server) => Way::Server(server),
            None => Way::Outbox(outbox(place)?),
        };
        Ok(Self { from, way: Arc::new(way) })
    }

    /// Sends a mail.
    pub(crate) async fn send(&self, to: &str, letter: Letter) -> Result<(), Undelivered> {
        let message = self.message(to, letter).map_err(|_| Undelivered::Refused)?;
        let way = self.way.clone();
        tokio::task::spawn_blocking(move || way.send(&message)).await.unwrap_or(Err(Undelivered::Later))
    }

    fn message(&self, to: &str, letter: Letter) -> Result<Message, Box<dyn Error>> {
        let to: Address = to.parse()?;
        let builder = Message::builder().from(self.from.clone()).to(Mailbox::new(None, to));
        let builder = builder.subject(letter.subject).header(ContentType::TEXT_PLAIN).header(Automatic);
        let id = format!("<{}@{}>", name(), self.from.email.domain());
        Ok(builder.message_id(Some(id)).body(letter.body)?)
    }
}

impl Way {
    fn send(&self, message: &Message) -> Result<(), Undelivered> {
        match self {
            Self::Outbox(folder) => {
                let path = folder.join(format!("{}.eml", name()));
                write_private(&path, &message.formatted()).map_err(|_| Undelivered::Later)
            }
            Self::Server(server) => match server.send(message) {
                Ok(_) => Ok(()),
                Err(error) if error.is_permanent() => Err(Undelivered::Refused),
                Err(_) => Err(Undelivered::Later),
            },
        }
    }
}

/// `Auto-Submitted`: nobody's absence is reported back (RFC 3834).
#[derive(Clone)]
struct Automatic;

impl Header for Automatic {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// The sender where no settings name one.
fn sender(settings: &Settings) -> Result<Mailbox, String> {
    let host = settings.host().split([':', '/']).next().unwrap_or_default();
    let address = Address::new("ostrakon", host).or_else(|_| Address::new("ostrakon", "localhost"));
    address.map(|address| Mailbox::new(None, address)).map_err(|e| format!("the sender of mails: {e}"))
}

fn outbox(place: &Place) -> Result<PathBuf, String> {
    let folder = place.data.join("outbox");
    let made = DirBuilder::new().recursive(true).mode(0o700).create(&folder);
    made.map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

fn name() -> String {
    let mut bytes = [0; 16];
    OsRng.fill_bytes(&mut bytes);
    HEXLOWER.encode(&bytes)
}
