(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Language and theme.
  const form = document.getElementById("filter");
  const choose = () => {
    const { lang, theme } = Object.fromEntries(new FormData(form));
    root.lang = lang;
    for (const section of all("section[data-theme]"))
      section.hidden = theme !== "" && section.dataset.theme !== theme;
    const listed = all(`section:not([hidden]) > article[data-lang="${lang}"]`);
    document.getElementById("count").textContent = listed.length;
    document.title = document.querySelector(`[data-lang="${lang}"] h1`).textContent;
    unpoint();
  };
  const follow = () => {
    const article = document.getElementById(location.hash.slice(1))?.closest("article");
    if (!article) return;
    form.elements.lang.value = article.dataset.lang;
    form.elements.theme.value = "";
    choose();
    article.scrollIntoView();
  };

  // Maps: pointing, touching and focusing do the same.
  const tip = document.getElementById("tip");
  const GAP = 8;
  let shown = null; // the municipality that the tooltip speaks of
  const unpoint = () => {
    shown = null;
    tip.hidden = true;
    for (const ring of all(".ring[href]")) ring.removeAttribute("href");
  };
  const point = (area) => {
    unpoint();
    shown = area;
    area.ownerSVGElement.querySelector(".ring").setAttribute("href", area.getAttribute("href"));
    tip.textContent = area.getAttribute("aria-label");
    tip.lang = area.closest("[lang]").lang;
    tip.hidden = false;
    const around = area.getBoundingClientRect();
    const frame = area.ownerSVGElement.getBoundingClientRect();
    const own = tip.getBoundingClientRect();
    const middle = (around.left + around.right) / 2 - own.width / 2;
    const above = Math.max(around.top, frame.top) - own.height - GAP;
    const top = above > GAP ? above : Math.min(around.bottom, frame.bottom) + GAP;
    const most = (size, length) => Math.max(GAP, size - length - GAP);
    tip.style.left = `${Math.min(Math.max(GAP, middle), most(innerWidth, own.width))}px`;
    tip.style.top = `${Math.min(top, most(innerHeight, own.height))}px`;
  };
  const centre = (area) => {
    const { left, right, top, bottom } = area.getBoundingClientRect();
    return [(left + right) / 2, (top + bottom) / 2];
  };
  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const neighbour = (area, [right, down]) => {
    const [x, y] = centre(area);
    let nearest = area, least = Infinity;
    for (const other of all(".area", area.ownerSVGElement)) {
      const [otherX, otherY] = centre(other);
      const along = (otherX - x) * right + (otherY - y) * down;
      const aside = Math.abs((otherX - x) * down) + Math.abs((otherY - y) * right);
      if (along > aside / 2 && along + 2 * aside < least) {
        nearest = other;
        least = along + 2 * aside;
      }
    }
    return nearest;
  };
  const areaOf = (event) => event.target.closest?.(".area");
  document.addEventListener("pointerover", (event) => {
    const area = areaOf(event);
    if (area) point(area);
  });
  document.addEventListener("pointerout", (event) => {
    if (!areaOf(event)) return;
    unpoint();
    if (document.activeElement?.matches(".area:focus-visible")) point(document.activeElement);
  });
  document.addEventListener("focusin", (event) => {
    const area = areaOf(event);
    if (!area) return unpoint();
    for (const other of all('.area[tabindex="0"]', area.ownerSVGElement)) other.tabIndex = -1;
    area.tabIndex = 0;
    point(area);
  });
  document.addEventListener("focusout", unpoint);
  document.addEventListener("scroll", () => shown && point(shown), { passive: true });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") unpoint();
    const area = areaOf(event);
    if (!area || !WAYS[event.key]) return;
    event.preventDefault();
    neighbour(area, WAYS[event.key]).focus();
  });

  // Tables.
  const numberOf = (text, lang) => {
    const plain = lang === "da" ? text.replaceAll(".", "").replace(",", ".") : text.replaceAll(",", "");
    return plain === "–" ? NaN : Number(plain.replace("−", "-"));
  };
  const compare = (lang, numeric, sign) => (one, other) => {
    if (!numeric) return sign * one.localeCompare(other, lang, { numeric: true });
    const [a, b] = [numberOf(one, lang), numberOf(other, lang)];
    if (isNaN(a) || isNaN(b)) return isNaN(a) - isNaN(b); // what is missing stands last
    return sign * (a - b);
  };
  const YEAR = /(^|\D)(19|20)\d\d(\D|$)/;
  const places = new WeakMap(); // of rows, as they came: periods in their order
  document.addEventListener("click", (event) => {
    const heading = event.target.closest("thead th");
    if (!heading) return;
    const numeric = "number" in heading.dataset;
    const first = numeric ? "descending" : "ascending";
    const second = numeric ? "ascending" : "descending";
    const order = heading.getAttribute("aria-sort") === first ? second : first;
    for (const other of heading.parentElement.cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", order);
    const { lang } = heading.closest("[lang]");
    const sign = order === "ascending" ? 1 : -1;
    const body = heading.closest("table").tBodies[0];
    const rows = [...body.rows];
    if (!places.has(rows[0])) rows.forEach((row, place) => places.set(row, place));
    const text = (row) => row.cells[heading.cellIndex].textContent.trim();
    const byText = compare(lang, numeric, sign);
    const how = !numeric && rows.every((row) => YEAR.test(text(row)))
      ? (one, other) => sign * (places.get(one) - places.get(other))
      : (one, other) => byText(text(one), text(other));
    body.append(...rows.sort(how));
  });

  form.hidden = false;
  form.addEventListener("change", choose);
  addEventListener("hashchange", follow);
  choose();
  follow();
})();
