// A form that comes back with something to correct keeps the file that was chosen: <form data-keeps-file>.
// Browsers empty the field of a file on every new page; without the script the file is chosen once more.
(() => {
  const BODY = "[data-form-body]";
  const FILE = "input[type=file]";

  const showAnswer = (form, page) => {
    const kept = form.querySelector(FILE).files;
    const body = page.querySelector(`form[data-keeps-file] ${BODY}`);
    form.querySelector(BODY).replaceWith(document.adoptNode(body));
    form.querySelector(FILE).files = kept;
    form.querySelector(FILE).dispatchEvent(new Event("change", { bubbles: true }));
    delete form.dataset.sent;
    form.querySelectorAll(".btn-loading").forEach((button) => {
      button.classList.remove("btn-loading");
      button.removeAttribute("aria-disabled");
    });
    document.getElementById("progress-line")?.classList.remove("running");
    (form.querySelector("[aria-invalid]") || form.querySelector(FILE)).focus();
  };

  const send = async (form) => {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
    if (answer.redirected) return location.assign(answer.url);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    // Anything but the form, such as having been logged out, is shown as the page that it is.
    if (!page.querySelector(`form[data-keeps-file] ${BODY}`)) return form.submit();
    showAnswer(form, page);
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !form.matches("[data-keeps-file]")) return;
    event.preventDefault();
    send(form).catch(() => form.submit());
  });
})();
