// Search for a unit as one types: makes a combobox of a list or text box marked data-unit-picker.
// Without this script the list stays a list, and the text box takes a name or a code.
let counter = 0;

const hiddenField = (original) => {
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = original.name;
  field.value = original.matches("select") ? original.value : original.dataset.key || original.value;
  return field;
};

const textBox = (original, list) => {
  const box = document.createElement("input");
  box.type = "text";
  box.id = original.id;
  box.required = original.required;
  box.className = original.className.replace("form-select", "form-control");
  box.placeholder = original.dataset.placeholder || original.placeholder;
  const chosen = original.selectedOptions?.[0];
  box.value = chosen?.value ? chosen.textContent.trim() : original.dataset.text || "";
  for (const name of ["aria-describedby", "aria-invalid"]) {
    if (original.hasAttribute(name)) box.setAttribute(name, original.getAttribute(name));
  }
  const attributes = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);
  return box;
};

const enhance = (original) => {
  const list = document.createElement("ul");
  list.id = `unit-options-${++counter}`;
  list.className = "unit-options dropdown-menu";
  list.setAttribute("role", "listbox");
  const field = hiddenField(original);
  const box = textBox(original, list);
  const wrap = document.createElement("div");
  wrap.className = "unit-picker";
  wrap.append(field, box, list);
  original.replaceWith(wrap);

  let active = -1;
  let asked = 0;
  let timer;
  const options = () => [...list.querySelectorAll("[role=option]")];
  const isOpen = () => list.classList.contains("show");
  const show = (open) => {
    list.classList.toggle("show", open);
    box.setAttribute("aria-expanded", String(open));
    if (!open) move(-1);
  };
  const move = (index) => {
    const all = options();
    active = all.length ? Math.max(-1, Math.min(index, all.length - 1)) : -1;
    all.forEach((option, at) => {
      option.classList.toggle("active", at === active);
      option.setAttribute("aria-selected", String(at === active));
    });
    if (active < 0) return box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-activedescendant", all[active].id);
    all[active].scrollIntoView({ block: "nearest" });
  };
  const choose = (option) => {
    box.value = option.dataset.title;
    field.value = option.dataset.key;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    show(false);
  };
  const search = async () => {
    const turn = ++asked;
    const answer = await fetch(`${original.dataset.unitPicker}&q=${encodeURIComponent(box.value)}`, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (turn !== asked || !answer?.ok) return;
    list.innerHTML = await answer.text();
    options().forEach((option, at) => (option.id = `${list.id}-${at}`));
    move(-1);
    show(document.activeElement === box);
  };

  box.addEventListener("input", () => {
    field.value = box.value; // until a unit is chosen, the server reads what was typed
    clearTimeout(timer);
    timer = setTimeout(search, 150);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      if (isOpen()) move(active + 1);
      else search();
    } else if (event.key === "ArrowUp" && isOpen()) {
      event.preventDefault();
      move(active - 1);
    } else if (event.key === "Enter" && isOpen() && active >= 0) {
      event.preventDefault();
      choose(options()[active]);
    } else if (event.key === "Escape" && isOpen()) {
      event.preventDefault();
      show(false);
    }
  });
  box.addEventListener("blur", () => setTimeout(() => show(false), 150));
  box.addEventListener("focus", () => box.select());
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    event.preventDefault();
    if (option) choose(option);
  });
};

const enhanceAll = (root) => root.querySelectorAll("[data-unit-picker]").forEach(enhance);
enhanceAll(document);
document.addEventListener("htmx:load", (event) => enhanceAll(event.target));
