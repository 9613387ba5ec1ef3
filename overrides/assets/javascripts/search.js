/* Searches the index that generator/render/search.py writes; runs as a worker in place of the theme's own.

   The theme sends {type: 2, data: query} and expects {type: 1} once and {type: 3, data: {items}} for each query. Titles
   and texts in the items are HTML: what comes from the index is escaped here. Nothing is fetched before the first query. */
"use strict"

const READY = 1, QUERY = 2, RESULT = 3
const MOST_PAGES = 40 // shown for one query
const MOST_READ = 400 // units whose text is read for one query
const WORD = "a-z0-9\u00c0-\u024f"
const ATOM = new RegExp(
  `[${WORD}]+(?:['\u2019.,](?=[${WORD}])[${WORD}]+)*|[%+\u2e80-\u2fdf\u3007\u3400-\u9fff\uf900-\ufaff]`, "gu")
const TRANSPARENT = /^[\s"'\u2018\u2019\u201c\u201d()\uff08\uff09\u300a\u300b\u300c\u300d\u300e\u300f]*$/u

const base = new URL("../../search/", self.location.href)
const files = new Map()
let latest = 0

/* One file of the index, fetched once. */
function load(name) {
  if (!files.has(name)) files.set(name, fetch(new URL(`${name}.json`, base)).then(answer => answer.ok ? answer.json() : null))
  return files.get(name)
}

/* Small letters and half width, one character for one, as fold() in search.py. */
const fold = text => Array.from(text, char => {
  const folded = char.normalize("NFKC").toLowerCase()
  return Array.from(folded).length === 1 && folded.length === char.length ? folded : char
}).join("")

const isSign = atom => !new RegExp(`^[${WORD}]`, "u").test(atom)

/* The words and characters of a text, each with its place and whether it follows the one before it. */
function atoms(text) {
  const found = []
  let end = -1
  const folded = fold(text)
  for (const match of folded.matchAll(ATOM)) {
    const between = end < 0 ? "" : folded.slice(end, match.index)
    found.push({
      text: match[0].replace(/['\u2019,]/gu, ""),
      start: match.index,
      end: match.index + match[0].length,
      joined: TRANSPARENT.test(between),
    })
    end = match.index + match[0].length
  }
  return found
}

/* FNV-1a, as bucket_of() in search.py. */
function bucketOf(token, buckets) {
  let value = 0x811c9dc5
  for (let at = 0; at < token.length; at++) value = Math.imul(value ^ token.charCodeAt(at), 0x01000193) >>> 0
  return value % buckets
}

const undiff = text => {
  let before = 0
  return text === "" ? [] : text.split(",").map(part => (before += parseInt(part, 36)))
}

/* The units that hold a token, or a word that begins with it. */
async function unitsWith(token, prefix, facts) {
  const key = isSign(token) ? token : token.slice(0, 2)
  const bucket = await load(`t${bucketOf(key, facts.buckets)}`)
  if (!prefix || isSign(token)) return new Set(undiff(bucket[token] ?? ""))
  const words = Object.keys(bucket).filter(word => word.startsWith(token))
  return new Set(words.flatMap(word => undiff(bucket[word])))
}

/* A query is phrases between blanks or in quotation marks; each must be found on a page. */
function phrases(query) {
  const parts = []
  for (const match of query.matchAll(/["\u201c\u201d]([^"\u201c\u201d]+)["\u201c\u201d]?|[^\s"\u201c\u201d]+/gu)) {
    const whole = match[1] !== undefined
    const found = atoms(match[1] ?? match[0])
    if (found.length) parts.push({ atoms: found, whole })
  }
  return parts
}

async function candidates(phrase, facts) {
  const wanted = []
  phrase.atoms.forEach((atom, at) => {
    const next = phrase.atoms[at + 1]
    const paired = next && next.joined && isSign(atom.text) && isSign(next.text)
    const before = at > 0 && atom.joined && isSign(atom.text) && isSign(phrase.atoms[at - 1].text)
    if (paired) wanted.push([atom.text + next.text, false])
    else if (!before) wanted.push([atom.text, !next && !phrase.whole])
  })
  const sets = await Promise.all(wanted.map(([token, prefix]) => unitsWith(token, prefix, facts)))
  sets.sort((a, b) => a.size - b.size)
  return [...sets[0]].filter(unit => sets.every(set => set.has(unit))).sort((a, b) => a - b)
}

/* Where a phrase stands in a text, as [start, end] pairs; none when its atoms are not neighbours there. */
function places(phrase, text) {
  const found = []
  const there = atoms(text)
  const last = phrase.atoms.length - 1
  for (let at = 0; at + last < there.length; at++) {
    const fits = phrase.atoms.every((atom, step) => {
      const other = there[at + step]
      if (step > 0 && atom.joined !== other.joined) return false
      return step === last && !phrase.whole && !isSign(atom.text)
        ? other.text.startsWith(atom.text) : other.text === atom.text
    })
    if (fits) found.push([there[at].start, there[at + last].end])
  }
  return found
}

const escape = text => text.replace(/[&<>"']/gu, char => `&#${char.codePointAt(0)};`)

function marked(text, spans) {
  let html = "", at = 0
  for (const [start, end] of spans.sort((a, b) => a[0] - b[0])) {
    if (start < at) continue
    html += `${escape(text.slice(at, start))}<mark>${escape(text.slice(start, end))}</mark>`
    at = end
  }
  return html + escape(text.slice(at))
}

async function row(name, number, chunk) {
  return (await load(`${name}${Math.floor(number / chunk)}`))[number % chunk]
}

/* The lower the better: a title of which the phrase is half or more comes first, then units in their own order. */
function value(unit, text, spans, facts) {
  const share = (spans[0][1] - spans[0][0]) / text.length
  return unit < facts.titles && share >= 0.5 ? -share : unit
}

/* The pages that hold every phrase, best first, with the units in which they were found. */
async function find(query) {
  const wanted = phrases(query)
  if (!wanted.length) return []
  const facts = await load("index")
  facts.pages ??= undiff(facts.pageOf)
  const lists = await Promise.all(wanted.map(phrase => candidates(phrase, facts)))
  const onAll = lists.map(list => new Set(list.map(unit => facts.pages[unit])))
    .reduce((all, one) => new Set([...all].filter(page => one.has(page))))
  const pages = new Map()
  for (const [number, list] of lists.entries()) {
    const here = list.filter(unit => onAll.has(facts.pages[unit])).slice(0, MOST_READ)
    for (let at = 0; at < here.length && [...pages.values()].filter(each => each.has.has(number)).length < MOST_PAGES; at += 8) {
      const rows = await Promise.all(here.slice(at, at + 8).map(unit => row("u", unit, facts.chunk)))
      rows.forEach(([page, anchor, label, text], step) => {
        const spans = places(wanted[number], text)
        if (!spans.length) return
        if (!pages.has(page)) pages.set(page, { page, has: new Set(), units: new Map(), best: here[at + step] })
        const entry = pages.get(page)
        entry.has.add(number)
        entry.best = Math.min(entry.best, value(here[at + step], text, spans, facts))
        const unit = entry.units.get(here[at + step]) ?? { anchor, label, text, spans: [] }
        unit.spans.push(...spans)
        entry.units.set(here[at + step], unit)
      })
    }
  }
  const full = [...pages.values()].filter(each => each.has.size === wanted.length)
  full.sort((a, b) => a.best - b.best)
  return Promise.all(full.slice(0, MOST_PAGES).map(async (each, place) => item(each, place, full.length, facts)))
}

/* One result as the theme shows it: the page first, then its sentences where it has anchors of its own. */
async function item(entry, place, count, facts) {
  const [address, title, tags] = await row("p", entry.page, facts.chunk)
  const units = [...entry.units.entries()].sort((a, b) => a[0] - b[0]).map(([, unit]) => unit)
  const score = count - place
  const heading = units.find(unit => unit.text === title)
  const rest = units.filter(unit => unit !== heading)
  const page = { location: address, title: heading ? marked(title, heading.spans) : escape(title), tags: tags.map(escape), score, terms: {}, text: "" }
  const labelled = rest.filter(unit => unit.label)
  if (!labelled.length) return [{ ...page, text: rest.length ? marked(rest[0].text, rest[0].spans) : "" }]
  return [page, ...labelled.map((unit, at) => ({
    location: `${address}#${unit.anchor}`, title: escape(unit.label), text: marked(unit.text, unit.spans),
    score: at < 3 ? score : score - 1, terms: {},
  }))]
}

/* The same words in simplified characters; the table is fetched only when nothing was found. */
async function simplified(query) {
  const table = await load("simplified")
  return table ? Array.from(query, char => table[char] ?? char).join("") : query
}

async function answer(query) {
  const found = await find(query)
  if (found.length || !phrases(query).length) return found
  const other = await simplified(query)
  return other === query ? found : find(other)
}

self.addEventListener("message", async ({ data }) => {
  if (data.type !== QUERY) return
  const turn = ++latest
  let items = []
  try {
    items = await answer(data.data)
  } catch (error) {
    files.clear() // a file may not have arrived: try again with the next query
    console.warn(error)
  }
  if (turn === latest) self.postMessage({ type: RESULT, data: { items } })
})
self.postMessage({ type: READY })
