/** Which file of a draft an address asks for, and how it is to be written. */
import type { FastifyRequest } from 'fastify'
import type { Instant } from '@waymark/shared/model/time.ts'
import { ExportParams, exportFormats as formats } from '@waymark/shared/wire/drafts.ts'
import { ExportAsked, cannotDo, evidencePlaces, type ExportChoices } from '@waymark/shared/wire/export-choices.ts'
import { exportFormats } from '#export/export-format.ts'
import { Refusal } from '#refusal.ts'

/** Refuses in a sentence what we do not write. */
export function whatIsAsked({ params, query }: FastifyRequest, writtenAt: Instant) {
  const place = ExportParams.safeParse(params)
  if (!place.success)
    throw new Refusal(
      'gone',
      `We do not write files of that kind. Choose ${formats.map(kind => exportFormats[kind].label).join(', ')}.`,
    )
  const asked = ExportAsked.safeParse(query)
  if (!asked.success)
    throw new Refusal(
      'malformed',
      `We do not know that choice. People’s words can stand in places called ${evidencePlaces.join(', ')}, and print can be usual or large.`,
      { at: [String(asked.error.issues[0]?.path[0] ?? 'query')] },
    )
  const choices: ExportChoices = { evidence: asked.data.evidence ?? 'inline', isLarge: asked.data.print === 'large' }
  const { format } = place.data
  for (const name of cannotDo(format, choices))
    throw new Refusal(
      'malformed',
      `${exportFormats[format].label} cannot be written that way. Choose another kind of file.`,
      {
        at: [name],
      },
    )
  return { ...place.data, choices: { ...choices, writtenAt } }
}
