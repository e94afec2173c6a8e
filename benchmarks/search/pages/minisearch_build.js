/* node minisearch_build.js RECORDS.jsonl INDEX.json */
'use strict';
const fs = require('fs');
const MiniSearch = require(process.argv[4]);
const { options } = require('./minisearch.js');
const index = new MiniSearch(options);
fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean).forEach((line, id) => {
  const one = JSON.parse(line);
  index.add({ id, code: one.code, title: one.title, texts: one.texts.map(([, text]) => text).join('\n') });
});
fs.writeFileSync(process.argv[3], JSON.stringify(index));
