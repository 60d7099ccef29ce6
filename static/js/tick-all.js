// One box for all of a page: in the head of a table for the boxes of the table, elsewhere for those of the form.
(() => {
  const boxesOf = (all) =>
    [...all.closest("table, form").querySelectorAll("tbody input[type=checkbox]")].filter((box) => !box.disabled);

  const show = () => {
    document.querySelectorAll("[data-tick-all]").forEach((all) => {
      const boxes = boxesOf(all);
      const ticked = boxes.filter((box) => box.checked).length;
      const box = all.querySelector("input");
      box.checked = boxes.length > 0 && ticked === boxes.length;
      box.indeterminate = ticked > 0 && ticked < boxes.length;
      all.hidden = boxes.length < 2;
    });
    document.querySelectorAll("[data-ticked-count]").forEach((count) => {
      count.textContent = count.closest("form").querySelectorAll("tbody input[type=checkbox]:checked").length || "";
    });
  };

  document.addEventListener("change", (event) => {
    const all = event.target.closest("[data-tick-all]");
    if (all) boxesOf(all).forEach((box) => (box.checked = event.target.checked));
    show();
  });
  document.addEventListener("DOMContentLoaded", show);
  // Going back shows the page with its boxes as they were.
  window.addEventListener("pageshow", show);
})();
