/* What the theme's search box lacks; the parts do not depend on each other. search-answers.js does the searching. */

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

/* What the box says: that it is searching, how much it found, what it took the query for, that a file failed to load;
   and, under the first results and those that a reader looks at, the words in which something was found. search-answers.js sends
   and receives this over a channel; texts of the site become text here, never HTML. */
(() => {
  "use strict"
  const input = document.querySelector("[data-md-component=search-query]")
  const result = document.querySelector(".md-search-result")
  const meta = document.querySelector(".md-search-result__meta")
  const list = document.querySelector(".md-search-result__list")
  const offer = document.querySelector(".search-offer")
  if (!input || !result || !meta || !list || !offer) return

  const words = result.dataset
  const SOON = 300, LATE = 15000, PAUSE = 150 // milliseconds
  const FIRST = 3 // results with an excerpt before a reader turns to the list
  const worker = new URL(JSON.parse(document.getElementById("__config").textContent).search, location.href)
  const root = new URL("../../", worker).href
  const channel = new BroadcastChannel("explainer-search")
  const [meant, topics] = offer.children
  let told = null // what the worker said of a query
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

  /* What was told of the query in the box, if its results are shown. */
  const tell = () => {
    if (waiting || told?.query !== input.value) return
    if (told.failed) {
      say(words.failed)
      return
    }
    if (told.more) say(words.best.replace("#", list.children.length))
    meant.hidden = !told.meant
    meant.querySelector("button").textContent = told.meant
    topics.hidden = told.topics.length === 0
    topics.querySelector("ul").replaceChildren(...told.topics.map(({ href, title }) => {
      const line = document.createElement("li"), link = document.createElement("a")
      link.href = href
      link.textContent = title
      line.append(link)
      return line
    }))
    offer.hidden = meant.hidden && topics.hidden
  }

  /* Excerpts: asked for by the number of their record, and put under its result. */
  const asked = element => !element.dataset.record || element.dataset.asked
  const ask = elements => {
    const wanted = elements.filter(element => !asked(element))
    for (const element of wanted) element.dataset.asked = "yes"
    if (wanted.length) channel.postMessage({ root, query: input.value, excerpts: wanted.map(element => Number(element.dataset.record)) })
  }
  const seen = new IntersectionObserver(entries => ask(entries.filter(each => each.isIntersecting).map(each => each.target)))
  const look = () => list.querySelectorAll(".search-excerpt").forEach(element => asked(element) || seen.observe(element))
  for (const kind of ["pointermove", "focusin", "touchmove", "wheel"]) result.addEventListener(kind, look, { passive: true })
  const fill = ({ record, anchor, label, lang, parts }) => {
    const element = list.querySelector(`.search-excerpt[data-record="${record}"]`)
    if (!element || !parts.length) return
    if (lang) element.lang = lang
    element.replaceChildren(...parts.map((part, at) => {
      const piece = document.createElement(at % 2 ? "mark" : "span")
      piece.textContent = part
      return piece
    }))
    if (!anchor) return
    const place = document.createElement("small")
    place.textContent = ` ${label}`
    element.append(place)
    element.closest("a").hash = anchor
  }

  channel.addEventListener("message", ({ data }) => {
    if (data.root !== root || data.query !== input.value || data.excerpts) return
    if (data.excerpt) fill(data.excerpt)
    else {
      told = data
      if (waiting) show()
      else tell()
    }
  })

  /* Whether the list is of what is in the box: while a page opens, the theme also shows the answer to an empty query. */
  const isAnswered = () => {
    const first = list.querySelector(".search-excerpt")
    return first ? first.dataset.query === input.value : told?.query === input.value && !told.found
  }

  /* The place on its page to which a result leads. */
  const lead = () => list.querySelectorAll(".search-excerpt:not([data-place=''])").forEach(element => {
    element.closest("a").hash = element.dataset.place
  })

  const show = () => {
    if (waiting && !isAnswered()) return
    lead()
    waiting = false
    wait([PAUSE, () => ask([...list.querySelectorAll(".search-excerpt")].slice(0, FIRST))])
    offer.hidden = true
    if (input.value.trim() === "") return
    tell()
    const best = list.querySelector(":scope > :first-child > a")
    if (!go || !best) return
    go = false
    best.click()
  }
  const observer = new MutationObserver(show) // the theme has filled the list by then
  observer.observe(meta, { childList: true })
  new MutationObserver(() => {
    lead()
    list.querySelectorAll("[tabindex]").forEach(link => link.removeAttribute("tabindex"))
  }).observe(list, { childList: true })

  input.addEventListener("input", event => {
    if (event.isComposing || input.value.trim() === "") return
    waiting = true
    go = false
    wait([SOON, () => say(words.loading)], [LATE, () => say(words.failed)])
  })
  meant.querySelector("button").addEventListener("click", event => {
    input.value = event.target.textContent
    input.dispatchEvent(new InputEvent("input", { bubbles: true }))
    input.focus()
  })

  /* Enter opens the best result of what was typed last, waiting for it if need be; it never sends the form. */
  document.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.target !== input || event.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    if (waiting) go = true
    else list.querySelector(":scope > :first-child > a")?.click()
  }, true)
  input.form.addEventListener("submit", event => event.preventDefault())
})();
