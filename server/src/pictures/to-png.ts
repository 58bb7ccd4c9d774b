/** An SVG as a PNG. The only place that knows the library. It has no letters of its own: ours are outlines. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

let ready: Promise<void> | undefined

/** `width` in points of the PNG. */
export async function toPng(svg: string, width: number): Promise<Uint8Array> {
  ready ??= readFile(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))).then(initWasm)
  await ready
  const drawing = new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } })
  const drawn = drawing.render()
  const png = drawn.asPng()
  drawn.free()
  drawing.free()
  return png
}
