// Asks the server of `explainer serve` whether this page was built again, or what is wrong with the content.
(function () {
  "use strict";
  var token = document.currentScript.dataset.token;
  var asking = null;
  var banner = null;

  function ask() {
    if (document.hidden || asking) return;
    asking = new AbortController();
    fetch("/.live?page=" + encodeURIComponent(location.pathname) + "&token=" + token, { signal: asking.signal })
      .then(function (answer) { return answer.json(); })
      .then(function (state) {
        asking = null;
        if (state.again) return location.reload();
        token = state.token;
        show(state.title, state.lines);
        ask();
      })
      .catch(function () {
        asking = null;
        setTimeout(ask, 1000);
      });
  }

  function stop() {
    if (asking) asking.abort();
  }

  function show(title, lines) {
    if (banner) banner.remove();
    banner = null;
    if (!title) return;
    var wrong = lines.length > 0;
    banner = document.createElement("div");
    banner.className = wrong ? "live-problems" : "live-notice";
    banner.setAttribute("role", wrong ? "alert" : "status");
    banner.style.cssText = "position:fixed;top:0;left:0;right:0;z-index:99;max-height:50vh;overflow:auto;" +
      "padding:12px 16px;color:#fff;font:15px/1.6 system-ui,sans-serif;background:" + (wrong ? "#8a3b12" : "#3d4b57");
    var head = document.createElement("strong");
    head.textContent = title;
    banner.appendChild(head);
    lines.forEach(function (line) {
      var row = document.createElement("div");
      row.style.cssText = "font-family:ui-monospace,monospace;overflow-wrap:anywhere;white-space:pre-wrap";
      row.textContent = line;
      banner.appendChild(row);
    });
    document.body.appendChild(banner);
  }

  document.addEventListener("visibilitychange", function () { document.hidden ? stop() : ask(); });
  addEventListener("pagehide", stop);
  addEventListener("pageshow", ask);
  ask();
})();
