// The form is kept in this browser until the vote is made: there is nothing secret in it.

const NAME = "ostrakon-vote-draft";

/** The form that was kept, or null. */
export function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(NAME));
    return typeof found === "object" ? found : null;
  } catch {
    return null;
  }
}

/** Keeps it, where the browser keeps anything. */
export function keep(draft) {
  try {
    localStorage.setItem(NAME, JSON.stringify(draft));
  } catch {
    // Then it is there until the page is left.
  }
}

/** Forgets it. */
export function forget() {
  try {
    localStorage.removeItem(NAME);
  } catch {
    // There is nothing to forget.
  }
}
