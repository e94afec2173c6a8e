/* MiniSearch over pairs of characters: the whole index at once. */
'use strict';
function pairs(text) {
  const folded = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  return folded.split(' ').flatMap((word) => {
    const characters = Array.from(word);
    return characters.length < 2 ? characters : characters.slice(1).map((one, at) => characters[at] + one);
  });
}
const options = {
  fields: ['code', 'title', 'texts'], storeFields: [], tokenize: pairs, processTerm: (term) => term,
  searchOptions: { combineWith: 'AND', boost: { code: 10, title: 8 } },
};
if (typeof module !== 'undefined') module.exports = { options };
else {
  const loaded = fetch('index.json').then((answer) => answer.text()).then((text) => MiniSearch.loadJSON(text, options));
  const ask = async (query) => (await loaded).search(query).map((one) => one.id);
  window.every = ask;
  window.find = async (query) => {
    const found = (await ask(query)).slice(0, 10);
    document.body.replaceChildren(...found.map((one) => document.createTextNode(`${one} `)));
    return found;
  };
  const asked = new URLSearchParams(location.search).get('q');
  if (asked) window.first = window.find(asked);
}
