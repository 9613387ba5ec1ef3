// After the editor: the forms in the language that its interface has.
(function () {
  "use strict";
  var language = document.currentScript.dataset[document.documentElement.lang === "en" ? "en" : "zh"];
  fetch(language)
    .then(function (answer) { return answer.json(); })
    .then(function (config) { window.CMS.init({ config: config }); });
})();
