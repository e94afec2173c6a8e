/* Finds documents in the files that plugins/search wrote.  Runs as a worker, so typing never waits.
 *
 * It folds text and cuts terms exactly as plugins/search/folding.py and terms.py do, and reads the
 * lists that coding.py and leaves.py write; tests/search holds them to one case file.
 *
 * Takes  {open: address of the entry file, content: what stands in it}  once, then
 *        {id, query, filters: {facet: [value, …]}, within, sort: 'date' | 'amount', from, size},
 *        {id, want: 'rows', with: {query, filters, within, sort, most}}: hits as a table, or
 *        {id, want: 'pair', with: [address, address]}: two documents field by field
 * Gives  {id, total, exact, hits, more, facets, names, words, also, meant}, {id, rows}, {id, pair},
 *        or {id, failed}
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

  // What else a word may stand for; plugins/search/wording.py says the same.

  const SPELT = 0x100000;
  const INITIALS = 0x100080;
  const DIGITS = '零一二三四五六七八九';
  const NUMERAL = '〇零一二三四五六七八九十百千两';
  const PART = `第?([0-9]{1,4}|[${NUMERAL}]{1,9})`;
  const ARTICLE = new RegExp(`^(.*?[^${NUMERAL}第0-9 ]|)(?: ?${PART}(条)(?:${PART}(款))?(?:${PART}(项))?| ?([0-9]{1,4}))$`, 'u');
  const LAW = /(法|典|条例|规定|办法|细则|决定|规则)》?$/;
  const AFFIX = 2;
  const MOST_WAYS = 8;

  function numeral(number) {
    let out = '';
    [[1000, '千'], [100, '百'], [10, '十']].forEach(([worth, sign]) => {
      const digit = Math.floor(number / worth) % 10;
      if (digit) out += DIGITS[digit] + sign;
      else if (out && !out.endsWith('零') && number % worth) out += '零';
    });
    return (out + (number % 10 ? DIGITS[number % 10] : '')).replace(/^一十/, '十');
  }

  /* The number that text counts, or 0: in figures, digit by digit, or exactly as it is written. */
  function counted(text) {
    if (/^[0-9]+$/.test(text)) return Number(text);
    const plain = text.replace(/〇/g, '零').replace(/两/g, '二');
    if (/^[零一二三四五六七八九]+$/.test(plain)) return Number(Array.from(plain, (one) => DIGITS.indexOf(one)).join(''));
    let number = 0;
    let digit = 0;
    for (const one of plain) {
      const worth = { 千: 1000, 百: 100, 十: 10 }[one];
      if (worth) number += (digit || 1) * worth;
      digit = worth ? 0 : DIGITS.indexOf(one);
    }
    number += digit;
    return numeral(number) === plain.replace(/^一十/, '十') ? number : 0;
  }

  function citation(word) {
    const match = ARTICLE.exec(word);
    if (!match) return [];
    let [, law, ...parts] = match;
    const bare = parts.pop();
    if (bare) {
      if (!LAW.test(law)) return [];
      parts = [bare, '条'];
    }
    const pairs = [];
    for (let at = 0; at < parts.length; at += 2) if (parts[at]) pairs.push([counted(parts[at]), parts[at + 1]]);
    if (pairs.some(([number]) => number < 1 || number > 1999)) return [];
    law = law.replace(/[ 》]+$/, '');
    const written = pairs.map(([number, unit]) => `第${numeral(number)}${unit}`).join('');
    const figures = pairs.map(([number, unit]) => `第${number}${unit}`).join('');
    return LAW.test(law)
      ? [`${law}》${written}`, `${law}》${figures}`, law + written]
      : [law + figures, law + written];
  }

  function official(word, synonyms) {
    const found = [];
    for (const [common, ...names] of synonyms) {
      if (!word.includes(common) || Array.from(word).length - Array.from(common).length > AFFIX) continue;
      const at = word.indexOf(common);
      const after = word.slice(at + common.length);
      names.filter((name) => !name.includes(word)).forEach((name) => {
        found.push(word === common ? name : word.slice(0, at) + name + (name.endsWith(after) ? '' : after));
      });
    }
    return found;
  }

  const sound = (letters, base) => Array.from(letters, (one) => String.fromCodePoint(base + one.charCodeAt(0))).join('');
  const isSound = (form) => form.codePointAt(0) >= SPELT;

  function forms(word, bare, synonyms) {
    const found = [word, ...official(word, synonyms), ...citation(word)];
    const letters = bare.replace(/ /g, '');
    if (/^[a-z]{3,}$/.test(letters)) {
      // A syllable has a vowel among its first three letters, and none begins with i, u or v.
      if (!/^[^aeiouv]{3}/.test(letters)) found.push(sound(letters, SPELT));
      if (!/[iuv]/.test(letters)) found.push(sound(letters, INITIALS));
    }
    return Array.from(new Set(found));
  }

  /* Where form is heard in a reading: the first syllable and the one after the last, or null. */
  function heard(form, reading) {
    if (!reading) return null;
    const syllables = reading.split(' ');
    const first = form.codePointAt(0);
    if (first >= INITIALS) {
      const at = sound(syllables.map((one) => one[0]).join(''), INITIALS).indexOf(form) / 2;
      return at >= 0 ? [at, at + form.length / 2] : null;
    }
    const spelt = sound(syllables.join(''), SPELT);
    let start = 0;
    for (let at = 0; at < syllables.length; at += 1) {
      if (spelt.startsWith(form, start)) {
        let end = at;
        for (let left = form.length / 2; left > 0; end += 1) left -= syllables[end].length;
        return [at, end];
      }
      start += syllables[at].length * 2;
    }
    return null;
  }

  /* Every choice of one form for each word, the words as typed first. */
  function ways(query) {
    let found = [[]];
    query.forms.forEach((some) => {
      found = found.flatMap((way) => some.map((form) => [...way, form]));
    });
    return found.slice(0, MOST_WAYS);
  }

  function parse(text, synonyms = []) {
    const words = new Map();
    const excluded = new Set();
    const query = /^ *[a-z]+(?: +[a-z]+)+ *$/.test(text) ? text.replace(/ /g, '') : text;
    for (const [, minus, quoted, bare = ''] of query.replace(QUOTES, '"').matchAll(WORD)) {
      const leavesOut = Boolean(minus) || (bare.length > 1 && '-－–—'.includes(bare[0]));
      const word = fold(quoted || (leavesOut ? bare.slice(1) : bare));
      if (word && leavesOut) excluded.add(word);
      else if (word) words.set(word, quoted ? [word] : forms(word, bare, synonyms));
    }
    const whole = Array.from(words.keys()).join(' ');
    const parts = numberParts(whole);
    return {
      words: Array.from(words.keys()),
      forms: Array.from(words.values()),
      excluded: Array.from(excluded),
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

  /* Whether a character is Chinese but not one of the 6763 common simplified ones: then it is likely
   * a traditional form, and its table is worth fetching before anything is looked up. */
  function unusual(character) {
    if (!HAN.test(character)) return false;
    if (!simplified) {
      simplified = new Set();
      const decoder = new TextDecoder('gb2312');
      for (let high = 0xb0; high < 0xf8; high += 1) {
        const row = new Uint8Array(188);
        for (let low = 0; low < 94; low += 1) row.set([high, 0xa1 + low], 2 * low);
        Array.from(decoder.decode(row), (one) => simplified.add(one));
      }
    }
    return !simplified.has(character);
  }
  let simplified = null;

  const FEW = 24;
  const LONG = 6;
  const DEAR = 12288;
  const BATCH = 64;
  const DOUBTED = 10;
  const CHANCE = 0.3;

  class Index {
    constructor(address, entry) {
      this.files = new Files(address);
      this.entry = entry;
      this.root = {
        firsts: entry.tree.firsts.split('\n'), names: names(entry.tree.names), deep: entry.tree.deep,
      };
      this.lay(entry);
      const common = Array.from(entry.common);
      this.common = new Map(common.map((one, place) => [one, common.length - place]));
      this.latest = 0;
      this.checked = new Map();
      learn(entry.present);
    }

    /* Where shelves and bands begin; what a shelf holds lies in folders of so many documents. */
    lay({ shelves: [steps, held], bands: [sizes, kinds, current], groups, group }) {
      const folders = names(groups);
      let start = 0;
      this.firsts = [];
      this.shelves = [];
      steps.forEach((step, at) => {
        start += step;
        let next = start;
        const shelf = { start, folders: [] };
        for (let more = held[at]; more > 0; more -= 1) {
          this.shelves.push(shelf);
          next += sizes[this.firsts.push(next) - 1];
        }
        shelf.folders = folders.splice(0, Math.ceil((next - start) / group));
      });
      // Without words all is listed: by kind, what is current first.
      this.listing = sizes.map((_, band) => band).sort((one, other) => kinds[one] - kinds[other]
        || current[other] - current[one] || one - other);
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
        return decodeList(bytes, found.held, this.entry.space);
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
      while (run < 8 && run < characters.length && (characters[run] < '\x80' || isSound(characters[run]))) run += 1;
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
      const open = this.open(state);
      // Where all lists are long two are wanted in any case: they come together.
      if (!state.set && open.length > 1 && open[0].outside && open[1].length <= DEAR) this.list(open[1]).catch(() => {});
      for (const found of open) {
        if (found.outside && state.set && (state.set.length <= FEW || found.length > DEAR)) break;
        await this.join(state, found);
      }
    }

    /* Whether most of a set too long to look into may hold its pieces by chance, apart from each other:
     * then a few more lists cost less than documents opened in vain. */
    doubtful(state) {
      if (state.set.length <= DOUBTED || !state.rest.length || this.sure(state)) return false;
      const all = this.entry.documents;
      const chance = Array.from(state.joined).reduce((product, term) => product * (state.found.get(term).held / all), all);
      return chance > state.set.length * CHANCE;
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

    /* The folder of a document, and its place among those that lie there. */
    where(number) {
      const { start, folders } = this.shelves[this.bandOf(number)];
      const place = number - start;
      return [folders[Math.floor(place / this.entry.group)], place % this.entry.group];
    }

    async rows(folder, chunk) {
      return this.files.once(`rows ${folder}/${chunk}`, async () => {
        const [name, size] = this.entry.dictionary;
        const [head, body] = await Promise.all([
          this.files.bytes(`d/${name}.bin`),
          this.files.bytes(`d/${folder}/${chunk}.bin`),
        ]);
        const bytes = await inflate([head, body]);
        return JSON.parse(new TextDecoder().decode(bytes.subarray(size)));
      });
    }

    async row(number) {
      const size = this.entry.chunk;
      const [folder, place] = this.where(number);
      const rows = await this.rows(folder, Math.floor(place / size));
      const [address, title, code, summary, date, texts, reading] = rows[place % size];
      return { number, address, title, code, summary, date, texts, reading, band: this.bandOf(number) };
    }

    bandOf(number) {
      let low = 0;
      let high = this.firsts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.firsts[middle] <= number) low = middle + 1;
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
      if (!this.learnt && Array.from(asked.query).some(unusual)) await this.learn();
      let query = this.parsed(asked);
      if (!query.words.length && !Object.keys(asked.filters || {}).length) return this.nothing();
      let found = await this.find(query, asked, turn);
      if (!found.hits.length && !this.learnt && query.words.length) {
        const before = query.whole;
        await this.learn();
        query = this.parsed(asked);
        if (query.whole !== before) found = await this.find(query, asked, turn);
      }
      if (!found.total && !asked.from && turn === this.latest) found.meant = await this.meant(asked, turn);
      return found;
    }

    /* What was typed, and quoted what the search is kept within. */
    parsed(asked) {
      const text = asked.query.replace(QUOTES, '"');
      const closed = (text.match(/"/g) || []).length % 2 ? `${text}"` : text;
      const query = parse(asked.within ? `${closed} "${asked.within}"` : asked.query, this.entry.synonyms);
      query.within = asked.within ? fold(asked.within) : '';
      return query;
    }

    /* Learn every form that a query may use for a character. */
    async learn() {
      this.learnt = true;
      const bytes = await this.files.bytes(`v/${this.entry.variants}.bin`);
      learn(new TextDecoder().decode(await inflate([bytes])));
    }

    nothing() {
      return {
        total: 0, exact: true, hits: [], more: false, facets: {}, names: this.names(), words: [], also: [],
      };
    }

    async find(query, asked, turn) {
      const failing = this.failing(asked.filters || {});
      const from = asked.from || 0;
      const wanted = from + (asked.size || 10);
      if (!query.words.length) return this.listed(query, asked, failing, wanted);
      const gathered = await this.gathered(query);
      const { states } = gathered;
      await Promise.all(states.filter((state) => this.doubtful(state)).map((state) => this.narrow(state)));
      let kept;
      let shown;
      do {
        if (shown) await Promise.all(states.map((state) => this.narrow(state)));
        const ranked = this.ranked(gathered, query);
        await this.settle(ranked, query);
        kept = ranked.filter((one) => one.true_ !== false);
        const passing = kept.filter((one) => !failing[one.band].length);
        gathered.kept = kept;
        if (asked.sort) await this.sort(passing, asked.sort);
        shown = await this.verified(passing, query, wanted, turn, states.some((one) => one.rest.length));
        shown.passing = passing;
      } while (shown.doubted && turn === this.latest);
      kept = kept.filter((one) => one.true_ !== false);
      const passing = shown.passing.filter((one) => one.true_ !== false);
      const perBand = failing.map(() => 0);
      kept.forEach((one) => { perBand[one.band] += 1; });
      return {
        total: passing.length,
        exact: kept.every((one) => one.true_),
        hits: shown.hits.slice(from, wanted).map((row) => this.shown(row, query)),
        more: shown.hits.length > wanted || shown.seen < shown.passing.length,
        facets: this.counts(perBand, failing),
        names: this.names(),
        words: query.words,
        also: this.also(query, gathered),
      };
    }

    /* Without words: all that the filters leave, in the order of the index. */
    async listed(query, asked, failing, wanted) {
      const [sizes] = this.entry.bands;
      let passing = [];
      let total = 0;
      this.listing.forEach((band) => {
        if (failing[band].length) return;
        const size = sizes[band];
        total += size;
        const first = this.firsts[band];
        const most = asked.sort ? size : Math.min(size, Math.max(0, wanted + 1 - passing.length));
        for (let at = 0; at < most; at += 1) passing.push({ document: first + at, band, score: 0, true_: true });
      });
      if (asked.sort) await this.sort(passing, asked.sort);
      passing = passing.slice(asked.from || 0, wanted);
      const rows = await Promise.all(passing.map((one) => this.row(one.document)));
      return {
        total,
        exact: true,
        hits: rows.map((row) => this.shown(row, query)),
        more: total > wanted,
        facets: this.counts(sizes, failing),
        names: this.names(),
        words: [],
        also: [],
      };
    }

    /* Candidates of every way to read the query, of its left-out words, and of what bears it whole. */
    async gathered(query) {
      const states = ways(query).map((way) => this.begin(way));
      const without = query.excluded.map((word) => this.begin([word]));
      const long = query.number || (query.words.length === 1 && query.whole.length >= LONG);
      const looked = Promise.all([
        long ? this.key(query.exact) : null, this.key(query.number),
        ...[...states, ...without].map((state) => this.narrow(state)),
      ]);
      // Every document needs it: asked for now, it comes beside the first terms.
      this.files.bytes(`d/${this.entry.dictionary[0]}.bin`).catch(() => {});
      const [exact, number] = await looked;
      return { states, without, keys: [exact, number] };
    }

    /* Official names and readings that were looked for besides, and found. */
    also(query, { states }) {
      const told = new Set();
      ways(query).forEach((way, at) => {
        if (!at || !states[at].set || !states[at].set.length) return;
        way.forEach((form, place) => {
          if (form !== query.words[place] && !isSound(form)) told.add(form);
        });
      });
      return Array.from(told);
    }

    /* The facets as printed: [name, label]. */
    names() {
      return [['list', '清单'], ...this.entry.facets.map((one) => [one.name, one.label])];
    }

    /* Candidates in the order they are shown: whole codes and titles, then by score.  true_ says
     * whether one is known to answer the query, and is absent where only its text can tell. */
    ranked({ states, without, keys }, query) {
      const found = new Map();
      states.forEach((state) => {
        const sure = this.sure(state);
        for (let at = 0; at < state.set.length; at += 1) {
          const { document, score } = state.set[at];
          const before = found.get(document);
          if (!before) found.set(document, { document, score, true_: sure || undefined });
          else {
            before.score = Math.max(before.score, score);
            before.true_ = before.true_ || sure || undefined;
          }
        }
      });
      keys.forEach((key, place) => (key || []).forEach((one) => {
        const document = Math.floor(one / 16);
        if (!found.has(document)) found.set(document, { document, score: 0 });
        found.get(document).score += 1000 * (2 - place);
      }));
      without.forEach((state) => {
        const sure = this.sure(state);
        state.set.forEach(({ document }) => {
          if (!found.has(document)) return;
          if (sure) found.delete(document);
          else found.get(document).true_ = undefined;
        });
      });
      const decision = query.number || /[0-9a-z]{15,}/.test(query.whole);
      const prior = this.entry.kinds.map(([, , weight]) => (decision ? 1 : weight));
      const all = Array.from(found.values());
      all.forEach((one) => {
        one.band = this.bandOf(one.document);
        one.prior = prior[this.entry.bands[1][one.band]] * (this.entry.bands[2][one.band] ? 1 : 0.5);
        one.score *= one.prior;
        if (this.checked.has(query.whole + one.document)) one.true_ = this.checked.get(query.whole + one.document);
      });
      return all.sort((one, other) => other.score - one.score || one.document - other.document);
    }

    /* Look into the texts of those that are in doubt, if they are few: then all counts are exact. */
    async settle(ranked, query) {
      const doubtful = ranked.filter((one) => one.true_ === undefined);
      if (doubtful.length > DOUBTED) return;
      await Promise.all(doubtful.map(async (one) => this.check(one, await this.row(one.document), query)));
    }

    check(one, row, query) {
      one.true_ = matches(query, row);
      if (this.checked.size > 5000) this.checked.clear();
      this.checked.set(query.whole + one.document, one.true_);
      return one.true_;
    }

    /* The first wanted of ranked that truly hold the words, and how many were looked at.  Doubted
     * when some do not and the set can be narrowed further: that costs less than looking on.  Where
     * few do, as many again are looked at as were before: ten trips, not a hundred. */
    async verified(ranked, query, wanted, turn, narrows) {
      const hits = [];
      let seen = 0;
      while (hits.length < wanted && seen < ranked.length && turn === this.latest) {
        const next = ranked.slice(seen, seen + Math.min(BATCH, Math.max(wanted - hits.length, seen)));
        const rows = await Promise.all(next.map((one) => this.row(one.document)));
        const kept = rows.filter((row, at) => this.check(next[at], row, query));
        if (narrows && kept.length < rows.length && seen + next.length < ranked.length) return { doubted: true };
        kept.forEach((row) => { row.worth = worth(row, next[rows.indexOf(row)], query); });
        seen += next.length;
        hits.push(...kept);
      }
      if (ranked.sorted) return { hits, seen };
      // Ten at a time, so that a page of hits is the same however many were asked for.
      const tens = Array.from({ length: Math.ceil(hits.length / 10) }, (_, at) => hits.slice(at * 10, at * 10 + 10)
        .sort((one, other) => other.worth - one.worth));
      return { hits: tens.flat(), seen };
    }

    /* The numbers of all documents that answer query and pass the filters, best first. */
    async every(text, filters, sort, within) {
      this.latest += 1;
      const turn = this.latest;
      const asked = { query: text, filters: filters || {}, sort, within };
      const failing = this.failing(asked.filters);
      for (;;) {
        const query = this.parsed(asked);
        let found = [];
        if (query.words.length) {
          const gathered = await this.gathered(query);
          for (const state of gathered.states) while (state.rest.length && !this.sure(state)) await this.narrow(state);
          const ranked = this.ranked(gathered, query).filter((one) => !failing[one.band].length);
          if (sort) await this.sort(ranked, sort);
          for (let at = 0; at < ranked.length; at += BATCH) {
            const part = ranked.slice(at, at + BATCH);
            const few = at === 0 || part.some((one) => !one.true_);
            if (few) {
              part.sorted = ranked.sorted;
              const { hits } = await this.verified(part, query, BATCH, turn, false);
              found = found.concat(hits.map((row) => row.number));
            } else found = found.concat(part.map((one) => one.document));
          }
        } else if (Object.keys(asked.filters).length) {
          this.listing.filter((band) => !failing[band].length).forEach((band) => {
            for (let at = 0; at < this.entry.bands[0][band]; at += 1) found.push(this.firsts[band] + at);
          });
        }
        if (found.length || this.learnt) return found;
        await this.learn();
      }
    }

    /* Whole rows for a table: what is shown of each hit and its facets; at most so many. */
    async table({ query, filters, sort, within, most }) {
      const numbers = await this.every(query, filters, sort, within);
      const rows = [];
      for (let at = 0; at < Math.min(most, numbers.length); at += BATCH) {
        const some = await Promise.all(numbers.slice(at, Math.min(most, at + BATCH)).map((one) => this.row(one)));
        rows.push(...some.map((row) => {
          const { kinds, facets, bands } = this.entry;
          const told = facets.map((facet, place) => facet.values[bands[3 + place][row.band]]);
          return [kinds[bands[1][row.band]][1], row.title, row.code, row.summary, row.date, ...told, row.address];
        }));
      }
      return { total: numbers.length, rows, head: this.entry.facets.map((one) => one.label) };
    }

    /* Two documents field by field, for those who compare; by the address of their pages. */
    async pair(addresses) {
      const found = await Promise.all(addresses.map(async (address) => {
        const list = await this.key(exactKey(`@${address}`));
        const rows = await Promise.all(Array.from(list || [], (one) => this.row(Math.floor(one / 16))));
        return rows.find((row) => row.address === address);
      }));
      const { labels, kinds, bands, facets } = this.entry;
      return found.filter(Boolean).map((row) => ({
        address: row.address,
        title: row.title,
        fields: [
          ['清单', kinds[bands[1][row.band]][1]],
          ['编码', row.code],
          ...facets.map((facet, place) => [facet.label, facet.values[bands[3 + place][row.band]]]),
          ...row.texts.map(([label, text]) => [labels[label], text]),
          ['日期', row.date],
        ].filter(([, text]) => text),
      }));
    }

    // -------- sorting

    /* Put passing in order of date or amount, greatest first; those without come last. */
    async sort(passing, by) {
      const read = new Map();
      const places = passing.map(({ document }) => this.where(document));
      await Promise.all(Array.from(new Set(places.map(([folder]) => folder)), async (folder) => {
        const values = await this.files.once(`sort ${folder}`, async () => {
          const bytes = await inflate([await this.files.bytes(`d/${folder}/sort.bin`)]);
          const [steps, amounts] = JSON.parse(new TextDecoder().decode(bytes));
          let day = 0;
          return { date: steps.map((step) => (day += step)), amount: amounts };
        });
        read.set(folder, values[by === 'amount' ? 'amount' : 'date']);
      }));
      passing.forEach((one, at) => { one.by = read.get(places[at][0])[places[at][1]]; });
      passing.sort((one, other) => other.by - one.by || other.score - one.score);
      passing.sorted = true;
    }

    // -------- what was meant

    /* The query with its unknown word replaced by the nearest that is there, or nothing. */
    async meant(asked, turn) {
      const query = this.parsed({ ...asked, within: '' });
      if (query.words.length > 4 || Object.keys(asked.filters || {}).length || asked.within) return '';
      const mended = await Promise.all(query.words.map(async (word) => {
        if (Array.from(word).length < 2 || turn !== this.latest) return word;
        if (query.words.length > 1 && !await this.absent(word)) return word;
        return await this.alike(word) || await this.near(word) || word;
      }));
      const whole = mended.join(' ');
      if (whole === query.words.join(' ')) return '';
      const again = await this.find(parse(whole, []), { query: whole, size: 1 }, turn);
      return again.hits.length ? whole : '';
    }

    /* Whether no document holds word, as far as a few texts tell. */
    async absent(word) {
      const state = this.begin([word]);
      do await this.narrow(state); while (state.rest.length && !this.sure(state));
      if (this.sure(state)) return !state.set.length;
      const rows = await Promise.all(state.set.slice(0, DOUBTED).map((one) => this.row(one.document)));
      return !rows.some((row) => matches(parse(`"${word}"`), row));
    }

    /* What sounds the same as word in a title. */
    async alike(word) {
      if (!this.entry.readings) return '';
      const known = await this.files.once('readings', async () => {
        const bytes = await inflate([await this.files.bytes(`v/${this.entry.readings}.bin`)]);
        const found = new Map();
        new TextDecoder().decode(bytes).split('\n').forEach((line) => {
          const [syllable, characters] = line.split(' ');
          Array.from(characters || '').forEach((one) => found.set(one, syllable));
        });
        return found;
      });
      const syllables = Array.from(word, (one) => known.get(one));
      if (syllables.includes(undefined)) return '';
      const form = sound(syllables.join(''), SPELT);
      const state = this.begin([form]);
      do await this.narrow(state); while (state.rest.length && state.set.length > 5);
      for (const { document } of state.set.sort((one, other) => other.score - one.score).slice(0, 5)) {
        const row = await this.row(document);
        const span = heard(form, row.reading);
        const characters = Array.from(row.title.normalize('NFC')).filter((one) => HAN.test(one));
        if (span && span[1] - span[0] === syllables.length) return fold(characters.slice(...span).join(''));
      }
      return '';
    }

    /* The piece of a text that differs from word in the fewest characters. */
    async near(word) {
      const characters = Array.from(word).slice(0, 24);
      if (characters.length < 3) return '';
      const counts = new Map();
      await Promise.all(characters.slice(1).map(async (after, at) => {
        const found = await this.longest(characters[at] + after);
        if (!found || Array.from(found.term).length < 2 || found.length > DEAR) return;
        (await this.list(found)).forEach((one) => {
          const document = Math.floor(one / 16);
          const prior = this.entry.kinds[this.entry.bands[1][this.bandOf(document)]][2];
          const [pairs, score] = counts.get(document) || [0, 0];
          counts.set(document, [pairs + 1, score + prior * 2 ** ((one % 16) / 2)]);
        });
      }));
      const likely = Array.from(counts, ([document, [pairs, score]]) => ({ document, pairs, score }))
        .sort((one, other) => other.pairs - one.pairs || other.score - one.score).slice(0, 8);
      const allowed = Math.max(1, Math.floor(characters.length / 4));
      let best = { apart: allowed + 1, text: '' };
      for (const { document } of likely) {
        const row = await this.row(document);
        [row.title, ...row.texts.map(([, text]) => text)].forEach((text) => {
          const found = nearest(characters, Array.from(fold(text)));
          if (found.apart < best.apart) best = found;
        });
        if (best.apart === 1) break;
      }
      return best.text;
    }

    shown(row, query) {
      const { kinds, bands, labels } = this.entry;
      const kind = kinds[bands[1][row.band]];
      const typed = query.forms.flat().filter((form) => form !== query.within);
      const words = typed.filter((form) => !isSound(form));
      return {
        address: row.address,
        list: kind[1],
        kind: kind[0],
        plain: row.title,
        title: markedTitle(row, words, typed.filter(isSound)),
        code: marked(row.code.normalize('NFC'), words),
        summary: row.summary,
        date: row.date,
        current: Boolean(bands[2][row.band]),
        ...excerpt(row, words, labels),
      };
    }
  }

  /* How much a hit is worth once its text is known: the score, more where the title holds the
   * words, and the more of the title they are. */
  function worth(row, one, query) {
    if (one.score >= 900 * one.prior) return one.score * 10;
    const title = fold(row.title);
    const code = fold(row.code);
    const inHead = (form) => (isSound(form) ? heard(form, row.reading) : title.includes(form) || code.includes(form));
    const held = query.forms.filter((some) => some.some(inHead));
    if (!held.length) return one.score;
    const length = held.reduce((sum, [word]) => sum + word.length, 0);
    return one.score * (held.length === query.forms.length ? 3 : 1.5) * (1 + length / (title.length + 1));
  }

  /* The piece of text nearest to wanted, and by how many characters they are apart. */
  function nearest(wanted, text) {
    let row = wanted.map((_, at) => [at + 1, 0]);
    let best = { apart: Infinity, text: '' };
    text.forEach((one, place) => {
      let corner = [0, place];
      let left = [0, place + 1];
      row = row.map((above, at) => {
        const swap = [corner[0] + (wanted[at] === one ? 0 : 1), corner[1]];
        const gone = [above[0] + 1, above[1]];
        const more = [left[0] + 1, left[1]];
        corner = above;
        left = [swap, gone, more].reduce((least, other) => (other[0] < least[0] ? other : least));
        return left;
      });
      const [apart, start] = row[row.length - 1];
      if (apart < best.apart) best = { apart, text: text.slice(start, place + 1).join('') };
    });
    return best;
  }

  /* The beginnings to look up next: at first all of each word and its rarest pieces further on,
   * then the rarest left, never two that stand side by side while others are to be had. */
  function chosen(state) {
    const count = state.words.length;
    const started = state.looked.length > 0;
    // A run of letters grew until few documents hold it: its beginning tells nearly enough.
    const letters = state.words.every((word) => isSound(word) || /^[a-z]+$/.test(word));
    const heardLong = letters && isSound(state.words[0]) && Array.from(state.words[0]).length >= 10;
    const more = letters ? Number(heardLong) : 1 + (count === 1 && state.rest.length > 6);
    const room = started ? 4 : Math.min(6, count + more);
    const next = started ? [] : state.rest.filter((one) => one.at === 0).slice(0, room);
    // Numbers that begin alike end apart.
    const tail = started || !more ? null : /[0-9]{2,4}号?$/.exec(state.words[0]);
    if (tail) next.push(...state.rest.filter((one) => one.number === 0 && one.text === tail[0] && !next.includes(one)));
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
    const stands = (form) => (isSound(form)
      ? heard(form, row.reading) !== null : texts.some((text) => text.includes(form)));
    const holds = (word) => {
      if (stands(word)) return true;
      const parts = numberParts(word);
      return parts !== null && numberMatches(parts, row.code);
    };
    if (query.excluded.some(holds)) return false;
    if (query.words.every((word, at) => holds(word) || query.forms[at].some(stands))) return true;
    const whole = compact(query.whole);
    if (whole && wholes(row).some((one) => whole === compact(one))) return true;
    const parts = numberParts(query.whole);
    return parts !== null && numberMatches(parts, row.code);
  }

  /* What a document is called as a whole, as written and as read. */
  function wholes(row) {
    const found = [row.code, row.title];
    if (row.title.startsWith('《')) found.push(row.title.replace(/中华人民共和国|[《》]/g, ''));
    if (row.reading) {
      const syllables = row.reading.split(' ');
      found.push(syllables.join(''), syllables.map((one) => one[0]).join(''));
    }
    return found;
  }

  const HAN = /[\u3400-\u4dbf\u4e00-\u9fff\u{20000}-\u{323af}]/u;

  /* The title with what was heard in it marked, or the words. */
  function markedTitle(row, words, sounds) {
    const title = row.title.normalize('NFC');
    const span = sounds.reduce((found, form) => found || heard(form, row.reading), null);
    if (!span || words.some((word) => fold(title).includes(word))) return marked(title, words);
    const pieces = [['', false]];
    let place = -1;
    let before = false;
    for (const one of title) {
      if (HAN.test(one)) place += 1;
      const hit = HAN.test(one) ? place >= span[0] && place < span[1] : before && place < span[1] - 1;
      if (hit !== before) pieces.push(['', hit]);
      pieces[pieces.length - 1][0] += one;
      before = hit;
    }
    return pieces.filter(([text]) => text);
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
    fold, terms, parse, ways, heard, exactKey, numberParts, numberMatches, learn, decodeList, marked, open,
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
        const asked = await index;
        const answer = { rows: 'table', pair: 'pair' }[data.want];
        if (answer) scope.postMessage({ id: data.id, [data.want]: await asked[answer](data.with) });
        else scope.postMessage({ id: data.id, ...await asked.search(data) });
      } catch (reason) {
        scope.postMessage({ id: data.id, failed: String(reason) });
      }
    });
  }
})(self);
