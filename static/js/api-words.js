// The page of the JSON interface is drawn by a library that speaks English; its fixed words are exchanged as they come.
(() => {
  const words = JSON.parse(document.getElementById("words").textContent);
  const ATTRIBUTES = ["title", "placeholder", "aria-label"];

  const translated = (text) => {
    const word = text.trim();
    return Object.hasOwn(words, word) ? text.replace(word, () => words[word]) : text;
  };

  const translateText = (node) => {
    const text = translated(node.nodeValue);
    // What a program would read stays as it is.
    if (text !== node.nodeValue && !node.parentElement?.closest("pre, code, textarea")) node.nodeValue = text;
  };

  const translateAttributes = (element) => {
    for (const name of ATTRIBUTES) {
      const text = element.getAttribute(name);
      if (text && translated(text) !== text) element.setAttribute(name, translated(text));
    }
  };

  // A button in several pieces, such as "Add ", "string", " item".
  const translateButton = (button) => {
    const word = button.textContent.trim();
    if (button.childElementCount || !Object.hasOwn(words, word)) return;
    button.childNodes.forEach((piece, place) => (piece.nodeValue = place ? "" : words[word]));
  };

  const translateAll = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return translateText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    translateAttributes(root);
    for (const button of root.querySelectorAll("button")) translateButton(button);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      if (walker.currentNode.nodeType === Node.TEXT_NODE) translateText(walker.currentNode);
      else translateAttributes(walker.currentNode);
    }
  };

  // The library writes these words by its style sheet.
  const byStyle = { "--loading": words.Loading, "--required": words.required };
  for (const [name, word] of Object.entries(byStyle)) {
    document.documentElement.style.setProperty(name, JSON.stringify(word));
  }
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(translateAll);
      else translateAll(change.target);
    }
  }).observe(document.getElementById("swagger-ui"), {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ATTRIBUTES,
  });
})();
