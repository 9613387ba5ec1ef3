/* What a page cannot do without a script; the parts do not depend on each other. */

/* The drawer by keyboard: the theme opens it by a label, which the keyboard cannot reach, and keeps its links in
   the tab order while it is closed. Without this script the label is shown instead of the button. */
(() => {
  "use strict"
  const toggle = document.getElementById("__drawer")
  const button = document.querySelector("button.drawer")
  const ways = document.getElementById("ways")
  if (!toggle || !button || !ways) return

  const narrow = matchMedia("(max-width: 76.234375em)")
  const apply = () => {
    button.setAttribute("aria-expanded", String(toggle.checked))
    ways.inert = narrow.matches && !toggle.checked
  }
  const set = open => {
    toggle.checked = open
    toggle.dispatchEvent(new Event("change"))
    apply()
    if (open) ways.querySelector("a")?.focus()
    else button.focus()
  }

  document.documentElement.classList.add("drawer-ready")
  toggle.checked = false // a browser may restore it when the page is loaded again
  toggle.tabIndex = -1
  button.addEventListener("click", () => set(!toggle.checked))
  toggle.addEventListener("change", apply)
  narrow.addEventListener("change", apply)
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && toggle.checked) set(false)
  })
  apply()
})();

/* The link to the other language leads to the same sentence: anchors are the same in both. */
(() => {
  "use strict"
  document.querySelector(".twin")?.addEventListener("click", event => {
    event.currentTarget.hash = location.hash
  })
})();

/* The tip of a term: a first touch shows it and a second one follows the link; Escape closes it. */
(() => {
  "use strict"
  let touched = null
  document.addEventListener("pointerdown", event => {
    const term = event.target.closest?.(".term")
    touched = term && event.pointerType === "touch" && document.activeElement !== term ? term : null
  })
  document.addEventListener("click", event => {
    const term = event.target.closest?.(".term")
    if (!term || term !== touched) return
    event.preventDefault()
    term.focus()
  })
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return
    for (const mention of document.querySelectorAll(".mention:hover, .mention:focus-within")) {
      mention.classList.add("shut")
      mention.addEventListener("pointerleave", () => mention.classList.remove("shut"), { once: true })
      mention.addEventListener("focusout", () => mention.classList.remove("shut"), { once: true })
    }
  })
})();

/* The theme marks the tags of each result as an unnamed navigation landmark; they are only labels. */
(() => {
  "use strict"
  const list = document.querySelector(".md-search-result__list")
  if (!list) return
  new MutationObserver(() => {
    for (const tags of list.querySelectorAll("nav.md-tags:not([role])")) tags.setAttribute("role", "presentation")
  }).observe(list, { childList: true, subtree: true })
})();

/* A static host serves one page for every missing address: below the English site it shows its English alone, and around it
   what stands around the home page of that site. */
(() => {
  "use strict"
  const home = document.querySelector(".missing a[hreflang=en]")
  if (!home || !location.pathname.startsWith(new URL(home.href).pathname)) return
  document.documentElement.lang = "en"
  document.title = document.querySelector("h1 [lang=en]").textContent
  for (const chinese of document.querySelectorAll("main [lang=zh-Hans]")) chinese.hidden = true
  const frame = page => {
    for (const link of page.links) link.href = new URL(link.getAttribute("href"), home.href).href
    for (const part of [".ways-list", ".foot", ".twin"]) document.querySelector(part).replaceWith(page.querySelector(part))
    const name = document.querySelector(".site-title")
    name.href = home.href
    name.textContent = page.title
    for (const part of [".md-search", ".search-open"]) speak(document.querySelector(part), page.querySelector(part))
  }
  const said = ["placeholder", "aria-label", "title", "data-loading", "data-failed", "data-best"]
  const speak = (here, there) => { // the same part of both pages
    for (const words of said) if (there.hasAttribute(words)) here.setAttribute(words, there.getAttribute(words))
    here.childNodes.forEach((node, at) => {
      const other = there.childNodes[at]
      if (node.nodeName !== other?.nodeName) return
      if (node.nodeType === Node.TEXT_NODE) node.data = other.data
      else if (node.nodeType === Node.ELEMENT_NODE) speak(node, other)
    })
  }
  fetch(home.href).then(answer => answer.text()).then(text => frame(new DOMParser().parseFromString(text, "text/html")))
})();

/* A place that stands on a further page of a long list is looked for there: its address is from when the list was short. */
(() => {
  "use strict"
  const moved = JSON.parse(document.querySelector("script.moved")?.textContent ?? "null")
  if (!moved) return
  const passage = id => /^p\d+(-\d+)?$/.test(id) ? id.slice(1).split("-").map(Number) : null
  const isAtOrBefore = ([one, first = 0], [other, second = 0]) => one < other || (one === other && first <= second)
  const page = id => {
    const asked = passage(id)
    if (!asked) return Object.hasOwn(moved, id) ? moved[id] : 0
    const before = Object.keys(moved).filter(each => passage(each) && isAtOrBefore(passage(each), asked))
    return Math.max(0, ...before.map(each => moved[each])) // of a text, only the beginning of each page is listed
  }
  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1))
    const number = document.getElementById(id) ? 0 : page(id)
    if (number) location.replace(`page/${number}/${location.hash}`)
  }
  addEventListener("hashchange", follow)
  follow()
})();
