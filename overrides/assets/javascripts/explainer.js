/* What a page cannot do without a script; each part stands for itself. */

/* The drawer by keyboard: the theme opens it by a label, which no keyboard reaches, and leaves its links in the
   tab order while it is closed. Without this script the label is shown instead of the button. */
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

/* The search box by keyboard: a button opens it where it is folded away, and what is not shown is out of the tab order.
   Listens while events go down, so that the box can take the focus when the theme gives it. */
(() => {
  "use strict"
  const toggle = document.getElementById("__search")
  const button = document.querySelector("button.search-open")
  const box = document.querySelector(".md-search")
  const output = document.querySelector(".md-search__output")
  if (!toggle || !button || !box || !output) return

  const narrow = matchMedia("(max-width: 59.984375em)")
  const apply = () => {
    button.setAttribute("aria-expanded", String(toggle.checked))
    output.inert = !toggle.checked
    box.inert = narrow.matches && !toggle.checked
  }
  toggle.checked = false
  toggle.tabIndex = -1
  button.addEventListener("click", () => toggle.click())
  document.addEventListener("change", event => {
    if (event.target !== toggle) return
    apply()
    if (toggle.checked) box.querySelector("input").focus()
    else if (narrow.matches) button.focus()
  }, true)
  document.addEventListener("keydown", event => {
    if (["/", "f", "s"].includes(event.key) && !event.target.closest?.("input, textarea, select")) box.inert = false
  }, true)
  narrow.addEventListener("change", apply)
  apply()
})();

/* The tip of a term: a first touch shows it and a second follows the link; Escape shuts it. */
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

/* Search as one pastes, dictates or picks a character: the theme listens to keys alone. And when nothing is found, the
   topics are offered. */
(() => {
  "use strict"
  const input = document.querySelector("[data-md-component=search-query]")
  const list = document.querySelector(".md-search-result__list")
  const offer = document.querySelector(".search-topics")
  if (!input || !list || !offer) return

  input.addEventListener("input", () => input.dispatchEvent(new KeyboardEvent("keyup")))

  const show = async () => {
    const empty = input.value.trim() !== "" && !list.children.length
    if (empty && !offer.querySelector("a")) {
      const base = new URL(offer.dataset.base, location.href)
      const topics = await (await fetch(new URL("search/topics.json", base))).json()
      for (const [address, title] of topics) {
        const link = document.createElement("a")
        link.href = new URL(address, base)
        link.textContent = title
        offer.append(link, " ")
      }
    }
    offer.hidden = input.value.trim() === "" || list.children.length > 0
  }
  new MutationObserver(show).observe(document.querySelector(".md-search-result__meta"), { childList: true })
})();
