/**
 * What is drawn on a canvas, shown as a picture. Without a graphics card a browser copies each canvas of a page for every frame, even
 * one that stays as it is; a picture is copied once.
 */
export interface Easel {
  /** Where it is drawn. Nothing of it is seen before it is shown. */
  readonly paper: PaperContext | null
  /** Clears the paper; both are in pixels of the screen. */
  readonly resize: (width: number, height: number) => void
  readonly show: () => void
  /** As show, and the paper is blank afterwards: half the work. */
  readonly handOver: () => void
}

export type PaperContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

export function makeEasel(canvas: HTMLCanvasElement): Easel {
  return typeof OffscreenCanvas === 'undefined' ? drawnAtOnce(canvas) : shownAsPicture(canvas)
}

function shownAsPicture(canvas: HTMLCanvasElement): Easel {
  const sheet = new OffscreenCanvas(1, 1)
  const copy = new OffscreenCanvas(1, 1)
  const picture = canvas.getContext('bitmaprenderer')
  return {
    paper: sheet.getContext('2d'),
    resize: (width, height) => {
      sheet.width = width
      sheet.height = height
    },
    show: () => {
      copy.width = sheet.width
      copy.height = sheet.height
      copy.getContext('2d')?.drawImage(sheet, 0, 0)
      picture?.transferFromImageBitmap(copy.transferToImageBitmap())
    },
    handOver: () => {
      picture?.transferFromImageBitmap(sheet.transferToImageBitmap())
    },
  }
}

/** For browsers that can draw only in the page. */
const drawnAtOnce = (canvas: HTMLCanvasElement): Easel => ({
  paper: canvas.getContext('2d'),
  resize: (width, height) => {
    canvas.width = width
    canvas.height = height
  },
  show: () => {},
  handOver: () => {},
})
