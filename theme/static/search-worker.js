/* Finds documents in the files that plugins/search wrote.  Runs as a worker, so typing never waits.
 *
 * It folds text and cuts terms exactly as plugins/search/folding.py and terms.py do, and reads the
 * lists that coding.py and leaves.py write; tests/search holds them to one case file.
 *
 * Takes  {open: address of the entry file, content: what stands in it}  once, then
 *        {id, query, filters: {facet: [value, …]}, from, size}
 * Gives  {id, total, exact, hits, more, facets, names, words}  or  {id, failed}
 * Loaded as a plain script it only defines fourListsSearch, for the tests.
 */
'use strict';
(function (scope) {
  // ------------------------------------------------------------------ text in one form

  const SPACES = '\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008' +
    '\u2009\u200a\u2028\u2029\u202f\u205f\u3000';
  const KIN = [[' ', SPACES], ['(', '([{〔【〖〘〚﹙﹛﹝'], [')', ')]}〕】〗〙〛﹚﹜﹞'],
    ['', '"\'`´‘’‚‛“”„‟‹›«»「」『』〝〞〟｢｣'], ['-', '-‐‑‒–—―−﹣'], ['·', '·•‧∙⋅・･'], ['~', '~〜∼˜']];
  const UNSEEN = [0x00, 0x08, 0x0e, 0x1f, 0x7f, 0x84, 0x86, 0x9f, 0xad, 0xad, 0x34f, 0x34f,
    0x180b, 0x180f, 0x200b, 0x200f, 0x202a, 0x202e, 0x2060, 0x206f, 0xfe00, 0xfe0f,
    0xd800, 0xdfff, 0xfeff, 0xfeff, 0xfff9, 0xfffd, 0xe0100, 0xe01ef];
  const EXACT = '\x01';
  const NUMBER = '\x02';
  const kin = new Map();
  KIN.forEach(([form, all]) => Array.from(all).forEach((one) => kin.set(one, form)));
  const variants = new Map();
  let folded = new Map();

  function learn(pairs) {
    const all = Array.from(pairs);
    for (let at = 0; at < all.length; at += 2) variants.set(all[at], all[at + 1]);
    folded = new Map();
  }

  function plain(character) {
    let point = character.codePointAt(0);
    if (point >= 0xff01 && point <= 0xff5e) {
      point -= 0xfee0;
      character = String.fromCharCode(point);
    }
    if (kin.has(character)) return kin.get(character);
    for (let at = 0; at < UNSEEN.length; at += 2) {
      if (point >= UNSEEN[at] && point <= UNSEEN[at + 1]) return '';
    }
    const lower = character.toLowerCase();
    return Array.from(lower).length === 1 ? lower : character;
  }

  function foldOne(character) {
    let form = folded.get(character);
    if (form === undefined) {
      form = plain(character);
      if (variants.has(form)) form = variants.get(form);
      folded.set(character, form);
    }
    return form;
  }

  function fold(text) {
    let out = '';
    for (const character of text.normalize('NFC')) out += foldOne(character);
    return out.split(' ').filter(Boolean).join(' ');
  }

  /* The folded text, and for each of its units where in text (already normalised) the character
   * begins and ends that it came from. */
  function foldPlaces(text) {
    let out = '';
    const starts = [];
    const ends = [];
    let at = 0;
    for (const character of text) {
      const form = foldOne(character);
      if (form !== ' ' || (out !== '' && !out.endsWith(' '))) {
        for (let unit = 0; unit < form.length; unit += 1) {
          starts.push(at);
          ends.push(at + character.length);
        }
        out += form;
      }
      at += character.length;
    }
    return { out, starts, ends };
  }

  // ------------------------------------------------------------------ terms and queries

  const LOOSE = /[ ()\-·,.、，。:：;/]+/g;
  const NUMBER_FORM =
    /^(.*?)\(? *((?:19|20)[0-9]{2})(?:[) 年-]+第?|第) *([0-9]+(?:-[0-9]+)*) *号?$/u;
  const WORD = new RegExp(`([-－–—]?)"([^"]*)"?|([^${SPACES}]+)`, 'gu');
  const QUOTES = /[“”„‟«»「」『』〝〞〟＂]/g;

  function terms(text, grown) {
    const characters = Array.from(text);
    const found = [];
    for (let start = 0; start < characters.length; start += 1) {
      found.push(characters[start]);
      let end = start + 2;
      if (end > characters.length) break;
      found.push(characters.slice(start, end).join(''));
      while (end < characters.length && grown.has(characters.slice(start, end).join(''))) {
        end += 1;
        found.push(characters.slice(start, end).join(''));
      }
    }
    return found;
  }

  function compact(text) {
    return fold(text).replace(LOOSE, '');
  }

  function exactKey(text) {
    const bytes = new TextEncoder().encode(compact(text));
    if (!bytes.length) return '';
    let crc = -1;
    for (const byte of bytes) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
    return EXACT + ((crc ^ -1) >>> 0).toString(16).padStart(8, '0');
  }

  function numberParts(text) {
    const match = NUMBER_FORM.exec(fold(text));
    if (!match) return null;
    const sequence = match[3].split('-').map((part) => part.replace(/^0+/, '') || '0').join(' ');
    return {
      letters: match[1].replace(/^[ (]+|[ (]+$/g, ''),
      key: `${NUMBER}${match[2]} ${sequence}`,
    };
  }

  function numberMatches(asked, code) {
    const own = numberParts(code);
    return own !== null && own.key === asked.key && own.letters.endsWith(asked.letters);
  }

  function parse(query) {
    const words = [];
    const excluded = [];
    for (const [, minus, quoted, bare = ''] of query.replace(QUOTES, '"').matchAll(WORD)) {
      const leavesOut = Boolean(minus) || (bare.length > 1 && '-－–—'.includes(bare[0]));
      const word = fold(quoted || (leavesOut ? bare.slice(1) : bare));
      if (word) (leavesOut ? excluded : words).push(word);
    }
    const whole = words.join(' ');
    const parts = numberParts(whole);
    return {
      words: Array.from(new Set(words)),
      excluded: Array.from(new Set(excluded)),
      exact: exactKey(whole),
      number: parts ? parts.key : '',
      whole,
    };
  }

  // ------------------------------------------------------------------ bytes

  async function inflate(parts) {
    const stream = new Blob(parts).stream().pipeThrough(new DecompressionStream('deflate'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  function varints(bytes, at, count) {
    const numbers = [];
    while (numbers.length < count) {
      let number = 0;
      let scale = 1;
      while (bytes[at] > 127) {
        number += (bytes[at] - 128) * scale;
        scale *= 128;
        at += 1;
      }
      numbers.push(number + bytes[at] * scale);
      at += 1;
    }
    return { numbers, at };
  }

  class Bits {
    constructor(bytes) {
      this.bytes = bytes;
      this.at = 0;
      this.end = bytes.length * 8;
    }

    one() {
      const bit = (this.bytes[this.at >> 3] >> (7 - (this.at & 7))) & 1;
      this.at += 1;
      return bit;
    }

    fixed(width) {
      let number = 0;
      while (width > 0) {
        const room = 8 - (this.at & 7);
        const taken = Math.min(room, width);
        const part = (this.bytes[this.at >> 3] >> (room - taken)) & ((1 << taken) - 1);
        number = number * 2 ** taken + part;
        this.at += taken;
        width -= taken;
      }
      return number;
    }

    golomb(order) {
      let width = order + 1;
      while (this.at < this.end && !this.one()) width += 1;
      this.at -= 1;
      return this.fixed(width) - 2 ** order;
    }
  }

  const bitLength = (number) => 32 - Math.clz32(number);

  /* The documents of a list in ascending order, with the level of each.  A list cut short gives
   * what stands before the cut: its highest levels. */
  function decodeList(bytes, held, documents) {
    const bits = new Bits(bytes);
    const found = new Float64Array(held);
    let count = 0;
    while (count < held && bits.at < bits.end) {
      const level = bits.fixed(4);
      const left = held - count;
      const size = left === 1 ? 1 : bits.golomb(2) + 1;
      const told = size >= 8;
      const order = told ? bits.fixed(5) : Math.max(0, bitLength(Math.floor(documents / size)) - 2);
      let document = -1;
      for (let place = 0; place < size; place += 1) {
        document += bits.golomb(order) + 1;
        if (bits.at > bits.end) break;
        found[count] = document * 16 + level;
        count += 1;
      }
    }
    return found.subarray(0, count).sort();
  }

  // ------------------------------------------------------------------ the files

  function compare(one, other) {
    const length = Math.min(one.length, other.length);
    for (let at = 0; at < length; at += 1) {
      let left = one.charCodeAt(at);
      let right = other.charCodeAt(at);
      if (left !== right) {
        if (left >= 0xd800) left = left >= 0xe000 ? left - 0x800 : left + 0x2000;
        if (right >= 0xd800) right = right >= 0xe000 ? right - 0x800 : right + 0x2000;
        return left - right;
      }
    }
    return one.length - other.length;
  }

  /* How many of the sorted list stand at or before wanted. */
  function upTo(sorted, wanted) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(sorted[middle], wanted) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function names(hex) {
    return hex.match(/.{10}/g) || [];
  }

  function toHex(bytes) {
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  class Files {
    constructor(address) {
      this.address = address;
      this.waiting = new Map();
    }

    bytes(path) {
      return this.once(path, async () => {
        const answer = await fetch(new URL(path, this.address));
        if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
        return new Uint8Array(await answer.arrayBuffer());
      });
    }

    once(key, make) {
      if (!this.waiting.has(key)) {
        const made = make();
        made.catch(() => this.waiting.delete(key));
        this.waiting.set(key, made);
      }
      return this.waiting.get(key);
    }

    node(name) {
      return this.once(`node ${name}`, async () => {
        const bytes = await inflate([await this.bytes(`t/${name}.bin`)]);
        let cut = 0;
        while (bytes[cut] !== 10 || bytes[cut + 1] !== 10) cut += 1;
        const firsts = new TextDecoder().decode(bytes.subarray(0, cut)).split('\n');
        return { firsts, names: names(toHex(bytes.subarray(cut + 2))) };
      });
    }

    leaf(name) {
      return this.once(`leaf ${name}`, async () => readLeaf(
        await inflate([await this.bytes(`t/${name}.bin`)]),
      ));
    }
  }

  function readLeaf(bytes) {
    const head = varints(bytes, 0, 2);
    const [count, size] = head.numbers;
    const found = [];
    let before = [];
    const text = new TextDecoder().decode(bytes.subarray(head.at, head.at + size));
    for (const line of text.split('\n')) {
      before = before.slice(0, line.charCodeAt(0) - 48).concat(Array.from(line.slice(1)));
      found.push(before.join(''));
    }
    const held = varints(bytes, head.at + size, count);
    const sizes = varints(bytes, held.at, count);
    const starts = [];
    let at = sizes.at;
    sizes.numbers.forEach((one) => {
      starts.push(at);
      const length = (one - (one % 2)) / 2;
      at += one % 2 ? Math.ceil(length / 8192) * 5 : length;
    });
    return { terms: found, held: held.numbers, sizes: sizes.numbers, starts, bytes };
  }

  // ------------------------------------------------------------------ the index

  const FEW = 24;
  const LONG = 6;
  const DEAR = 12288;

  class Index {
    constructor(address, entry) {
      let first = 0;
      entry.bands[0] = entry.bands[0].map((size) => (first += size) - size);
      this.files = new Files(address);
      this.entry = entry;
      this.root = {
        firsts: entry.tree.firsts.split('\n'), names: names(entry.tree.names), deep: entry.tree.deep,
      };
      this.groups = names(entry.groups);
      const common = Array.from(entry.common);
      this.common = new Map(common.map((one, place) => [one, common.length - place]));
      this.latest = 0;
      learn(entry.present);
    }

    // -------- terms

    async leafOf(term) {
      let { root } = this;
      if (root.deep) {
        const at = upTo(root.firsts, term) - 1;
        if (at < 0) return null;
        root = await this.files.node(root.names[at]);
      }
      const at = upTo(root.firsts, term) - 1;
      return at < 0 ? null : this.files.leaf(root.names[at]);
    }

    /* The longest term that text begins with, or null: then no document holds text. */
    async longest(text) {
      const leaf = await this.leafOf(text);
      if (!leaf) return null;
      const at = upTo(leaf.terms, text) - 1;
      if (at < 0 || !text.startsWith(leaf.terms[at])) return null;
      const length = (leaf.sizes[at] - (leaf.sizes[at] % 2)) / 2;
      const outside = leaf.sizes[at] % 2 === 1;
      const start = leaf.starts[at];
      const size = outside ? Math.ceil(length / 8192) * 5 : length;
      const held = (leaf.held[at] - (leaf.held[at] % 2)) / 2;
      return { term: leaf.terms[at], held, length, outside, bytes: leaf.bytes.subarray(start, start + size) };
    }

    async list(found) {
      const key = `list ${found.term}`;
      return this.files.once(key, async () => {
        let { bytes } = found;
        if (found.outside) {
          const parts = await Promise.all(
            names(toHex(bytes)).map((name) => this.files.bytes(`p/${name}.bin`)),
          );
          bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
        }
        return decodeList(bytes, found.held, this.entry.documents);
      });
    }

    async key(term) {
      const found = term && await this.longest(term);
      return found && found.term === term ? this.list(found) : null;
    }

    /* How common the beginning of text is likely to be: a run of letters and digits is rarest,
     * then the pair whose characters come last among the commonest. */
    crowd(characters) {
      let run = 0;
      while (run < 8 && run < characters.length && characters[run] < '\x80') run += 1;
      const common = (one) => this.common.get(one) || 0;
      return run > 3 ? -run : common(characters[0]) + common(characters[1]);
    }

    // -------- candidates

    /* What is known of the documents that hold every word, before anything was looked up. */
    begin(words) {
      const rest = words.flatMap((word, number) => {
        const characters = Array.from(word);
        const last = Math.max(0, characters.length - 2);
        return Array.from({ length: last + 1 }, (_, at) => ({
          number,
          at,
          text: characters.slice(at).join(''),
          crowd: this.crowd(characters.slice(at)),
        }));
      });
      return { words, rest, looked: [], set: null, whole: new Map(), found: new Map(), joined: new Set() };
    }

    /* Look up some more beginnings and narrow the set by their lists. */
    async narrow(state) {
      const starts = chosen(state);
      const looked = await Promise.all(starts.map((start) => this.longest(start.text)));
      if (looked.includes(null)) {
        state.set = [];
        state.rest = [];
        return;
      }
      looked.forEach((found, place) => {
        const { at, number } = starts[place];
        if (at === 0 && found.term === state.words[number]) state.whole.set(number, found.term);
        if (!state.found.has(found.term)) state.found.set(found.term, { ...found, numbers: new Set() });
        state.found.get(found.term).numbers.add(number);
      });
      state.rest = state.rest.filter((one) => !starts.includes(one) && !state.whole.has(one.number));
      for (const found of this.open(state)) {
        if (found.outside && state.set && (state.set.length <= FEW || found.length > DEAR)) break;
        await this.join(state, found);
      }
    }

    /* Whether the set is known to hold no document too many. */
    sure(state) {
      return !state.set.length
        || state.words.every((_, number) => state.joined.has(state.whole.get(number)));
    }

    /* Lists not yet joined that still tell something, shortest first. */
    open(state) {
      return Array.from(state.found.values())
        .filter((one) => !state.joined.has(one.term) && Array.from(one.numbers)
          .some((number) => !state.whole.has(number) || state.whole.get(number) === one.term))
        .sort((one, other) => one.length - other.length);
    }

    async join(state, found) {
      const list = await this.list(found);
      state.joined.add(found.term);
      const idf = Math.log(this.entry.documents / (found.held + 1)) + 1;
      state.set = joined(state.set, list, (one) => idf * 2 ** ((one % 16) / 2 - 3));
    }

    // -------- documents

    async rows(chunk) {
      return this.files.once(`rows ${chunk}`, async () => {
        const [name, size] = this.entry.dictionary;
        const group = this.groups[Math.floor(chunk / this.entry.group)];
        const [head, body] = await Promise.all([
          this.files.bytes(`d/${name}.bin`),
          this.files.bytes(`d/${group}/${chunk % this.entry.group}.bin`),
        ]);
        const bytes = await inflate([head, body]);
        return JSON.parse(new TextDecoder().decode(bytes.subarray(size)));
      });
    }

    async row(number) {
      const size = this.entry.chunk;
      const rows = await this.rows(Math.floor(number / size));
      const [address, title, code, summary, date, texts] = rows[number % size];
      return { number, address, title, code, summary, date, texts, band: this.bandOf(number) };
    }

    bandOf(number) {
      const [firsts] = this.entry.bands;
      let low = 0;
      let high = firsts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (firsts[middle] <= number) low = middle + 1;
        else high = middle;
      }
      return low - 1;
    }

    // -------- filters and counts

    /* For each band the names of the filters it does not pass. */
    failing(filters) {
      const { facets, bands, kinds } = this.entry;
      const columns = [['list', bands[1], kinds.map(([, label]) => label)]];
      facets.forEach((facet, place) => columns.push([facet.name, bands[3 + place], facet.values]));
      const chosen = columns.filter(([name]) => (filters[name] || []).length);
      return bands[0].map((_, band) => chosen
        .filter(([name, column, values]) => !filters[name].includes(values[column[band]]))
        .map(([name]) => name));
    }

    /* How many candidates each value of each facet holds, its own filter left aside. */
    counts(perBand, failing) {
      const { facets, bands, kinds } = this.entry;
      const count = (name, column, values) => {
        const sums = values.map(() => 0);
        perBand.forEach((held, band) => {
          if (failing[band].every((one) => one === name)) sums[column[band]] += held;
        });
        return values.map((value, place) => [value, sums[place]]).filter(([value, sum]) => value && sum);
      };
      const found = { list: count('list', bands[1], kinds.map(([, label]) => label)) };
      facets.forEach((facet, place) => {
        found[facet.name] = count(facet.name, bands[3 + place], facet.values);
      });
      return found;
    }

    // -------- the search

    async search(asked) {
      this.latest += 1;
      const turn = this.latest;
      const query = parse(asked.query);
      if (!query.words.length) return this.nothing();
      let found = await this.find(query, asked, turn);
      if (!found.hits.length && !this.learnt) {
        this.learnt = true;
        const bytes = await this.files.bytes(`v/${this.entry.variants}.bin`);
        learn(new TextDecoder().decode(await inflate([bytes])));
        const again = parse(asked.query);
        if (again.whole !== query.whole) found = await this.find(again, asked, turn);
      }
      return found;
    }

    nothing() {
      return { total: 0, exact: true, hits: [], more: false, facets: {}, names: this.names(), words: [] };
    }

    async find(query, asked, turn) {
      const state = this.begin(query.words);
      const long = query.whole.length >= LONG || query.number;
      const [exact, number] = await Promise.all([
        long ? this.key(query.exact) : null, this.key(query.number), this.narrow(state),
      ]);
      const failing = this.failing(asked.filters || {});
      const from = asked.from || 0;
      const wanted = from + (asked.size || 10);
      let perBand;
      let kept;
      let shown;
      do {
        if (shown) await this.narrow(state);
        perBand = failing.map(() => 0);
        kept = this.ranked(state.set, [exact, number], query).filter((one) => {
          perBand[one.band] += 1;
          return !failing[one.band].length;
        });
        shown = await this.verified(kept, query, wanted, turn, state.rest.length > 0);
      } while (shown.doubted && turn === this.latest);
      const plain = !exact && !number && !query.excluded.length;
      return {
        total: kept.length - (shown.seen - shown.hits.length),
        exact: (plain && this.sure(state)) || shown.seen === kept.length,
        hits: shown.hits.slice(from, wanted).map((row) => this.shown(row, query)),
        more: shown.hits.length > wanted || shown.seen < kept.length,
        facets: this.counts(perBand, failing),
        names: this.names(),
        words: query.words,
      };
    }

    /* The facets as printed: [name, label]. */
    names() {
      return [['list', '清单'], ...this.entry.facets.map((one) => [one.name, one.label])];
    }

    /* Candidates in the order they are shown: whole codes and titles, then by score. */
    ranked(set, keys, query) {
      const scores = new Map();
      for (let at = 0; at < set.length; at += 1) scores.set(set[at].document, set[at].score);
      const prior = this.entry.kinds.map(([, , weight]) => (query.number ? 1 : weight));
      keys.forEach((key, place) => (key || []).forEach((one) => {
        const document = Math.floor(one / 16);
        scores.set(document, (scores.get(document) || 0) + 1000 * (2 - place));
      }));
      const all = Array.from(scores, ([document, score]) => {
        const band = this.bandOf(document);
        const current = this.entry.bands[2][band] ? 1 : 0.8;
        return { document, band, score: score * prior[this.entry.bands[1][band]] * current };
      });
      return all.sort((one, other) => other.score - one.score || one.document - other.document);
    }

    /* The first wanted of ranked that truly hold the words, and how many were looked at.  Doubted
     * when some do not and the set can be narrowed further: that costs less than looking on. */
    async verified(ranked, query, wanted, turn, narrows) {
      const hits = [];
      let seen = 0;
      while (hits.length < wanted && seen < ranked.length && turn === this.latest) {
        const next = ranked.slice(seen, seen + wanted - hits.length);
        const rows = await Promise.all(next.map((one) => this.row(one.document)));
        const true_ = rows.filter((row) => matches(query, row));
        if (narrows && true_.length < rows.length && seen + next.length < ranked.length) return { doubted: true };
        seen += next.length;
        hits.push(...true_);
      }
      return { hits, seen };
    }

    shown(row, query) {
      const { kinds, bands, labels } = this.entry;
      const kind = kinds[bands[1][row.band]];
      return {
        address: row.address,
        list: kind[1],
        title: marked(row.title.normalize('NFC'), query.words),
        code: marked(row.code.normalize('NFC'), query.words),
        summary: row.summary,
        date: row.date,
        current: Boolean(bands[2][row.band]),
        ...excerpt(row, query.words, labels),
      };
    }
  }

  /* The beginnings to look up next: at first all of each word and its rarest pieces further on,
   * then the rarest left, never two that stand side by side while others are to be had. */
  function chosen(state) {
    const count = state.words.length;
    const started = state.looked.length > 0;
    const room = started ? 4 : Math.min(6, count + (state.rest.length > 6 * count ? 2 : 1));
    const next = started ? [] : state.rest.filter((one) => one.at === 0).slice(0, room);
    const rarest = state.rest.filter((one) => !next.includes(one))
      .sort((one, other) => one.crowd - other.crowd || other.at - one.at);
    for (const apart of [3, 2, 1]) {
      for (const one of rarest) {
        const near = (other) => other.number === one.number && Math.abs(other.at - one.at) < apart;
        if (next.length < room && ![...state.looked, ...next].some(near)) next.push(one);
      }
    }
    state.looked.push(...next);
    return next;
  }

  /* The documents of set that stand in list too, their scores added up. */
  function joined(set, list, weigh) {
    if (!set) {
      return Array.from(list, (one) => ({ document: Math.floor(one / 16), score: weigh(one) }));
    }
    let at = 0;
    return set.filter((one) => {
      while (at < list.length && Math.floor(list[at] / 16) < one.document) at += 1;
      if (at >= list.length || Math.floor(list[at] / 16) !== one.document) return false;
      one.score += weigh(list[at]);
      return true;
    });
  }

  // ------------------------------------------------------------------ hits

  /* The meaning of a hit; plugins/search/terms.py says the same. */
  function matches(query, row) {
    const texts = [row.code, row.title, ...row.texts.map(([, text]) => text)].map(fold);
    const holds = (word) => {
      if (texts.some((text) => text.includes(word))) return true;
      const parts = numberParts(word);
      return parts !== null && numberMatches(parts, row.code);
    };
    if (query.excluded.some(holds)) return false;
    if (query.words.every(holds)) return true;
    const whole = compact(query.whole);
    if (whole && (whole === compact(row.code) || whole === compact(row.title))) return true;
    const parts = numberParts(query.whole);
    return parts !== null && numberMatches(parts, row.code);
  }

  /* text as pieces, [piece, whether it is one of the words]. */
  function marked(text, words) {
    const { out, starts, ends } = foldPlaces(text);
    const ranges = [];
    words.forEach((word) => {
      for (let at = out.indexOf(word); at >= 0; at = out.indexOf(word, at + word.length)) {
        ranges.push([starts[at], ends[at + word.length - 1]]);
      }
    });
    ranges.sort((one, other) => one[0] - other[0]);
    const pieces = [];
    let done = 0;
    ranges.forEach(([start, end]) => {
      if (end <= done) return;
      if (start > done) pieces.push([text.slice(done, start), false]);
      if (start > done || !pieces.length) pieces.push(['', true]);
      pieces[pieces.length - 1][0] += text.slice(Math.max(start, done), end);
      done = end;
    });
    if (done < text.length) pieces.push([text.slice(done), false]);
    return pieces;
  }

  /* The text round the first word that is not in the title, with its label. */
  function excerpt(row, words, labels) {
    const head = fold(`${row.title} ${row.code}`);
    const wanted = words.filter((word) => !head.includes(word));
    for (const [label, original] of row.texts) {
      const text = original.normalize('NFC');
      const { out, starts, ends } = foldPlaces(text);
      const at = wanted.reduce((found, word) => (found >= 0 ? found : out.indexOf(word)), -1);
      if (at >= 0) {
        const start = at > 24 ? starts[at - 20] : 0;
        const end = at + 80 < out.length ? ends[at + 80] : text.length;
        const piece = (start ? '…' : '') + text.slice(start, end) + (end < text.length ? '…' : '');
        return { label: labels[label], excerpt: marked(piece, words) };
      }
    }
    return { label: '', excerpt: [] };
  }

  // ------------------------------------------------------------------ the way in

  async function open(address, content) {
    if (content) return new Index(address, content);
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return new Index(address, await answer.json());
  }

  scope.fourListsSearch = {
    fold, terms, parse, exactKey, numberParts, numberMatches, learn, decodeList, marked, open,
  };

  if (typeof WorkerGlobalScope !== 'undefined' && scope instanceof WorkerGlobalScope) {
    let opened;
    const index = new Promise((resolve) => { opened = resolve; });
    scope.addEventListener('message', async ({ data }) => {
      if (data.open) {
        opened(open(data.open, data.content));
        return;
      }
      try {
        scope.postMessage({ id: data.id, ...await (await index).search(data) });
      } catch (reason) {
        scope.postMessage({ id: data.id, failed: String(reason) });
      }
    });
  }
})(self);
