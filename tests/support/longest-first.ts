/** The order of the files: what takes longest first, or one worker would be at it for minutes when the others have nothing left. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Anything else comes after them, as it comes. */
const longest = [
  'axe',
  'gallery',
  'comfort',
  'kept-copies',
  'surface',
  'bad-days',
  'offline',
  'plain',
  'steps',
  'over-https',
]

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex(name => moduleId.endsWith(`/e2e/${name}.test.ts`))
      return at < 0 ? longest.length : at
    }
    return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}
