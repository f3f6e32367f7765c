"use strict";
// Filters, keys and the address. The page reads without it: everything here only shows less or moves the eye.
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const by = (id) => document.getElementById(id);
  root.classList.add("on");

  const findings = all(".f");
  const bar = document.querySelector(".bar");
  const weights = { note: 1, warning: 2, error: 3 };
  const signs = { error: "✗", warning: "!", note: "i" };
  const severityOf = (finding) => (finding.classList.contains("error") ? "error" : finding.classList.contains("warning") ? "warning" : "note");
  const rows = all(".row");
  const families = all(".fam");
  const cells = new Map();
  const state = { at: "", q: "", severity: null, rule: "", locale: "", family: "", beside: [], differs: false, theme: "" };
  const items = findings.map((element) => {
    const item = { element, severity: severityOf(element), card: element.closest(".t"), row: element.closest(".row"), family: element.closest(".fam"), words: null };
    const cell = element.dataset.cell;
    if (cell && !cells.has(cell)) cells.set(cell, []);
    if (cell) cells.get(cell).push(item);
    return item;
  });
  const first = new Map([...cells.keys()].map((id) => [id, by(id)]));

  // words to search: the finding's own and those of its card, made lower case once
  const wordsOf = (item) => (item.words ??= `${item.element.textContent} ${item.card ? item.card.textContent : ""} ${item.element.dataset.rule}`.toLowerCase());

  const passes = (item) =>
    state.severity.has(item.severity) &&
    (!state.rule || item.element.dataset.rule === state.rule) &&
    (!state.locale || item.element.dataset.v === state.locale) &&
    (!state.family || (item.family && item.family.id === state.family)) &&
    (!state.q || state.q.toLowerCase().split(/\s+/).every((word) => wordsOf(item).includes(word)));

  let visible = [];
  let current = -1;

  const filter = () => {
    visible = [];
    const openCards = new Set(), openRows = new Set(), openFamilies = new Set();
    for (const item of items) {
      const shown = passes(item);
      item.element.hidden = !shown;
      if (!shown) continue;
      visible.push(item.element);
      openCards.add(item.card);
      openRows.add(item.row);
      openFamilies.add(item.family);
    }
    for (const row of rows) row.hidden = !openRows.has(row);
    for (const item of items) if (item.card) item.card.classList.toggle("rest", !openCards.has(item.card));
    const narrowed = Boolean(state.q || state.rule || state.locale || state.family);
    for (const family of families) family.hidden = !openFamilies.has(family);
    drawFamilies();
    tellQuiet();
    for (const run of all(".run")) run.hidden = state.differs || narrowed;
    drawCells();
    const none = by("none");
    if (none) none.hidden = visible.length > 0 || !items.length;
    tell();
  };

  // so do the signs of the table of all families
  const drawFamilies = () => {
    const found = new Map();
    for (const item of items) {
      if (item.element.hidden || !item.family) continue;
      const key = `${item.family.id} ${item.element.dataset.v}`;
      const { count, worst } = found.get(key) || { count: 0, worst: item };
      found.set(key, { count: count + 1, worst: weights[item.severity] > weights[worst.severity] ? item : worst });
    }
    for (const line of all(".fams tr[data-n]")) {
      line.hidden = by(line.dataset.n).hidden;
      for (const link of all("td > a", line)) {
        const cell = link.parentElement;
        const { count, worst } = found.get(`${line.dataset.n} ${cell.dataset.v}`) || {};
        cell.className = worst ? worst.severity : "off";
        link.firstChild.textContent = worst ? signs[worst.severity] + (count > 1 ? count : "") : "·";
        if (worst) link.setAttribute("href", `#${worst.element.id}`);
      }
    }
  };

  const tellQuiet = () => {
    const quiet = all(".fams tr[hidden]").length;
    if (by("quiet")) by("quiet").textContent = quiet ? `${quiet} more ${quiet === 1 ? "family has" : "families have"} nothing that passes the filter` : "";
  };

  // the signs of the grid follow the filter, so that a glance shows what is left
  const drawCells = () => {
    for (const [id, inside] of cells) {
      const cell = first.get(id);
      const link = cell?.querySelector("a");
      if (!link) continue;
      const left = inside.filter((item) => !item.element.hidden);
      const worst = left.reduce((found, item) => (weights[item.severity] > (weights[found?.severity] || 0) ? item : found), null);
      cell.dataset.absent ??= link.firstChild.textContent === "−" ? "yes" : "";
      cell.className = worst ? worst.severity : "off";
      link.firstChild.textContent = cell.dataset.absent ? "−" : worst ? signs[worst.severity] : "·";
      const shown = worst || inside[0];
      link.setAttribute("href", `#${shown.element.id}`);
    }
    for (const grid of all(".map .grid")) {
      const used = new Set();
      for (const line of all("tbody tr", grid)) {
        const hit = all("td > a", line).filter((link) => !link.parentElement.classList.contains("off"));
        for (const link of hit) used.add(link.parentElement.dataset.v);
        line.hidden = state.differs && !hit.length;
      }
      for (const place of all("[data-v]", grid)) place.hidden = state.differs && !used.has(place.dataset.v) && !state.beside.includes(place.dataset.v);
    }
  };

  const tell = () => {
    const left = items.length - visible.length;
    by("shown").textContent = visible[current]
      ? `finding ${current + 1} of ${visible.length}${left ? `, ${left} filtered out` : ""}`
      : `${visible.length} of ${items.length} findings`;
  };

  const goTo = (element, { focus = true } = {}) => {
    for (const old of all(".now, .here")) old.classList.remove("now", "here");
    element.closest("details:not([open])")?.setAttribute("open", "");
    element.classList.add("now");
    first.get(element.dataset.cell)?.classList.add("here");
    if (focus) element.focus({ preventScroll: true });
    const card = element.closest(".t");
    const tall = card && card.getBoundingClientRect().height > innerHeight * 0.6;
    (card && !tall ? card : element).scrollIntoView({ block: "center", inline: "nearest" });
    first.get(element.dataset.cell)?.scrollIntoView({ block: "nearest", inline: "nearest" });
    (card && !tall ? card : element).scrollIntoView({ block: "center", inline: "nearest" });
  };

  const step = (by_) => {
    if (!visible.length) return;
    if (current < 0) {
      const next = visible.findIndex((element) => element.getBoundingClientRect().top > (bar?.offsetHeight || 0));
      current = by_ > 0 ? Math.max(next, 0) : (next < 0 ? visible.length : next) - 1;
      if (current < 0) current = visible.length - 1;
    } else {
      current = (current + by_ + visible.length) % visible.length;
    }
    state.at = visible[current].id;
    goTo(visible[current]);
    tell();
    write();
  };

  // which versions stand beside the wrong one: one rule for the whole page
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [sheet];
  const lay = () => {
    const tags = all(".pick input").filter((box) => box.checked);
    state.beside = tags.map((box) => box.dataset.v);
    const chosen = state.beside.map((number) => `.t[data-v="${number}"]`).join(",");
    sheet.replaceSync(chosen ? `.row:not(.open) .t:not(.hit, :is(${chosen})) { display: none } .row .t.rest:is(${chosen}) { display: block !important }` : "");
    for (const heading of headings) sayHeading(heading);
    by("picked").textContent = tags.length ? `: ${tags.map((box) => box.value).join(" ")}` : "";
  };

  // headings in the grid are told in the first language that the reader has chosen
  const headings = all(".hw").map((element) => ({ element, usual: element.textContent, lang: element.lang, dir: element.dir }));
  const sayHeading = ({ element, usual, lang, dir }) => {
    const row = by(element.dataset.row);
    const words = state.beside.map((number) => row?.querySelector(`.t[data-v="${number}"] .k:not(.none)`)).find(Boolean);
    element.textContent = words ? words.textContent.slice(0, 80) : usual;
    element.lang = words ? words.lang : lang;
    element.dir = words ? words.dir : dir;
  };

  const write = () => {
    const parts = [state.at];
    const put = (name, value) => value && parts.push(`${name}=${encodeURIComponent(value)}`);
    put("q", state.q);
    const usual = all(".sev input").every((box) => box.checked === box.defaultChecked);
    put("severity", usual ? "" : [...state.severity].join(",") || "none");
    put("rule", state.rule);
    put("locale", by("locale")?.selectedOptions[0]?.text.split(" ")[0] !== "all" && state.locale ? by("locale").selectedOptions[0].text.split(" ")[0] : "");
    put("family", state.family);
    put("beside", all(".pick input").filter((box) => box.checked).map((box) => box.value).join(","));
    put("differs", state.differs ? "1" : "");
    put("theme", state.theme);
    const text = parts.join("&");
    history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
  };

  const read = () => {
    const [at, ...parts] = location.hash.slice(1).split("&");
    const given = new URLSearchParams((at.includes("=") ? [at, ...parts] : parts).join("&"));
    state.at = at.includes("=") ? "" : at;
    return given;
  };

  const apply = (given) => {
    if (!bar) return;
    by("q").value = given.get("q") || "";
    const severities = given.get("severity");
    if (severities) for (const box of all(".sev input")) box.checked = severities.split(",").includes(box.value);
    by("rule").value = given.get("rule") || "";
    const locale = all("option", by("locale")).find((option) => option.value && option.text.split(" ")[0] === given.get("locale"));
    by("locale").value = locale ? locale.value : "";
    if (by("family")) by("family").value = given.get("family") || "";
    const beside = (given.get("beside") || "").split(",");
    for (const box of all(".pick input")) box.checked = beside.includes(box.value);
    by("differs").checked = Boolean(given.get("differs"));
    const theme = given.get("theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = state.theme = theme;
    collect();
  };

  const collect = () => {
    state.q = by("q").value.trim();
    state.severity = new Set(all(".sev input").filter((box) => box.checked).map((box) => box.value));
    state.rule = by("rule").value;
    state.locale = by("locale").value;
    state.family = by("family")?.value || "";
    state.differs = by("differs").checked;
    lay();
    const here = visible[current];
    filter();
    current = here ? visible.indexOf(here) : -1;
    tell();
  };

  // the bar wraps on narrow screens, and what is scrolled to must not hide behind it
  const measure = () => bar && root.style.setProperty("--bar", `${bar.offsetHeight}px`);

  const visit = () => {
    measure();
    const target = state.at && by(state.at);
    if (!target) return;
    if (!target.classList.contains("f")) {
      if (target.closest(".fam[hidden]")) clear();
      target.closest("details:not([open])")?.setAttribute("open", "");
      target.scrollIntoView({ block: "start" });
      return;
    }
    if (target.hidden) clear();
    current = visible.indexOf(target);
    goTo(target);
    tell();
  };

  const clear = () => {
    for (const box of all(".sev input")) box.checked = true;
    by("q").value = by("rule").value = by("locale").value = "";
    if (by("family")) by("family").value = "";
    collect();
    write();
  };

  const asText = (finding) => {
    const line = (selector, lead = "") => all(selector, finding).map((part) => lead + (part.textContent || "").trim()).filter((text) => text.trim());
    const locale = finding.closest(".t")?.querySelector(".v")?.textContent.trim();
    return [
      line("h4")[0].replace(/^\S+\s+(error|warning|note): */, `$1[${finding.dataset.rule}] `),
      `${locale ? `${locale}, ` : ""}${line(".at")[0]}`,
      ...line("del", "- "),
      ...line("ins", "+ "),
      ...line(".h"),
    ].join("\n");
  };

  const copy = async (finding) => {
    const text = asText(finding);
    const button = finding.querySelector(".copy");
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const box = document.createElement("textarea");
      box.value = text;
      document.body.append(box);
      box.select();
      document.execCommand("copy");
      box.remove();
      finding.focus({ preventScroll: true });
    }
    button.textContent = "Copied";
    by("shown").textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; tell(); }, 1500);
  };

  const openRow = (row) => {
    const button = row?.querySelector(".more");
    if (!button) return;
    button.dataset.more ??= button.textContent;
    const open = row.classList.toggle("open");
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? "Fewer versions" : button.dataset.more;
  };

  const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const switchTheme = () => {
    root.dataset.theme = state.theme = isDark() ? "light" : "dark";
    write();
  };

  const keys = {
    n: () => step(1), j: () => step(1), p: () => step(-1), k: () => step(-1),
    c: () => { if (visible[current]) copy(visible[current]); },
    v: () => openRow(visible[current]?.closest(".row")),
    d: () => by("differs").click(),
    t: switchTheme,
    "/": () => { by("q").focus(); by("q").select(); },
    "?": () => by("keys").showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || by("keys").open) return;
    const typing = event.target.closest("input[type=search], select, textarea");
    if (event.key === "Escape") {
      const pick = document.querySelector(".pick[open]");
      if (pick) { pick.open = false; pick.querySelector("summary").focus(); }
      else if (typing && by("q").value) { by("q").value = ""; collect(); write(); }
      else if (typing) typing.blur();
      return;
    }
    if (typing || !bar) return;
    const act = Object.hasOwn(keys, event.key) && keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (!(target instanceof Element)) return;
    if (target.matches(".copy")) copy(target.closest(".f"));
    if (target.matches(".more")) openRow(target.closest(".row"));
    const pick = document.querySelector(".pick[open]");
    if (pick && !pick.contains(target)) pick.open = false;
  });

  const changed = () => { collect(); write(); };
  if (bar) {
    let wait = 0;
    by("q").addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(changed, items.length > 2000 ? 250 : 60); });
    bar.addEventListener("change", (event) => { if (event.target.id !== "q") changed(); });
    by("next").addEventListener("click", () => step(1));
    by("back").addEventListener("click", () => step(-1));
    by("theme").addEventListener("click", switchTheme);
    by("help").addEventListener("click", () => by("keys").showModal());
    by("clear").addEventListener("click", clear);
    by("unpick").addEventListener("click", () => {
      for (const box of all(".pick input")) box.checked = false;
      changed();
    });
    new ResizeObserver(measure).observe(bar);
  }
  by("close").addEventListener("click", () => by("keys").close());

  // a link within the page keeps the filters: only its target is new
  addEventListener("hashchange", () => {
    const given = read();
    if ([...given.keys()].length) apply(given);
    visit();
    if (bar) write();
  });
  apply(read());
  visit();
})();
