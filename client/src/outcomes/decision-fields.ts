/** A decision as its form holds it, and as it is sent. */
import { DecisionForm, leastOptions, type Decision } from '@waymark/shared/model/decision.ts'
import type { StatementId, ThemeId } from '@waymark/shared/model/ids.ts'
import type { AnyProblem } from '#api/call.ts'

export interface DecisionFields {
  readonly question: string
  readonly background: string
  readonly options: readonly string[]
  readonly asked: string
  readonly askedPeople: string
  readonly how: DecisionForm['how']
  readonly howMore: string
  /** The place of an option, or empty for another result. */
  readonly chosen: string
  readonly result: string
  readonly reason: string
  readonly decidedOn: string
  readonly reviewOn: string
  readonly statementIds: readonly StatementId[]
  readonly themeIds: readonly ThemeId[]
  readonly isPublished: boolean
}

export interface FieldsShape {
  readonly fields: DecisionFields
  readonly change: (more: Partial<DecisionFields>) => void
  readonly errorAt: (name: string) => string | undefined
}

export const emptyDecision = (today: string): DecisionFields => ({
  question: '',
  background: '',
  options: Array.from({ length: leastOptions }, () => ''),
  asked: '',
  askedPeople: '',
  how: 'consent',
  howMore: '',
  chosen: '',
  result: '',
  reason: '',
  decidedOn: today,
  reviewOn: '',
  statementIds: [],
  themeIds: [],
  isPublished: false,
})

export const fieldsOfDecision = ({ askedPeople, chosen, reviewOn, ...more }: Decision): DecisionFields => ({
  ...more,
  askedPeople: askedPeople === null ? '' : String(askedPeople),
  chosen: chosen === null ? '' : String(chosen),
  reviewOn: reviewOn ?? '',
})

export const sentDecision = (fields: DecisionFields): DecisionForm => ({
  question: fields.question,
  background: fields.background,
  options: [...fields.options],
  asked: fields.asked,
  askedPeople: fields.askedPeople.trim() === '' ? null : Number(fields.askedPeople),
  how: fields.how,
  howMore: fields.howMore,
  chosen: fields.chosen === '' ? null : Number(fields.chosen),
  result: fields.result,
  reason: fields.reason,
  decidedOn: fields.decidedOn,
  reviewOn: fields.reviewOn === '' ? null : fields.reviewOn,
  statementIds: [...fields.statementIds],
  themeIds: [...fields.themeIds],
  isPublished: fields.isPublished,
})

/** Takes an option away; the one that was chosen stays the one, where it is still there. */
export function withoutOption(fields: DecisionFields, at: number): Pick<DecisionFields, 'options' | 'chosen'> {
  const options = fields.options.toSpliced(at, 1)
  if (fields.chosen === '') return { options, chosen: '' }
  const chosen = Number(fields.chosen)
  if (chosen === at) return { options, chosen: '' }
  return { options, chosen: String(chosen > at ? chosen - 1 : chosen) }
}

/** By the name of the field; what is about the whole stands under the empty name. */
export type Wrong = ReadonlyMap<string, string>

export function wrongWithDecision(fields: DecisionFields): Wrong {
  const found = new Map<string, string>()
  for (const { path, message } of DecisionForm.safeParse(sentDecision(fields)).error?.issues ?? []) {
    const name = path.map(String).join('.')
    if (!found.has(name)) found.set(name, message)
  }
  return found
}

/** What the server says no to, beside its field. */
export function wrongFrom({ at, message }: Pick<AnyProblem, 'at' | 'message'>): Wrong {
  return new Map([[at[1] === 'form' ? at.slice(2).join('.') : '', message]])
}
