// 大字版 and 高对比 last from page to page.  Without this script the two boxes work on one page.
"use strict";
(function () {
  var settings = { "comfort-large": ["size", "large"], "comfort-contrast": ["contrast", "high"] };
  var root = document.documentElement;
  var kept = {};
  try {
    kept = JSON.parse(localStorage.getItem("comfort")) || {};
  } catch (unreadable) {
    kept = {};
  }
  function apply(id) {
    if (kept[id]) root.setAttribute("data-" + settings[id][0], settings[id][1]);
    else root.removeAttribute("data-" + settings[id][0]);
  }
  Object.keys(settings).forEach(apply);
  document.addEventListener("DOMContentLoaded", function () {
    Object.keys(settings).forEach(function (id) {
      var box = document.getElementById(id);
      if (!box) return;
      box.checked = Boolean(kept[id]);
      box.addEventListener("change", function () {
        kept[id] = box.checked;
        apply(id);
        try {
          localStorage.setItem("comfort", JSON.stringify(kept));
        } catch (refused) {
          // Storage is off: the choice holds for this page only.
        }
      });
    });
  });
})();
