// The names of chosen files, in place of the browser's own words: see components/file_look.html.
(() => {
  const nameFiles = (input) => {
    const name = input.parentElement.querySelector("[data-file-name]");
    if (name) name.textContent = [...input.files].map((file) => file.name).join(", ") || name.dataset.fileName;
  };
  document.addEventListener("change", (event) => {
    if (event.target.matches("input[type=file]")) nameFiles(event.target);
  });
  // Browsers that go back keep the file.
  window.addEventListener("pageshow", () => document.querySelectorAll("input[type=file]").forEach(nameFiles));
})();
