// The key that a member keeps in this browser.

const NAME = "ostrakon-member-key";

/** Its text, or null. */
export function keptKey() {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null;
  }
}

/** Keeps it; false where the browser keeps nothing. */
export function keepKey(text) {
  try {
    localStorage.setItem(NAME, text);
    return true;
  } catch {
    return false;
  }
}

/** Forgets it. */
export function forgetKey() {
  try {
    localStorage.removeItem(NAME);
  } catch {
    // There is nothing to forget.
  }
}
