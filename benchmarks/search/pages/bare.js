/* The worker's script as a plain one, asked for every hit. */
'use strict';
const opened = fourListsSearch.open(new URL('search/entry.json', location.href).href);
window.every = async (query) => (await opened).every(query);
