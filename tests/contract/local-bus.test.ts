import { expect, test } from 'vitest'
import { aloneBus, hall } from '@waymark/server/bus/local-bus.ts'
import { aTopic, busContract, bytes, heardBy } from './bus-contract.ts'

const one = hall()
busContract(async () => one.join())

test('[BU1] a server that is alone says so, and hears nothing', async () => {
  const bus = aloneBus()
  const topic = aTopic()
  const { said, end } = await heardBy(bus, topic)
  bus.publish(topic, bytes('hello'))
  end()
  await bus.close()
  expect([bus.isAlone, bus.isUp(), said]).toEqual([true, true, []])
})
