// Finds what a person would take for the named thing: arguments are a kind and a name.
const [kind, name] = arguments;

const plain = (text) => (text || "").replace(/\s+/g, " ").trim();
const shown = (node) => node.type === "file" || node.checkVisibility({ visibilityProperty: true });
const called = (node) => plain(node.getAttribute("aria-label") || node.textContent);
const all = (css) => [...document.querySelectorAll(css)];

const kinds = {
  field: () => [
    ...all("label").filter((label) => called(label) === name).map((label) => label.control),
    ...all("input, select, textarea").filter((field) => field.getAttribute("aria-label") === name),
  ],
  button: () =>
    all("button, summary, [role=button], a.button").filter((node) => called(node) === name),
  link: () => all("a[href]").filter((node) => called(node) === name),
};

return kinds[kind]().find((node) => node && shown(node)) ?? null;
