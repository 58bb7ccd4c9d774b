/** A breakout as a form holds it, and as it is sent. */
import {
  usualSettings,
  type Breakout,
  type BreakoutSettings,
  type Purpose,
  type Section,
} from '@waymark/shared/model/session.ts'
import type { BreakoutId, SectionId } from '@waymark/shared/model/ids.ts'
import type { BreakoutForm, LikeForm } from '@waymark/shared/wire/sessions.ts'

export interface SectionFields {
  /** Tells the fields on the screen apart. Never sent. */
  readonly key: string
  readonly title: string
  readonly description: string
  /** The heading of the session that this one begins like: where its notes would go. */
  readonly like?: SectionId | undefined
}

export interface BreakoutFields {
  readonly key: string
  /** The breakout that it is like, in the session that this one begins like. */
  readonly like?: BreakoutId | undefined
  readonly aboutAllLike?: SectionId | undefined
  readonly purpose: Purpose
  readonly question: string
  /** For a review: whether there is a place for what is about all ambitions. */
  readonly aboutAll: boolean
  /** For a review: headings of its own beside that place, as a session that it is like has them. */
  readonly besides: readonly SectionFields[]
  /** For an open question. Kept while the purpose is another, so that nothing typed is lost. */
  readonly sections: readonly SectionFields[]
  readonly settings: BreakoutSettings
}

export const usualQuestions: Record<Purpose, string> = {
  'review-ambitions': 'Are our ambitions still the right ones?',
  'what-is-missing': 'What is missing?',
  values: 'What do our values mean to you?',
  'open-question': 'What would you like to say?',
  'journey-of-change': 'What has changed, and what has to happen next?',
  decision: 'What do you think of these options?',
}

const aboutAll: Pick<Section, 'title' | 'description'> = {
  title: 'About all of them',
  description: 'What is true of them together.',
}

export const newSection = (key: string, title = ''): SectionFields => ({ key, title, description: '' })

export const newBreakout = (key: string, purpose: Purpose = 'review-ambitions'): BreakoutFields => ({
  key,
  purpose,
  question: usualQuestions[purpose],
  aboutAll: true,
  besides: [],
  sections: [newSection(`${key}-1`, 'Your thoughts')],
  settings: usualSettings,
})

/** A question that nobody has touched changes with the purpose; one that somebody wrote stays. */
export const withPurpose = (breakout: BreakoutFields, purpose: Purpose): BreakoutFields => ({
  ...breakout,
  purpose,
  question: Object.values(usualQuestions).includes(breakout.question) ? usualQuestions[purpose] : breakout.question,
})

/** A light for each ambition is asked for only where there are ambitions. */
const sentSettings = ({ purpose, settings }: Pick<BreakoutFields, 'purpose' | 'settings'>): BreakoutSettings =>
  purpose === 'review-ambitions' ? settings : { ...settings, asksLight: false }

export const sentBreakout = (fields: BreakoutFields): BreakoutForm => ({
  purpose: fields.purpose,
  question: fields.question,
  settings: sentSettings(fields),
  sections: headingsOf(fields).map(asSent),
})

/** With what it is like, so that the notes there find their headings. */
export const sentBreakoutLike = (fields: BreakoutFields): LikeForm => ({
  ...sentBreakout(fields),
  like: fields.like,
  sections: headingsOf(fields).map(({ title, description, like }) => ({ title, description, like })),
})

type Heading = Omit<SectionFields, 'key'>

const headingsOf = (fields: BreakoutFields): readonly Heading[] =>
  fields.purpose === 'review-ambitions'
    ? [...(fields.aboutAll ? [{ ...aboutAll, like: fields.aboutAllLike }] : []), ...fields.besides]
    : fields.sections

const asSent = ({ title, description }: Heading): Pick<Section, 'title' | 'description'> => ({
  title,
  description,
})

/** A breakout that asks the same again. The ambitions of a review are left out: they come as they read now. */
export function breakoutLike(key: string, { id, purpose, question, sections, settings }: Breakout): BreakoutFields {
  const fresh = newBreakout(key, purpose)
  const own = sections.filter(({ ambitionId }) => ambitionId === null)
  const fields = own.map(({ id: like, title, description }, at) => ({
    key: `${key}-like-${at}`,
    title,
    description,
    like,
  }))
  const base = { ...fresh, like: id, question, settings }
  if (purpose !== 'review-ambitions') return { ...base, sections: fields }
  const isAboutAll = ({ title, description }: SectionFields): boolean =>
    title === aboutAll.title && ['', aboutAll.description].includes(description)
  const all = fields.find(isAboutAll)
  return { ...base, aboutAll: all !== undefined, aboutAllLike: all?.like, besides: fields.filter(one => one !== all) }
}

/** The names of the fields that say how it is run, each after `before`. */
export const shownInRun = (before = ''): string[] => Object.keys(usualSettings).map(name => `${before}settings.${name}`)

/** The places that the headings on the screen have among all that are sent. */
function placesOf({
  purpose,
  sections,
  besides,
  aboutAll: all,
}: Omit<BreakoutFields, 'key' | 'question' | 'settings'>) {
  if (purpose !== 'review-ambitions') return sections.map((_, at) => at)
  return besides.map((_, at) => at + (all ? 1 : 0))
}

/** The names of its fields, each after `before`. */
export const shownInBreakout = ({ purpose, sections, besides, aboutAll: all }: BreakoutFields, before = ''): string[] =>
  [
    'purpose',
    'question',
    'sections',
    ...shownInRun(),
    ...placesOf({ purpose, sections, besides, aboutAll: all }).flatMap(at => [
      `sections.${at}.title`,
      `sections.${at}.description`,
    ]),
  ].map(name => `${before}${name}`)
