"use strict";
(() => {
  const root = document.documentElement, card = document.getElementById("card");
  const english = document.getElementById("language-en");
  root.classList.add("scripted");
  const hide = () => { card.hidden = true; };
  const show = (mark) => {
    const language = english.checked ? "en" : "ar";
    const kind = [...mark.classList].find((name) => name.startsWith("k-")).slice(2);
    if (!document.getElementById("show-" + kind).checked) return hide();
    card.textContent = mark.dataset[language];
    card.dir = english.checked ? "ltr" : "rtl";
    card.hidden = false;
    const words = mark.getClientRects()[0], box = card.getBoundingClientRect();
    const wide = root.clientWidth, left = words.left + words.width / 2 - box.width / 2;
    const below = words.bottom + 6, fits = below + box.height < root.clientHeight;
    card.style.left = scrollX + Math.max(8, Math.min(left, wide - box.width - 8)) + "px";
    card.style.top = scrollY + (fits ? below : words.top - box.height - 6) + "px";
  };
  const marked = (event) => event.target.closest && event.target.closest("mark");
  for (const type of ["mouseover", "focusin", "click"]) {
    document.addEventListener(type, (event) => {
      const mark = marked(event);
      if (mark) show(mark); else hide();
    });
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  const named = () => {
    root.lang = english.checked ? "en" : "ar";
    root.dir = english.checked ? "ltr" : "rtl";
  };
  document.querySelectorAll("[name=language]").forEach((input) => input.addEventListener("change", named));
  named();
})();
