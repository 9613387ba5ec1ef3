// After the editor: the forms in the language that its interface has.
(function () {
  "use strict";
  var language = document.currentScript.dataset[document.documentElement.lang === "en" ? "en" : "zh"];
  var root = location.pathname.replace(/admin\/[^/]*$/, "");
  function show(kind) { // where this site shows what a form holds
    if ("preview_path" in kind) kind.preview_path = root + kind.preview_path;
  }
  fetch(language)
    .then(function (answer) { return answer.json(); })
    .then(function (config) {
      config.collections.forEach(show);
      config.singletons.forEach(show);
      if (/^this-computer\//.test(config.backend.repo)) document.documentElement.classList.add("here");
      window.CMS.init({ config: config });
    });
})();
