// Looks again while a file is worked at, and shows what changed in place.
(() => {
  "use strict";
  const again = 1000;

  const look = async () => {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (!answer.ok || answer.redirected) {
        location.reload();
        return;
      }
      const next = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("main");
      const main = document.getElementById("main");
      if (next.dataset.underWay) {
        for (const part of ["progress", "progress + .note"]) {
          main.querySelector(part).replaceWith(next.querySelector(part));
        }
        setTimeout(look, again);
      } else {
        main.replaceWith(next);
      }
    } catch {
      setTimeout(look, again * 5); // away for a moment; the link is there as well
    }
  };
  setTimeout(look, again);
})();
