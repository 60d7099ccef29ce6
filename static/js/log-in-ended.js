// Who was logged out over a long form keeps what was typed: the form is sent only once the registry knows them again.
// Without the script the log-in page says that nothing was saved.
(() => {
  const opened = Date.now();
  // A page that was opened a moment ago is believed; every other form costs one short question more.
  const LONG = 5 * 60 * 1000;

  const whoIsThere = async () => {
    const answer = await fetch("/me/present/", { redirect: "manual", cache: "no-store" });
    return answer.ok ? answer.json() : {};
  };

  const tell = () => {
    const words = document.getElementById("logged-out").content.cloneNode(true);
    const place = document.getElementById("messages");
    place.replaceChildren(words);
    place.querySelector(".alert").focus();
  };

  // The token of a form belongs to the log-in under which it was drawn.
  const renew = (token) => {
    document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((input) => (input.value = token));
    document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
  };

  const send = (form, button) => {
    form.dataset.known = "yes";
    form.requestSubmit(button);
    delete form.dataset.known;
  };

  const ask = async (form, button) => {
    // No answer at all is told by the form's own way.
    const { account, token } = await whoIsThere().catch(() => ({ account: document.body.dataset.account }));
    if (account !== document.body.dataset.account) return tell();
    if (token) renew(token);
    send(form, button);
  };

  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!document.body.dataset.account || Date.now() - opened < LONG) return;
      if ((form.method !== "post" && !form.hasAttribute("hx-post")) || form.dataset.known) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      ask(form, event.submitter);
    },
    true,
  );
})();
