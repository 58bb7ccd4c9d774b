/** What is wrong in a form, by the name of the field beside which it is said: `ambitions.2.title`. */
import type * as z from 'zod/mini'
import type { Problem } from '@waymark/shared/wire/problem.ts'

export type FieldErrors = ReadonlyMap<string, string>

export interface Refused {
  readonly fields: FieldErrors
  /** What is about the whole, or about a field that this form does not show. */
  readonly whole: string | undefined
}

export const nothingWrong: Refused = { fields: new Map(), whole: undefined }

/** What the server would say no to, found before it is asked. The first thing wrong with each field. */
export function wrongFields(schema: z.ZodMiniType, value: unknown): FieldErrors {
  const checked = schema.safeParse(value)
  const found = new Map<string, string>()
  for (const { path, message } of checked.error?.issues ?? []) {
    const name = path.map(String).join('.')
    if (!found.has(name)) found.set(name, message)
  }
  return found
}

/** A refusal, put beside its field; beside the nearest field around it that the form shows; or above the whole form. */
export function placed({ message, at }: Pick<Problem, 'message' | 'at'>, shown: ReadonlySet<string>): Refused {
  const path = at[0] === 'body' ? at.slice(1) : at
  for (let length = path.length; length > 0; length -= 1) {
    const name = path.slice(0, length).join('.')
    if (shown.has(name)) return { fields: new Map([[name, message]]), whole: undefined }
  }
  return { fields: new Map(), whole: message }
}

/** The same for all that was found at once. */
export function allPlaced(found: FieldErrors, shown: ReadonlySet<string>): Refused {
  const fields = new Map<string, string>()
  const others: string[] = []
  for (const [name, message] of found) {
    const refused = placed({ message, at: name.split('.') }, shown)
    for (const [field, said] of refused.fields) if (!fields.has(field)) fields.set(field, said)
    if (refused.whole !== undefined) others.push(refused.whole)
  }
  return { fields, whole: others[0] }
}

export function without({ fields, whole }: Refused, name: string): Refused {
  if (!fields.has(name)) return { fields, whole }
  return { fields: new Map([...fields].filter(([other]) => other !== name)), whole }
}

export const sayHowMany = ({ fields, whole }: Refused): string | undefined =>
  fields.size === 0
    ? whole
    : fields.size === 1
      ? 'One thing needs another look. Nothing you typed is lost.'
      : `${fields.size} things need another look. Nothing you typed is lost.`
