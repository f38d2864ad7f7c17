// The page of a mailed link: sends the secret behind the hash sign with the new password.
(() => {
  "use strict";

  const reset = document.getElementById("reset");
  const ask = document.getElementById("ask");
  const password = document.getElementById("password");
  const email = document.getElementById("email");

  const token = () => new URLSearchParams(location.hash.slice(1)).get("token");

  const tell = (what) => {
    document.querySelectorAll("[data-told]").forEach((one) => {
      one.hidden = one.dataset.told !== what;
    });
  };

  const show = () => {
    reset.hidden = !token();
    ask.hidden = !!token();
  };

  const mark = (field, bad) => {
    if (bad) {
      field.setAttribute("aria-invalid", "true");
      field.focus();
    } else {
      field.removeAttribute("aria-invalid");
    }
  };

  const send = async (form, path, body) => {
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      const answer = await fetch(path, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      return answer.status;
    } catch (away) {
      return 0;
    } finally {
      button.disabled = false;
    }
  };

  // The link counts once: afterwards neither the address nor a way back has it.
  const forget = () => {
    history.replaceState(null, "", location.pathname + location.search);
    password.value = "";
    show();
  };

  reset.addEventListener("submit", async (event) => {
    event.preventDefault();
    const body = { token: token(), newPassword: password.value };
    const status = await send(reset, "/api/v1/auth/password/reset", body);
    mark(password, status === 400);
    if (status === 204) {
      forget();
      ask.hidden = true;
      tell("done");
    } else if (status === 410) {
      forget();
      tell("gone");
      email.focus();
    } else {
      tell(status === 400 ? "bad" : "busy");
    }
  });

  ask.addEventListener("submit", async (event) => {
    event.preventDefault();
    const body = { email: email.value };
    const status = await send(ask, "/api/v1/auth/password/reset-request", body);
    mark(email, status === 400);
    tell(status === 202 ? "asked" : status === 400 ? "badEmail" : "busy");
  });

  document.getElementById("shown").addEventListener("change", (event) => {
    password.type = event.target.checked ? "text" : "password";
  });

  document.querySelectorAll("[data-keep-hash]").forEach((link) => {
    link.addEventListener("click", () => {
      link.hash = location.hash;
    });
  });

  addEventListener("hashchange", () => {
    tell("");
    show();
  });
  show();
})();
