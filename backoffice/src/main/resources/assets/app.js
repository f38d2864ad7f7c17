// Small comforts; every page works without them.
(() => {
  "use strict";

  // "/" goes to the search, as everywhere; Escape leaves it.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.matches("[data-search]")) {
      event.target.blur();
      return;
    }
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    const search = document.querySelector("[data-search]");
    if (event.key === "/" && !typing && search && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  });

  // A form is sent once, however often the button is pressed; back in the history it works again.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") {
      return;
    }
    if (form.dataset.sent) {
      event.preventDefault();
    }
    form.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  });
})();
