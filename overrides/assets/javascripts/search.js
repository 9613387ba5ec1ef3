/* The worker that the theme starts with each page in place of its own. The theme expects {type: 1} once and sends
   {type: 2, data: query}; what answers is loaded with the first query, so that a page alone stays light. */
"use strict"

let loaded = false
self.addEventListener("message", ({ data }) => {
  if (loaded || data.type !== 2) return
  if (!data.data.trim()) { // as the theme asks when a page opens
    self.postMessage({ type: 3, data: { items: [] } })
    return
  }
  loaded = true
  importScripts("search-words.js", "search-answers.js")
  self.dispatchEvent(new MessageEvent("message", { data })) // what was just loaded did not hear it yet
})
self.postMessage({ type: 1 })
