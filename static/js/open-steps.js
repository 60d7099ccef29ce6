// Rows and columns of the builder come anew when what divides them changes. What was unfolded stays so, and what was
// ticked to be added, for on a slow line the answer comes while one has gone on.
(() => {
  const SIDES = "#step-row, #step-column";
  const open = new Set();
  const ticked = new Set();

  const nameOf = (details) => {
    const side = details.closest(SIDES);
    if (!side || details === side) return null;
    const select = details.closest(".composer-division")?.querySelector("select[id]");
    return `${side.id} ${select ? select.id : "groups"}`;
  };

  document.addEventListener(
    "toggle",
    (event) => {
      const name = event.target.isConnected && event.target.matches?.("details") ? nameOf(event.target) : null;
      if (name) event.target.open ? open.add(name) : open.delete(name);
    },
    true,
  );
  // An answer to what was chosen before would put back what was chosen since; the next one is on its way.
  let changes = 0;
  const known = new WeakMap();
  document.addEventListener("change", (event) => {
    if (event.target.closest?.("#composer")) changes += 1;
  });
  document.addEventListener("htmx:beforeRequest", ({ detail }) => {
    if (detail.elt.id === "composer") known.set(detail.xhr, changes);
  });
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (known.has(detail.xhr) && known.get(detail.xhr) !== changes) detail.shouldSwap = false;
  });
  document.addEventListener("change", (event) => {
    const box = event.target;
    if (!box.matches?.(".composer-groups-add input")) return;
    box.checked ? ticked.add(`${box.name} ${box.value}`) : ticked.delete(`${box.name} ${box.value}`);
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest?.(".composer-groups-add button")) ticked.clear();
  });
  document.addEventListener("htmx:afterSettle", () => {
    document.querySelectorAll(SIDES).forEach((side) => {
      side.querySelectorAll("details").forEach((details) => {
        if (open.has(nameOf(details))) details.open = true;
      });
      side.querySelectorAll(".composer-groups-add input").forEach((box) => {
        if (ticked.has(`${box.name} ${box.value}`)) box.checked = true;
      });
    });
  });
})();
