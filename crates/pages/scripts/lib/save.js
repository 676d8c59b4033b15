// Files for the reader to keep.

import { h } from "./dom.js";

/** Offers text or bytes as a file. */
export function save(name, content, type = "text/plain") {
  saveFrom(name, URL.createObjectURL(new Blob([content], { type })));
}

/** Offers what a worker holds, by its address. */
export function saveFrom(name, address) {
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Bytes as text for an address: base 64 without padding, as RFC 4648 has it for URLs. */
export function toAddress(text) {
  const bytes = new TextEncoder().encode(text);
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** What `toAddress` wrote; null if it is nothing of the kind. */
export function fromAddress(text) {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(binary, (c) => c.charCodeAt(0)));
  } catch {
    return null;
  }
}
