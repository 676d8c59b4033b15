//! A roll as it is given back: what is read of it is what was written.

use super::HEADER;
use ostrakon_store::Member;

/// The members of a body, as a file that can be uploaded again. No cell that begins like a formula ever came in, so none goes out.
pub(crate) fn write(body: &str, members: &[Member]) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADER)?;
    for member in members {
        let weight = member.weight.to_string();
        writer.write_record([&member.person, &member.name, &member.address, &weight, body])?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}
