/** What may be chosen of an export: where people's words stand, and print for those who need it large. */
import * as z from 'zod/mini'
import type { ExportFormat } from './drafts.ts'

export const evidencePlaces = ['inline', 'annex', 'comments', 'none'] as const
export const EvidencePlace = z.enum(evidencePlaces)
export type EvidencePlace = z.infer<typeof EvidencePlace>

/** As it stands in an address. What is left out is as usual: words where they belong, in usual print. */
export const ExportAsked = z.strictObject({
  evidence: z.optional(EvidencePlace),
  print: z.optional(z.enum(['usual', 'large'])),
})

export interface ExportChoices {
  readonly evidence: EvidencePlace
  readonly isLarge: boolean
}

export const usualChoices: ExportChoices = { evidence: 'inline', isLarge: false }

/** What each kind of file can do; one that is not here is always written as usual. */
export const choicesOf: Readonly<
  Partial<Record<ExportFormat, { readonly evidence: readonly EvidencePlace[]; readonly print: boolean }>>
> = {
  docx: { evidence: evidencePlaces, print: true },
  pdf: { evidence: ['inline', 'annex', 'none'], print: true },
  html: { evidence: ['inline', 'annex', 'none'], print: true },
  odt: { evidence: evidencePlaces, print: true },
  epub: { evidence: ['inline', 'annex', 'none'], print: false },
  pptx: { evidence: ['inline', 'none'], print: false },
}

/** What goes into the address for that kind of file: of what was chosen only what it can do. */
export function askedOf(format: ExportFormat, { evidence, isLarge }: ExportChoices): Readonly<Record<string, string>> {
  const own = choicesOf[format]
  return {
    ...(evidence !== 'inline' && own?.evidence.includes(evidence) === true ? { evidence } : {}),
    ...(isLarge && own?.print === true ? { print: 'large' } : {}),
  }
}

/** By name, what was chosen and that kind of file cannot do. */
export function cannotDo(format: ExportFormat, { evidence, isLarge }: ExportChoices): ('evidence' | 'print')[] {
  const own = choicesOf[format]
  return [
    ...(evidence === 'inline' || own?.evidence.includes(evidence) === true ? [] : ['evidence' as const]),
    ...(!isLarge || own?.print === true ? [] : ['print' as const]),
  ]
}
