// What the pages do better with a script; each of them works without it.
(() => {
  const line = () => document.getElementById("progress-line");
  const messages = () => document.getElementById("messages");

  // Waiting is said: a line at the top, and the button that was pressed cannot be pressed twice.
  const wait = () => line()?.classList.add("running");
  const done = () => line()?.classList.remove("running");

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.hasAttribute("hx-post") || form.hasAttribute("hx-get")) return;
    // A download leaves the page where it is: nothing would ever end the waiting.
    if (form.hasAttribute("data-download") || event.submitter?.hasAttribute("data-download")) return;
    wait();
    const button = event.submitter;
    if (form.method !== "post" || !button) return;
    // At once: the second press of a double click comes before any timer.
    form.dataset.sent = "yes";
    // After the form has taken the button's value.
    setTimeout(() => {
      button.classList.add("btn-loading");
      button.setAttribute("aria-disabled", "true");
    });
  });
  document.addEventListener(
    "submit",
    (event) => {
      if (event.target.dataset.sent) event.preventDefault();
    },
    true,
  );
  // A page that counts much takes a while to come; a file never comes as a page.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const opensElsewhere = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented || opensElsewhere) return;
    if (link.target || ["download", "data-download", "hx-get"].some((name) => link.hasAttribute(name))) return;
    const isWithinPage = link.hash && link.pathname === location.pathname && link.search === location.search;
    if (link.origin === location.origin && !isWithinPage) wait();
  });
  // Going back shows the page as it was left; it must be usable again.
  window.addEventListener("pageshow", () => {
    done();
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
    document.querySelectorAll(".btn-loading").forEach((button) => {
      button.classList.remove("btn-loading");
      button.removeAttribute("aria-disabled");
    });
  });

  document.addEventListener("htmx:beforeRequest", wait);
  document.addEventListener("htmx:afterRequest", done);
  const tellTrouble = () => {
    const trouble = document.getElementById("trouble");
    if (trouble && messages()) messages().replaceChildren(trouble.content.cloneNode(true));
  };
  document.addEventListener("htmx:sendError", tellTrouble);
  document.addEventListener("htmx:responseError", tellTrouble);

  // A search that has written itself into the address: forms that come back here come back to what is shown now.
  document.addEventListener("htmx:pushedIntoHistory", () => {
    const here = location.pathname + location.search;
    document.querySelectorAll("input[data-here]").forEach((input) => input.setAttribute("value", here));
  });

  // A choice that takes effect at once: <select data-autosubmit>. Without the script its form has a button.
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-autosubmit]")) event.target.form.requestSubmit();
  });

  // Tabs that scroll in their own line begin with the present one in sight.
  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".nav-tabs .active").forEach((tab) => {
      const bar = tab.closest(".tabs-bar") ?? tab.closest(".nav-tabs");
      const beyond = tab.getBoundingClientRect().right - bar.getBoundingClientRect().right;
      if (beyond > 0) bar.scrollLeft += beyond + 16;
    });
  });

  // What is wrong in a form that comes back is in sight, with the cursor in it: it may stand far below the button.
  document.addEventListener("DOMContentLoaded", () => {
    const wrong = [...document.querySelectorAll("main .is-invalid")].find((field) => field.offsetParent);
    if (!wrong) return;
    wrong.focus({ preventScroll: true });
    // What stands above the form about all of it stays in sight where both fit.
    if (wrong.getBoundingClientRect().bottom > innerHeight) wrong.scrollIntoView({ block: "center", behavior: "instant" });
  });

  // Pills that exchange a part of the page say which one stands there.
  document.addEventListener("click", (event) => {
    const chosen = event.target.closest(".nav-pills [hx-get]");
    chosen?.closest(".nav-pills").querySelectorAll("[hx-get]").forEach((pill) => {
      pill.classList.toggle("active", pill === chosen);
      if (pill === chosen) pill.setAttribute("aria-current", "true");
      else pill.removeAttribute("aria-current");
    });
  });
})();
