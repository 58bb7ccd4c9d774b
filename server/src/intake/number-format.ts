/** Cells of a spreadsheet as they are shown: numbers by the format that was chosen for them, days and times as ISO 8601 writes them. */

/** Those that are in no file, because every program knows them. */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'd/m/y',
  15: 'd/m/y',
  16: 'd/m',
  17: 'm/y',
  18: 'h:m',
  19: 'h:m:s',
  20: 'h:m',
  21: 'h:m:s',
  22: 'd/m/y h:m',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  45: 'm:s',
  46: '[h]:m:s',
  47: 'm:s',
}
const isDayElsewhere = (id: number): boolean => (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

export const builtInFormat = (id: number): string => builtIn[id] ?? (isDayElsewhere(id) ? 'd/m/y' : 'General')

/** How a format says what stands before, between and after the digits: `"£"#,##0.00`. */
interface Format {
  /** `day` and `time` both for a moment. */
  readonly shows: 'general' | 'number' | 'day' | 'time' | 'moment' | 'elapsed'
  readonly before: string
  readonly digits: string
  readonly after: string
  readonly isPercent: boolean
}

const formats = new Map<string, Format>()
const mostFormats = 500

export function shownAs(raw: string, code: string, is1904: boolean): string {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return raw
  const known = formats.get(code)
  const format = known ?? formatOf(code)
  if (known === undefined) {
    if (formats.size >= mostFormats) formats.clear()
    formats.set(code, format)
  }
  if (format.shows === 'general') return plain(raw, value)
  return format.shows === 'number' ? numberAs(value, format) : (timeAs(value, format, is1904) ?? plain(raw, value))
}

/** What a computer adds at the end because it counts by twos is not shown by any program. */
const plain = (raw: string, value: number): string =>
  /^-?\d{1,15}(?:\.\d{1,10})?$/.test(raw) ? raw : String(Number(value.toPrecision(15)))

/** A letter or a stretch that means something by itself. */
const tokens =
  /"([^"]*)"|\\(.)|[_*].|\[\$([^\]-]*)[^\]]*\]|\[(?:h+|m+|s+)\]|\[[^\]]*\]|am\/pm|a\/p|general|e[+-]|[^]/giu

/** By what each kind of them looks like; the first that fits. */
const kinds: readonly (readonly [RegExp, 'elapsed' | 'nothing' | 'digit' | 'percent' | 'time' | 'odd'])[] = [
  [/^\[(?:h+|m+|s+)\]$/i, 'elapsed'],
  [/^(?:[_*[]|am\/pm$|a\/p$)/i, 'nothing'],
  [/^[#0?.,]$/, 'digit'],
  [/^%$/, 'percent'],
  [/^[ymdhs]$/i, 'time'],
  [/^(?:general|e[+-]|\/|@)$/i, 'odd'],
]

interface Said {
  before: string
  digits: string
  after: string
  times: string
  isElapsed: boolean
  isPercent: boolean
}

/** What is no digit between digits, such as a fraction, we do not show. */
const odd = '!'

const acts: Readonly<Record<(typeof kinds)[number][1], (said: Said, token: string) => void>> = {
  elapsed: said => void (said.isElapsed = true),
  nothing: () => undefined,
  digit: (said, token) => void (said.digits += said.after === '' ? token : odd),
  percent: (said, token) => {
    said.isPercent = true
    literal(said, token)
  },
  time: (said, token) => void (said.times += token.toLowerCase()),
  odd: said => void (said.digits += odd),
}

function literal(said: Said, text: string): void {
  if (said.digits === '') said.before += text
  else said.after += text
}

function formatOf(code: string): Format {
  const [first = ''] = sectionsOf(code)
  const said: Said = { before: '', digits: '', after: '', times: '', isElapsed: false, isPercent: false }
  for (const [token, ...written] of first.matchAll(tokens)) {
    const quoted = written.find(words => words !== undefined)
    const kind = quoted === undefined ? kinds.find(([like]) => like.test(token))?.[1] : undefined
    if (kind === undefined) literal(said, quoted ?? token)
    else acts[kind](said, token)
  }
  return { ...said, shows: showsOf(said) }
}

/** Where a number is above or below nothing, or none: the first is enough to know what it is. */
const sectionsOf = (code: string): string[] => code.match(/(?:"[^"]*"|\\.|[^;"\\])+/gu) ?? []

function showsOf({ times, isElapsed, digits }: Said): Format['shows'] {
  if (isElapsed) return 'elapsed'
  const [hasDay, hasTime] = [/[yd]|^m+$/.test(times), /[hs]/.test(times)]
  if (hasDay) return hasTime ? 'moment' : 'day'
  if (hasTime) return 'time'
  return /^[#,0?]*(?:\.[0#?]*)?$/.test(digits) && /[0#?]/.test(digits) && !digits.endsWith(',') ? 'number' : 'general'
}

const zerosIn = (digits: string): number => digits.replaceAll(/[^0]/g, '').length

function numberAs(value: number, { before, digits, after, isPercent }: Format): string {
  const times = isPercent ? value * 100 : value
  if (Math.abs(times) >= 1e15) return String(value)
  const [whole = '', part = ''] = digits.split('.')
  const fixed = Math.abs(times).toFixed(Math.min(part.length, 20))
  const [units = '', rest = ''] = fixed.split('.')
  const filled = units.padStart(zerosIn(whole), '0')
  const grouped = whole.includes(',') ? filled.replaceAll(/\B(?=(?:\d{3})+$)/g, ',') : filled
  const sign = times < 0 && Number(fixed) !== 0 ? '-' : ''
  return `${sign}${before}${grouped}${fractionAs(rest, part)}${after}`.trim()
}

/** Of the digits after the point, those that a format shows only where they are not 0 go from the end. */
function fractionAs(digits: string, format: string): string {
  const kept = digits.replace(new RegExp(`0{0,${format.length - zerosIn(format)}}$`), '')
  return kept === '' ? '' : `.${kept}`
}

const daySeconds = 86_400
/** 31 December 9999. */
const lastDay = 2_958_465

/** Undefined for what no calendar of a spreadsheet has. */
function timeAs(value: number, { shows }: Format, is1904: boolean): string | undefined {
  const seconds = Math.round(value * daySeconds)
  if (value < 0 || value > lastDay) return undefined
  const clock = (hours: number): string => {
    const [minutes, rest] = [Math.floor(seconds / 60) % 60, seconds % 60]
    return [hours, minutes, ...(rest === 0 ? [] : [rest])].map(part => String(part).padStart(2, '0')).join(':')
  }
  if (shows === 'elapsed') return clock(Math.floor(seconds / 3600))
  const time = clock(Math.floor(seconds / 3600) % 24)
  if (shows === 'time') return time
  const day = dayAt(Math.floor(seconds / daySeconds), is1904)
  return seconds % daySeconds === 0 ? day : `${day} ${time}`
}

/** Spreadsheets count from the last day but one of 1899, and took 1900 for a leap year; old ones of the Mac count from 1904. */
function dayAt(days: number, is1904: boolean): string {
  const from = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  return new Date(from + days * daySeconds * 1000).toISOString().slice(0, 10)
}
