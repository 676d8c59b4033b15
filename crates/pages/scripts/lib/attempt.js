// A page's place for what goes wrong.

import { focus, h, replace } from "./dom.js";
import { faulted } from "./fault.js";

/** `told`, an element for the page to place, and `attempt`, which does something and shows and tells what goes wrong. */
export function attempting(say) {
  const told = h("div", { class: "flow" });
  const attempt = async (act) => {
    replace(told);
    try {
      return await act();
    } catch (error) {
      const notice = faulted(say, error);
      replace(told, notice);
      focus(notice);
      return undefined;
    }
  };
  return { told, attempt };
}
