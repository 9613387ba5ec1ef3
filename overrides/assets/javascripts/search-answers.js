/* Searches the index that generator/render/search/index.py writes; part of the worker search.js, which loads it.

   The theme sends {type: 2, data: query} and expects {type: 3, data: {items}} for each query. Titles in
   the items are HTML: what comes from the index is escaped here. What the theme has no place for goes over a channel to
   search-box.js: what the query was taken for, topics if nothing was found, the news that a file is missing, and excerpts,
   which that script asks for as it shows results. Nothing is fetched before the first query. */
"use strict"

const QUERY = 2, RESULT = 3
const MOST_PAGES = 10 // shown for one query
const ENOUGH = 5 // pages that hold everything; if there are fewer, pages that hold a part follow
const PART = 0.35 // of what is sought, by weight, that such a page holds
const MOST_UNITS = 24 // looked up for one query
const LONG = 60 // characters of a query up to which misspelt words are sought
const LONGEST = 12 // characters of a word, as in tokens.py
const MOST_FILES = 3 // read for words that begin alike
const PATIENCE = 6000 // milliseconds for one file
const VALUES = [1, 0.85, 0.7, 0.5, 0.4] // of a find by its rank: title, name, statement, source, related
const TITLE = 0, NAME = 1, RELATED = 4
const GATHERED = 0.7 // of its value has a page that gathers what stands on others
const STRAY = 0.8 // of its value has an answer to a query with a character that is nowhere
const PAIR = 0.5 // of the weight of a word has a pair of characters that is none
const WEAK = 0.25 // the weight of a single character beside words

const root = new URL("../../", self.location.href)
const channel = new BroadcastChannel("explainer-search")
const files = new Map()
const lists = new Map() // the records of tokens, decoded
const twos = new WeakMap() // the words of two signs of a file
let facts = null
let latest = 0

class Stale extends Error {}

/* --- Files ------------------------------------------------------------------------------------------------------------ */

/* One file of the index, fetched once; requested again if it failed to load. */
function load(name, own = false) {
  if (!files.has(name)) {
    const url = new URL(`${own ? "" : facts.shared}search/${name}.json`, root)
    const found = fetch(url, { signal: AbortSignal.timeout(PATIENCE) }).then(answer => {
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
  const index = await load("index", true)
  learn(index.variants)
  const pageOf = new Map(index.pages.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, step) => [first + step, first])))
  learnSounds(index.sounds)
  facts = { ...index, titles: undiff(index.titles), texts: undiff(index.texts), pageOf, gathered: new Set(undiff(index.gathered)), records: index.lengths.length }
}

const undiff = text => {
  let before = 0
  return text ? text.split(",").map(part => (before += parseInt(part, 36))) : []
}

/* The last place of a sorted list whose value is not above one. */
function placeIn(sorted, value) {
  let low = 0, high = sorted.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (sorted[middle] <= value) low = middle
    else high = middle - 1
  }
  return low
}

const tokenFile = token => load(`p${placeIn(facts.tokens, placeOf(token))}`)

/* By which tokens are sorted: those that begin with a Chinese character by its sound, so that a misspelt word stands beside the
   one that was meant. */
const placeOf = token => startsHan(token) ? `~${keyOf(soundOf(Array.from(token)[0]))} ${token}` : token

/* The records that hold a token, with the best rank of a text that does; null if there are none. */
async function recordsWith(token) {
  const file = await tokenFile(token)
  if (!lists.has(token)) lists.set(token, Object.hasOwn(file, token) ? decoded(file[token]) : null)
  return lists.get(token)
}

function decoded(written) {
  const found = new Map()
  written.split(";").forEach((list, rank) => {
    for (const record of undiff(list)) found.set(record, rank)
  })
  return found
}

function merged(maps) {
  const found = new Map()
  for (const map of maps) for (const [record, rank] of map) found.set(record, Math.min(rank, found.get(record) ?? rank))
  return found
}

/* --- From pieces to units, each of which is found or not ---------------------------------------------------------------- */

/* A unit: its text, the records that hold it by rank (`held`, null for a word that is nowhere), the spellings to mark in a
   text (`forms`), its weight, and whether it is merely a bonus or too weak to be shown for its own sake. */
function unit(text, held, { forms = [text], factor = 1, bonus = false, weak = false } = {}) {
  const rarity = Math.log(1 + facts.records / (held?.size || 0.5))
  return { text, held, forms, weight: factor * rarity, bonus, weak }
}

const pieceUnits = piece => piece.kind === "signs" ? signUnits(piece.text)
  : piece.kind === "word" ? wordUnits(piece) : tokenUnits(piece)

/* One of several tokens: a date, or a share. */
async function tokenUnits({ tokens }) {
  const held = merged((await Promise.all(tokens.map(recordsWith))).filter(Boolean))
  return [unit(tokens[0], held.size ? held : null, { forms: tokens, factor: 1.5 })]
}

/* The records with any form of a word, or, while it is being typed, with a word that begins with it. */
async function wordUnits({ text, open: goesOn }) {
  const stem = stemOf(text), shared = Math.max(Math.min(text.length, 2), Math.min(stem.length, text.length) - 2)
  const start = /^[a-z]+$/.test(text) ? text.slice(0, shared) : text
  const first = placeIn(facts.tokens, start), last = Math.min(placeIn(facts.tokens, `${start}\uffff`), first + MOST_FILES - 1)
  const exact = placeIn(facts.tokens, placeOf(text))
  const wanted = new Set(Array.from({ length: (text.length === 1 ? first : last) - first + 1 }, (_, step) => first + step)).add(exact)
  const loaded = await Promise.all([...wanted].map(number => load(`p${number}`)))
  const forms = [], begun = []
  for (const file of loaded) {
    for (const token of Object.keys(file)) {
      if (!token.startsWith(start)) continue
      if (token === text || stemOf(token) === stem) forms.push(token)
      else if (goesOn && text.length > 1 && token.startsWith(text)) begun.push(token)
    }
  }
  const found = forms.length && !(goesOn && begun.length) ? forms : [...forms, ...begun]
  const held = merged((await Promise.all(found.map(async token => shownBy(await recordsWith(token), forms.includes(token))))).filter(Boolean))
  return [unit(text, held.size ? held : null, { forms: found, weak: text.length === 1, factor: text.length === 1 ? WEAK : 1 })]
}

/* Words that a page does not show, because they mean the same as its own, are found only when they are written out. */
const shownBy = (held, whole) => whole ? held : new Map([...held].filter(([, rank]) => rank < RELATED))

/* A run of Chinese: the site's own words in it, then pairs, then single characters; and, as a bonus, the pairs between
   neighbouring words, which tell a page that has them side by side. */
async function signUnits(text) {
  const signs = Array.from(text), parts = []
  for (let at = 0; at < signs.length;) {
    const word = await wordAt(signs, at)
    const length = word?.length ?? (await pairAt(signs, at) && !await wordAt(signs, at + 1) ? 2 : 1)
    parts.push({ at, end: at + length, word: word !== null })
    at = parts.at(-1).end
  }
  const found = await Promise.all(parts.map(async (part, place) => ({ ...part, ...await beside(signs, part) })))
  const units = []
  for (const { at, end, word, sought, held } of strange(found)) {
    const single = chars(sought) === 1
    if (single && signs.length > 1 && HAN_SMALL.has(sought)) continue
    units.push({ ...unit(sought, held, single ? { weak: true, factor: signs.length > 1 ? WEAK : 1 } : { factor: (0.5 + sought.length / 4) * (word || !held ? 1 : PAIR) }), at, end })
  }
  for (const { at } of parts.slice(1)) {
    const held = await recordsWith(`${signs[at]}<${signs[at - 1]}`)
    if (held) units.push(unit(signs[at - 1] + signs[at], held, { bonus: true, factor: 0.3 }))
  }
  return units
}

/* The same parts, with single characters side by side, of which one is nowhere, as one word that is nowhere. */
function strange(parts) {
  const joined = []
  for (const part of parts) {
    const last = joined.at(-1)
    const alone = ({ sought, singles }) => singles || chars(sought) === 1
    if (last && alone(last) && alone(part) && !(HAN_SMALL.has(part.sought) && part.held)) {
      joined[joined.length - 1] = { at: last.at, end: part.end, singles: [...(last.singles ?? [last]), part], sought: last.sought + part.sought }
    } else joined.push(part)
  }
  return joined.flatMap(({ singles, ...part }) => !singles ? [part] : singles.every(each => each.held) ? singles : [{ ...part, held: null }])
}

/* The longest word of the site at a place of a run. */
async function wordAt(signs, at) {
  if (at + 1 >= signs.length) return null
  const file = await tokenFile(signs[at] + signs[at + 1])
  for (let length = Math.min(LONGEST, signs.length - at); length > 2; length--) {
    if (Object.hasOwn(file, signs.slice(at, at + length).join(""))) return signs.slice(at, at + length)
  }
  return twosOf(file).has(signs[at] + signs[at + 1]) ? signs.slice(at, at + 2) : null
}

/* The words of two signs of a file of tokens. */
function twosOf(file) {
  if (!twos.has(file)) twos.set(file, new Set(file[""].split(" ").filter(Boolean)))
  return twos.get(file)
}

const pairAt = async (signs, at) => at + 1 < signs.length && await recordsWith(signs[at] + signs[at + 1])

/* What to look up for a part, and the records that hold it: a character that is left alone is taken together with a
   neighbour, if texts have them so; with the one before it, as its own file has the pair, so that no other is needed. */
async function beside(signs, { at, end }) {
  const alone = end - at === 1
  const before = alone && at && await recordsWith(`${signs[at]}<${signs[at - 1]}`)
  if (before) return { sought: signs[at - 1] + signs[at], held: before }
  for (const from of alone ? [at - 1, at] : []) {
    const held = from >= 0 && await pairAt(signs, from)
    if (held) return { sought: signs[from] + signs[from + 1], held }
  }
  const sought = signs.slice(at, end).join("")
  return { sought, held: await recordsWith(sought) }
}

/* --- From units to pages ------------------------------------------------------------------------------------------------ */

const unknown = each => !each.held && !each.bonus
const chars = text => Array.from(text).length

/* The pages that hold most of a query, best first, and its units. A page's value is the share of the query that it holds,
   by weight, less where it is not in a title or name, more where everything is found. */
async function find(query, turn) {
  let pieces = piecesOf(query)
  if (pieces.length > MOST_UNITS) pieces = Array.from({ length: MOST_UNITS }, (_, at) => pieces[Math.floor(at * pieces.length / MOST_UNITS)])
  const cut = await Promise.all(pieces.map(pieceUnits))
  if (turn && turn !== latest) throw new Stale()
  const worded = cut.flat().some(each => each.held && !each.weak && !each.bonus)
  const dropped = each => worded && each.weak && unknown(each) // a stray character that is nowhere
  const units = cut.flat().filter(each => !dropped(each)), stray = units.length < cut.flat().length
  const needed = units.filter(each => !each.bonus)
  const all = needed.reduce((sum, each) => sum + each.weight, 0)
  const records = new Map()
  for (const each of units) {
    for (const [record, rank] of each.held ?? []) {
      if (!records.has(record)) records.set(record, { record, ranks: new Map() })
      records.get(record).ranks.set(each, rank)
    }
  }
  const pages = new Map()
  for (const each of records.values()) {
    if (!rated(each, needed, all)) continue
    const first = facts.pageOf.get(each.record) ?? each.record
    if (!(pages.get(first)?.value >= each.value)) pages.set(first, { ...each, first })
  }
  const sorted = [...pages.values()].sort((a, b) => b.value - a.value || a.record - b.record)
  const whole = sorted.filter(page => !page.missing.length)
  const parts = whole.length < ENOUGH ? sorted.filter(page => page.missing.length).slice(0, ENOUGH - whole.length) : []
  return { pages: [...whole, ...parts].sort((a, b) => b.value - a.value), units, pieces, cut, best: (sorted[0]?.value ?? 0) * (stray ? STRAY : 1), whole: stray || scattered(needed) ? 0 : whole.length }
}

/* Whether single characters beside words are sought, which a long text may hold anywhere. */
const scattered = needed => needed.some(each => each.weak) && needed.some(each => !each.weak)

/* Sets the value of a record; false if it holds too little. */
function rated(page, needed, all) {
  const held = needed.filter(each => page.ranks.has(each))
  const weight = held.reduce((sum, each) => sum + each.weight, 0)
  page.missing = needed.filter(each => !page.ranks.has(each))
  const known = needed.reduce((sum, each) => sum + (each.held ? each.weight : 0), 0)
  if (!held.length || weight < PART * known || (page.missing.length && held.every(each => each.weak))) return false
  let value = 0, titled = 0, named = false
  for (const [each, rank] of page.ranks) {
    value += each.weight * VALUES[rank] * (each.bonus ? 0.5 : 1)
    if (rank === TITLE && !each.bonus) titled += chars(each.text)
    named ||= rank <= NAME
  }
  const length = parseInt(facts.lengths[page.record], 36)
  page.value = (value / all + (page.missing.length ? 0 : 0.25) + 0.3 * Math.min(1, titled / length) * weight / all)
    * (held.every(each => each.weak) ? 0.5 : 1) * (facts.gathered.has(page.record) && !named ? GATHERED : 1)
  return true
}

/* --- What a query may have meant ----------------------------------------------------------------------------------------- */

/* The words of the site that are spelt like any of some texts at their beginning, from the few files that hold
   them. A Chinese word is spelt as it sounds. */
async function wordsLike(starts) {
  const numbers = new Set(starts.flatMap(start => span(placeIn(facts.spelling, start), placeIn(facts.spelling, `${start}\uffff`) + 1)))
  const read = await Promise.all([...numbers].slice(0, MOST_FILES).map(number => load(`s${number}`).then(listed)))
  return read.flat().filter(({ key }) => starts.some(start => key.startsWith(start)))
}

/* The words of such a file, each with its sound, its syllables if it is Chinese, and the key by which the files are sorted. */
function listed(file) {
  const spelt = file.sounds.split(" ")
  file.words ??= [
    ...file.latin.split(" ").filter(Boolean).map(word => ({ word, sound: word, key: keyOf(word) })),
    ...file.han.split(" ").filter(Boolean).map((word, at) => ({ word, sound: spelt[at].toLowerCase(), syllables: spelt[at].match(/[A-Z][a-z]*/g) ?? [], key: keyOf(spelt[at]) })),
  ]
  return file.words
}

/* Whether it is worth while to fetch the words among which a misspelt one is sought. */
const mayBeMisspelt = ({ pieces, cut }) => pieces.some((each, at) => each.kind === "signs" && chars(each.text) > 1 && cut[at].some(isOdd))
  || /[a-z]{3}/u.test(cut.flat().filter(unknown).map(each => each.text).join(""))

/* A character that belongs to no word, or a word that is nowhere. */
const isOdd = each => !each.bonus && (each.weak || unknown(each))

/* The query with its unknown words replaced by the nearest ones of the site. */
async function corrected({ pieces, units, pages }) {
  const lost = new Set(units.filter(unknown).map(each => each.text))
  const parts = []
  for (let at = 0; at < pieces.length;) {
    let end = at
    while (pieces[end]?.kind === "word" && /^[a-z]+$/.test(pieces[end].text)) end++
    if (end > at) {
      parts.push(...await spelt(pieces.slice(at, end).map(each => each.text), lost))
      at = end
    } else {
      const piece = pieces[at++]
      parts.push(piece.kind === "signs" ? await sameShape(piece.text, pages.some(page => !page.missing.length)) : piece.text ?? `\ue000${piece.tokens.join(" ")}\ue001`)
    }
  }
  return parts.join(" ")
}

/* Latin words: as one name or as pinyin of the site's words, together or each, or else one edit away. */
async function spelt(written, lost) {
  if (!written.some(each => lost.has(each))) return written
  const joined = written.join("")
  if (written.length > 1 && await recordsWith(joined)) return [joined]
  const together = (written.length === 1 || written.some((each, at) => at && lost.has(each))) && await pinyin(joined)
  if (together) return together
  const found = []
  for (const each of written) found.push(...!lost.has(each) ? [each] : await pinyin(each) ?? [await nearest(each)])
  return found
}

/* The Chinese words that a text in Latin letters spells, the fewest; null if it does not. */
async function pinyin(written) {
  const text = written.replaceAll("v", "u"), best = [[]]
  for (let start = 0; start < text.length; start++) {
    const rest = text.slice(start)
    if (!best[start] || !isOfSyllables(rest)) continue
    for (const { word, sound, syllables } of await wordsLike([keyOf(rest).slice(0, 2)])) {
      const end = start + sound.length
      if (syllables && rest.startsWith(sound) && !(best[end]?.length <= best[start].length + 1)) best[end] = [...best[start], word]
    }
  }
  return best[text.length] ?? null
}

async function nearest(word) {
  if (word.length < 4) return word
  const near = ({ sound }) => sound.length > 3 && (sound[0] === word[0] || (sound[0] === word[1] && sound[1] === word[0])) && oneEdit(word, sound)
  for (const start of [keyOf(word).slice(0, 2), keyOf(word[0]), keyOf(word[1] + word[0])]) {
    const found = (await wordsLike([start])).filter(near)
    if (found.length) return (found.find(each => !each.syllables) ?? found[0]).word
  }
  return word
}

/* A run of Chinese in which a word of the site differs by one character, or sounds the same, with that word put right. It is
   sought where a part of the run begins, among the words of the same first character, whose file has been read; if none
   sounds the same, also where a character belongs to no word, among those of its sound. If `heard`, only one that sounds the same. */
async function sameShape(text, heard) {
  const signs = Array.from(text)
  const units = (await signUnits(text)).filter(each => !each.bonus)
  const odd = new Set(units.filter(isOdd).flatMap(each => span(each.at, each.end)))
  if (!odd.size || signs.length < 2) return text
  const places = [...new Set(units.map(each => each.at))].filter(at => at + 1 < signs.length)
  const begun = await Promise.all(places.map(async at => likest(signs, at, odd, await wordsFrom(signs, at), heard)))
  const further = begun.some(each => each?.alike) ? [] : [...odd].filter(at => at + 1 < signs.length)
  const sounding = await Promise.all(further.map(async at => likest(signs, at, odd, await wordsOfSound(signs[at]), heard)))
  const best = [...begun, ...sounding].reduce((one, other) => other && !(one?.value >= other.value) ? other : one, null)
  return best ? signs.slice(0, best.at).join("") + best.word + signs.slice(best.at + best.size).join("") : text
}

/* Of some words, the one that is most like what stands at a place of a run, if it takes in an odd character there; at the end of
   the run, where a word may not be finished, also the beginning of one that sounds the same. */
function likest(signs, at, odd, words, heard) {
  let best = null
  const rest = signs.length - at
  const begun = words.filter(({ word }) => rest > 1 && chars(word) > rest)
    .map(({ word, syllables }) => ({ word: Array.from(word).slice(0, rest).join(""), syllables: syllables.slice(0, rest), begun: true }))
  for (const { word, syllables, begun: isBegun } of [...words, ...begun]) {
    const length = chars(word)
    for (const size of length > 2 ? [length, length + 1, length - 1] : [length]) {
      const here = signs.slice(at, at + size)
      if (here.length < size || here.join("") === word || !span(at, at + size).some(each => odd.has(each))) continue
      const alike = size === length && soundsAs(here, word, syllables)
      if (!alike && (heard || isBegun || length < 3 || !oneEdit(here.join(""), word))) continue
      const value = length + (alike ? 1.5 : 0) - (size === length ? 0 : 0.5)
      if (!best || value > best.value) best = { value, at, size, word, alike }
    }
  }
  return best
}

/* Whether characters sound as a word does: exactly, or nearly if one of them is the word's own. */
function soundsAs(here, word, syllables) {
  const heard = here.map(soundOf), spelt = syllables.map(each => each.toLowerCase()), own = Array.from(word)
  const as = form => spelt.length === heard.length && spelt.every((each, at) => each && form(each) === form(heard[at]))
  return as(each => each) || (here.some((char, at) => char === own[at]) && as(keyOf))
}

/* The words of the site whose first character sounds like one; from the files of tokens, if no more than one of
   them has not been read. */
async function wordsOfSound(char) {
  const key = keyOf(soundOf(char)), [first, last] = ["", "\uffff"].map(end => placeIn(facts.tokens, `~${key} ${end}`))
  if (!key) return []
  const unread = span(first, last + 1).filter(number => !files.has(`p${number}`))
  if (unread.length > 1) return (await wordsLike([key])).filter(each => each.syllables)
  const read = await Promise.all(span(first, last + 1).map(number => load(`p${number}`)))
  return read.flatMap(wordsOf).filter(({ word }) => keyOf(soundOf(word[0])) === key)
}

/* The words of the site that begin with a character of a run, from the file where its pair was looked up. */
const wordsFrom = async (signs, at) => (await wordsOf(await tokenFile(signs[at] + signs[at + 1]))).filter(({ word }) => word.startsWith(signs[at]))

/* The Chinese words of a file of tokens, with the usual sounds of their characters. */
function wordsOf(file) {
  const long = Object.keys(file).filter(token => startsHan(token) && chars(token) > 2 && !token.includes("<"))
  return [...twosOf(file), ...long].map(word => ({ word, syllables: Array.from(word, soundOf) }))
}

const span = (from, to) => Array.from({ length: to - from }, (_, step) => from + step)

/* --- From a query to an answer ---------------------------------------------------------------------------------------------- */

/* The pages for a query: as it is written or with its numbers in digits, whichever finds more; if words of it are nowhere,
   in simplified characters, and then as what it may have meant. */
async function answer(query, turn) {
  const cleaned = query.normalize("NFC").replace(INVISIBLE, "")
  await open()
  let found = await better(fold(cleaned), turn)
  if (!found.whole && found.units.some(each => unknown(each) && mayBeTraditional(each.text))) {
    const before = fold(cleaned)
    learn(await load("simplified"))
    plain.forEach((folded, char) => char.length > 1 || plain.set(char, plain.get(folded) ?? folded))
    if (fold(cleaned) !== before) found = await better(fold(cleaned), turn)
  }
  if (!found.whole && cleaned.length <= LONG && mayBeMisspelt(found)) {
    const meant = await corrected(found), other = await better(meant, turn)
    if (other.best > found.best + 0.05) return { ...other, meant: meant.replace(/\ue000([^ \ue001]*)[^\ue001]*\ue001/gu, "$1") }
  }
  return found
}

async function better(folded, turn) {
  const found = await find(folded, turn), digits = inDigits(folded)
  if (digits === folded) return found
  const other = await find(digits, turn)
  return other.best > found.best ? other : found
}

/* --- What the theme shows --------------------------------------------------------------------------------------------------- */

const escape = text => text.replace(/[&<>"']/gu, char => `&#${char.codePointAt(0)};`)

/* The language of a text, if it is not the page's. */
function languageOf(text) {
  const code = IS_HAN.test(text) ? "zh-Hans" : /[a-z]/iu.test(text) ? "en" : facts.code
  return code === facts.code ? "" : code
}

/* A pattern for the spellings of a unit in a folded text; between its characters may stand quotation marks and the like. */
function patternOf({ forms }) {
  const gap = `[^${WORD}${SIGN}]{0,${FAR}}`
  const parts = forms.map(form => form[0] === "@" ? datePattern(form) : isSign(form)
    ? Array.from(form, char => char.replace(/[+%]/u, "\\$&")).join(gap)
    : `(?<![${WORD}])${Array.from(form, char => char === "." ? "\\." : char).join("['\u2019,-]?").replace(/%$/u, "(?:%| ?per ?cent)")}(?![${WORD}])`)
  return parts.length ? new RegExp(parts.join("|"), "gu") : null
}

function datePattern(token) {
  const parts = token.slice(1).split("-"), [month, day] = parts[0].length === 4 ? parts.slice(1) : parts
  const name = `${MONTHS[month - 1]}[a-z]*`
  return day ? `(?<!\\d)(?:${month}\u6708${day}\u65e5|${day} ${name}|${name} ${day}(?!\\d))` : `(?<!\\d)${month}\u6708|(?<![a-z])${name}`
}

/* Where the units of a query stand in a text, in order and without overlaps. */
function spansOf(text, units) {
  const folded = fold(text), found = []
  units.forEach(each => {
    each.pattern ??= patternOf(each) ?? /$^/gu
    for (const match of folded.matchAll(each.pattern)) found.push([match.index, match.index + match[0].length, each])
  })
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1])
  let end = 0
  return found.filter(([from, to]) => from >= end && (end = to))
}

/* A text in parts, of which every second is marked. */
function partsOf(text, spans, from = 0, to = text.length) {
  const parts = []
  let at = from
  for (const [start, end] of spans) {
    if (start < from || end > to) continue
    parts.push(text.slice(at, start), text.slice(start, end))
    at = end
  }
  return [...parts, text.slice(at, to)]
}

const BEFORE = 40, SHOWN = 160 // characters of a long text before the first find, and in all

/* The part of a text around its first find; no Latin word is cut. */
function cutAround(text, [start, end] = [0, 0]) {
  if (text.length <= SHOWN) return [0, text.length]
  let from = Math.max(0, start - BEFORE), to = Math.min(text.length, Math.max(from + SHOWN, end))
  const inWord = at => at > 0 && at < text.length && /[a-z0-9]{2}/iu.test(text[at - 1] + text[at])
  while (from < start && inWord(from)) from++
  while (inWord(to)) to++
  return [from, to]
}

async function titleOf(record) {
  const place = placeIn(facts.titles, record)
  const [address, title, tags] = (facts.alone ?? await load(`t${place}`, true)).map(column => column[record - facts.titles[place]])
  return { address, title, tags: facts.tags[tags] }
}

function item(page, score, { query, units }) {
  const spans = spansOf(page.title, units.filter(each => !each.bonus))
  const html = partsOf(page.title, spans).map((part, at) => at % 2 ? `<mark>${escape(part)}</mark>` : escape(part)).join("")
  const code = languageOf(page.title)
  const [address, place = ""] = page.address.split("#") // the theme takes what has a place for a part of another result
  return [{
    location: new URL(address, root).href, title: code ? `<span lang="${code}">${html}</span>` : html,
    tags: page.tags.map(escape), text: `<p class="search-excerpt" data-record="${page.record}" data-query="${escape(query)}" data-place="${escape(place)}"></p>`, score,
    terms: Object.fromEntries(page.missing.filter(each => !each.weak).map(each => [each.text.replace(/^@/u, ""), false])),
  }]
}

/* The text of a record that shows best what was found, in parts, with its place on the page. */
async function excerpt(record, units) {
  const place = placeIn(facts.texts, record)
  const texts = (await load(`x${place}`))[record - facts.texts[place]]
  const sought = [...units, ...relatedWords(texts, units)]
  let best = null
  for (const [rank, anchor, text] of texts) {
    if (rank === TITLE || rank === RELATED) continue
    const spans = spansOf(text, sought)
    const value = new Set(spans.map(each => each[2])).size * 2 + VALUES[rank] + (languageOf(text) ? 0 : 0.4)
    if (!best || value > best.value) best = { value, anchor, text, spans }
  }
  if (!best) return null
  return { record, anchor: best.anchor, label: best.anchor && facts.cite.replace("#", best.anchor.slice(1).replace("-", ".")),
    lang: languageOf(best.text), parts: excerptParts(best.text, best.spans) }
}

function excerptParts(text, spans) {
  const [from, to] = cutAround(text, spans[0])
  const parts = partsOf(text, spans, from, to)
  if (from) parts[0] = `\u2026${parts[0]}`
  if (to < text.length) parts[parts.length - 1] += "\u2026"
  return parts
}

/* Where a page has no word of the query: its words that mean the same, as a unit to mark. */
function relatedWords(texts, units) {
  const lost = units.filter(each => texts.every(([rank, , text]) => rank === RELATED || !spansOf(text, [each]).length))
  const sought = new Set(lost.flatMap(each => [each.text, ...each.forms]))
  return [{ forms: facts.same.filter(group => group.some(word => sought.has(word))).flat() }]
}

/* --- Messages ----------------------------------------------------------------------------------------------------------------- */

let shown = { query: null, units: [] } // what excerpts are asked for

const tell = message => channel.postMessage({ root: root.href, ...message })

async function respond(query, turn) {
  const empty = !MEANT.test(fold(query))
  const found = empty ? { pages: [], units: [] } : await answer(query, turn)
  const first = found.pages.slice(0, MOST_PAGES)
  const titled = await Promise.all(first.map(async page => ({ ...page, ...await titleOf(page.record) })))
  if (turn !== latest) return
  shown = { query, units: found.units }
  const topics = titled.length || !query.trim() ? [] : facts.topics.map(([address, title]) => ({ href: new URL(address, root).href, title }))
  tell({ query, found: titled.length, meant: titled.length ? found.meant ?? "" : "", more: found.pages.length > MOST_PAGES, topics })
  self.postMessage({ type: RESULT, data: { items: titled.map((page, place) => item(page, titled.length - place, shown)) } })
}

self.addEventListener("message", async ({ data }) => {
  if (data.type !== QUERY) return
  const turn = ++latest
  try {
    if (data.data.trim()) await open()
    await respond(data.data, turn)
  } catch (error) {
    if (error instanceof Stale || turn !== latest) return
    console.warn(error)
    tell({ query: data.data, failed: true })
    self.postMessage({ type: RESULT, data: { items: [] } })
  }
})

channel.addEventListener("message", async ({ data }) => {
  if (data.root !== root.href || !data.excerpts || data.query !== shown.query) return
  const units = shown.units.filter(each => !each.bonus)
  for (const record of data.excerpts) {
    const found = await excerpt(record, units).catch(() => null)
    tell({ query: data.query, excerpt: found ?? { record, parts: [] } })
  }
})
