// Finds checks by id, title, type, and the ids that other tools give them. All of it is in search-index.js.
"use strict";
const field = document.getElementById("search");
const found = document.getElementById("found");
const root = document.body.dataset.root;
const MOST = 12;

function rank([id, title, , words], terms) {
  const [name, text, rest] = [id, title, words].map((each) => each.toLowerCase());
  let sum = 0;
  for (const term of terms) {
    const exact = name === term || rest.split(" ").includes(term);
    const here = exact ? 8 : name.includes(term) ? 4 : text.includes(term) ? 2 : rest.includes(term) ? 1 : 0;
    if (!here) return 0;
    sum += here;
  }
  return sum;
}

function show() {
  const terms = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  const ranked = terms.length ? CHECKS.map((each) => [rank(each, terms), each]).filter(([sum]) => sum) : [];
  ranked.sort((one, other) => other[0] - one[0]);
  found.replaceChildren(...ranked.slice(0, MOST).map(([, each]) => row(each)));
  if (terms.length && !ranked.length) found.append(Object.assign(document.createElement("li"), { textContent: "nothing" }));
  found.hidden = !terms.length;
}

function row([id, title, severity]) {
  const link = Object.assign(document.createElement("a"), { href: `${root}checks/${encodeURIComponent(id)}.html` });
  const name = Object.assign(document.createElement("code"), { textContent: id });
  const mark = Object.assign(document.createElement("span"), { textContent: severity, className: `severity ${severity}` });
  link.append(mark, ` ${title} `, name);
  const item = document.createElement("li");
  item.append(link);
  return item;
}

field.addEventListener("input", show);
document.addEventListener("keydown", (event) => {
  const links = [...found.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  if (event.key === "/" && document.activeElement !== field) {
    event.preventDefault();
    field.focus();
  } else if (event.key === "Escape") {
    found.hidden = true;
  } else if (event.key === "Enter" && document.activeElement === field && links.length) {
    links[0].click();
  } else if (["ArrowDown", "ArrowUp"].includes(event.key) && !found.hidden && links.length) {
    event.preventDefault();
    const next = at + (event.key === "ArrowDown" ? 1 : -1);
    (links[next] || field).focus();
  }
});
// A link to a part of the index opens it.
function open() {
  const part = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (part && part.tagName === "DETAILS") part.open = true;
}
addEventListener("hashchange", open);
open();
