/* What Material for MkDocs does for the search box and Zensical does not: opens and shuts it, asks the worker, and shows
   what it finds. Loaded by sites that Zensical builds; search-box.js does the rest for both. What comes from the worker
   is HTML that search-answers.js has escaped. */
(() => {
  "use strict"
  const toggle = document.getElementById("__search")
  const input = document.querySelector("[data-md-component=search-query]")
  const meta = document.querySelector(".md-search-result__meta")
  const list = document.querySelector(".md-search-result__list")
  if (!toggle || !input || !meta || !list) return

  const QUERY = 2, RESULT = 3 // as in search-answers.js
  const config = JSON.parse(document.getElementById("__config").textContent)
  const words = key => config.translations[`search.result.${key}`]
  let worker = null // made for the first query
  let asked = null

  const open = wanted => {
    if (toggle.checked === wanted) return
    toggle.checked = wanted
    toggle.dispatchEvent(new Event("change", { bubbles: true }))
  }

  const ask = () => {
    if (input.value === asked) return
    asked = input.value
    if (!asked.trim()) show([])
    else if (!worker) {
      worker = new Worker(new URL(config.search, location.href))
      worker.addEventListener("message", ({ data }) => data.type === RESULT && show(data.data.items))
    }
    worker?.postMessage({ type: QUERY, data: asked })
  }

  const show = items => {
    list.innerHTML = items.map(([item]) => {
      const missing = Object.keys(item.terms)
      const tags = item.tags.map(tag => `<span class="md-tag">${tag}</span>`).join("")
      return `<li class="md-search-result__item"><a href="${item.location}" class="md-search-result__link">
        <article class="md-search-result__article md-typeset"><h1>${item.title}</h1>
        <nav class="md-tags" role="presentation">${tags}</nav>${item.text}
        ${missing.length ? `<p class="md-search-result__terms"></p>` : ""}</article></a></li>`
    }).join("")
    items.forEach(([item], place) => {
      const missing = list.children[place].querySelector(".md-search-result__terms")
      if (missing) missing.textContent = `${words("term.missing")}: ${Object.keys(item.terms).join(", ")}`
    })
    meta.textContent = items.length === 0 ? words(input.value.trim() ? "none" : "placeholder")
      : items.length === 1 ? words("one") : words("other").replace("#", items.length)
  }

  input.addEventListener("focus", () => {
    open(true)
    ask()
  })
  input.addEventListener("keyup", () => { // which search-box.js sends for every way to put words in
    if (input.value && document.activeElement === input) open(true) // the theme shuts it once, just after a page has loaded
    ask()
  })
  input.form.addEventListener("reset", () => setTimeout(() => {
    ask()
    input.focus()
  }))
  list.addEventListener("click", () => open(false))
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (!toggle.checked) {
      if (!["/", "f", "s"].includes(event.key) || event.target.closest?.("input, textarea, select")) return
      event.preventDefault()
      open(true) // on a narrow screen it cannot have the focus before
      input.focus()
    } else if (event.key === "Escape") {
      open(false)
      document.activeElement.blur()
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const places = [input, ...list.querySelectorAll("a")]
      const step = event.key === "ArrowDown" ? 1 : -1
      event.preventDefault()
      places[(places.indexOf(document.activeElement) + step + places.length) % places.length].focus()
    }
  })

  const query = new URLSearchParams(location.search).get("q")
  if (query) {
    input.value = query
    open(true)
    input.focus()
  }
})()
