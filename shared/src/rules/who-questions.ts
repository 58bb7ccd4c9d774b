/** Questions to begin with. They ask for what the harmonised standards of the UK's statistics ask for, in our own words, so that results can be held against other figures. */
import type { WhoQuestion } from '#model/who.ts'

export interface ReadyQuestion extends WhoQuestion {
  readonly key: string
  /** In a list to choose from. */
  readonly name: string
}

export const readyQuestions: readonly ReadyQuestion[] = [
  {
    key: 'age',
    name: 'Age',
    text: 'How old are you?',
    hint: '',
    options: ['Under 18', '18 to 24', '25 to 34', '35 to 44', '45 to 54', '55 to 64', '65 to 74', '75 or over'],
    ownWords: false,
  },
  {
    key: 'sex',
    name: 'Sex',
    text: 'What is your sex?',
    hint: 'The next question, if it is asked, is about gender.',
    options: ['Female', 'Male'],
    ownWords: true,
  },
  {
    key: 'gender',
    name: 'Gender identity',
    text: 'Is your gender the same as the sex you were registered with at birth?',
    hint: '',
    options: ['Yes', 'No'],
    ownWords: true,
  },
  {
    key: 'ethnic-group',
    name: 'Ethnic group',
    text: 'What is your ethnic group?',
    hint: 'If more than one is right, choose Mixed, or say it in your own words.',
    options: [
      'Asian or Asian British',
      'Black, Black British, Caribbean or African',
      'Mixed or multiple ethnic groups',
      'White',
      'Another ethnic group',
    ],
    ownWords: true,
  },
  {
    key: 'condition',
    name: 'Long-lasting conditions',
    text: 'Do you have a physical or mental health condition or illness that has lasted, or will last, a year or more?',
    hint: 'Also one that comes and goes.',
    options: ['Yes', 'No'],
    ownWords: false,
  },
  {
    key: 'day-to-day',
    name: 'What it does to everyday life',
    text: 'Does a condition or illness make it harder for you to do everyday things?',
    hint: '',
    options: ['Yes, a lot', 'Yes, a little', 'No', 'I have no such condition'],
    ownWords: false,
  },
  {
    key: 'religion',
    name: 'Religion',
    text: 'What is your religion?',
    hint: 'Whether you practise it or not.',
    options: ['No religion', 'Christian', 'Buddhist', 'Hindu', 'Jewish', 'Muslim', 'Sikh', 'Another religion'],
    ownWords: true,
  },
  {
    key: 'orientation',
    name: 'Sexual orientation',
    text: 'Which of these describes how you think of yourself?',
    hint: 'This is about sexual orientation.',
    options: ['Straight or heterosexual', 'Gay or lesbian', 'Bisexual', 'Another orientation'],
    ownWords: true,
  },
  {
    key: 'caring',
    name: 'Caring for somebody',
    text: 'Do you look after, or help, somebody who has a condition, an illness or problems of old age?',
    hint: 'Not as paid work.',
    options: ['No', 'Yes, up to 19 hours a week', 'Yes, 20 to 49 hours a week', 'Yes, 50 hours a week or more'],
    ownWords: false,
  },
  {
    key: 'region',
    name: 'Part of the country',
    text: 'In which part of the country do you live?',
    hint: '',
    options: [
      'North East',
      'North West',
      'Yorkshire and the Humber',
      'East Midlands',
      'West Midlands',
      'East of England',
      'London',
      'South East',
      'South West',
      'Wales',
      'Scotland',
      'Northern Ireland',
      'Outside the UK',
    ],
    ownWords: false,
  },
  {
    key: 'language',
    name: 'Main language',
    text: 'What is your main language?',
    hint: 'The one that you find easiest.',
    options: ['English', 'Welsh', 'British Sign Language', 'Another language'],
    ownWords: true,
  },
]

/** The question itself, as it goes into a form. */
export const questionOf = ({ text, hint, options, ownWords }: WhoQuestion): WhoQuestion => ({
  text,
  hint,
  options,
  ownWords,
})
