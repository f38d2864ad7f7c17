// From now on the document knows whether it is about to be left for another.
if (!document.leaving) {
  document.leaving = { due: false };
  const leave = () => (document.leaving.due = true);

  // The window hears of both last, when the page's own scripts have had their say.
  addEventListener("submit", (event) => {
    const way = event.submitter?.getAttribute("formmethod") ?? event.target.getAttribute("method");
    if (!event.defaultPrevented && way !== "dialog") {
      leave();
    }
  });
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || event.defaultPrevented || link.hasAttribute("download") || link.target) {
      return;
    }
    const [here, there] = [location.href, link.href].map((address) => address.split("#")[0]);
    if (link.protocol.startsWith("http") && !(link.hash && here === there)) {
      leave();
    }
  });
}
