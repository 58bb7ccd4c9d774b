import { expect, test } from 'vitest'
import { filesIn, root, sourceFolders } from '#support/files.ts'
import { cruise, said } from './cruise.ts'
import { broken, brokenTree, showsTheGallery, soundTree } from './mini-tree.ts'

const real = cruise(root)
const violationsOfBroken = cruise(brokenTree()).violations

test('[F1] the import rules look at every module there is', () => {
  const onDisk = sourceFolders.flatMap(folder => filesIn(folder, /\.tsx?$/))
  expect(onDisk.length).toBeGreaterThan(100)
  expect(real.modules.toSorted()).toEqual(onDisk.toSorted())
})

test('[F1] no module breaks an import rule', () => {
  expect(real.violations.map(said)).toEqual([])
})

test('[F2] a sound tree breaks no rule, so a rule that fires has a reason', () => {
  expect(cruise(soundTree()).violations.map(said)).toEqual([])
})

test('[F2] every rule has a file here that breaks it', () => {
  expect(Object.keys(broken).toSorted()).toEqual(real.rules.toSorted())
})

for (const [rule, { file }] of Object.entries(broken)) {
  test(`[F2] ${rule} fires when it is broken`, () => {
    expect(violationsOfBroken.filter(violation => violation.rule === rule).map(({ from }) => from)).toContain(file)
  })
}

test('[F2] the gallery may show the parts of every feature, and none of them may show the gallery', () => {
  const fired = violationsOfBroken.filter(({ rule }) => rule === 'client-features-are-siblings').map(({ from }) => from)
  expect(fired).toContain(showsTheGallery)
  expect(fired).not.toContain('client/src/gallery/page.tsx')
})
