/** What is said of a file that is not brought in. */
import { Refusal } from '#refusal.ts'

const refused = (message: string): Refusal => new Refusal('malformed', message, { at: ['body', 'file'] })

export const notAnArchive = (): Refusal =>
  refused(
    'This is not an archive of Waymark, or not all of it arrived. Choose the file as it was taken away, without unpacking it.',
  )
export const altered = (): Refusal =>
  refused('This archive is damaged or was altered: what is in it is not what its list says. Nothing was brought in.')
export const newer = (): Refusal =>
  refused(
    'There is something in this archive that this server does not know. A newer version of Waymark may have made it.',
  )
export const looseEnds = (): Refusal =>
  refused('Things are missing in this archive that belong to what is in it. Nothing was brought in.')
export const tooLarge = (): Refusal =>
  new Refusal('too-large', 'There is more in this archive than fits. Nothing was brought in.', { at: ['body', 'file'] })
export const isHereAlready = (title: string): Refusal =>
  new Refusal(
    'conflict',
    `“${title}” is here already. An archive never writes over what is here: open it from the start, or bring the archive in on another server.`,
  )
export const isElsewhere = (): Refusal =>
  new Refusal('conflict', 'Something in this archive is here already, in another series. Nothing was brought in.')
