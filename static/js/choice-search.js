// Long lists of choices: search as one types, and how many are ticked. Without it the lists stay whole.
(() => {
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

  const search = (box) => {
    const wanted = plain(box.value.trim());
    const none = box.parentElement.querySelector("[data-choice-none]");
    const labels = [...box.parentElement.querySelectorAll(".composer-options label")];
    // What is ticked stays in sight.
    for (const label of labels) {
      label.hidden = !plain(label.textContent).includes(wanted) && !label.querySelector("input").checked;
    }
    none.hidden = labels.some((label) => plain(label.textContent).includes(wanted));
  };

  const count = (filter) => {
    const ticked = filter.querySelectorAll(".composer-options input:checked").length;
    filter.querySelector("[data-ticked]").textContent = ticked || "";
    const topic = filter.closest(".composer-topic");
    if (!topic) return;
    const own = [...topic.querySelectorAll(".composer-filter")];
    const chosen = own.filter((each) => each.querySelector(".composer-options input:checked") || typed(each));
    topic.querySelector("[data-chosen]").textContent = chosen.length || "";
  };
  const typed = (filter) => [...filter.querySelectorAll("input[inputmode=numeric]")].some((box) => box.value);

  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-choice-search]")) search(event.target);
  });
  // The search is no choice: the table stays, and Enter sends nothing.
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-choice-search], [data-choice-words]")) event.stopPropagation();
    const filter = event.target.closest(".composer-filter");
    if (filter) count(filter);
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("[data-choice-search]")) event.preventDefault();
  });
})();
