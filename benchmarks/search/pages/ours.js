/* Types a query into the real search page and waits until it has been answered. */
'use strict';
const shell = document.querySelector('[data-search]');
function settled() {
  const rows = () => Array.from(document.querySelectorAll('[data-search-results] a[data-title]'), (one) => one.href);
  const done = () => !shell.hasAttribute('aria-busy') && document.querySelector('[data-search-status]').textContent;
  return new Promise((resolve) => {
    if (done()) resolve(rows());
    else new MutationObserver((_, observer) => {
      if (!done()) return;
      observer.disconnect();
      resolve(rows());
    }).observe(shell, { attributes: true, childList: true, subtree: true });
  });
}
window.first = settled();
window.find = (query) => {
  document.querySelector('[data-search-query]').value = query;
  shell.querySelector('form').requestSubmit();
  return settled();
};
window.every = null;
