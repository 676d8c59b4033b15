// The file's language: as its address says after the #, else the browser's. Everything else reads it from the document.

const asked = location.hash.slice(1) || navigator.language.slice(0, 2);
document.documentElement.lang = asked === "de" ? "de" : "en";
