import { expect, test } from 'vitest'
import { DecisionForm, type Decision } from '@waymark/shared/model/decision.ts'
import { DecisionId, StrategyId } from '@waymark/shared/model/ids.ts'
import {
  emptyDecision,
  fieldsOfDecision,
  sentDecision,
  withoutOption,
  wrongFrom,
  wrongWithDecision,
} from './decision-fields.ts'

const decision: Decision = {
  id: DecisionId.parse('decision-1'),
  strategyId: StrategyId.parse('strategy-1'),
  question: 'Which?',
  background: '',
  options: ['One', 'Two', 'Three'],
  asked: '',
  askedPeople: 12,
  how: 'vote',
  howMore: '',
  chosen: 2,
  result: '',
  reason: 'Most were for it.',
  decidedOn: '2027-03-24',
  reviewOn: '2028-03-24',
  statementIds: [],
  themeIds: [],
  isPublished: true,
  by: 'Olwen',
  at: '2027-03-24T13:00:00.000Z',
  revision: 3,
}

test('[OC11] a decision that is opened in the form and sent unchanged is the same; what is wrong is found before the server is asked', () => {
  const fields = fieldsOfDecision(decision)
  expect(sentDecision(fields)).toEqual(DecisionForm.parse(decision))
  expect([...wrongWithDecision(fields)]).toEqual([])
  expect([...wrongWithDecision({ ...fields, askedPeople: 'many' }).keys()]).toEqual(['askedPeople'])
  expect([...wrongWithDecision(emptyDecision('2027-03-24')).keys()].toSorted()).toEqual(
    ['options.0', 'options.1', 'question', 'reason', 'result'].toSorted(),
  )
  expect([...wrongFrom({ at: ['body', 'form', 'options', '1'], message: 'No' })]).toEqual([['options.1', 'No']])
  expect([...wrongFrom({ at: [], message: 'No' })]).toEqual([['', 'No']])
})

test('[OC11] an option that is taken away takes no other one’s place as the one that was chosen', () => {
  const fields = fieldsOfDecision(decision)
  expect(withoutOption(fields, 0)).toEqual({ options: ['Two', 'Three'], chosen: '1' })
  expect(withoutOption(fields, 2)).toEqual({ options: ['One', 'Two'], chosen: '' })
  expect(withoutOption({ ...fields, chosen: '0' }, 2)).toEqual({ options: ['One', 'Two'], chosen: '0' })
  expect(withoutOption({ ...fields, chosen: '' }, 0)).toEqual({ options: ['Two', 'Three'], chosen: '' })
})
