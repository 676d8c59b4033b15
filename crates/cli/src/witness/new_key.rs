//! `ostrakon witness new-key`: a name, a key, and the directory of a witness.

use crate::error::{At, Outcome};
use crate::files::{self, Readers, cannot};
use crate::keys;
use ostrakon_tlog::cosignature::WitnessKey;
use ostrakon_tlog::key::KeyName;
use ostrakon_witness::layout::{self, Layout};
use ostrakon_witness::logs::HEADING;
use std::path::PathBuf;

/// Makes a witness: its name, its key, and the directory that it keeps.
///
/// The name says to people whose witness it is, and stays: choose a web name that is yours, such as `leeds.example/witness`. The directory
/// holds the secret key (mode 0600) and what the witness has cosigned. It is never copied to a second machine and never restored from a
/// backup: a witness that forgets could cosign a second history. If it is lost, make a new key and tell everybody.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon witness new-key --name leeds.example/witness --out w

Next: give w/witness.key.pub and the name to organisers, who put them into their elections'
descriptions: witness = [{ name = \"leeds.example/witness\", key = \"witness.key.pub\" }].
Then `ostrakon witness add-log`, `ostrakon witness serve`.")]
pub(crate) struct NewKeyArgs {
    /// The witness's name: no spaces, no plus.
    #[arg(long, value_name = "NAME", value_parser = |text: &str| KeyName::new(text))]
    name: KeyName,
    /// The directory to make.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

pub(super) fn run(args: &NewKeyArgs) -> Outcome {
    files::refuse_used(&args.out)?;
    files::private_folder(&args.out)?;
    let layout = Layout::new(&args.out);
    layout::create(&layout).map_err(|e| cannot("make", &args.out, &e))?;
    let secret = keys::create(&layout.secret_key(), "witness")?;
    let key = WitnessKey::new(args.name.clone(), secret.public_key());
    files::write(&layout.logs(), HEADING.as_bytes(), Readers::All)?;
    // Last: what has no such file is no witness yet.
    files::write(&layout.verifier_key(), format!("{key}\n").as_bytes(), Readers::All)
        .at(args.out.display())?;
    crate::say::say!("Witness {} in {}", args.name, args.out.display());
    crate::say::say!("Key: {key}");
    Ok(())
}
