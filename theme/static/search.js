/* The search page.  What is typed goes to search-worker.js; what comes back is put on the page.
 *
 * Expects, as theme/templates/components/search_shell makes them:
 *   [data-search="…/entry.json"]   the shell; the index's entry file, relative to the page
 *   [data-search-query]            the input, in a GET form
 *   [data-search-status]           a live region for counts and advice
 *   [data-search-facets]           where filters go           [data-search-results]  an <ol>
 *   [data-search-more]             a button for the next ten  [data-search-browse]   the directory
 *   template[data-search-result]   data-kind, a[data-title], data-text
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
  const more = part('more');
  const page = document.title;
  const entry = new URL(shell.dataset.search, document.baseURI).href;
  const root = new URL('..', entry);
  const PAGE = 10;
  const SHOWN = 8;
  const PAUSE = 120;
  // As on every page: a query in a link must not be able to turn our own words around.
  const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

  if (typeof Worker === 'undefined' || typeof DecompressionStream === 'undefined') {
    status.textContent = '您的浏览器版本较旧，无法在本页搜索。请从下面的目录查找，内容完全相同。';
    return;
  }

  // The entry file is fetched beside the worker's script, not after it.
  const worker = new Worker(new URL(own.dataset.worker, document.baseURI));
  fetch(entry)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.status))))
    .then((content) => worker.postMessage({ open: entry, content }))
    .catch(failed);
  worker.addEventListener('message', ({ data }) => answered(data));
  worker.addEventListener('error', failed);

  let state = read();
  let asked = 0;
  let wait = 0;

  // ------------------------------------------------------------------ the address

  function read() {
    const given = new URLSearchParams(location.search);
    const filters = {};
    given.forEach((value, name) => {
      if (name !== 'q') (filters[name] = filters[name] || []).push(value);
    });
    return { query: given.get('q') || '', filters, from: 0 };
  }

  function address(next) {
    const given = new URLSearchParams();
    if (next.query) given.set('q', next.query);
    Object.keys(next.filters).sort()
      .forEach((name) => next.filters[name].forEach((value) => given.append(name, value)));
    const text = given.toString();
    return text ? `?${text}` : location.pathname;
  }

  function go(next, keep) {
    state = { from: 0, ...next };
    if (address(state) !== (location.search || location.pathname)) {
      history[keep ? 'pushState' : 'replaceState'](null, '', address(state));
    }
    ask();
  }

  function ask() {
    clearTimeout(wait);
    asked += 1;
    document.title = state.query ? `${seen(state.query)} - ${page}` : page;
    if (!state.query.trim()) {
      clear('');
      return;
    }
    shell.setAttribute('aria-busy', 'true');
    worker.postMessage({
      id: asked, query: state.query, filters: state.filters, from: state.from, size: PAGE,
    });
  }

  // ------------------------------------------------------------------ what came back

  function seen(text) {
    return text.replace(UNSEEN, '');
  }

  function clear(said) {
    list.replaceChildren();
    facets.replaceChildren();
    facets.hidden = true;
    more.hidden = true;
    status.textContent = said;
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
      const holder = element('li', '可以试试：', { class: 'search-shell__result' });
      holder.append(advice(filtered));
      list.append(holder);
      if (filtered) showFacets(found);
      return;
    }
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
    made.textContent = text;
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
    tip('从下面的目录查找。不公开、已撤回或者已到期的内容不在本站。');
    return tips;
  }

  // ------------------------------------------------------------------ hits

  function pieces(holder, found) {
    found.forEach(([text, hit]) => holder.append(hit ? element('mark', text) : text));
  }

  function showHits(found) {
    const shown = new Set(Array.from(list.children, (one) => one.dataset.list));
    found.hits.forEach((hit) => {
      if (!shown.has(hit.list)) {
        shown.add(hit.list);
        list.append(group(hit, found));
      }
      const holder = list.querySelector(`[data-list="${CSS.escape(hit.list)}"] > ol`);
      holder.append(result(hit));
    });
  }

  function group(hit, found) {
    const holder = element('li', '', { class: 'search-shell__group', 'data-list': hit.list });
    const heading = element('h2', hit.list, { class: 'search-shell__heading' });
    holder.append(heading);
    const count = ((found.facets.list || []).find(([name]) => name === hit.list) || [])[1];
    if (count && !(state.filters.list || []).length && found.facets.list.length > 1) {
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
    if (hit.code.length) pieces(kind, hit.code);
    if (!hit.current) kind.append(`${kind.hasChildNodes() ? ' · ' : ''}已失效`);
    const text = made.querySelector('[data-text]');
    if (hit.summary) text.append(hit.summary);
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
    facets.hidden = !facets.children.length;
    if (focused) {
      const again = facets.querySelector(`[data-choice="${CSS.escape(focused)}"]`);
      if (again) again.focus();
    }
  }

  function facet(name, label, values, exact) {
    const made = part('facet').content.cloneNode(true);
    const holder = made.querySelector('fieldset');
    holder.querySelector('[data-label]').textContent = label;
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
    made.querySelector('[data-label]').textContent = value;
    made.querySelector('[data-note]').textContent = `${exact ? '' : '约'}${count}`;
    box.addEventListener('change', () => {
      const values = box.checked ? [...chosen, value] : chosen.filter((one) => one !== value);
      const filters = { ...state.filters, [name]: values };
      if (!values.length) delete filters[name];
      go({ query: state.query, filters }, true);
    });
    return made;
  }

  // ------------------------------------------------------------------ the reader's hands

  function typed() {
    if (input.value !== state.query) {
      go({ query: input.value, filters: input.value.trim() ? state.filters : {} }, false);
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
