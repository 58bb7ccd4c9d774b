/** Pictures of a breakout. They are files, not JSON, so they have addresses and no routes: GET answers an attachment. */
import * as z from 'zod/mini'
import { BreakoutId, SectionId } from '#model/ids.ts'
import { nothing, route } from './route.ts'

export const pictureSizes = ['a4', 'a3', 'slide'] as const
export const PictureSize = z.enum(pictureSizes)
export type PictureSize = z.infer<typeof PictureSize>

export const pictureLooks = ['paper', 'contrast'] as const
export const PictureLook = z.enum(pictureLooks)
export type PictureLook = z.infer<typeof PictureLook>

export const pictureFormats = ['svg', 'png'] as const
export const PictureFormat = z.enum(pictureFormats)
export type PictureFormat = z.infer<typeof PictureFormat>

export const PictureName = z.union([SectionId, z.literal('overall-summary')])
export type PictureName = z.infer<typeof PictureName>

/** More sheets than that are never drawn of one picture: what does not fit on them is in the text beside it. */
export const mostSheets = 24

export const picturePath = '/api/breakouts/:breakoutId/pictures/:file'
export const allPicturesPath = '/api/breakouts/:breakoutId/pictures'

export const PictureFileParams = z.object({
  breakoutId: BreakoutId,
  file: z.string().check(z.regex(/^[A-Za-z0-9_-]{10,40}\.(?:svg|png)$/)),
})
export const AllPicturesParams = z.object({ breakoutId: BreakoutId })

/** What is left out is as usual. */
export const PictureQuery = z.object({
  size: z._default(PictureSize, 'a4'),
  look: z._default(PictureLook, 'paper'),
  sheet: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(mostSheets)), 1),
})
export type PictureQuery = z.infer<typeof PictureQuery>

/** Says how many sheets the picture has. */
export const sheetsHeader = 'x-sheets'

/** How many sheets it takes, whatever its look. */
export const countSheets = route({
  method: 'GET',
  path: '/api/breakouts/:breakoutId/pictures/:which/:size/sheets',
  params: z.object({ breakoutId: BreakoutId, which: PictureName, size: PictureSize }),
  body: nothing,
  reply: z.object({ sheets: z.int() }),
})

export interface PictureAddress extends PictureQuery {
  readonly which: PictureName
  readonly format: PictureFormat
}

export const addressOfPicture = (
  breakoutId: BreakoutId,
  { which, format, size, look, sheet }: PictureAddress,
): string => `/api/breakouts/${breakoutId}/pictures/${which}.${format}?size=${size}&look=${look}&sheet=${sheet}`

export const addressOfAll = (breakoutId: BreakoutId, { size, look }: Omit<PictureQuery, 'sheet'>): string =>
  `/api/breakouts/${breakoutId}/pictures?size=${size}&look=${look}`
