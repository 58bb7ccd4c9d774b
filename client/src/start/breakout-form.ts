/** A breakout as a form holds it, and as it is sent. */
import { usualSettings, type BreakoutSettings, type Purpose, type Section } from '@waymark/shared/model/session.ts'
import type { BreakoutForm } from '@waymark/shared/wire/sessions.ts'

export interface SectionFields {
  /** Tells the fields on the screen apart. Never sent. */
  readonly key: string
  readonly title: string
  readonly description: string
}

export interface BreakoutFields {
  readonly key: string
  readonly purpose: Purpose
  readonly question: string
  /** For a review: whether there is a place for what is about all ambitions. */
  readonly aboutAll: boolean
  /** For an open question. Kept while the purpose is another, so that nothing typed is lost. */
  readonly sections: readonly SectionFields[]
  readonly settings: BreakoutSettings
}

export const purposeNames: Record<Purpose, string> = {
  'review-ambitions': 'Review the ambitions',
  'what-is-missing': 'Ask what is missing',
  values: 'Talk about values',
  'open-question': 'Ask an open question',
  'journey-of-change': 'Follow the journey of change',
  decision: 'Come to a decision',
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
  sections: [newSection(`${key}-1`, 'Your thoughts')],
  settings: usualSettings,
})

/** A question that nobody has touched changes with the purpose; one that somebody wrote stays. */
export const withPurpose = (breakout: BreakoutFields, purpose: Purpose): BreakoutFields => ({
  ...breakout,
  purpose,
  question: Object.values(usualQuestions).includes(breakout.question) ? usualQuestions[purpose] : breakout.question,
})

export const sentBreakout = ({
  purpose,
  question,
  aboutAll: all,
  sections,
  settings,
}: BreakoutFields): BreakoutForm => ({
  purpose,
  question,
  settings,
  sections:
    purpose === 'review-ambitions'
      ? all
        ? [aboutAll]
        : []
      : sections.map(({ title, description }) => ({ title, description })),
})

/** The names of its fields, each after `before`. */
export const shownInBreakout = ({ purpose, sections }: BreakoutFields, before = ''): string[] =>
  [
    'purpose',
    'question',
    'sections',
    ...(purpose === 'review-ambitions'
      ? []
      : sections.flatMap((_, at) => [`sections.${at}.title`, `sections.${at}.description`])),
  ].map(name => `${before}${name}`)
