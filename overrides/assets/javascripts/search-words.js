/* How the search reads a query: characters, dates, numbers, words that only ask, forms and misspellings of words.

   Part of the worker search.js; search-answers.js knows the index; nothing here is fetched. Characters, folds, atoms and the tokens of
   dates and shares are those of generator/render/search/tokens.py. */
"use strict"

const WORD = "0-9a-z\\u00c0-\\u024f\\u0370-\\u03ff\\u0400-\\u04ff"
/* As generator/language/han.txt has them, which a test compares. */
const HAN = "\\u3005\\u3007\\u3021-\\u3029\\u3038-\\u303b\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufa6d\\ufa70-\\ufad9\\u{16fe2}-\\u{16fe3}\\u{16ff0}-\\u{16ff6}\\u{20000}-\\u{2a6df}\\u{2a700}-\\u{2b81d}\\u{2b820}-\\u{2cead}\\u{2ceb0}-\\u{2ebe0}\\u{2ebf0}-\\u{2ee5d}\\u{2f800}-\\u{2fa1d}\\u{30000}-\\u{3134a}\\u{31350}-\\u{33479}"
const SIGN = `%+\\u2030${HAN}`
const ATOM = new RegExp(
  `[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[${WORD}]+(?:(?:['\\u2019](?=[a-z])|\\.(?=[0-9]))[${WORD}]+)*|[${SIGN}]|\\ue000[^\\ue001]*\\ue001`, "gu")
const IS_SIGN = new RegExp(`^[${SIGN}]`, "u")
const IS_HAN = new RegExp(`[${HAN}]`, "u")
const STARTS_HAN = new RegExp(`^[${HAN}]`, "u")
const MEANT = new RegExp(`[${WORD}${HAN}]`, "u")
const FAR = 3 // characters that may stand between neighbours
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu // marks where a word may break, pasted along with it
const PAUSE = /[\s\u3000\u3002\uff0c\u3001\uff1b\uff1a\uff01\uff1f\u2026\u2014,;:!?]/u

const plain = new Map() // characters and their folded forms

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

const startsHan = text => STARTS_HAN.test(text)
const isSign = atom => IS_SIGN.test(atom)

/* --- Dates ---------------------------------------------------------------------------------------------------------- */

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ")
const MONTH = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
const NTH = "(?:st|nd|rd|th)?"
const DATES = [
  [/(?<!\d)(\d{4}) ?[-/.\u5e74] ?(\d{1,2}) ?[-/.\u6708] ?(\d{1,2})(?!\d)[\u65e5\u53f7]?/gu, (y, m, d) => [[y, m, d]]],
  [/(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)/gu, (a, b, y) => [[y, b, a], [y, a, b]]],
  [/(?<!\d)(20\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)/gu, (y, m, d) => [[y, m, d]]],
  [/(?:(?<!\d)(\d{4})\u5e74)?(?<!\d)(\d{1,2})\u6708(?:(\d{1,2})(?!\d)[\u65e5\u53f7]?)?(?!\u4efd?\d)/gu, (y, m, d) => [[y, m, d]]],
  [new RegExp(`(?<![a-z0-9])(\\d{1,2})${NTH}(?: of)? (${MONTH})(?![a-z])(?:,? (\\d{4}))?`, "gu"), (d, m, y) => [[y, m, d]]],
  [new RegExp(`(?<![a-z])(${MONTH}) (\\d{1,2})(?![\\d:])${NTH}(?![a-z])(?:,? (\\d{4}))?`, "gu"), (m, d, y) => [[y, m, d]]],
  [/(?<![^\s\u3000])(\d{1,2})([./-])(\d{1,2})(?![\d%./-]|[a-z]| (?:hundred|thousand|million|billion))/gu,
    (a, sign, b) => [["", a, b], ["", b, a]]],
]

/* A query with each date between two marks of a private use, as the tokens that it may mean. */
function markDates(folded) {
  let text = folded.replace(/[\u3007\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u5eff]+(?=[\u5e74\u6708\u65e5\u53f7])|(?<=\u6708)[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u5eff]{2,3}/gu,
    written => String(numeralOf(written) ?? written))
  for (const [pattern, read] of DATES) {
    text = text.replace(pattern, (written, ...groups) => {
      const tokens = read(...groups.slice(0, 3)).map(dateToken).filter(Boolean)
      if (/^\d+\.\d+$/.test(written)) tokens.push(written)
      return tokens.length ? `\ue000${[...new Set(tokens)].join(" ")}\ue001` : written
    })
  }
  return text
}

function dateToken([year, month, day]) {
  const number = /^\d+$/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3)) + 1
  if (number < 1 || number > 12 || (day && (Number(day) < 1 || Number(day) > 31))) return ""
  return `@${year ? `${year}-` : ""}${number}${day ? `-${Number(day)}` : ""}`
}

/* --- Numbers -------------------------------------------------------------------------------------------------------- */

const HAN_DIGITS = "\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d"
const HAN_SCALES = { "\u5341": 10, "\u767e": 100, "\u5343": 1000, "\u4e07": 1e4, "\u4ebf": 1e8 }
const ENGLISH_NUMBERS = Object.fromEntries([
  ..."zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ").entries(),
  ..."twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, at) => [20 + 10 * at, word]),
].map(([value, word]) => [word, value]))
const ENGLISH_SCALES = { hundred: 100, thousand: 1000, million: 1e6, billion: 1e9 }
const NUMBER_WORD = [...Object.keys(ENGLISH_NUMBERS), ...Object.keys(ENGLISH_SCALES)].join("|")
const NUMBER_WORDS = new RegExp(`(?<![a-z])(?:\\d+(?:\\.\\d+)? (?:hundred|thousand|million|billion)|(?:${NUMBER_WORD}))(?:(?:[ -]| and )(?:${NUMBER_WORD}))*(?![a-z])`, "gu")
const MEASURED = "\u4e2a\u4f4d\u540d\u7701\u5e02\u53bf\u8d77\u4ef6\u9879\u5bb6\u6761\u6b21\u5929\u5c0f\u5206"

/* The value of a Chinese numeral, digits among it or not; null if it is none. */
function numeralOf(written) {
  const digits = written.replace(/\u4e24/gu, "\u4e8c").replace(/\u3007/gu, "\u96f6").replace(/\u5eff/gu, "\u4e8c\u5341")
  if (/^[\u96f6\u4e00-\u9fff]+$/u.test(digits) && ![...digits].some(char => char in HAN_SCALES)) {
    return Number(Array.from(digits, char => HAN_DIGITS.indexOf(char)).join(""))
  }
  let total = 0, section = 0, value = 0
  for (const part of digits.match(/\d+(?:\.\d+)?|./gu)) {
    if (/^\d/.test(part)) value = Number(part)
    else if (HAN_DIGITS.includes(part)) value = HAN_DIGITS.indexOf(part)
    else if (!(part in HAN_SCALES)) return null
    else if (HAN_SCALES[part] >= 1e4) {
      total += ((section + value) || 1) * HAN_SCALES[part]
      section = value = 0
    } else {
      section += (value || 1) * HAN_SCALES[part]
      value = 0
    }
  }
  return Math.round((total + section + value) * 1e6) / 1e6
}

function englishNumber(written) {
  let total = 0, section = 0
  for (const word of written.split(/[ -]/u)) {
    if (word === "and") continue
    const scale = ENGLISH_SCALES[word]
    if (scale === 100) section = (section || 1) * 100
    else if (scale) {
      total += (section || 1) * scale
      section = 0
    } else section += ENGLISH_NUMBERS[word] ?? Number(word)
  }
  return Math.round(total + section)
}

const LONE_SCALE = /^[\u767e\u5343\u4e07\u4ebf]$/u // as in \u767e\u65e5, which counts nothing

/* A query with its numbers in digits: 三千三百, 3千3百, three thousand, 九成, 百分之九十, ninety percent, nine tenths. */
function inDigits(folded) {
  return folded
    .replace(new RegExp(`(?<![a-z])(${NUMBER_WORD}) tenths?(?![a-z])`, "gu"), (_, word) => `${ENGLISH_NUMBERS[word] * 10}%`)
    .replace(NUMBER_WORDS, written => String(englishNumber(written)))
    .replace(/\u767e\u5206\u4e4b([\d.]+|[\u96f6\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e]+)/gu, (_, written) => `${numeralOf(written)}%`)
    .replace(/([\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d])\u6210/gu, (_, digit) => `${HAN_DIGITS.indexOf(digit)}0%`)
    .replace(/(?:[\d.]+|[\u4e00\u4e8c\u4e24\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d])?[\u5341\u767e\u5343\u4e07\u4ebf][\u96f6\u4e00\u4e8c\u4e24\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e\u5343\u4e07\u4ebf\d.]*/gu,
      written => LONE_SCALE.test(written) ? written : String(numeralOf(written) ?? written))
    .replace(new RegExp(`[\u4e00\u4e8c\u4e24\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d](?=[${MEASURED}])`, "gu"), written => String(numeralOf(written)))
    .replace(/(?<=\d)\u4e2a(?!\u6708)/gu, " ")
    .replace(/(?<=[a-z])\+/gu, " plus ")
}

/* --- Words that only ask ---------------------------------------------------------------------------------------------- */

const ASKING = new RegExp([
  "\u662f\u4ec0\u4e48\u610f\u601d", "\u4ec0\u4e48\u610f\u601d", "\u662f\u4ec0\u4e48\u4eba", "\u662f\u4ec0\u4e48", "\u4ec0\u4e48\u53eb", "\u4ec0\u4e48\u662f", "\u6307\u7684\u662f", "\u6307\u4ec0\u4e48", "\u4ec0\u4e48\u65f6\u5019", "\u4ec0\u4e48\u5236\u5ea6", "\u4ec0\u4e48",
  "\u6709\u591a\u5c11", "\u662f\u591a\u5c11", "\u591a\u5c11", "\u6709\u54ea\u4e9b", "\u54ea\u4e9b", "\u54ea\u51e0\u4e2a", "\u54ea\u51e0", "\u54ea\u4e2a", "\u54ea\u91cc", "\u54ea\u513f", "\u662f\u54ea\u4e00\u5929", "\u54ea\u4e00\u5929", "\u662f\u54ea\u5929", "\u54ea\u5929", "\u4f55\u65f6",
  "\u4e3a\u4ec0\u4e48", "\u4e3a\u4f55", "\u600e\u4e48\u56de\u4e8b", "\u600e\u4e48\u6837", "\u600e\u4e48\u529e", "\u600e\u4e48", "\u600e\u6837", "\u5982\u4f55", "\u662f\u4e0d\u662f", "\u6709\u6ca1\u6709", "\u80fd\u4e0d\u80fd", "\u53ef\u4e0d\u53ef\u4ee5", "\u53ef\u4ee5", "\u8bf7\u95ee", "\u5173\u4e8e",
  "\u662f\u8c01", "\u8c01", "\u662f\u5565", "\u5565", "\u5417", "\u5462", "\u5427", "\u554a",
].join("|"), "gu")
const HAN_SMALL = new Set("\u7684\u4e86\u662f\u88ab\u5728\u548c\u4e0e\u53ca\u6709\u628a\u4e5f\u90fd\u5c31\u80fd\u4f1a\u5f97\u8fc7\u7740\u4e4b\u4e2a\u51e0\u4e48\u5230\u4ece\u7528\u8fd9\u90a3\u54ea\u5f88\u6b21\u7b2c\u5f00\u8bf4\u505a\u53bb\u8ba9")
const ENGLISH_SMALL = new Set(`a about all am an and any are as at be been being by can could did do does for from get give had
  happen happened happening happens has have he her his how i if in is it its just know like many me mean meaning means much my
  near of on or our out over please say says she should so some tell than that the their them there these they this those to too
  us was we were what whats when where which while who whom whose why will with would you your take took`.split(/\s+/u))

/* --- From a query to pieces --------------------------------------------------------------------------------------------- */

/* The pieces of a folded query: runs of signs, words, dates and shares, in their order. A word may go on if nothing
   follows it. `asks` are the places at which words that only ask were left out. */
function piecesOf(folded) {
  const text = markDates(folded)
    .replace(/(\d+(?:\.\d+)?) ?(?:%|percent(?![a-z])|per cent(?![a-z]))/gu, "\ue000$1%\ue001")
  const pieces = []
  let end = 0
  for (const match of text.matchAll(ATOM)) {
    const atom = match[0].replace(/[,'\u2019]/gu, ""), gap = text.slice(end, match.index)
    end = match.index + match[0].length
    const before = pieces.at(-1)
    if (atom[0] === "\ue000") pieces.push({ kind: "one of", tokens: atom.slice(1, -1).split(" ") })
    else if (!isSign(atom)) pieces.push({ kind: "word", text: atom, open: end === text.length })
    else if (before?.kind === "signs" && gap.length <= FAR && !PAUSE.test(gap)) before.text += atom
    else pieces.push({ kind: "signs", text: atom })
  }
  return pieces.flatMap(withoutAsking).filter(piece => piece.kind === "one of" || MEANT.test(piece.text))
}

function withoutAsking(piece, _, pieces) {
  if (piece.kind === "word") {
    const alone = pieces.every(each => each.kind === "word" && ENGLISH_SMALL.has(each.text))
    return ENGLISH_SMALL.has(piece.text) && !alone && !piece.kept ? [] : [piece]
  }
  if (piece.kind !== "signs") return [piece]
  const parts = piece.text.split(ASKING).filter(Boolean)
  return parts.length ? parts.map(text => ({ kind: "signs", text })) : [piece]
}

/* --- Forms and misspellings of words ------------------------------------------------------------------------------------ */

/* Endings of which either spelling becomes one. */
const SPELLINGS = [[/our(?=s?$|ed$|ing$|er|ite|able|hood)/u, "or"], [/iz(?=e[sdr]?$|ing$|ation|er)/u, "is"], [/yz(?=e[sd]?$|ing$)/u, "ys"],
  [/tre(?=s?$)/u, "ter"], [/ogue(?=s?$)/u, "og"], [/([cf]en)ce(?=s?$)/u, "$1se"], [/ll(?=ed$|ing$|er)/u, "l"], [/programme/u, "program"], [/grey/u, "gray"]]
let stemmer = null

/* What all forms of an English word have in common, in British and American spelling. */
function stemOf(word) {
  if (!/^[a-z]{3,}$/.test(word)) return word
  if (!globalThis.EnglishStemmer) importScripts("stemmer.js") // only for a query with a Latin letter
  stemmer ??= new EnglishStemmer()
  return stemmer.stemWord(SPELLINGS.reduce((text, [from, to]) => text.replace(from, to), word))
}

/* Whether one edit (a letter too many, too few, another, or two in the wrong order) makes one text of another. */
function oneEdit(one, other) {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1 || one === other) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  return short.slice(at + 1) === long.slice(at + 1)
    || (short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2))
}

/* --- Sounds of characters ----------------------------------------------------------------------------------------------- */

/* The characters of GB 2312, which every browser can decode: the common ones by their sounds, then rarer ones. */
const ROWS = 72, COLUMNS = 94
const SYLLABLE = 6 // letters
const GB = new TextDecoder("gb2312").decode(Uint8Array.from({ length: 2 * ROWS * COLUMNS }, (_, at) =>
  at % 2 ? 0xa1 + (at >> 1) % COLUMNS : 0xb0 + Math.floor((at >> 1) / COLUMNS)))
const SIMPLIFIED = new Set(GB)
const sounds = new Map(), known = new Set() // characters with their sounds, and all sounds

/* Whether a text has a Chinese character that texts in simplified ones do not. */
const mayBeTraditional = text => Array.from(text).some(char => IS_HAN.test(char) && !SIMPLIFIED.has(char))

/* Learns how characters sound, from what generator/render/search/vocabulary.py wrote. */
function learnSounds([runs, others]) {
  let at = 0
  for (const [, sound, count] of runs.matchAll(/([a-z]+)(\d+)/gu)) {
    for (const char of GB.slice(at, at += Number(count))) sounds.set(char, sound)
  }
  for (const [, sound, char] of others.matchAll(/([a-z]+)(.)/gu)) sounds.set(char, sound)
  for (const sound of sounds.values()) known.add(sound)
}

/* Whether a text consists of nothing but syllables. */
function isOfSyllables(text) {
  const begins = [true]
  for (let at = 0; at < text.length; at++) {
    for (let end = at + 1; begins[at] && end <= at + SYLLABLE; end++) begins[end] ||= known.has(text.slice(at, end))
  }
  return begins[text.length] ?? false
}

const soundOf = char => sounds.get(char) ?? ""

/* What many speakers do not tell apart, or spell alike, as one. */
const keyOf = spelt => spelt.toLowerCase().replace(/([zcs])h/gu, "$1").replaceAll("ng", "n").replaceAll("l", "n")
