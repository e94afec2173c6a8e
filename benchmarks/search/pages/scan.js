/* No index: every text is fetched and looked into, titles and codes first. */
'use strict';
const loaded = fetch('texts.json').then((answer) => answer.json());
const ask = async (query) => {
  const words = query.toLowerCase().split(/\s+/);
  const rank = ([code, title]) => (code === query ? 0 : title === query ? 1 : title.includes(words[0]) ? 2 : 3);
  return (await loaded).map((texts, number) => [texts, number])
    .filter(([texts]) => words.every((word) => texts.some((text) => text.toLowerCase().includes(word))))
    .map(([texts, number]) => [rank(texts), number]).sort((one, other) => one[0] - other[0] || one[1] - other[1])
    .map(([, number]) => number);
};
window.every = ask;
window.find = async (query) => {
  const found = (await ask(query)).slice(0, 10);
  const texts = await loaded;
  document.body.replaceChildren(...found.map((one) => document.createTextNode(texts[one][1])));
  return found;
};
const asked = new URLSearchParams(location.search).get('q');
if (asked) window.first = window.find(asked);
