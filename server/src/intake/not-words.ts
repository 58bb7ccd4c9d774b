/** What is said of things in a document that are no words. */
import { keepableText, shortened } from '@waymark/shared/model/text.ts'
import type { Line } from './line.ts'

export const picturesSaid = (count: number): string[] =>
  count === 0
    ? []
    : [`${count === 1 ? 'There is a picture' : `There are ${count} pictures`} in the file. Only words were kept.`]

export const otherFileSaid =
  'There is another file within the file, which was not read. Ask for its words, if there are any.'

const mostLinks = 10

/** Where links lead, unless that stands in the words itself. */
export function linksSaid(targets: readonly string[], lines: readonly Line[]): string[] {
  const all = [...new Set(targets)].filter(target => target !== '' && !target.startsWith('#'))
  const untold = all
    .slice(0, mostLinks * 2)
    .filter(target => !lines.some(({ text }) => text.includes(target.replace(/^mailto:/, ''))))
  return [
    ...untold
      .slice(0, mostLinks)
      .map(target => `A link in it leads to ${shortened(keepableText(target).replaceAll(/\s/g, ' '), 400)}`),
    ...(untold.length > mostLinks || all.length > mostLinks * 2 ? ['There are more links in it.'] : []),
  ]
}
