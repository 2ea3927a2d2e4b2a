'use strict';
(() => {
  const frames = JSON.parse(document.getElementById('frames').textContent);
  const element = (id) => document.getElementById(id);
  const list = element('list'), hex = element('hex'), tree = element('tree'), search = element('search'), status = element('status'), problems = element('problems');
  const narrow = matchMedia('(max-width: 760px)');
  let current = -1; // index of the frame
  let shown = []; // indexes of the frames that the search finds
  let nodes = []; // of the frame: {name, value, from, to, doc, depth, parent, row, open, leaf}
  let bytes = []; // elements
  let chosenNode = null, chosenByte = -1;

  const make = (kind, className, text) => {
    const made = document.createElement(kind);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const isLayer = (node) => node.depth === 0;
  const count = (number, what) => number + ' ' + what + (number === 1 ? '' : 's');

  // Everything of a frame that can be searched, in lower case.
  const texts = new Map();
  const textOf = (index) => {
    if (!texts.has(index)) {
      const frame = frames[index], parts = [String(frame.number), frame.layers];
      const collect = (node) => { parts.push(node[0] + ' = ' + node[1]); (node[5] || []).forEach(collect); };
      frame.nodes.forEach(collect);
      frame.notes.forEach((note) => parts.push(note[2]));
      texts.set(index, parts.join('\n').toLowerCase());
    }
    return texts.get(index);
  };

  const severity = (notes) => notes.some((note) => note[3]) ? ' wrong' : notes.length ? ' rule' : '';

  function showList() {
    const words = search.value.toLowerCase().split(/\s+/).filter((word) => word);
    shown = frames.map((_, index) => index).filter((index) => words.every((word) => textOf(index).includes(word)));
    list.replaceChildren(...shown.map((index) => {
      const frame = frames[index];
      const row = make('div', 'frame' + severity(frame.notes));
      row.id = 'frame-' + frame.number;
      row.setAttribute('role', 'option');
      row.append(make('span', 'count', '#' + frame.number), make('span', 'when', frame.time), make('span', 'size', frame.length + ' B'), make('span', 'what', frame.layers || '(nothing known)'));
      row.addEventListener('click', () => showFrame(index));
      return row;
    }));
    if (!shown.length) list.append(make('p', 'none', 'No frame has that.'));
    if (shown.length && !shown.includes(current)) showFrame(shown[0]);
    else markFrame();
  }

  function markFrame() {
    for (const row of list.children) row.setAttribute('aria-selected', row.id === 'frame-' + (frames[current] || {}).number);
    const row = current < 0 ? null : element('frame-' + frames[current].number);
    if (row) { row.scrollIntoView({ block: 'nearest' }); list.setAttribute('aria-activedescendant', row.id); }
  }

  function showFrame(index) {
    current = index;
    chosenNode = null;
    chosenByte = -1;
    markFrame();
    const frame = frames[index];
    showBytes(frame);
    showTree(frame);
    problems.replaceChildren(...frame.notes.map(([from, to, text, isError]) => {
      const button = make('button', 'problem' + (isError ? '' : ' rule'), text);
      button.addEventListener('click', () => chooseRange(from, to, text));
      return button;
    }));
    status.textContent = 'Frame ' + frame.number + ': ' + count(frame.bytes.length / 2, 'byte') + (frame.bytes.length / 2 < frame.length ? ' of ' + frame.length + ' captured' : '') + '. Click a byte or a field.';
  }

  function showBytes(frame) {
    const perRow = narrow.matches ? 8 : 16, total = frame.bytes.length / 2, lines = [];
    bytes = [];
    for (let start = 0; start < total; start += perRow) {
      const line = make('div');
      line.append(make('span', 'at', start.toString(16).padStart(4, '0') + '  '));
      let text = '';
      for (let i = start; i < start + perRow; i++) {
        if (i >= total) { line.append((i - start) % 8 === 7 ? '    ' : '   '); continue; }
        const digits = frame.bytes.substr(i * 2, 2), value = parseInt(digits, 16);
        const one = make('span', 'byte', digits);
        one.dataset.at = i;
        bytes.push(one);
        line.append(one, (i - start) % 8 === 7 ? '  ' : ' ');
        text += value > 32 && value < 127 ? String.fromCharCode(value) : '\u00b7';
      }
      line.append(make('span', 'text', ' ' + text));
      lines.push(line);
    }
    hex.replaceChildren(...lines);
    for (const [from, to, , isError] of frame.notes) for (let i = from; i < to && i < total; i++) if (!bytes[i].classList.contains('wrong')) bytes[i].classList.add(isError ? 'wrong' : 'rule');
  }

  function showTree(frame) {
    nodes = [];
    const add = (raw, depth, parent) => {
      const node = { name: raw[0], value: raw[1], from: raw[2], to: raw[3], doc: raw[4], depth, parent, open: true, leaf: !raw[5] || !raw[5].length, index: nodes.length };
      nodes.push(node);
      (raw[5] || []).forEach((inner) => add(inner, depth + 1, node));
    };
    frame.nodes.forEach((raw) => add(raw, 0, null));
    for (const node of nodes) {
      const wrong = frame.notes.filter(([from, to]) => node.leaf && node.from < to && node.to > from);
      const row = make('div', 'row' + (isLayer(node) ? ' layer' : '') + severity(wrong));
      row.id = 'node-' + node.index;
      row.style.paddingLeft = 6 + node.depth * 16 + 'px';
      row.setAttribute('role', 'treeitem');
      row.setAttribute('aria-level', node.depth + 1);
      const fold = make('span', 'fold', node.leaf ? '' : '\u25be');
      row.append(fold, make('span', 'name', node.name));
      if (node.value !== '') row.append(isLayer(node) ? ' ' : node.leaf ? ' = ' : ': ', make('span', 'value', node.value));
      if (node.doc) row.append(make('div', 'doc', node.doc));
      if (!node.leaf) {
        row.setAttribute('aria-expanded', 'true');
        fold.addEventListener('click', (event) => { event.stopPropagation(); setOpen(node, !node.open); });
      }
      row.addEventListener('click', () => chooseNode(node));
      node.row = row;
    }
    tree.replaceChildren(...nodes.map((node) => node.row));
  }

  const isVisible = (node) => { for (let around = node.parent; around; around = around.parent) if (!around.open) return false; return true; };

  function setOpen(node, open) {
    if (node.leaf) return;
    node.open = open;
    node.row.setAttribute('aria-expanded', open);
    node.row.querySelector('.fold').textContent = open ? '\u25be' : '\u25b8';
    for (const other of nodes) other.row.hidden = !isVisible(other);
  }

  function mark(from, to) {
    for (const one of bytes) one.classList.remove('chosen', 'around');
    for (let i = Math.max(0, from); i < to && i < bytes.length; i++) bytes[i].classList.add('chosen');
    const layer = chosenNode && outermost(chosenNode);
    if (layer) for (let i = Math.max(0, layer.from); i < layer.to && i < bytes.length; i++) bytes[i].classList.add('around');
    if (bytes[from]) bytes[from].scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  const outermost = (node) => node.parent ? outermost(node.parent) : node;
  const range = (from, to) => to <= from ? 'no bytes, at ' + from : to - from === 1 ? 'byte ' + from : 'bytes ' + from + ' to ' + (to - 1);
  const pathOf = (node) => (node.parent ? pathOf(node.parent) + '.' : '') + node.name;

  function chooseNode(node, byte = node.from) {
    if (chosenNode) { chosenNode.row.classList.remove('chosen'); chosenNode.row.removeAttribute('aria-selected'); }
    chosenNode = node;
    chosenByte = byte;
    for (let around = node.parent; around; around = around.parent) if (!around.open) setOpen(around, true);
    node.row.classList.add('chosen');
    node.row.setAttribute('aria-selected', 'true');
    tree.setAttribute('aria-activedescendant', node.row.id);
    node.row.scrollIntoView({ block: 'nearest' });
    mark(node.from, node.to);
    status.textContent = pathOf(node).replace(/\.\[/g, '[') + (node.value === '' ? '' : ' = ' + node.value) + ' (' + range(node.from, node.to) + ')';
  }

  // The fields that have a byte, the shortest first: several may have bits of it. Where no field has it, the innermost node around it.
  function nodesAt(at) {
    const found = nodes.filter((node) => node.from <= at && at < node.to);
    const leaves = found.filter((node) => node.leaf);
    const length = (node) => node.to - node.from;
    return leaves.length ? leaves.sort((a, b) => length(a) - length(b) || a.index - b.index) : found.slice(-1);
  }

  function chooseByte(at) {
    const found = nodesAt(at);
    if (!found.length) { chooseRange(at, at + 1, 'no field has byte ' + at); return; }
    const before = chosenByte === at ? found.indexOf(chosenNode) : -1;
    chooseNode(found[(before + 1) % found.length], at);
  }

  function chooseRange(from, to, text) {
    const found = from < bytes.length ? nodesAt(from) : [];
    if (found.length) chooseNode(found[0], from);
    mark(from, to);
    status.textContent = text + ' (' + range(from, to) + ')';
  }

  const step = (event, keys) => { const action = keys[event.key]; if (action && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); action(); } };

  hex.addEventListener('click', (event) => { if (event.target.dataset.at !== undefined) chooseByte(Number(event.target.dataset.at)); });
  hex.addEventListener('keydown', (event) => {
    const perRow = narrow.matches ? 8 : 16;
    const move = (by) => () => { if (bytes.length) chooseByte(Math.min(bytes.length - 1, Math.max(0, chosenByte < 0 ? 0 : chosenByte + by))); };
    step(event, { ArrowLeft: move(-1), ArrowRight: move(1), ArrowUp: move(-perRow), ArrowDown: move(perRow), Home: move(-bytes.length), End: move(bytes.length), Enter: move(0), ' ': move(0) });
  });
  tree.addEventListener('keydown', (event) => {
    const visible = nodes.filter(isVisible), at = visible.indexOf(chosenNode);
    const to = (index) => () => { const next = visible[Math.min(visible.length - 1, Math.max(0, index))]; if (next) chooseNode(next); };
    step(event, {
      ArrowDown: to(at + 1), ArrowUp: to(at - 1), Home: to(0), End: to(visible.length - 1),
      ArrowRight: () => { if (!chosenNode) to(0)(); else if (!chosenNode.open) setOpen(chosenNode, true); else if (!chosenNode.leaf) to(at + 1)(); },
      ArrowLeft: () => { if (!chosenNode) to(0)(); else if (chosenNode.open && !chosenNode.leaf) setOpen(chosenNode, false); else if (chosenNode.parent) chooseNode(chosenNode.parent); },
    });
  });
  list.addEventListener('keydown', (event) => {
    const at = shown.indexOf(current);
    const to = (index) => () => { const next = shown[Math.min(shown.length - 1, Math.max(0, index))]; if (next !== undefined) showFrame(next); };
    step(event, { ArrowDown: to(at + 1), ArrowUp: to(at - 1), PageDown: to(at + 10), PageUp: to(at - 10), Home: to(0), End: to(shown.length - 1) });
  });
  document.addEventListener('keydown', (event) => { if (event.key === '/' && document.activeElement !== search) { event.preventDefault(); search.focus(); } });
  search.addEventListener('input', showList);
  narrow.addEventListener('change', () => { if (current >= 0) showFrame(current); });
  showList();
})();
