import { expect, test } from 'vitest'
import { ZonedTime } from '@waymark/shared/model/time.ts'
import { ownZone, sayZone, zonesFrom } from './zones.ts'

test('[A29] London comes first, then my own zone, and each zone once', () => {
  const zones = zonesFrom(['Europe/Paris', 'Africa/Accra', 'Europe/London'], 'Europe/Paris', '')
  expect(zones).toEqual(['Europe/London', 'Europe/Paris', 'Africa/Accra'])
  expect(zonesFrom([], 'UTC')).toEqual(['Europe/London', 'UTC'])
})

test('[A29] every zone offered is one that the server takes, and is said in words', () => {
  for (const zone of zonesFrom(Intl.supportedValuesOf('timeZone'), ownZone()))
    expect(ZonedTime.safeParse({ local: '2027-03-24T13:00', zone }).success).toBe(true)
  expect(sayZone('Europe/London')).toBe('London (UK time)')
  expect(sayZone('America/Argentina/Buenos_Aires')).toBe('Buenos Aires (America, Argentina)')
  expect(sayZone('UTC')).toBe('UTC')
})
