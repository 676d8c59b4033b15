// On every page: moments where the reader is, and the same page in another language.

const language = document.documentElement.lang;
const moments = new Intl.DateTimeFormat(language,
  { year: "numeric", month: "long", day: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "short" });

for (const time of document.querySelectorAll("time[data-moment]")) {
  // In words beside, for whoever wants to know exactly.
  time.title = time.textContent;
  time.textContent = moments.format(new Date(Number(time.dataset.moment) * 1000));
}

for (const link of document.querySelectorAll("a[data-language]")) {
  const path = location.pathname.replace(/^\/[a-z]{2}(?=\/|$)/, `/${link.dataset.language}`);
  link.href = path + location.search;
}
