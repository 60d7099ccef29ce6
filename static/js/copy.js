// <button data-copy="id"> copies the text of an element; without the script it stays hidden.
(() => {
  const paragraphs = (element) => Array.from(element.children, (child) => child.textContent.trim()).join("\n\n");
  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(paragraphs(document.getElementById(button.dataset.copy)));
      const words = button.querySelector("span");
      const before = words.textContent;
      words.textContent = button.dataset.copied;
      setTimeout(() => (words.textContent = before), 2000);
    });
  }
})();
