"use strict";
// Pages read without this; it places the card of a finding where it fits, lets wide tables fade where they
// are cut off, and adds a few keys.
(() => {
  const root = document.documentElement;
  const card = document.createElement("div");
  card.id = "card"; card.hidden = true; card.setAttribute("role", "status");
  if (document.querySelector("mark[data-card]")) { document.body.append(card); root.classList.add("scripted"); }
  const hide = () => { card.hidden = true; };
  const show = (mark) => {
    const kind = [...mark.classList].find((name) => name.startsWith("k-"));
    const box = kind && document.getElementById("show-" + kind.slice(2));
    if (!box || !box.checked) return hide();
    card.textContent = mark.dataset.card;
    card.hidden = false;
    const words = mark.getClientRects()[0], size = card.getBoundingClientRect();
    const left = words.left + words.width / 2 - size.width / 2, below = words.bottom + 6;
    const fits = below + size.height < root.clientHeight;
    card.style.left = scrollX + Math.max(8, Math.min(left, root.clientWidth - size.width - 8)) + "px";
    card.style.top = scrollY + (fits ? below : words.top - size.height - 6) + "px";
  };
  for (const type of ["mouseover", "focusin", "click"]) {
    document.addEventListener(type, (event) => {
      const mark = event.target.closest && event.target.closest("mark[data-card]");
      if (mark) show(mark); else hide();
    });
  }
  const scrolls = [...document.querySelectorAll(".scroll")];
  const measure = (one) => {
    const style = getComputedStyle(one), most = one.scrollWidth - one.clientWidth;
    const isRtl = style.direction === "rtl", at = isRtl ? most + one.scrollLeft : one.scrollLeft;
    const head = one.querySelector("th[scope=row]");
    const isHeld = head && getComputedStyle(head).position === "sticky"; // nothing is lost where names stay
    const canCut = style.overflowX !== "visible";
    one.classList.toggle("cut-left", canCut && at > 1 && !(isHeld && !isRtl));
    one.classList.toggle("cut-right", canCut && most - at > 1 && !(isHeld && isRtl));
  };
  if (scrolls.length) {
    root.classList.add("measured");
    const all = () => scrolls.forEach(measure);
    scrolls.forEach((one) => one.addEventListener("scroll", () => measure(one), { passive: true }));
    addEventListener("resize", all);
    document.fonts.ready.then(all);
    all();
  }
  // On the pages of review: j and k go from one to the next, a letter leads to the reason of its form.
  const review = (event) => {
    const form = document.querySelector(`form[data-key="${CSS.escape(event.key)}"]`);
    if (form) {
      const field = form.querySelector("[name=reason]");
      if (field) { event.preventDefault(); field.focus(); }
      return;
    }
    const boxes = [...document.querySelectorAll(".choose input[type=checkbox]")];
    const step = { j: 1, k: -1 }[event.key];
    if (!step || !boxes.length) return;
    const at = boxes.indexOf(document.activeElement);
    const next = at < 0 ? (step > 0 ? 0 : boxes.length - 1) : Math.min(boxes.length - 1, Math.max(0, at + step));
    event.preventDefault();
    boxes[next].focus();
    boxes[next].closest("li").scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return hide();
    if (event.target.matches("input:not([type=checkbox]), select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") {
      const field = document.querySelector("input[type=search]");
      if (field) { event.preventDefault(); field.focus(); }
      return;
    }
    review(event);
  });
})();
