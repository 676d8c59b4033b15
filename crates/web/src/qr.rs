//! QR codes, as the path of an image: pages may not run what they are given.

use crate::Fault;
use qrcodegen::{QrCode, QrCodeEcc};
use wasm_bindgen::prelude::*;

/// Light modules around it (ISO/IEC 18004, 5.3.8).
const QUIET: i32 = 4;

/// A QR code of a text: its side in modules, the quiet zone among them, and an SVG path of its dark modules, joined by a space.
///
/// # Errors
/// If the text is too long: about 2,900 bytes go into one.
#[wasm_bindgen]
pub fn qr(text: &str) -> Result<String, Fault> {
    let code =
        QrCode::encode_text(text, QrCodeEcc::Low).map_err(|error| Fault::new("too-long-for-qr", error))?;
    let rows = 0..code.size();
    let path: String = rows.map(|y| row(&code, y)).collect();
    Ok(format!("{} {path}", code.size() + 2 * QUIET))
}

/// The dark runs of a row.
fn row(code: &QrCode, y: i32) -> String {
    let (mut path, mut x) = (String::new(), 0);
    while x < code.size() {
        let begin = x;
        while code.get_module(x, y) {
            x += 1;
        }
        if x > begin {
            path += &format!("M{} {}h{}v1h-{}z", begin + QUIET, y + QUIET, x - begin, x - begin);
        }
        x += 1;
    }
    path
}

#[cfg(test)]
mod tests {
    use super::qr;

    #[test]
    fn what_fits_is_drawn_and_what_does_not_is_refused() {
        let drawn = qr("https://vote.example.org/en/second").expect("it fits");
        let (side, path) = drawn.split_once(' ').expect("a side and a path");
        assert_eq!(side, "37");
        // The three corners' frames: seven modules from the quiet zone on.
        assert!(path.starts_with("M4 4h7v1h-7z"), "{path}");
        assert_eq!(qr(&"x".repeat(4_000)).expect_err("too long").name, "too-long-for-qr");
    }
}
