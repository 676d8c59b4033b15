// What the core, or the network, refuses.

/** `name` has words in every language, `about` their variables. */
export class Refused extends Error {
  constructor({ name, about = {}, detail = "" }) {
    super(detail || name);
    this.name = name;
    this.about = about;
    this.detail = detail;
  }
}

/** What was thrown, as `Refused` takes it: the core throws its faults as JSON; whatever else is thrown means that it came to an end. */
export function caught(error) {
  if (typeof error === "string") {
    try {
      return JSON.parse(error);
    } catch {
      return { name: "core-stopped", detail: error };
    }
  }
  return { name: error.fault ?? "core-stopped", about: error.about ?? {}, detail: String(error.message ?? error) };
}
