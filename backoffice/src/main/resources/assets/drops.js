// Shows what shoppers will see while it is typed, and warns of a browser in another zone.
// The page works without it: the button for the preview does the same.
(() => {
  "use strict";

  const WAIT_MS = 500;
  const form = document.querySelector("form[data-preview]");
  if (!form || form.querySelector("fieldset:disabled")) {
    return;
  }

  const offsetIn = (timeZone) =>
    new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" })
      .formatToParts(new Date())
      .find((part) => part.type === "timeZoneName").value;
  const note = form.querySelector("[data-other-zone]");
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) {
    form.querySelector("[data-zone]").value = zone;
    note.hidden = offsetIn(zone) === offsetIn(note.dataset.shopZone);
  }

  let timer = 0;
  let under = null;

  const refresh = async () => {
    under?.abort();
    under = new AbortController();
    const fields = new URLSearchParams(new FormData(form));
    fields.set("act", "preview");
    try {
      const answer = await fetch(form.action, { method: "POST", body: fields, signal: under.signal });
      if (!answer.ok) {
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      document.querySelectorAll("[data-live]").forEach((live) => {
        const fresh = page.getElementById(live.id);
        if (fresh) {
          live.replaceChildren(...fresh.childNodes);
        }
      });
    } catch {
      // Overtaken by the next key, or no connection: what is shown stays until the next try.
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, WAIT_MS);
  });
})();
