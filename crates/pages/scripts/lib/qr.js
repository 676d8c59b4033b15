// QR codes: the core gives their path, drawn here as an image.

import { h, s } from "./dom.js";

/** Draws what the core's `qr` gave: its side and its path. */
export function drawn(code, label) {
  const at = code.indexOf(" ");
  const side = code.slice(0, at);
  return h("div", { class: "qr" },
    s("svg", { viewBox: `0 0 ${side} ${side}`, role: "img", "aria-label": label, "shape-rendering": "crispEdges" },
      s("rect", { width: side, height: side, fill: "#fff" }),
      s("path", { d: code.slice(at + 1), fill: "#000" })));
}
