// A step that goes on.

/** Nothing is clicked twice while a step goes on. */
export async function working(page, section, act) {
  const buttons = [...section.querySelectorAll("button")];
  buttons.forEach((one) => { one.disabled = true; });
  section.setAttribute("aria-busy", "true");
  try {
    return await page.attempt(act);
  } finally {
    buttons.forEach((one) => { one.disabled = false; });
    section.removeAttribute("aria-busy");
  }
}
