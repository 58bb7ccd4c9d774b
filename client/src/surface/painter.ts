/**
 * Draws a part of the board on canvas, larger than what is seen, so that moving it needs no drawing. Words are words from a readable
 * size up, and bars of their length below; while the size is changing they are always bars.
 */
import { makeEasel, type Easel } from './easel.ts'
import type { Card } from './frames.ts'
import { cardsWithin, covers, grown, meets, rectIn, type At, type Layout, type Rect } from './layout.ts'
import { paintCard, paintFrame, paintWords, type Pen } from './paint.ts'
import type { Palette } from './palette.ts'

export interface Picture {
  readonly layout: Layout
  /** What is seen, on the surface. */
  readonly sight: Rect
  readonly zoom: number
  /** Where the surface begins in its space, CSS pixels. */
  readonly origin: At
  readonly isMoving: boolean
  readonly selection: ReadonlySet<string>
  readonly palette: Palette
}

export interface Painter {
  /** Draws what has changed, if anything has. */
  readonly draw: (picture: Picture) => void
  readonly hide: () => void
}

/** Below this, words are bars. */
const wordsFrom = 0.3
/**
 * How far the canvas reaches beyond what is seen, to each side, as a part of it, and how many of its pixels are drawn. While something moves
 * it reaches far, so that it has to be drawn seldom, and is drawn coarsely, so that it costs no more.
 */
const standing = { beyond: 0.25, fineness: 1 }
const moving = { beyond: 0.75, fineness: 0.4 }
/** A picture is scaled up to so many times before it is drawn anew. */
const mostScaled = 2

interface Painted {
  readonly picture: Picture
  readonly area: Rect
  readonly hasWords: boolean
  readonly cards: ReadonlyMap<string, PaintedCard>
}

interface PaintedCard extends Rect {
  readonly card: Card
  readonly isSelected: boolean
}

/** `cards` holds what is in the page of the board; where the canvas is shown, it has no ground of its own to hide the canvas by. */
export function makePainter(canvas: HTMLCanvasElement, cards: HTMLElement): Painter {
  const easel = makeEasel(canvas)
  let painted: Painted | undefined
  const show = (isShown: boolean): void => {
    canvas.style.display = isShown ? '' : 'none'
    cards.toggleAttribute('data-painted', isShown)
  }
  show(false)
  const place = (area: Rect, drawnAt: number, { zoom, origin }: Picture): void => {
    const scaled = zoom / drawnAt
    canvas.style.transform = `translate(${area.x * zoom + origin.x}px, ${area.y * zoom + origin.y}px) scale(${scaled})`
  }
  return {
    hide: () => {
      if (painted === undefined) return
      painted = undefined
      show(false)
    },
    draw: picture => {
      const before = painted
      if (before !== undefined && stillGood(before, picture)) {
        place(before.area, before.picture.zoom, picture)
        return
      }
      const isSamePlace = before !== undefined && hasSameGround(before, picture)
      const area = isSamePlace ? before.area : areaAround(picture)
      if (before === undefined) show(true)
      canvas.classList.toggle('coarse', picture.isMoving)
      if (!isSamePlace) {
        canvas.style.inlineSize = `${area.width * picture.zoom}px`
        canvas.style.blockSize = `${area.height * picture.zoom}px`
      }
      painted = isSamePlace ? repaint(easel, before, picture) : paintAnew(easel, area, picture)
      if (picture.isMoving) easel.handOver()
      else easel.show()
      place(area, picture.zoom, picture)
    },
  }
}

const howDrawn = ({ isMoving }: Picture) => (isMoving ? moving : standing)

/** Pixels of the canvas for each unit of the surface. */
const scaleOf = (picture: Picture): number => picture.zoom * devicePixelRatio * howDrawn(picture).fineness

const areaAround = (picture: Picture): Rect => {
  const { sight, layout } = picture
  const { beyond } = howDrawn(picture)
  const wide = grown(sight, beyond * sight.width, beyond * sight.height)
  const x = Math.max(0, wide.x)
  const y = Math.max(0, wide.y)
  return {
    x,
    y,
    width: Math.max(1, Math.min(layout.width, wide.x + wide.width) - x),
    height: Math.max(1, Math.min(layout.height, wide.y + wide.height) - y),
  }
}

const showsWords = ({ zoom, isMoving }: Picture): boolean => zoom >= wordsFrom && !isMoving

/** What is painted can be shown as it is, moved or scaled. */
function stillGood({ picture, area, hasWords }: Painted, next: Picture): boolean {
  const scaled = next.zoom / picture.zoom
  const isSharp = next.isMoving ? scaled < mostScaled && scaled > 1 / mostScaled : scaled === 1
  return (
    isSharp &&
    picture.layout === next.layout &&
    picture.selection === next.selection &&
    picture.palette === next.palette &&
    (next.isMoving || hasWords === showsWords(next)) &&
    covers(area, seenOf(next))
  )
}

/** That part of the board which is seen. */
function seenOf({ sight, layout }: Picture): Rect {
  const x = Math.max(0, sight.x)
  const y = Math.max(0, sight.y)
  return {
    x,
    y,
    width: Math.max(0, Math.min(layout.width, sight.x + sight.width) - x),
    height: Math.max(0, Math.min(layout.height, sight.y + sight.height) - y),
  }
}

/** Only cards have changed since: the frames stand where they stood. */
const hasSameGround = ({ picture, area, hasWords }: Painted, next: Picture): boolean =>
  !picture.isMoving &&
  !next.isMoving &&
  picture.zoom === next.zoom &&
  picture.palette === next.palette &&
  hasWords === showsWords(next) &&
  covers(area, seenOf(next)) &&
  picture.layout.width === next.layout.width &&
  picture.layout.height === next.layout.height &&
  picture.layout.frames.length === next.layout.frames.length &&
  picture.layout.frames.every((frame, at) => {
    const other = next.layout.frames[at]
    return (
      other !== undefined &&
      frame.x === other.x &&
      frame.y === other.y &&
      frame.width === other.width &&
      frame.height === other.height &&
      frame.inside.groups.length === other.inside.groups.length &&
      frame.inside.groups.every(({ y, height }, group) => {
        const now = other.inside.groups[group]
        return now?.y === y && now.height === height
      })
    )
  })

function penFor({ paper: context }: Easel, area: Rect, picture: Picture): Pen | undefined {
  if (context === null) return undefined
  const scale = scaleOf(picture)
  context.setTransform(scale, 0, 0, scale, -area.x * scale, -area.y * scale)
  return { context, palette: picture.palette, zoom: scale / devicePixelRatio }
}

function paintAnew(easel: Easel, area: Rect, picture: Picture): Painted {
  const scale = scaleOf(picture)
  easel.resize(Math.ceil(area.width * scale), Math.ceil(area.height * scale))
  const hasWords = showsWords(picture)
  const cards = cardsIn(picture, area)
  const pen = penFor(easel, area, picture)
  if (pen !== undefined) {
    for (const frame of picture.layout.frames) if (meets(frame, area)) paintFrame(pen, frame)
    for (const painted of cards.values()) paint(pen, painted, hasWords)
  }
  return { picture, area, hasWords, cards }
}

/** Only the cards that are not as they were, over the ground they stand on. */
function repaint(easel: Easel, before: Painted, picture: Picture): Painted {
  const { area, hasWords } = before
  const cards = cardsIn(picture, area)
  const pen = penFor(easel, area, picture)
  if (pen === undefined) return { picture, area, hasWords, cards }
  const changed = [...cards].filter(([key, now]) => !isSame(before.cards.get(key), now)).map(([, now]) => now)
  const gone = [...before.cards].filter(([key, was]) => !isSame(cards.get(key), was)).map(([, was]) => was)
  if (changed.length + gone.length > cards.size / 2) return paintAnew(easel, area, picture)
  for (const was of gone) clearBehind(pen, picture.layout, was)
  for (const now of changed) paint(pen, now, hasWords)
  return { picture, area, hasWords, cards }
}

function clearBehind(pen: Pen, layout: Layout, rect: Rect): void {
  const { context } = pen
  const hole = grown(rect, 2 / pen.zoom)
  context.save()
  context.beginPath()
  context.rect(hole.x, hole.y, hole.width, hole.height)
  context.clip()
  context.clearRect(hole.x, hole.y, hole.width, hole.height)
  for (const frame of layout.frames) if (meets(frame, hole)) paintFrame(pen, frame)
  context.restore()
}

function cardsIn({ layout, selection }: Picture, area: Rect): ReadonlyMap<string, PaintedCard> {
  return new Map(
    cardsWithin(layout, area).map(({ frame, placed }) => [
      placed.card.key,
      { ...rectIn(frame, placed), card: placed.card, isSelected: selection.has(placed.card.key) },
    ]),
  )
}

const isSame = (a: PaintedCard | undefined, b: PaintedCard): boolean =>
  a !== undefined &&
  a.card === b.card &&
  a.x === b.x &&
  a.y === b.y &&
  a.width === b.width &&
  a.height === b.height &&
  a.isSelected === b.isSelected

function paint(pen: Pen, { card, isSelected, ...rect }: PaintedCard, hasWords: boolean): void {
  paintCard(pen, card, { rect, isSelected })
  paintWords(pen, card, { rect, hasWords })
}
