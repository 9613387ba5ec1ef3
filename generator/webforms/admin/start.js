// Before the editor: it waits for our configuration, and takes from here what it would fetch from another host.
(function () {
  "use strict";
  window.CMS_MANUAL_INIT = true;
  var fetched = window.fetch;
  window.fetch = function (resource, options) {
    var address = String(resource && resource.url ? resource.url : resource);
    var ours = /\/(locales\/[A-Za-z-]+\.json|package\.json)$/.exec(address);
    return fetched.call(window, ours ? ours[1] : resource, options);
  };
  var kinds = window.FileSystemDirectoryHandle;
  var open = kinds && kinds.prototype.getDirectoryHandle;
  if (open) { // it takes a folder that has .git for the right one: ours is the one that holds a campaign
    kinds.prototype.getDirectoryHandle = function (name, options) {
      if (name !== ".git") return open.call(this, name, options);
      return open.call(this, "content").then(function (content) {
        return content.getFileHandle("campaign.yml").then(function () { return content; });
      });
    };
  }
  var chosen = null;
  try {
    chosen = JSON.parse(localStorage.getItem("sveltia-cms.prefs") || "{}").locale;
  } catch (error) {
    chosen = null;
  }
  if (!chosen || chosen === "auto") chosen = navigator.language; // “auto” is stored on the first visit
  document.documentElement.lang = /^zh/i.test(chosen) ? "zh-Hans" : "en";
})();
