// The page's only script: filters the long lists and opens what is asked for. Everything is set as text, never as markup.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { texts, resources, findings, checks, severities, states, duties, letters } = data;
  const AWS_DUTIES = 5, PAGE = 100;
  const byId = (id) => document.getElementById(id);

  /** An element with attributes and children; strings become text nodes. */
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const debounce = (action) => {
    let timer = 0;
    return () => { clearTimeout(timer); timer = setTimeout(action, 120); };
  };
  /** A list that shows a page at a time: rows are made only when they are looked at. */
  const pager = (draw, more) => {
    let rows = [], shown = 0;
    const next = () => {
      draw(rows.slice(shown, shown + PAGE));
      shown = Math.min(rows.length, shown + PAGE);
      more.hidden = shown >= rows.length;
    };
    more.addEventListener("click", next);
    return (wanted) => { rows = wanted; shown = 0; next(); };
  };
  const link = (address) => (/^https:\/\//.test(address) ? make("a", { href: address, rel: "noreferrer" }, address) : address);

  // --- findings ---
  const [F_RESOURCE, F_CHECK, F_VERDICT, F_SEVERITY, F_DUTY, F_REASON, F_WHERE, F_PROPERTY, F_WAIVER] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const ordered = findings.map((row, index) => index).sort((a, b) => findings[a][F_SEVERITY] - findings[b][F_SEVERITY] || a - b);
  const findingList = byId("finding-list");
  const field = (list, name, ...value) => { if (value.some(Boolean)) list.append(make("dt", {}, name), make("dd", {}, ...value)); };
  const prose = (text) => text.split("`").map((part, index) => (index % 2 ? make("code", {}, part) : part));
  const openFinding = (row, box) => {
    const check = checks[texts[row[F_CHECK]]], list = make("dl");
    field(list, "Reason", texts[row[F_REASON]]);
    field(list, "Where", make("code", {}, [texts[row[F_WHERE]], texts[row[F_PROPERTY]]].filter(Boolean).join(" · ")));
    field(list, "Why", ...prose(check.why));
    field(list, "Fix", ...prose(check.fix));
    field(list, "Duty", duties[row[F_DUTY]][1]);
    field(list, "Waiver", texts[row[F_WAIVER]]);
    field(list, "Check", make("code", {}, texts[row[F_CHECK]]), check.also.length ? ` also ${check.also.join(", ")}` : "");
    field(list, "More", ...check.links.flatMap((address) => [link(address), make("br")]));
    box.append(list);
  };
  const drawFindings = (rows) => {
    for (const index of rows) {
      const row = findings[index], verdict = texts[row[F_VERDICT]];
      const chip = verdict === "fail" ? severities[row[F_SEVERITY]] : verdict;
      const box = make("details", { class: "finding" }, make("summary", {},
        make("span", { class: `chip sev-${verdict === "fail" ? chip : "info"}` }, chip), " ", checks[texts[row[F_CHECK]]].title,
        make("span", { class: "where" }, `${resources[row[F_RESOURCE]][0]} · ${texts[row[F_WHERE]]}`)));
      box.addEventListener("toggle", () => { if (box.open && box.children.length === 1) openFinding(row, box); });
      findingList.append(box);
    }
  };
  const showFindings = pager(drawFindings, byId("finding-more"));
  const findingForm = byId("finding-filters");
  const filterFindings = () => {
    const wanted = Object.fromEntries(new FormData(findingForm)), text = wanted.text.toLowerCase();
    const rows = ordered.filter((index) => {
      const row = findings[index];
      if (wanted.verdict && texts[row[F_VERDICT]] !== wanted.verdict) return false;
      if (wanted.severity && severities[row[F_SEVERITY]] !== wanted.severity) return false;
      if (wanted.duty && duties[row[F_DUTY]][0] !== wanted.duty) return false;
      if (!text) return true;
      const check = checks[texts[row[F_CHECK]]], resource = resources[row[F_RESOURCE]];
      return [resource[0], resource[9], texts[resource[1]], texts[row[F_CHECK]], check.title, texts[row[F_REASON]], check.also.join(" ")]
        .some((each) => each.toLowerCase().includes(text));
    });
    findingList.replaceChildren();
    byId("finding-count").textContent = `${rows.length} of ${findings.length} findings`;
    showFindings(rows);
  };
  findingForm.addEventListener("input", debounce(filterFindings));
  findingForm.addEventListener("submit", (event) => event.preventDefault());

  // --- ledger ---
  const [R_NAME, R_TYPE, R_WHERE, R_CONFIGURATION, R_STATES, R_OWNERS, R_REASONS, R_BECAUSE, R_SOURCES, R_KEY, R_CARD] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const matrix = byId("matrix"), detail = byId("detail");
  let body = make("tbody");
  const border = (duty) => (duty === AWS_DUTIES ? { class: "first-you" } : {});
  const showCell = (index, duty, move = true) => {
    const row = resources[index], state = states[row[R_STATES][duty]], list = make("dl");
    field(list, "Owner", texts[row[R_OWNERS][duty]]);
    field(list, "Why", texts[row[R_BECAUSE][duty]]);
    field(list, "State", `${state}: ${texts[row[R_REASONS][duty]]}`);
    field(list, "Source", link(texts[row[R_SOURCES][duty]]));
    const related = findings.filter((each) => each[F_RESOURCE] === index && each[F_DUTY] === duty);
    detail.replaceChildren(make("h3", {}, `${row[R_NAME]}: ${duties[duty][1]}`), list);
    if (related.length) detail.append(make("ul", {}, ...related.map((each) =>
      make("li", {}, `${texts[each[F_VERDICT]]}: ${checks[texts[each[F_CHECK]]].title} ${texts[each[F_REASON]]}`))));
    if (move) detail.focus();
  };
  const drawResources = (rows) => {
    for (const index of rows) {
      const row = resources[index];
      const line = make("tr", {}, make("th", { scope: "row", title: row[R_KEY] }, row[R_NAME], make("small", {}, texts[row[R_TYPE]])));
      row[R_STATES].forEach((number, duty) => {
        const state = states[number];
        const cell = make("button", { type: "button", class: `st-${state}`, "aria-label": `${duties[duty][1]}: ${state}`, title: `${duties[duty][1]}: ${state}` }, letters[state]);
        cell.dataset.at = `${index} ${duty}`;
        line.append(make("td", border(duty), cell));
      });
      body.append(line);
    }
  };
  const showResources = pager(drawResources, byId("ledger-more"));
  const ledgerForm = byId("ledger-filters");
  const onlyCard = byId("ledger-only");
  let card = -1; // the box of the picture whose resources are looked at; -1 for all
  const filterLedger = () => {
    const wanted = Object.fromEntries(new FormData(ledgerForm)), text = wanted.text.toLowerCase(), state = states.indexOf(wanted.state);
    const rows = resources.map((row, index) => index).filter((index) => {
      const row = resources[index];
      if (card >= 0 && row[R_CARD] !== card) return false;
      if (row[R_CONFIGURATION] && !wanted.configuration) return false;
      if (state >= 0 && !row[R_STATES].includes(state)) return false;
      return !text || [row[R_KEY], row[R_NAME], texts[row[R_TYPE]]].some((each) => each.toLowerCase().includes(text));
    });
    body = make("tbody");
    matrix.replaceChildren(make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "Resource"),
      ...duties.map(([, title], duty) => make("th", { scope: "col", ...border(duty) }, make("span", {}, title))))), body);
    byId("ledger-count").textContent = `${rows.length} of ${resources.length} resources`;
    showResources(rows);
  };
  matrix.addEventListener("click", (event) => {
    const at = event.target.dataset?.at;
    if (at) showCell(...at.split(" ").map(Number));
  });
  ledgerForm.addEventListener("input", debounce(filterLedger));
  ledgerForm.addEventListener("submit", (event) => event.preventDefault());

  const showCard = (number) => {
    card = number;
    onlyCard.hidden = number < 0;
    filterLedger();
  };
  onlyCard.addEventListener("click", () => showCard(-1));

  // --- the picture: filter, zoom, pan ---
  const map = document.querySelector(".map"), estateForm = byId("estate-filters");
  const filterEstate = () => {
    const wanted = Object.fromEntries(new FormData(estateForm)), state = states.indexOf(wanted.state), matching = new Set();
    const duty = duties.findIndex(([name]) => name === wanted.duty), none = states.indexOf("not-applicable");
    const fits = (each) => (state < 0 ? each !== none : each === state);
    for (const row of resources) {
      if (row[R_CARD] >= 0 && (duty < 0 ? row[R_STATES].some(fits) : fits(row[R_STATES][duty]))) matching.add(row[R_CARD]);
    }
    const boxes = [...map.querySelectorAll(".card[data-card]")];
    const dimmed = boxes.filter((box) => {
      const dim = !matching.has(Number(box.dataset.card)) || (wanted.kind && box.dataset.kind !== wanted.kind);
      box.classList.toggle("dim", dim);
      return dim;
    });
    for (const way of map.querySelectorAll("[data-path]")) way.classList.toggle("off", ![way.dataset.path, way.dataset.way].includes(wanted.path));
    byId("estate-count").textContent = dimmed.length ? `${boxes.length - dimmed.length} of ${boxes.length} boxes match` : `${boxes.length} boxes`;
  };
  const setUpMap = () => {
    const drawing = map.querySelector("svg"), whole = drawing.viewBox.baseVal.width, LEAST = 0.2, MOST = 3, READABLE = 0.78;
    let scale = 1;
    const zoom = (wanted, x = map.clientWidth / 2, y = map.clientHeight / 2) => {
      const before = scale;
      scale = Math.min(MOST, Math.max(LEAST, wanted));
      drawing.style.width = `${whole * scale}px`;
      map.scrollTo((map.scrollLeft + x) * scale / before - x, (map.scrollTop + y) * scale / before - y);
    };
    const fit = (least) => zoom(Math.max(least, Math.min(1, (map.clientWidth - 2) / whole)));
    const steps = { in: () => zoom(scale * 1.25), out: () => zoom(scale / 1.25), fit: () => fit(LEAST) };
    const keys = { "+": steps.in, "=": steps.in, "-": steps.out, 0: steps.fit };
    estateForm.addEventListener("click", (event) => steps[event.target.dataset.zoom]?.());
    map.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || !keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    });
    map.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return; // a plain wheel scrolls
      event.preventDefault();
      const frame = map.getBoundingClientRect();
      zoom(scale * Math.exp(-event.deltaY / 400), event.clientX - frame.left, event.clientY - frame.top);
    }, { passive: false });
    let from = null, moved = false;
    map.addEventListener("pointerdown", (event) => {
      moved = false;
      if (event.pointerType === "mouse" && event.button === 0) from = [event.clientX + map.scrollLeft, event.clientY + map.scrollTop];
    });
    window.addEventListener("pointermove", (event) => {
      if (!from) return;
      const to = [from[0] - event.clientX, from[1] - event.clientY];
      moved ||= Math.hypot(to[0] - map.scrollLeft, to[1] - map.scrollTop) > 4;
      if (!moved) return;
      map.classList.add("dragged");
      map.scrollTo(...to);
    });
    window.addEventListener("pointerup", () => { from = null; map.classList.remove("dragged"); });
    map.addEventListener("dragstart", (event) => event.preventDefault());
    map.addEventListener("click", (event) => {
      if (!moved || event.detail === 0) return; // a key's click has no detail
      event.preventDefault();
      event.stopPropagation();
    }, true);
    const light = (event) => {
      const number = event.target.closest?.("[data-card]")?.dataset.card;
      for (const edge of map.querySelectorAll(".edge[data-from]")) edge.classList.toggle("lit", number !== undefined && (edge.dataset.from === number || edge.dataset.to === number));
    };
    map.addEventListener("pointerover", light);
    map.addEventListener("focusin", light);
    estateForm.addEventListener("input", filterEstate);
    estateForm.addEventListener("submit", (event) => event.preventDefault());
    fit(READABLE);
    filterEstate();
  };
  if (map) setUpMap();

  // --- from the pictures and the first list into the details ---
  document.addEventListener("click", (event) => {
    const from = event.target.closest?.("[data-card], [data-resource], [data-check]");
    if (!from) return;
    if (from.dataset.check) {
      findingForm.elements.text.value = from.dataset.check;
      filterFindings();
      return;
    }
    ledgerForm.reset();
    ledgerForm.elements.text.value = from.dataset.resource ?? "";
    showCard(Number(from.dataset.card ?? -1));
  });
  filterFindings();
  filterLedger();
})();
