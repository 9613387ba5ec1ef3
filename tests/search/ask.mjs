// Asks the search of a built site outside a browser: its worker runs in a context of its own, files come from a folder.
//
// Usage: node ask.mjs SCRIPTS ROOT < queries.json > answers.json
// SCRIPTS is the folder of the worker's scripts and ROOT that of the site; queries are a list of {site, query} or
// {site, keys: [what stands in the box after each key]} with a site of "" or "en/"; answers are, in the same order,
// {found, titles, meant, missing, files, bytes, first, failed, times}; a new worker answers each {keys}.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import vm from "node:vm"

const [scripts, root] = process.argv.slice(2)
const source = name => readFileSync(join(scripts, name), "utf8")
const HOST = "http://site/"

class Searcher {
  constructor(site) {
    this.fetched = new Map()
    this.told = {}
    this.waiting = new Map()
    this.warned = ""
    const self = { location: { href: `${HOST}${site}assets/javascripts/search.js` }, postMessage: message => this.receive(message),
      addEventListener: (_, listener) => { this.listener = listener }, dispatchEvent: event => this.listener(event) }
    const scope = this
    class Channel {
      constructor() { scope.channel = this }
      postMessage(message) { scope.hear(message) }
      addEventListener(_, listener) { this.listener = listener }
    }
    const context = vm.createContext({ self, URL, MessageEvent: class { constructor(_, { data }) { this.data = data } }, BroadcastChannel: Channel, AbortSignal, TextDecoder, console: { warn: error => { this.warned = String(error.stack ?? error) } },
      importScripts: (...names) => names.forEach(name => vm.runInContext(source(name), context)), fetch: url => this.fetch(url) })
    vm.runInContext(source("search.js"), context)
    this.site = site
  }
  async fetch(url) {
    const path = String(url).slice(HOST.length)
    const bytes = readFileSync(join(root, path))
    this.fetched.set(path, bytes)
    return { ok: true, json: async () => JSON.parse(bytes) }
  }
  receive(message) { if (message.type === 3) this.done?.(message.data.items) }
  hear(message) {
    if (message.excerpt) this.waiting.get(message.excerpt.record)?.(message.excerpt)
    else this.told = message
  }
  async ask(query) {
    this.warned = ""
    const items = await new Promise(done => { this.done = done; this.listener({ data: { type: 2, data: query } }) })
    const place = page => page.text.match(/data-place="([^"]+)"/)?.[1] // on the page
    return { found: items.map(([page]) => (page.location.slice(HOST.length + this.site.length) || "./") + (place(page) ? `#${place(page)}` : "")), titles: items.map(([page]) => page.title),
      records: items.map(([page]) => Number(page.text.match(/data-record="(\d+)"/)[1])), missing: items.map(([page]) => Object.keys(page.terms)),
      tags: items.map(([page]) => page.tags), meant: this.told.meant ?? "", failed: this.told.failed ?? false, topics: (this.told.topics ?? []).length, warned: this.warned }
  }
  async excerpts(query, records) {
    return Promise.all(records.map(record => new Promise(done => {
      this.waiting.set(record, done)
      this.channel.listener({ data: { root: `${HOST}${this.site}`, query, excerpts: [record] } })
    })))
  }
}

const known = new Map()
const answers = []
for (const { site, query, keys, excerpts = 0 } of JSON.parse(readFileSync(0, "utf8"))) {
  if (keys) {
    const searcher = new Searcher(site), times = []
    let answer
    for (const key of keys) {
      const begun = performance.now()
      answer = await searcher.ask(key)
      times.push(performance.now() - begun)
    }
    if (excerpts) await searcher.excerpts(keys.at(-1), answer.records.slice(0, excerpts))
    answers.push({ ...answer, times, files: [...searcher.fetched.keys()], bytes: [...searcher.fetched.values()].reduce((sum, each) => sum + gzipSync(each, { level: 6 }).length, 0) })
  } else {
    if (!known.has(site)) known.set(site, new Searcher(site))
    const searcher = known.get(site)
    const answer = await searcher.ask(query)
    answers.push({ ...answer, excerpts: excerpts ? await searcher.excerpts(query, answer.records.slice(0, excerpts)) : [] })
  }
}
process.stdout.write(JSON.stringify(answers))
