// Sends the call that the form describes, with the token that the page shows, and shows the answer.
(() => {
  "use strict";

  const form = document.querySelector("[data-try]");
  if (!form) {
    return;
  }
  const parts = (where) => [...form.querySelectorAll(`[data-in="${where}"]`)];

  const address = () => {
    const path = parts("path").reduce(
      (text, field) => text.replace(`{${field.name}}`, encodeURIComponent(field.value)),
      form.dataset.path);
    const query = new URLSearchParams(
      parts("query").filter((field) => field.value).map((field) => [field.name, field.value]));
    return query.size ? `${path}?${query}` : path;
  };

  const content = () => {
    const files = parts("file");
    if (files.length) {
      const body = new FormData();
      files.filter((field) => field.files[0]).forEach((field) => body.append(field.name, field.files[0]));
      return { body };
    }
    const [text] = parts("body");
    return text ? { body: text.value, headers: { "Content-Type": form.dataset.type } } : {};
  };

  const readable = (text) => {
    try {
      return JSON.stringify(JSON.parse(text), null, 2);
    } catch {
      return text;
    }
  };

  const show = (status, text) => {
    const answer = form.querySelector(".answer");
    answer.hidden = false;
    answer.querySelector("[role=status]").textContent = status;
    answer.querySelector("pre").textContent = readable(text);
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { body, headers = {} } = content();
    const token = document.getElementById("token");
    const began = performance.now();
    try {
      const response = await fetch(address(), {
        method: form.dataset.method,
        body,
        credentials: "omit",
        headers: token ? { ...headers, Authorization: `Bearer ${token.value}` } : headers,
      });
      const took = Math.round(performance.now() - began);
      const reference = response.headers.get("X-Request-Id");
      show(`${response.status} ${response.statusText} · ${took} ms · ${reference}`, await response.text());
    } catch (fault) {
      show(String(fault), "");
    }
  });
  form.querySelector("button.primary").disabled = false;
})();
