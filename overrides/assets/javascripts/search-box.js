/* What the theme's search box lacks; the parts do not depend on each other. search.js does the searching. */

/* By keyboard: a button opens the box where it is collapsed, what is hidden is not in the tab order, Tab moves on
   instead of closing the box, and Escape returns to where the reader was. Listens in the capture phase, before the
   theme does. */
(() => {
  "use strict"
  const toggle = document.getElementById("__search")
  const button = document.querySelector("button.search-open")
  const box = document.querySelector(".md-search")
  const input = document.querySelector("[data-md-component=search-query]")
  const output = document.querySelector(".md-search__output")
  if (!toggle || !button || !box || !input || !output) return

  const narrow = matchMedia("(max-width: 59.984375em)")
  let before = null // what had the focus
  let escaped = false
  const apply = () => {
    button.setAttribute("aria-expanded", String(toggle.checked))
    output.inert = !toggle.checked
    box.inert = narrow.matches && !toggle.checked
  }
  const shut = () => {
    toggle.checked = false
    toggle.dispatchEvent(new Event("change"))
  }
  const own = event => event.key === "Tab" || ["Shift", "Control", "Alt", "Meta", "PageUp", "PageDown"].includes(event.key)
    || (event.key === " " && event.target.closest?.("summary, button, a"))

  if (!new URLSearchParams(location.search).has("q")) toggle.checked = false // a browser may restore it
  toggle.tabIndex = -1
  button.addEventListener("click", () => toggle.click())
  document.addEventListener("focusin", event => {
    if (!box.contains(event.target) && event.target !== toggle) before = event.target
  })
  document.addEventListener("change", event => {
    if (event.target !== toggle) return
    apply()
    if (toggle.checked) input.focus()
    else if (narrow.matches) setTimeout(() => button.focus())
    else if (escaped && before?.isConnected) setTimeout(() => before.focus())
    escaped = false
  }, true)
  document.addEventListener("keydown", event => {
    if (toggle.checked && (event.isComposing || own(event))) event.stopPropagation()
    else if (toggle.checked) escaped = event.key === "Escape"
    else if (["/", "f", "s"].includes(event.key) && !event.target.closest?.("input, textarea, select")) box.inert = false
  }, true)
  box.addEventListener("focusout", event => {
    if (toggle.checked && event.relatedTarget && !box.contains(event.relatedTarget)) shut()
  })
  narrow.addEventListener("change", apply)
  apply()
})();

/* A query that is pasted, dictated or entered by an input method: the theme listens only to keys, and would search
   for the letters of a Chinese word that is still being spelled. */
(() => {
  "use strict"
  const input = document.querySelector("[data-md-component=search-query]")
  if (!input) return

  let spelling = false
  const tell = () => input.dispatchEvent(new KeyboardEvent("keyup"))
  input.addEventListener("compositionstart", () => { spelling = true })
  input.addEventListener("compositionend", () => {
    spelling = false
    tell()
  })
  input.addEventListener("input", event => {
    if (!spelling && !event.isComposing) tell()
  })
  document.addEventListener("keyup", event => {
    if (event.target === input && (spelling || event.isComposing)) event.stopImmediatePropagation()
  }, true)
})();

/* What the box says: that it is searching, how much it found, what it offers instead, or that a file failed to load.
   Enter waits for the answer to what was typed last. */
(() => {
  "use strict"
  const input = document.querySelector("[data-md-component=search-query]")
  const result = document.querySelector(".md-search-result")
  const meta = document.querySelector(".md-search-result__meta")
  const list = document.querySelector(".md-search-result__list")
  const offer = document.querySelector(".search-offer")
  if (!input || !result || !meta || !list || !offer) return

  const words = result.dataset
  const SOON = 300, LATE = 4000 // milliseconds
  const [partly, topics] = offer.querySelectorAll("ul")
  let worker = null // our own, asked if the theme's finds nothing
  let timers = []
  let waiting = false, go = false

  const wait = (...steps) => {
    timers.forEach(clearTimeout)
    timers = steps.map(([after, step]) => setTimeout(step, after))
  }
  const say = text => {
    if (meta.textContent !== text) meta.textContent = text
    observer.takeRecords()
  }
  const fill = (target, links) => target.replaceChildren(...links.map(({ href, title, lacks }) => {
    const line = document.createElement("li")
    const link = document.createElement("a")
    link.href = href
    link.textContent = title
    line.append(link)
    if (lacks.length) line.append(` ${words.missing}: ${lacks.join(", ")}`)
    return line
  }))

  const fail = () => {
    wait()
    if (list.children.length) return
    offer.hidden = true
    say(words.failed)
  }
  const take = ({ query, failed, pages, topics: known }) => {
    if (query !== input.value || list.children.length) return
    wait()
    if (failed) {
      fail()
      return
    }
    fill(partly, pages)
    fill(topics, known)
    partly.hidden = pages.length === 0
    offer.hidden = false
    say(pages.length ? `${words.none} ${words.partly}` : words.none)
  }
  const ask = () => {
    if (!worker) {
      worker = new Worker(new URL(JSON.parse(document.getElementById("__config").textContent).search, location.href))
      worker.addEventListener("message", ({ data }) => data.type === "offer" && take(data))
      worker.addEventListener("error", () => {
        worker = null
        fail()
      })
    }
    worker.postMessage({ type: "offer", data: input.value })
  }

  const show = () => {
    waiting = false
    wait()
    offer.hidden = true
    partly.replaceChildren()
    const best = list.querySelector(":scope > :first-child > a")
    if (input.value.trim() === "") return
    if (!best) {
      wait([SOON, () => say(words.loading)])
      ask()
    } else if (/\.[1-9]/.test(best.firstElementChild.dataset.mdScore)) { // see item() in search.js
      say(words.best.replace("#", parseInt(best.firstElementChild.dataset.mdScore)))
    }
    for (const link of list.querySelectorAll("[tabindex]")) link.removeAttribute("tabindex")
    if (go && best) best.click()
    go = false
  }
  const observer = new MutationObserver(show) // the theme has filled the list by then
  observer.observe(meta, { childList: true })
  new MutationObserver(() => list.querySelectorAll("[tabindex]").forEach(link => link.removeAttribute("tabindex")))
    .observe(list, { childList: true })

  input.addEventListener("input", event => {
    if (event.isComposing || input.value.trim() === "") return
    waiting = true
    go = false
    wait([SOON, () => say(words.loading)], [LATE, ask])
  })
  document.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.target !== input || event.isComposing) return
    if (waiting) {
      go = true
      event.preventDefault()
      event.stopPropagation()
    }
  }, true)
})();
