import { expect, test } from 'vitest'
import { ResponseId } from '#model/ids.ts'
import { alikeAmong } from './alike.ts'

const id = (name: string) => ResponseId.parse(`response-${name}`)
const long =
  'The bus stops at five, so nobody from the upper valley can come to the evening groups, and the hall is cold in winter.'

test('[E22] answers with one name, or with much of the same words, are said to be alike, both ways and with the reason', () => {
  const alike = alikeAmong([
    { id: id('one'), name: 'Nia', text: long },
    { id: id('two'), name: ' nia ', text: 'Something else altogether, about lifts and doors and lights.' },
    { id: id('three'), name: null, text: `Dear all,\n${long.toUpperCase()}\nYours` },
    { id: id('four'), name: null, text: 'A longer table would let the older ones sit with the young.' },
  ])
  expect(alike.get(id('one'))).toEqual([
    { id: id('two'), why: 'The same name' },
    { id: id('three'), why: 'Much of the same words' },
  ])
  expect(alike.get(id('two'))).toEqual([{ id: id('one'), why: 'The same name' }])
  expect(alike.get(id('three'))).toEqual([{ id: id('one'), why: 'Much of the same words' }])
  expect(alike.has(id('four'))).toBe(false)
})

test('[E22] a few words, or a phrase that many use, make nobody alike', () => {
  expect(alikeAmong([1, 2].map(at => ({ id: id(`short-${at}`), name: null, text: 'No comment from me' }))).size).toBe(0)
  const many = Array.from({ length: 20 }, (_, at) => ({
    id: id(`many-${at}`),
    name: null,
    text: `${long} Answer ${at} goes on about ${'abcdefghijklmnopqrst'[at]} alone.`,
  }))
  expect(alikeAmong(many).size).toBe(0)
})
