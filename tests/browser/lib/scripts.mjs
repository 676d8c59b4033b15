// Scripts that somebody has tampered with, on their way to the browser.

/** Whoever asks for a script whose address matches gets it with `what` replaced; a script that does not have it is an error. */
export async function changed(context, address, what, by) {
  await context.route(address, async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    if (!(what instanceof RegExp ? what.test(text) : text.includes(what))) {
      await route.abort();
      throw new Error(`${route.request().url()} has no ${what}`);
    }
    await route.fulfill({ response: answer, body: text.replace(what, () => by) });
  });
}

/** Puts words before the rest of a script. */
export async function begun(context, address, words) {
  await context.route(address, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `${words}\n${await answer.text()}` });
  });
}
