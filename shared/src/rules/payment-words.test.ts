import { expect, test } from 'vitest'
import { owed } from '#model/payment.ts'
import { holdsBankDetails, sayMoney, sayQuarters } from './payment-words.ts'

test('[E121] what looks like the details of an account or a card is known, and phone numbers, dates and addresses are not taken for it', () => {
  for (const text of [
    'Sort code 12-34-56',
    '12 34 56 12345678',
    'Account: 12345678',
    'GB82 WEST 1234 5698 7654 32',
    'de89370400440532013000',
    'Card 4242 4242 4242 4242',
    '4111.1111.1111.1111',
    'GB29-NWBK-6016-1331-9268-19',
    '20.30.40',
    '203040 12345678',
  ])
    expect([text, holdsBankDetails(text)]).toEqual([text, true])
  for (const text of [
    '01970 123456',
    '+44 7700 900 123',
    '2023-05-08',
    'nia@example.org',
    'Nia ap Rhys',
    '12 Harbour Street, SY23 1AA',
    'Invoice 2023/118',
    '01 23 45 67 89',
    '020 79 46 09 58',
    '0044 7911 123456',
    'jo12smithsmithsmith@example.org',
  ])
    expect([text, holdsBankDetails(text)]).toEqual([text, false])
})

test('[E120] money and time are said as people say them, and what is owed is counted in quarters of an hour', () => {
  expect([sayMoney(2500, 'GBP'), sayMoney(1250, 'GBP'), sayMoney(800, 'EUR')]).toEqual(['£25', '£12.50', '€8'])
  expect([1, 4, 5, 8].map(sayQuarters)).toEqual(['15 minutes', 'an hour', '1 hour 15 minutes', '2 hours'])
  expect([1, 4, 6].map(quarters => owed({ rate: 2500 }, { quarters }))).toEqual([625, 2500, 3750])
})
