/**
 * The gallery shows parts of every page. A part that two pages show is cut out into a file of its own, which both load: with the
 * gallery, that would be every part. So the gallery is built from copies, and all other pages are the files they would be without it.
 */
import type { Plugin } from 'vite'

const mark = '?gallery'
const gallery = /[\\/]client[\\/]src[\\/]gallery[\\/]/
/** What one page alone shows. What is in the first file, or in one that several pages load, is taken from there. */
const copied = [
  /[\\/]client[\\/]src[\\/](board|synthesis|draft|join|surface)[\\/]/,
  /[\\/]client[\\/]src[\\/]ui[\\/](choice-menu|over-https-notice)\.tsx$/,
  /[\\/]shared[\\/]src[\\/]/,
  /[\\/]node_modules[\\/](fractional-indexing|zustand)[\\/]/,
]

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
        const isCopied = found !== null && !found.external && copied.some(path => path.test(found.id))
        return isCopied ? { ...found, id: `${found.id}${mark}` } : found
      },
    },
  }
}
