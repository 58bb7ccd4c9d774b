import { expect, test } from 'vitest'
import { startStrategy } from '@waymark/shared/wire/sessions.ts'
import { allPlaced, nothingWrong, placed, sayHowMany, without, wrongFields } from './field-errors.ts'

const shown = new Set(['title', 'ambitions', 'ambitions.0.title', 'startsAt'])

test('[A25] a refusal stands beside its field, else beside the nearest one around it, else above the form', () => {
  const message = 'Give the ambition a title.'
  expect(placed({ message, at: ['body', 'ambitions', '0', 'title'] }, shown).fields.get('ambitions.0.title')).toBe(
    message,
  )
  expect(placed({ message, at: ['body', 'ambitions', '7', 'title'] }, shown).fields.get('ambitions')).toBe(message)
  expect(placed({ message, at: ['body', 'startsAt', 'local'] }, shown).fields.get('startsAt')).toBe(message)
  expect(placed({ message, at: ['body', 'colour'] }, shown)).toEqual({ fields: new Map(), whole: message })
  expect(placed({ message, at: [] }, shown)).toEqual({ fields: new Map(), whole: message })
})

test('[A26] everything that is wrong is found before the server is asked, in the words the server would use', () => {
  const found = wrongFields(startStrategy.body, {
    title: ' ',
    period: '2027 to 2031',
    ambitions: [{ title: '', description: '', whatWeDid: '' }],
  })
  expect([...found]).toEqual([
    ['title', 'Give the strategy a title.'],
    ['ambitions.0.title', 'Give the ambition a title.'],
  ])
  const refused = allPlaced(found, shown)
  expect(refused.fields.size).toBe(2)
  expect(sayHowMany(refused)).toBe('2 things need another look. Nothing you typed is lost.')
  expect(sayHowMany(without(refused, 'title'))).toBe('One thing needs another look. Nothing you typed is lost.')
  expect(sayHowMany(nothingWrong)).toBeUndefined()
})
