/**
 * What the pages of the peers have in common: the notes they show, where each stands, the place of the board on the page, and the changes
 * that somebody else makes. A page answers to the one who measures by `window.board`.
 */
export const noteSize = 200
const step = noteSize + 16
const headRoom = 64
const gap = 60

export const tones = ['#fde9c9', '#d8ecd9', '#d9e6f7', '#f3dcea', '#e9e2d0']

/** The room that our own board has in such a window, beside its form and below its tools, so that all boards have as much to draw. */
export const boardBox = { position: 'fixed', left: 368, top: 130, right: 0, bottom: 53 }

const address = new URL(location.href)
export const asked = name => address.searchParams.get(name)

/** `[{ section, text }]`, in reading order. */
export async function readNotes() {
  const answer = await fetch(`/notes/${asked('notes')}.json`)
  return answer.json()
}

/** Five frames beside each other, each of rows, altogether about as wide as a screen is to its height. Answers `{ frames, places }`. */
export function laidOut(notes) {
  const count = Math.max(...notes.map(({ section }) => section)) + 1
  const each = Math.ceil(notes.length / count)
  const columns = Math.max(2, Math.round(Math.sqrt((1.6 * each) / count)))
  const width = columns * step + 16
  const height = Math.ceil(each / columns) * step + headRoom
  const frames = Array.from({ length: count }, (_, at) => ({ x: at * (width + gap), y: 0, width, height }))
  const taken = frames.map(() => 0)
  const places = notes.map(({ section }) => {
    const at = taken[section]
    taken[section] += 1
    return {
      x: frames[section].x + 16 + (at % columns) * step,
      y: headRoom + Math.floor(at / columns) * step,
    }
  })
  return { frames, places }
}

/** The zoom at which four fifths of the board are seen, from `least`. */
export function farAway({ frames }, least) {
  const { width, height } = document.getElementById('page').firstElementChild.getBoundingClientRect()
  const all = { width: Math.max(...frames.map(frame => frame.x + frame.width)), height: frames[0].height }
  return Math.max(least, 1.25 * Math.min(width / all.width, height / all.height))
}

/** Calls `changed([{ index, text, from }])` with what somebody else has changed since the last frame. */
export function followChanges(changed) {
  let heard = []
  new WebSocket(`ws://${location.host}/changes`).addEventListener('message', ({ data }) => {
    if (heard.length === 0)
      requestAnimationFrame(() => {
        changed(heard)
        heard = []
      })
    heard.push(JSON.parse(data))
  })
}
