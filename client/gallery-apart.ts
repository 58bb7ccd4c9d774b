/**
 * The gallery shows parts of every page. A part that two pages show is cut out into a file of its own, which both load: with the
 * gallery, that would be every part. So the gallery is built from copies, and all other pages are the files they would be without it.
 */
import type { Plugin } from 'vite'

const mark = '?gallery'
const gallery = /[\\/]client[\\/]src[\\/]gallery[\\/]/
/** Not `ui` and `start`, most of which are in the first file anyway: what is true of a whole window is kept once. */
const copied =
  /[\\/](?:client[\\/]src[\\/](?:board|synthesis|draft|join|surface)|shared[\\/]src|node_modules[\\/]fractional-indexing)[\\/]/

export function galleryApart(): Plugin {
  return {
    name: 'gallery-apart',
    apply: 'build',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      async handler(source, importer) {
        if (importer === undefined || !(gallery.test(importer) || importer.endsWith(mark))) return null
        const found = await this.resolve(source, importer.replace(mark, ''), { skipSelf: true })
        return found !== null && copied.test(found.id) && !found.external
          ? { ...found, id: `${found.id}${mark}` }
          : found
      },
    },
  }
}
