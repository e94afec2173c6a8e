/* Pagefind as its documentation says, ten results shown. */
const loaded = import('./pagefind/pagefind.js').then(async (pagefind) => {
  await pagefind.init();
  return pagefind;
});
async function ask(query) {
  return (await loaded).search(query);
}
window.find = async (query) => {
  const found = await ask(query);
  const ten = await Promise.all(found.results.slice(0, 10).map((one) => one.data()));
  document.body.replaceChildren(...ten.map((one) => {
    const shown = document.createElement('p');
    shown.innerHTML = `<a href="${one.url}">${one.meta.title}</a><br>${one.excerpt}`;
    return shown;
  }));
  return ten.map((one) => one.url);
};
/* A record is known by the name of its fragment, "zh_…". */
window.every = async (query) => (await ask(query)).results.map((one) => one.id);
const asked = new URLSearchParams(location.search).get('q');
if (asked) window.first = window.find(asked);
