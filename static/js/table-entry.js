// Entering a table by keyboard: Enter and the arrow keys go to the same column of the next or previous row.
(() => {
  const column = (cell) => [...cell.closest("table").querySelectorAll(`[data-column="${cell.dataset.column}"]`)];

  const move = (cell, step) => {
    const cells = column(cell);
    const next = cells[cells.indexOf(cell) + step];
    if (!next) return false;
    next.focus();
    next.select?.();
    return true;
  };

  document.addEventListener("keydown", (event) => {
    const cell = event.target;
    if (!cell.matches?.(".entry-table [data-column]") || event.ctrlKey || event.altKey || event.metaKey) return;
    // In a list the arrows choose; there only Enter moves on.
    const arrows = cell.tagName === "INPUT" ? { ArrowDown: 1, ArrowUp: -1 } : {};
    const step = event.key === "Enter" ? (event.shiftKey ? -1 : 1) : arrows[event.key];
    if (!step) return;
    // Enter in the last row must not send the table half filled.
    if (move(cell, step) || event.key === "Enter") event.preventDefault();
  });
})();
