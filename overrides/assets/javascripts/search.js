/* Searches the index that generator/render/search/index.py writes; runs as a worker in place of the theme's own.

   The theme sends {type: 2, data: query} and expects {type: 1} once and {type: 3, data: {items}} for each query. Titles
   and texts in the items are HTML: what comes from the index is escaped here. search-box.js sends {type: "offer"} if
   nothing was found, and receives pages that match a part of the query, or the news that a file is missing.
   Nothing is fetched before the first query. */
"use strict"

const READY = 1, QUERY = 2, RESULT = 3
const MOST_PAGES = 20 // shown for one query
const MOST_READ = 120 // pages whose texts are read for one query
const AT_ONCE = 20 // read together
const MOST_TOKENS = 12 // looked up for one phrase
const MOST_PIECES = 12 // of a long text are searched for
const MOST_PREFIXED = 4 // files with words of the same beginning
const LONG = 6 // characters from which a phrase may be found without its punctuation
const PATIENCE = 6000 // milliseconds for one file
const TITLE = 0, STATEMENT = 2
const SHORT_WORDS = new Set("a an and are as at by for from in is it of on or the this to was were with".split(" "))

/* The same characters, folds and atoms as in generator/render/search/tokens.py. */
const WORD = "0-9a-z\\u00c0-\\u024f\\u0370-\\u03ff\\u0400-\\u04ff"
/* As generator/language/han.txt has them, which a test compares. */
const HAN = "\\u3005\\u3007\\u3021-\\u3029\\u3038-\\u303b\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufa6d\\ufa70-\\ufad9\\u{16fe2}-\\u{16fe3}\\u{16ff0}-\\u{16ff6}\\u{20000}-\\u{2a6df}\\u{2a700}-\\u{2b81d}\\u{2b820}-\\u{2cead}\\u{2ceb0}-\\u{2ebe0}\\u{2ebf0}-\\u{2ee5d}\\u{2f800}-\\u{2fa1d}\\u{30000}-\\u{3134a}\\u{31350}-\\u{33479}"
const SIGN = `%+\\u2030${HAN}`
const ATOM = new RegExp(
  `[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[${WORD}]+(?:(?:['\\u2019](?=[a-z])|\\.(?=[0-9]))[${WORD}]+)*|[${SIGN}]`, "gu")
const IS_SIGN = new RegExp(`^[${SIGN}]`, "u")
const MEANT = new RegExp(`[${WORD}${HAN}]`, "u")
const TRANSPARENT = "\\s\"'\\u2018-\\u201f()\\[\\]\\uff08\\uff09\\u3008-\\u3011\\u3014\\u3015\\u00b7\\u00ab\\u00bb\\u200b\\ufeff"
const ONLY_TRANSPARENT = new RegExp(`^[${TRANSPARENT}]*$`, "u")
const FAR = 3
const QUOTED = /(?<=^|\s)["\u201c\u201d\u201e\u201f\u00ab\u300c\u300e\uff02]([^"\u201c\u201d\u00bb\u300d\u300f\uff02]+)["\u201c\u201d\u00bb\u300d\u300f\uff02](?=\s|$)|\S+/gu
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu // marks where a word may break, pasted along with it
const PAUSE = /[\u3002\uff0c\u3001\uff1b\uff1a\uff01\uff1f\u2026\u2014,;:!?\n]+/u

const root = new URL("../../", self.location.href)
const files = new Map()
const plain = new Map() // characters and their folded forms
let facts = null
let latest = 0

class Stale extends Error {}

/* One file of the index, fetched once; requested again if it failed to load. */
function load(name) {
  if (!files.has(name)) {
    const found = fetch(new URL(`search/${name}.json`, root), { signal: AbortSignal.timeout(PATIENCE) }).then(answer => {
      if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`)
      return answer.json()
    })
    found.catch(() => files.delete(name))
    files.set(name, found)
  }
  return files.get(name)
}

async function open() {
  if (facts) return
  const index = await load("index")
  learn(index.variants)
  const pageOf = new Map(index.pages.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, step) => [first + step, first])))
  facts = { ...index, records: undiff(index.records), pageOf }
}

/* Adds pairs of a traditional and a simplified character. */
function learn([variants, simplified]) {
  Array.from(variants).forEach((char, at) => plain.set(char, simplified[at]))
}

function fold(text) {
  let folded = ""
  for (const char of text) {
    if (!plain.has(char)) plain.set(char, foldedChar(char))
    folded += plain.get(char)
  }
  return folded
}

function foldedChar(char) {
  if (char.length > 1) return char
  const small = char.normalize("NFKC").toLowerCase()
  if (small.length !== 1) return char
  const letter = small.normalize("NFD")[0]
  return /[a-z]/.test(letter) ? letter : plain.get(small) ?? small
}

const isSign = atom => IS_SIGN.test(atom)

/* The words and characters of a folded text, each with what precedes it. */
function atomsOf(text) {
  let end = 0
  return Array.from(text.matchAll(ATOM), match => {
    const atom = { text: match[0].replace(/[,'\u2019]/gu, ""), gap: text.slice(end, match.index) }
    end = match.index + match[0].length
    return atom
  })
}

const undiff = text => {
  let before = 0
  return text ? text.split(",").map(part => (before += parseInt(part, 36))) : []
}

/* --- From a query to phrases ------------------------------------------------------------------------------------------------ */

/* A query consists of phrases between blanks or in quotation marks; words between other signs count separately. */
function phrasesOf(query) {
  const found = []
  for (const match of fold(query.normalize("NFC").replace(INVISIBLE, "")).matchAll(QUOTED)) {
    const atoms = atomsOf(match[1] ?? match[0])
    const worded = atoms.every(atom => !isSign(atom.text))
    const numbered = atoms.every(atom => /^[0-9.]+$/.test(atom.text))
    if (match[1] !== undefined || !worded || numbered) found.push(phrase(atoms, match[1] !== undefined))
    else found.push(...atoms.map(atom => phrase([{ ...atom, gap: "" }], false)))
  }
  const asked = found.filter(each => MEANT.test(each.text))
  if (asked.length === 1 && asked[0].atoms.length === 1) asked[0].short = 1
  return asked
}

function phrase(atoms, whole) {
  const text = atoms.map((atom, at) => (at ? atom.gap : "") + atom.text).join("")
  return { atoms, whole, text, short: 2 } // short: how many letters the beginning of a word needs
}

/* The query with its dates as this site writes them (六月二十九日, 6月29号, 2023/6/29, 29th June), and + as a word. */
function respelt(query) {
  return fold(query)
    .replace(/(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/gu, (_, year, month, day) =>
      `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`)
    .replace(/[\u3007\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]+(?=[\u5e74\u6708\u65e5\u53f7])/gu, numeralOf)
    .replace(/(?<!\d)0(\d)(?=[\u6708\u65e5\u53f7])/gu, "$1")
    .replace(/(?<=\u6708\d{1,2})\u53f7/gu, "\u65e5")
    .replace(/(?<=[a-z])\+/gu, " plus ")
    .replace(/(?<!\d)(\d{1,2})(?:st|nd|rd|th)(?: of)?(?= (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/gu, "$1")
    .replace(/(?<=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2})(?:st|nd|rd|th)(?![a-z])/gu, "")
}

/* A Chinese numeral up to 99, or a sequence of Chinese digits, in Arabic digits. */
function numeralOf(written) {
  const digits = text => Array.from(text, char => char === "\u3007" ? 0 : "\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d".indexOf(char)).join("")
  const [tens, ones] = written.split("\u5341")
  return ones === undefined ? digits(tens) : `${digits(tens) || 1}${digits(ones) || 0}`
}

/* The same phrases cut at every pause. */
function piecesOf(phrases) {
  const pieces = phrases.flatMap(each => each.whole ? [each] : each.text.split(PAUSE).map(part => phrase(atomsOf(part), false)))
    .filter(each => each.atoms.length > 1 || (each.atoms.length && phrases.length > 1))
  return pieces.sort((a, b) => b.text.length - a.text.length).slice(0, MOST_PIECES)
}

/* Other forms of an English word: its singular or the like, and the British spelling of an American word. */
function formsOf(word) {
  const forms = []
  if (/^[a-z]{3,}ies$/.test(word)) forms.push(word.slice(0, -3) + "y")
  if (/^[a-z]{3,}y$/.test(word)) forms.push(word.slice(0, -1) + "ies")
  if (/^[a-z]{3,}(?:s|x|z|ch|sh)es$/.test(word)) forms.push(word.slice(0, -2))
  if (/^[a-z]{2,}[^s\W\d]s$/.test(word)) forms.push(word.slice(0, -1))
  for (const [american, british] of [[/or(s?)$/, "our$1"], [/iz(e|ed|es|ing|ation|ations)$/, "is$1"], [/^center/, "centre"], [/^program(s?)$/, "programme$1"]]) {
    if (american.test(word)) forms.push(word.replace(american, british))
  }
  return forms
}

/* --- From phrases to candidates --------------------------------------------------------------------------------------------- */

/* The records that contain a token, or a word that begins with it, with the best rank of a text that does. */
async function recordsWith(token, begins) {
  const first = fileOf(token)
  const last = begins ? Math.min(fileOf(`${token}\uffff`), first + MOST_PREFIXED - 1) : first
  const loaded = await Promise.all(Array.from({ length: last - first + 1 }, (_, step) => load(`t${first + step}`)))
  const found = new Map()
  for (const file of loaded) {
    const names = begins ? Object.keys(file).filter(name => name.startsWith(token)) : [token]
    for (const name of names) {
      (file[name] ?? "").split(";").forEach((list, rank) => {
        for (const record of undiff(list)) found.set(record, Math.min(rank, found.get(record) ?? rank))
      })
    }
  }
  return found
}

function fileOf(token) {
  let low = 0, high = facts.tokens.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (facts.tokens[middle] <= token) low = middle
    else high = middle - 1
  }
  return low
}

/* The tokens that a record must contain to contain the phrase, and whether the last word may be longer. */
function wantedTokens(sought) {
  const { atoms } = sought
  const wanted = []
  atoms.forEach((atom, at) => {
    const before = atoms[at - 1], next = atoms[at + 1]
    const beside = (one, two) => one && two && isSign(one.text) && isSign(two.text) && two.gap.length <= FAR
    if (beside(atom, next)) wanted.push([atom.text + next.text, false])
    else if (!beside(before, atom)) wanted.push([atom.text, !next && mayGoOn(sought)])
  })
  if (wanted.length <= MOST_TOKENS) return wanted
  return Array.from({ length: MOST_TOKENS }, (_, at) => wanted[Math.round(at * (wanted.length - 1) / (MOST_TOKENS - 1))])
}

function mayGoOn({ atoms, whole, short }) {
  const last = atoms.at(-1).text
  return !whole && !isSign(last) && last.length >= short
}

async function candidates(sought) {
  const sets = await Promise.all(wantedTokens(sought).map(async ([token, begins]) => {
    const found = await recordsWith(token, begins)
    for (const form of begins ? formsOf(token) : []) {
      for (const [record, rank] of await recordsWith(form, false)) found.set(record, Math.min(rank, found.get(record) ?? rank))
    }
    return found
  }))
  sets.sort((a, b) => a.size - b.size)
  const held = new Map()
  for (const [record, rank] of sets[0]) {
    if (sets.every(set => set.has(record))) held.set(record, Math.max(rank, ...sets.map(set => set.get(record))))
  }
  return held
}

/* The pages that may match enough of the phrases, likeliest first. `bound` is a value that the page cannot beat. */
async function likely(phrases, enough) {
  const rare = phrases.length > MOST_TOKENS ? [...phrases].sort((a, b) => b.text.length - a.text.length).slice(0, MOST_TOKENS) : phrases
  const lists = await Promise.all(rare.map(candidates))
  const pages = new Map()
  lists.forEach((list, number) => {
    for (const [record, rank] of list) {
      const first = facts.pageOf.get(record) ?? record
      if (!pages.has(first)) pages.set(first, { first, records: new Set(), ranks: [] })
      const page = pages.get(first)
      page.records.add(record)
      page.ranks[number] = Math.min(rank, page.ranks[number] ?? rank)
    }
  })
  const held = page => rare.reduce((sum, each, number) => sum + (page.ranks[number] === undefined ? 0 : each.text.length), 0)
  const all = rare.reduce((sum, each) => sum + each.text.length, 0)
  const kept = [...pages.values()].filter(page => held(page) >= enough * all)
  for (const page of kept) {
    page.bound = page.ranks.reduce((sum, rank) => sum + rank, 0) / rare.length + (all - held(page))
    page.length = parseInt(facts.lengths[page.first], 36)
  }
  return kept.sort((a, b) => a.bound - b.bound || (a.bound < 1 && a.length - b.length) || a.first - b.first)
}

/* --- From candidates to results ----------------------------------------------------------------------------------------------- */

const escaped = text => text.replace(/[+.]/gu, "\\$&")

/* Finds a phrase in a folded text; between its atoms may stand what the query has there, or quotation marks and blanks;
   with `loose`, any pause. */
function patternOf(sought, loose) {
  const parts = sought.atoms.map((atom, at) => {
    const close = at === 0 ? "" : loose || !ONLY_TRANSPARENT.test(atom.gap) ? `[^${WORD}${SIGN}]{0,6}` : `[${TRANSPARENT}]{0,4}`
    if (isSign(atom.text)) return close + escaped(atom.text)
    const last = at === sought.atoms.length - 1
    const words = [wordPattern(atom.text, last && mayGoOn(sought))]
    if (last && mayGoOn(sought)) words.push(...formsOf(atom.text).map(form => wordPattern(form, false)))
    return `${close}(?<![${WORD}]|[0-9][,.](?=[0-9]))(?:${words.join("|")})`
  })
  return new RegExp(parts.join(""), "gu")
}

function wordPattern(word, goesOn) {
  const inside = /^[0-9.]+$/.test(word) ? ",?" : "['\u2019\u2010\u2011\u2013-]?"
  return Array.from(word, escaped).join(inside) + (goesOn ? "" : `(?![${WORD}]|[,.](?=[0-9]))`)
}

const NO_ATOM = new RegExp(`[^${WORD}${SIGN}]`, "gu"), IS_WORD = new RegExp(`^[${WORD}]`, "u")
const lengthOf = text => text.replace(NO_ATOM, "").length

/* Lower is better: a text equal to the phrase first, then by the share of the text that the phrase makes up, but
   always within the rank. */
function valueOf(rank, text, [start, end]) {
  const share = lengthOf(text.slice(start, end)) / lengthOf(text)
  const goesOn = IS_WORD.test(text.slice(end)) && IS_WORD.test(text[end - 1])
  return share === 1 ? rank : rank + 0.3 + 0.5 * (1 - share) + (goesOn ? 0.1 : 0)
}

async function recordOf(number) {
  let file = facts.records.findIndex(start => start > number) - 1
  if (file < 0) file = facts.records.length - 1
  const [address, title, tags, texts] = (await load(`r${file}`))[number - facts.records[file]]
  return { address, title, tags, texts }
}

/* Which phrases a page contains, where, and how good each match is. */
async function verified(page, patterns, weights) {
  const records = await Promise.all([...page.records].sort((a, b) => a - b).map(recordOf))
  const best = patterns.map(() => Infinity)
  const found = []
  let together = 0
  for (const [rank, anchor, label, text] of records.flatMap(record => record.texts)) {
    const folded = fold(text)
    const spans = []
    patterns.forEach((pattern, number) => {
      const here = Array.from(folded.matchAll(pattern), match => [match.index, match.index + match[0].length])
      if (!here.length) return
      best[number] = Math.min(best[number], valueOf(rank, folded, here[0]))
      spans.push(here)
    })
    if (!spans.length) continue
    together = Math.max(together, spans.length)
    found.push({ rank, anchor, label, text, spans: spans.flat() })
  }
  const missing = best.flatMap((value, number) => value === Infinity ? [number] : [])
  const held = best.filter(value => value !== Infinity)
  const value = held.reduce((sum, each) => sum + each, 0) / patterns.length
    + missing.reduce((sum, number) => sum + weights[number], 0)
    - (patterns.length > 1 && together === patterns.length ? 0.5 : 0)
  return { ...records[0], found, missing, value, first: page.first }
}

/* The pages that contain all phrases, best first; with `enough` below 1, at least that share of their characters. */
async function find(phrases, { loose = false, enough = 1, turn } = {}) {
  if (!phrases.length) return []
  const pages = await likely(phrases, enough)
  const patterns = phrases.map(each => patternOf(each, loose))
  const weights = phrases.map(each => each.text.length)
  const all = weights.reduce((sum, each) => sum + each, 0)
  const held = []
  let read = 0
  for (let at = 0; at < Math.min(pages.length, MOST_READ); at += AT_ONCE) {
    if (turn && turn !== latest) throw new Stale()
    const good = held.filter(page => Math.floor(page.value) <= pages[at].bound)
    if (good.length >= MOST_PAGES) break
    const group = pages.slice(at, at + AT_ONCE)
    read += group.length
    const checked = await Promise.all(group.map(page => verified(page, patterns, weights)))
    held.push(...checked.filter(page => page.missing.reduce((sum, number) => sum + weights[number], 0) <= all * (1 - enough)
      && page.found.length))
  }
  held.sort((a, b) => a.value - b.value || a.first - b.first)
  const shown = held.slice(0, MOST_PAGES)
  shown.more = held.length > shown.length || pages.length > read
  return shown
}

/* The pages for a query: as it is written, then in simplified characters, then with dates as this site writes them,
   then with any pauses. */
async function answer(query, turn) {
  let phrases = phrasesOf(query)
  if (!phrases.length) return { found: [], phrases }
  await open()
  phrases = phrasesOf(query) // with the characters that the index says are folded
  let found = await find(phrases, { turn })
  if (!found.length && phrases.some(each => each.atoms.some(atom => isSign(atom.text)))) {
    learn(await load("simplified"))
    const before = phrases.map(each => each.text).join(" ")
    phrases = phrasesOf(query)
    if (phrases.map(each => each.text).join(" ") !== before) found = await find(phrases, { turn })
  }
  if (!found.length && respelt(query) !== fold(query)) {
    const others = phrasesOf(respelt(query))
    found = await find(others, { turn })
    if (found.length) phrases = others
  }
  if (!found.length && phrases.some(each => each.atoms.length >= LONG)) found = await find(phrases, { loose: true, turn })
  if (!found.length) {
    const pieces = piecesOf(phrases)
    if (pieces.length > phrases.length) {
      found = await find(pieces, { loose: true, enough: pieces.length > 3 ? 0.6 : 1, turn })
      phrases = pieces
    }
  }
  return { found, phrases }
}

/* Pages that contain a part of what was not found as a whole, with what they lack. */
async function offer(query) {
  const { found, phrases } = await answer(query)
  if (found.length) return found.map(page => ({ ...page, lacks: [] }))
  const cut = (await Promise.all(phrases.map(present))).flat()
  if (cut.length < 2) return []
  const whole = cut.length > phrases.length ? await find(cut) : []
  const some = whole.length ? whole : await find(cut, { enough: 0.25 })
  const meant = some.filter(page => cut.some((each, number) => !page.missing.includes(number) && !SHORT_WORDS.has(each.text) && each.text.length > 1))
  return meant.slice(0, 5).map(page => ({ ...page, lacks: page.missing.map(number => cut[number].text) }))
}

/* A phrase cut between characters that no page has side by side: 山东诈骗 becomes 山东 and 诈骗. */
async function present(sought) {
  if (sought.whole || sought.atoms.length < 4 || !sought.atoms.every(atom => isSign(atom.text))) return [sought]
  const runs = [[sought.atoms[0]]]
  for (const atom of sought.atoms.slice(1)) {
    const known = await recordsWith(runs.at(-1).at(-1).text + atom.text, false)
    if (known.size) runs.at(-1).push(atom)
    else runs.push([{ ...atom, gap: "" }])
  }
  return runs.every(run => run.length > 1) ? runs.map(run => phrase(run, false)) : [sought]
}

/* --- What the theme shows --------------------------------------------------------------------------------------------------- */

const escape = text => text.replace(/[&<>"']/gu, char => `&#${char.codePointAt(0)};`)

/* Marks the language of words if it is not the page's. */
function tagged(text, html) {
  const chinese = new RegExp(`[${HAN}]`, "u").test(text)
  const code = chinese ? "zh-Hans" : /[a-z]/iu.test(text) ? "en" : facts.code
  return code === facts.code ? html : `<span lang="${code}">${html}</span>`
}

const BEFORE = 40, SHOWN = 200 // characters of a long text before the match, and in all

function marked(text, spans) {
  const ordered = [...spans].sort((a, b) => a[0] - b[0] || b[1] - a[1])
  const [from, to] = cut(text, ordered[0])
  let html = "", at = from
  for (const [start, end] of ordered) {
    if (start < at || end > to) continue
    html += `${escape(text.slice(at, start))}<mark>${escape(text.slice(start, end))}</mark>`
    at = end
  }
  html += escape(text.slice(at, to))
  return tagged(text, `${from ? "\u2026" : ""}${html}${to < text.length ? "\u2026" : ""}`)
}

/* The part of a text around a match; no Latin word or number is cut. */
function cut(text, [start, end]) {
  if (text.length <= SHOWN) return [0, text.length]
  let from = Math.max(0, start - BEFORE), to = Math.min(text.length, Math.max(from + SHOWN, end))
  const inWord = at => at > 0 && at < text.length && IS_WORD.test(fold(text[at - 1])) && IS_WORD.test(fold(text[at]))
  while (from < start && inWord(from)) from++
  while (inWord(to)) to++
  return [from, to]
}

const addressOf = page => new URL(page.address, root).href

/* One result as the theme shows it: the page first, then its sentences if they have places of their own. A score that
   is not a whole number tells the box that there are more pages than these. */
function item(page, place, found, phrases) {
  const score = found.length - place + (found.more ? 0.5 : 0)
  const heading = page.found.find(each => each.rank === TITLE && each.text === page.title)
  const rest = page.found.filter(each => each.rank >= STATEMENT || (each !== heading && !heading))
  const labelled = rest.filter(each => each.label)
  const plainly = rest.find(each => !each.label)
  const lacks = Object.fromEntries(page.missing.map(number => [escape(phrases[number].text), false]))
  const article = {
    location: addressOf(page), title: heading ? marked(page.title, heading.spans) : tagged(page.title, escape(page.title)),
    tags: page.tags.map(escape), text: plainly ? marked(plainly.text, plainly.spans) : "", score, terms: lacks,
  }
  return [article, ...labelled.map((each, at) => ({
    location: `${addressOf(page)}#${each.anchor}`, title: escape(each.label), text: marked(each.text, each.spans),
    score: at < 3 ? score : score - 1, terms: {},
  }))]
}

self.addEventListener("message", async ({ data }) => {
  if (data.type === "offer") return self.postMessage({ type: "offer", ...await offered(data.data) })
  if (data.type !== QUERY) return
  const turn = ++latest
  let items = []
  try {
    const { found, phrases } = await answer(data.data, turn)
    items = found.map((page, place) => item(page, place, found, phrases))
  } catch (error) {
    if (!(error instanceof Stale)) console.warn(error)
  }
  if (turn === latest) self.postMessage({ type: RESULT, data: { items } })
})

async function offered(query) {
  try {
    const pages = await offer(query)
    const topics = await load("topics")
    return {
      query,
      pages: pages.map(page => ({ href: addressOf(page), title: page.title, lacks: page.lacks })),
      topics: topics.map(([address, title]) => ({ href: new URL(address, root).href, title, lacks: [] })),
    }
  } catch (error) {
    return { query, failed: String(error) }
  }
}

self.postMessage({ type: READY })
