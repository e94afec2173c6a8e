/* The search page.  What is typed goes to search-worker.js; what comes back is put on the page.
 *
 * Expects, as theme/templates/components/search_shell makes them:
 *   [data-search="…/entry.json"]   the shell; the index's entry file, relative to the page
 *   [data-search-query]            the input, in a GET form
 *   [data-search-status]           a live region for counts and advice
 *   [data-search-sieve]            <details> round the filters: closed on a phone, open beside results
 *   [data-search-chosen]           how many are chosen, in its summary
 *   [data-search-facets]           where filters go           [data-search-results]  an <ol>
 *   [data-search-more]             a button for the next ten  [data-search-browse]   the directory
 *   [data-search-said]             what was looked for besides, what else was meant, and the scope
 *   [data-search-tools]            hidden: select[data-search-sort], button[data-search-save], a[data-search-feed]
 *   [data-search-pair]             where two things stand side by side
 *   template[data-search-result]   data-kind, a[data-title], data-text, button[data-pick]
 *   template[data-search-facet]    data-label; template[data-search-choice]  input, data-label, data-note
 * and on its own <script data-worker="…/search-worker.js">.  Without script the directory remains.
 */
'use strict';
(function () {
  const shell = document.querySelector('[data-search]');
  const own = document.currentScript;
  if (!shell || !own) return;
  const part = (name) => shell.querySelector(`[data-search-${name}]`);
  const input = part('query');
  const status = part('status');
  const list = part('results');
  const facets = part('facets');
  const sieve = part('sieve');
  const more = part('more');
  const said = part('said');
  const tools = part('tools');
  const order = part('sort');
  const save = part('save');
  const feed = part('feed');
  const pair = part('pair');
  const page = document.title;
  const entry = new URL(shell.dataset.search, document.baseURI).href;
  const root = new URL('..', entry);
  const PAGE = 10;
  const SHOWN = 8;
  const PAUSE = 120;
  const MOST_ROWS = 2000;
  const OWN = ['q', 'within', 'about', 'sort', 'compare'];
  // As on every page: a query in a link must not be able to turn our own words around.
  const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

  if (typeof Worker === 'undefined' || typeof DecompressionStream === 'undefined') {
    status.textContent = '您的浏览器版本较旧，无法在本页搜索。请从下面的目录查找，内容完全相同。';
    return;
  }

  // The entry file is fetched beside the worker's script, not after it.
  const worker = new Worker(new URL(own.dataset.worker, document.baseURI));
  let feeds = {};
  fetch(entry)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.status))))
    .then((content) => {
      feeds = content.feeds || {};
      worker.postMessage({ open: entry, content });
    })
    .catch(failed);
  const waiting = new Map();
  worker.addEventListener('message', ({ data }) => {
    if (waiting.has(data.id)) waiting.get(data.id)(data);
    else answered(data);
  });
  worker.addEventListener('error', failed);

  let state = read();
  let asked = 0;
  let wait = 0;

  // ------------------------------------------------------------------ the address

  function read() {
    const given = new URLSearchParams(location.search);
    const filters = {};
    given.forEach((value, name) => {
      if (!OWN.includes(name) && value) (filters[name] = filters[name] || []).push(value);
    });
    return {
      query: given.get('q') || '',
      filters,
      within: given.get('within') || '',
      about: given.get('about') || '',
      sort: ['date', 'amount'].includes(given.get('sort')) ? given.get('sort') : '',
      compare: given.getAll('compare').slice(0, 2),
      from: 0,
    };
  }

  function address(next) {
    const given = new URLSearchParams();
    if (next.query) given.set('q', next.query);
    ['within', 'about', 'sort'].filter((name) => next[name]).forEach((name) => given.set(name, next[name]));
    (next.compare || []).forEach((value) => given.append('compare', value));
    Object.keys(next.filters).sort()
      .forEach((name) => next.filters[name].forEach((value) => given.append(name, value)));
    const text = given.toString();
    return text ? `?${text}` : location.pathname;
  }

  function go(next, keep) {
    const { within, about, sort, compare } = state;
    state = { within, about, sort, compare, ...next, from: 0 };
    if (address(state) !== (location.search || location.pathname)) {
      history[keep ? 'pushState' : 'replaceState'](null, '', address(state));
    }
    ask();
  }

  function ask() {
    clearTimeout(wait);
    asked += 1;
    document.title = state.query ? `${seen(state.query)} - ${page}` : page;
    order.value = state.sort;
    if (!state.from) showPair();
    if (!state.query.trim() && !state.within && !Object.keys(state.filters).length) {
      clear('');
      return;
    }
    shell.setAttribute('aria-busy', 'true');
    const { query, filters, within, sort, from } = state;
    worker.postMessage({ id: asked, query, filters, within, sort, from, size: PAGE });
  }

  let wants = 0;

  /* Ask the worker for something that is no search: rows for a table, two documents. */
  function want(what, detail) {
    wants -= 1;
    const id = wants;
    return new Promise((resolve, reject) => {
      waiting.set(id, (data) => {
        waiting.delete(id);
        if (data.failed) reject(new Error(data.failed));
        else resolve(data[what]);
      });
      worker.postMessage({ id, want: what, with: detail });
    });
  }

  // ------------------------------------------------------------------ what came back

  function seen(text) {
    return (text || '').replace(UNSEEN, '');
  }

  function clear(told) {
    list.replaceChildren();
    facets.replaceChildren();
    sieve.hidden = true;
    more.hidden = true;
    tools.hidden = true;
    said.replaceChildren();
    status.textContent = told;
    shell.removeAttribute('aria-busy');
  }

  function failed() {
    clear('搜索暂时不可用，请稍后再试，或者从下面的目录查找。');
  }

  function answered(found) {
    if (found.id !== asked) return;
    if (found.failed) {
      failed();
      return;
    }
    shell.removeAttribute('aria-busy');
    const filtered = Object.keys(state.filters).length > 0;
    if (!found.hits.length && !state.from) {
      clear(`没有找到“${seen(state.query)}”。`);
      say(found);
      const holder = element('li', '可以试试：', { class: 'search-shell__result' });
      holder.append(advice(filtered));
      list.append(holder, why());
      if (filtered) showFacets(found);
      return;
    }
    say(found);
    showTools(filtered);
    status.textContent = `${found.exact ? '共' : '约'} ${found.total} 条结果`
      + (filtered ? '（已筛选）' : '');
    if (!state.from) list.replaceChildren();
    const before = list.querySelectorAll('a[data-title]').length;
    showHits(found);
    showFacets(found);
    more.hidden = !found.more;
    if (state.from) {
      const next = list.querySelectorAll('a[data-title]')[before];
      if (next) next.focus();
    }
  }

  function element(name, text, attributes) {
    const made = document.createElement(name);
    made.textContent = seen(text);
    Object.entries(attributes || {}).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  }

  function link(text, next) {
    const made = element('a', text, { href: address(next) });
    made.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      input.value = next.query;
      go(next, true);
      input.focus();
    });
    return made;
  }

  function advice(filtered) {
    const tips = document.createElement('ul');
    const tip = (...parts) => {
      const item = document.createElement('li');
      item.append(...parts);
      tips.append(item);
    };
    if (filtered) tip('去掉筛选条件：', link('在全部内容里找', { query: state.query, filters: {} }));
    const bare = state.query.replace(/["“”]/g, '').replace(/(^|\s)[-－]\S+/g, ' ').trim();
    if (bare && bare !== state.query.trim()) {
      tip('去掉引号和排除的词：', link(bare, { query: bare, filters: {} }));
    }
    const words = bare.split(/\s+/).filter(Boolean);
    if (words.length > 1) {
      tip('只找其中一个词：', ...words.flatMap((word, at) => [at ? '、' : '', link(word, { query: word, filters: {} })]));
    } else if (words.length && Array.from(bare).length > 3) {
      const half = Array.from(bare).slice(0, Math.ceil(Array.from(bare).length / 2)).join('');
      tip('少输入几个字：', link(half, { query: half, filters: {} }));
    }
    tip('换一种说法，例如用法定名称代替俗称；文号写成“2025 123”也能找到。');
    if (state.within) tip('在全站查找：', link(state.query, everywhere()));
    tip('从下面的目录查找。');
    return tips;
  }

  /* Why something may not be here; never what. */
  function why() {
    const holder = element('li', '为什么可能找不到：', { class: 'search-shell__result', 'data-why': '' });
    const reasons = document.createElement('ul');
    [
      '依法不公开的：涉及国家秘密、商业秘密、个人隐私的内容，以及当事人的个人信息，本站不登。',
      '已经撤回的：决定被依法变更、撤销、确认违法或者无效的，公示信息已经撤下。',
      '已经到期的：执法结果只公示规定的期限，到期后不再显示。',
      '还没有报送的：有关部门尚未报送，或者报送的内容有误、正在更正。',
    ].forEach((reason) => reasons.append(element('li', reason)));
    holder.append(reasons);
    return holder;
  }

  const everywhere = () => ({ query: state.query, filters: {}, within: '', about: '' });

  /* Above the results: where was looked, under which names, and what may have been meant. */
  function say(found) {
    const lines = [];
    const line = (...parts) => {
      const made = element('p', '');
      made.append(...parts);
      lines.push(made);
    };
    if (state.within) {
      line(`只在“${seen(state.about || state.within)}”中查找。`, link('在全站查找', everywhere()));
    }
    if (found.meant) {
      line('您是不是要找：', link(found.meant, { query: found.meant, filters: {} }), '？');
    }
    if (found.also && found.also.length && found.hits.length) {
      const only = state.query.split(/\s+/).filter(Boolean).map((word) => `"${word.replace(/"/g, '')}"`).join(' ');
      line(seen(`也找了“${found.also.join('”“')}”。`), link(`只找“${seen(state.query.trim())}”`, { query: only, filters: state.filters }));
    }
    said.replaceChildren(...lines);
  }

  // ------------------------------------------------------------------ what can be done with them

  function showTools(filtered) {
    tools.hidden = false;
    const [name, values] = Object.entries(state.filters)[0] || ['', []];
    const known = filtered && Object.keys(state.filters).length === 1 && values.length === 1
      && feeds[`${name}=${values[0]}`];
    feed.hidden = !known;
    if (known) feed.href = new URL(known, root).href;
  }

  const cell = (text) => {
    const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };

  /* The hits as a table that a spreadsheet opens, made here: nothing is sent anywhere. */
  async function saved() {
    save.disabled = true;
    try {
      const { query, filters, within, sort } = state;
      const found = await want('rows', { query, filters, within, sort, most: MOST_ROWS });
      const head = ['清单', '名称', '编码或者文号', '说明', '日期', ...found.head, '网址'];
      const rows = found.rows.map((row) => [...row.slice(0, -1), new URL(row[row.length - 1], root).href]);
      const text = [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
      const url = URL.createObjectURL(new Blob([`\ufeff${text}\r\n`], { type: 'text/csv;charset=utf-8' }));
      const made = element('a', '', { href: url, download: `${page.split(/ - |_/)[0] || '搜索'}.csv` });
      made.click();
      setTimeout(() => URL.revokeObjectURL(url), 1000);
      status.textContent = found.total > rows.length
        ? `已下载前 ${rows.length} 条，共 ${found.total} 条；全部数据见“开放数据”。`
        : `已下载 ${rows.length} 条。`;
    } catch {
      status.textContent = '下载没有成功，请稍后再试。';
    } finally {
      save.disabled = false;
    }
  }

  let paired = '';

  /* Two things picked from the results, side by side; one is told, and waits for the other. */
  async function showPair() {
    const wanted = state.compare.join('\n');
    if (wanted === paired) return;
    paired = wanted;
    pair.hidden = !wanted;
    if (!wanted) {
      pair.replaceChildren();
      return;
    }
    const found = await want('pair', state.compare).catch(() => []);
    if (wanted !== paired) return;
    const clearing = link('不再对比', { query: state.query, filters: state.filters, compare: [] });
    if (found.length < 2) {
      const name = found.length ? `已选“${found[0].title}”，再选一个就能对比。` : '要对比的内容已经不在本站。';
      pair.replaceChildren(element('p', name, { role: 'status' }), clearing);
      return;
    }
    pair.replaceChildren(compared(found), clearing);
  }

  function compared([one, other]) {
    const table = element('table', '', { class: 'search-shell__pair' });
    table.append(element('caption', '对比'));
    const head = table.createTHead().insertRow();
    head.append(element('th', '项目', { scope: 'col' }));
    [one, other].forEach((each) => {
      const name = element('th', '', { scope: 'col' });
      name.append(element('a', each.title, { href: new URL(each.address, root).href }));
      head.append(name);
    });
    const told = [one, other].map((each) => new Map(each.fields));
    const body = table.createTBody();
    new Set([...told[0].keys(), ...told[1].keys()]).forEach((label) => {
      const row = body.insertRow();
      const texts = told.map((each) => each.get(label) || '');
      const name = element('th', label, { scope: 'row' });
      if (texts[0] !== texts[1]) name.append(' ', element('strong', '不同'));
      row.append(name);
      texts.forEach((text) => row.append(element('td', text || '—')));
    });
    return table;
  }

  function picked(hit) {
    const chosen = state.compare.includes(hit.address);
    const compare = chosen
      ? state.compare.filter((one) => one !== hit.address)
      : [...state.compare.slice(-1), hit.address];
    go({ query: state.query, filters: state.filters, compare }, true);
    pair.scrollIntoView({ block: 'nearest' });
  }

  // ------------------------------------------------------------------ hits

  function pieces(holder, found) {
    found.forEach(([text, hit]) => holder.append(hit ? element('mark', text) : seen(text)));
  }

  function showHits(found) {
    const shown = new Set(Array.from(list.children, (one) => one.dataset.list));
    found.hits.forEach((hit) => {
      const kin = state.sort ? '' : hit.list;
      if (!shown.has(kin)) {
        shown.add(kin);
        list.append(group({ ...hit, list: kin }, found));
      }
      const holder = list.querySelector(`[data-list="${CSS.escape(kin)}"] > ol`);
      holder.append(result(hit));
    });
  }

  function group(hit, found) {
    const holder = element('li', '', { class: 'search-shell__group', 'data-list': hit.list });
    if (hit.list) holder.append(element('h2', hit.list, { class: 'search-shell__heading' }));
    const count = ((found.facets.list || []).find(([name]) => name === hit.list) || [])[1];
    if (hit.list && count && !(state.filters.list || []).length && found.facets.list.length > 1) {
      const only = { query: state.query, filters: { ...state.filters, list: [hit.list] } };
      const words = `只看${hit.list}（${found.exact ? '' : '约'}${count}）`;
      holder.append(element('p', '', { class: 'search-shell__note' }));
      holder.lastChild.append(link(words, only));
    }
    holder.append(element('ol', '', { class: 'search-shell__results' }));
    return holder;
  }

  function result(hit) {
    const made = part('result').content.cloneNode(true);
    const title = made.querySelector('[data-title]');
    title.href = new URL(hit.address, root).href;
    pieces(title, hit.title);
    const kind = made.querySelector('[data-kind]');
    if (state.sort) kind.append(`${hit.list}${hit.code.length ? ' · ' : ''}`);
    if (hit.code.length) pieces(kind, hit.code);
    const pick = made.querySelector('[data-pick]');
    pick.hidden = !['item', 'benchmark', 'authority', 'fund', 'procedure'].includes(hit.kind);
    pick.setAttribute('aria-pressed', String(state.compare.includes(hit.address)));
    pick.setAttribute('aria-label', `对比：${hit.plain}`);
    pick.addEventListener('click', () => picked(hit));
    if (!hit.current) kind.append(`${kind.hasChildNodes() ? ' · ' : ''}已失效`);
    const text = made.querySelector('[data-text]');
    if (hit.summary) text.append(seen(hit.summary));
    if (hit.excerpt.length) {
      text.append(text.hasChildNodes() ? document.createElement('br') : '', `${hit.label}：`);
      pieces(text, hit.excerpt);
    }
    return made;
  }

  // ------------------------------------------------------------------ filters

  function showFacets(found) {
    const focused = document.activeElement && document.activeElement.dataset.choice;
    const made = found.names.map(([name, label]) => {
      const chosen = state.filters[name] || [];
      const counts = new Map(found.facets[name] || []);
      chosen.forEach((value) => counts.set(value, counts.get(value) || 0));
      const values = Array.from(counts).sort((one, other) => other[1] - one[1]);
      return values.length > 1 || chosen.length
        ? facet(name, label, values, found.exact)
        : null;
    });
    facets.replaceChildren(...made.filter(Boolean));
    sieve.hidden = !facets.children.length;
    const chosen = Object.values(state.filters).flat().length;
    part('chosen').textContent = chosen ? `（已选 ${chosen} 项）` : '';
    if (focused) {
      const again = facets.querySelector(`[data-choice="${CSS.escape(focused)}"]`);
      if (again) again.focus();
    }
  }

  function facet(name, label, values, exact) {
    const made = part('facet').content.cloneNode(true);
    const holder = made.querySelector('fieldset');
    holder.querySelector('[data-label]').textContent = seen(label);
    const chosen = state.filters[name] || [];
    const first = values.filter(([value], place) => place < SHOWN || chosen.includes(value));
    first.forEach((one) => holder.append(choice(name, one, chosen, exact)));
    if (first.length < values.length) {
      const rest = document.createElement('details');
      rest.append(element('summary', `更多（${values.length - first.length}）`));
      values.filter((one) => !first.includes(one))
        .forEach((one) => rest.append(choice(name, one, chosen, exact)));
      holder.append(rest);
    }
    return made;
  }

  function choice(name, [value, count], chosen, exact) {
    const made = part('choice').content.cloneNode(true);
    const box = made.querySelector('input');
    box.checked = chosen.includes(value);
    box.dataset.choice = `${name}=${value}`;
    made.querySelector('[data-label]').textContent = seen(value);
    const only = { query: state.query, filters: { ...state.filters, [name]: [value] } };
    const note = link(`${exact ? '' : '约'}${count}`, only);
    note.setAttribute('aria-label', `只看${value}，${exact ? '' : '约'}${count}条`);
    made.querySelector('[data-note]').append(note);
    box.addEventListener('change', () => {
      const values = box.checked ? [...chosen, value] : chosen.filter((one) => one !== value);
      const filters = { ...state.filters, [name]: values };
      if (!values.length) delete filters[name];
      go({ query: state.query, filters }, true);
    });
    return made;
  }

  // ------------------------------------------------------------------ without a line

  /* Only a browser that was handed the script keeps anything; one that is not forgets what it kept. */
  async function keep() {
    const { offline } = shell.dataset;
    if (!('serviceWorker' in navigator) || !window.isSecureContext) return;
    if (offline) {
      await navigator.serviceWorker.register(new URL(offline, document.baseURI));
      return;
    }
    const own = await navigator.serviceWorker.getRegistrations();
    await Promise.all(own.filter((one) => one.active && one.active.scriptURL.endsWith('/offline.js')).map((one) => one.unregister()));
    if (own.length) await caches.delete('four-lists-search');
  }
  window.addEventListener('load', () => keep().catch(() => {}));

  // ------------------------------------------------------------------ the reader's hands

  // Beside the results filters are always open; above them, on a phone, they wait to be asked.
  const beside = window.matchMedia('(min-width: 60em)');
  const unfold = () => { sieve.open = beside.matches; };
  beside.addEventListener('change', unfold);
  unfold();

  function typed() {
    if (input.value !== state.query) {
      go({ query: input.value, filters: input.value.trim() ? state.filters : {}, compare: state.compare }, false);
    }
  }

  input.addEventListener('input', (event) => {
    clearTimeout(wait);
    if (!event.isComposing) wait = setTimeout(typed, PAUSE);
  });
  input.addEventListener('compositionend', () => {
    clearTimeout(wait);
    wait = setTimeout(typed, PAUSE);
  });
  input.form.addEventListener('submit', (event) => {
    event.preventDefault();
    go({ query: input.value, filters: state.filters }, true);
  });
  order.addEventListener('change', () => {
    go({ query: state.query, filters: state.filters, sort: order.value }, true);
  });
  save.addEventListener('click', saved);
  more.addEventListener('click', () => {
    state.from += PAGE;
    ask();
  });
  window.addEventListener('popstate', () => {
    state = read();
    input.value = state.query;
    ask();
  });
  shell.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [input, ...list.querySelectorAll('a[data-title]')];
    const at = links.indexOf(document.activeElement);
    if (event.key === 'Escape' && at > 0) input.focus();
    if (!step || at < 0 || !links[at + step]) return;
    event.preventDefault();
    links[at + step].focus();
  });

  input.value = state.query;
  ask();
})();
