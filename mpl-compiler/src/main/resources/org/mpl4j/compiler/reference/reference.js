"use strict";
// Finds packets, fields, branches and values by their names. What begins with what is looked for comes first.
(() => {
  const most = 60;
  const up = document.body.dataset.up;
  const search = document.getElementById("search");
  const found = document.getElementById("found");
  const rank = (name, wanted) => name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 3;
  const show = () => {
    const wanted = search.value.trim().toLowerCase();
    found.hidden = wanted === "";
    found.replaceChildren();
    if (wanted === "") {
      return;
    }
    const hits = entries
      .map(entry => [rank(entry[0].toLowerCase(), wanted), entry])
      .filter(hit => hit[0] < 3)
      .sort((a, b) => a[0] - b[0]);
    for (const [, [name, kind, place]] of hits.slice(0, most)) {
      const link = document.createElement("a");
      link.href = up + place;
      link.textContent = name + " ";
      const what = document.createElement("span");
      what.className = "quiet";
      what.textContent = kind;
      link.append(what);
      found.append(link);
    }
    if (hits.length !== found.children.length || hits.length === 0) {
      const rest = document.createElement("span");
      rest.className = "quiet";
      rest.textContent = hits.length === 0 ? "Nothing has that in its name." : `and ${hits.length - most} more`;
      found.append(rest);
    }
  };
  search.addEventListener("input", show);
  found.addEventListener("click", event => {
    if (event.target.closest("a")) {
      found.hidden = true;
    }
  });
  document.addEventListener("keydown", event => {
    if (event.key === "/" && document.activeElement !== search) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape") {
      search.value = "";
      show();
    } else if (event.key === "Enter" && document.activeElement === search && found.querySelector("a")) {
      found.querySelector("a").click();
    }
  });
})();
