/* Wissel: what a page does beyond HTML. Every page works without this file too.
   No inline script, no eval, no network but our own pages. htmx is set up by the meta tag of the page
   (document.html), so that a strict content security policy holds even when this file fails. */
(function () {
  "use strict";
  const doc = document;

  /* --- shortcuts: "/" to search, "l" to log a contact -------------------------------------
     Never while typing, never with a modifier, and a person can switch them off (WCAG 2.1.4). */
  const shared = storage("localStorage");
  const SHORTCUTS = "wissel.shortcuts";

  function storage(name) {
    try { return window[name]; } catch (refused) { return null; }
  }
  function shortcutsOn() {
    return !shared || shared.getItem(SHORTCUTS) !== "off";
  }
  function prepareShortcuts() {
    doc.querySelectorAll("[data-shortcuts]").forEach(function (button) {
      if (!shared) return;
      button.hidden = false;
      button.setAttribute("aria-pressed", String(shortcutsOn()));
      button.addEventListener("click", function () {
        if (shortcutsOn()) shared.setItem(SHORTCUTS, "off");
        else shared.removeItem(SHORTCUTS);
        button.setAttribute("aria-pressed", String(shortcutsOn()));
      });
    });
  }
  function typing(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }
  doc.addEventListener("keydown", function (event) {
    if (event.key === "Escape") closeMenus(null);
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(event.target) || !shortcutsOn()) return;
    const find = doc.getElementById("find");
    if (event.key === "/" && find && find.offsetParent !== null) {
      event.preventDefault();
      find.focus();
    }
    if (event.key === "l" && doc.body.dataset.logUrl) {
      event.preventDefault();
      window.location.assign(doc.body.dataset.logUrl);
    }
  });

  /* --- Ctrl+Enter sends a form that says so (data-keys), also while typing ----------------- */
  doc.addEventListener("keydown", function (event) {
    const form = event.target.form;
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    if (!form || !form.hasAttribute("data-keys")) return;
    event.preventDefault();
    form.requestSubmit();
  });

  /* --- a slider says its value while it moves (data-slider); the form sends it when it rests -- */
  doc.addEventListener("input", function (event) {
    const form = event.target.form;
    if (event.target.type !== "range" || !form || !form.hasAttribute("data-slider")) return;
    form.querySelector("output").textContent = event.target.value;
  });

  /* --- menus are <details>: close them with Escape or a click elsewhere -------------------- */
  function closeMenus(inside) {
    doc.querySelectorAll("details.menu[open]").forEach(function (menu) {
      if (inside && menu.contains(inside)) return;
      const focused = menu.contains(doc.activeElement);
      menu.open = false;
      if (focused && !inside) menu.querySelector("summary").focus();
    });
  }
  doc.addEventListener("click", function (event) { closeMenus(event.target); });

  /* --- what was typed is kept until the server says it is saved ------------------------------
     Per form (data-keep="key"), in this tab only. Never passwords, codes, files or hidden fields.
     Gone on sign-out, in every tab, and when somebody else signs in. */
  const PREFIX = "wissel.keep.";
  const OWNER = "wissel.owner";
  const SIGNED_OUT = "wissel.signed-out";

  const kept = storage("sessionStorage");

  function forgetAll() {
    if (kept) kept.clear(); /* everything in it is ours: kept forms, their owner, htmx's path */
  }
  function forget(form) {
    if (kept && form) kept.removeItem(PREFIX + form);
  }
  function keeps(field) {
    return Boolean(field.name) && !field.disabled && field.dataset.keep !== "no" &&
      !/^(password|file|hidden|submit|button|reset)$/.test(field.type) &&
      !/one-time-code|password/.test(field.autocomplete || "") &&
      !/password|otp|totp|token|code$/i.test(field.name);
  }
  function fieldsOf(form) {
    return Array.from(form.elements).filter(keeps);
  }
  function keep(form) {
    if (!kept) return;
    const values = fieldsOf(form).map(function (field) {
      const choice = field.type === "checkbox" || field.type === "radio";
      return [field.name, choice ? field.value : null, choice ? field.checked : field.value];
    });
    try {
      kept.setItem(PREFIX + form.dataset.keep, JSON.stringify(values));
    } catch (full) {
      /* No room left: the form still works, only this copy is not made. */
      doc.dispatchEvent(new CustomEvent("wissel:not-kept", { detail: form.dataset.keep }));
    }
  }
  function putBack(form) {
    const text = kept && kept.getItem(PREFIX + form.dataset.keep);
    if (!text) return;
    const fields = fieldsOf(form);
    JSON.parse(text).forEach(function (entry) {
      fields.forEach(function (field) {
        if (field.name !== entry[0]) return;
        if (entry[1] === null) field.value = entry[2];
        else if (field.value === entry[1]) field.checked = entry[2];
      });
    });
    form.dispatchEvent(new CustomEvent("wissel:put-back", { bubbles: true }));
  }
  function confirmSaved(root) {
    root.querySelectorAll("[data-saved]").forEach(function (note) { forget(note.dataset.saved); });
  }
  function prepareForms(root) {
    confirmSaved(root);
    root.querySelectorAll("form[data-keep]").forEach(function (form) {
      /* After a refusal the server shows what was sent; that is as new as our copy. */
      if (!form.querySelector("[aria-invalid=true]")) putBack(form);
    });
  }
  doc.addEventListener("input", function (event) {
    const form = event.target.form;
    if (form && form.dataset.keep) keep(form);
  });
  doc.addEventListener("change", function (event) {
    const form = event.target.form;
    if (form && form.dataset.keep) keep(form);
  });
  doc.addEventListener("submit", function (event) {
    if (!event.target.matches("[data-sign-out]")) return;
    forgetAll();
    if (shared) { shared.setItem(SIGNED_OUT, String(Date.now())); shared.removeItem(SIGNED_OUT); }
  });
  window.addEventListener("storage", function (event) {
    if (event.key === SIGNED_OUT) forgetAll();
  });
  /* htmx answers: the header HX-Trigger: {"wissel:saved": "key"} confirms a save */
  doc.addEventListener("wissel:saved", function (event) {
    forget(typeof event.detail === "string" ? event.detail : event.detail && event.detail.value);
  });
  doc.addEventListener("htmx:load", function (event) { prepareForms(event.target); });

  function checkOwner() {
    const person = doc.body.dataset.person;
    if (doc.body.hasAttribute("data-signed-out")) forgetAll();
    if (!kept || !person) return;
    const owner = kept.getItem(OWNER);
    if (owner && owner !== person) forgetAll();
    kept.setItem(OWNER, person);
  }

  /* --- theme: show the choice at once; the form stores it ------------------------------------ */
  doc.addEventListener("click", function (event) {
    const button = event.target.closest("[data-theme-form] button[name=theme]");
    if (!button) return;
    const root = doc.documentElement;
    if (button.value === "auto") root.removeAttribute("data-bs-theme");
    else root.setAttribute("data-bs-theme", button.value);
  });

  /* --- before a session ends: say so in time ------------------------------------------------- */
  function watchSession() {
    const seconds = Number(doc.body.dataset.sessionSeconds);
    if (!seconds) return;
    const wait = Math.max(seconds - 120, 0) * 1000;
    if (wait > 0x7fffffff) return;
    window.setTimeout(function () {
      const note = doc.getElementById("sessie");
      if (note) note.hidden = false;
      doc.dispatchEvent(new CustomEvent("wissel:session-ends"));
    }, wait);
  }

  /* --- start (the file is deferred: the page is complete) ------------------------------------ */
  prepareShortcuts();
  checkOwner();
  prepareForms(doc);
  watchSession();
  /* A row of tabs scrolls where it does not fit: the current one must be seen. */
  doc.querySelectorAll(".tabs [aria-current]").forEach(function (tab) {
    const row = tab.parentElement;
    row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
  });
  const focus = doc.querySelector("[data-focus]");
  if (focus) focus.focus();
})();
