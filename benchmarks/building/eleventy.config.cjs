// Eleventy by its own best means: a JavaScript template, one data file, no other plug-in.
module.exports = function (config) {
  config.setQuietMode(true);
  return { dir: { input: "input", output: "site", data: "_data" }, templateFormats: ["11ty.js"] };
};
