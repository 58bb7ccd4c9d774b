/** The bank holidays of the United Kingdom, nation by nation. */
import type { Nation } from '@waymark/shared/model/question-set.ts'
import { instantOf, type ZonedTime } from '@waymark/shared/model/time.ts'

const states: Readonly<Record<Nation, string>> = {
  'england-and-wales': 'ENG',
  scotland: 'SCT',
  'northern-ireland': 'NIR',
}

/** The name of the one on that day; undefined where there is none. Its tables are loaded when the first deadline is looked at. */
export async function bankHolidayOn(day: ZonedTime, nation: Nation): Promise<string | undefined> {
  const { default: Holidays } = await import('date-holidays')
  const found = new Holidays('GB', states[nation], { types: ['public', 'bank'] }).isHoliday(new Date(instantOf(day)))
  return found === false ? undefined : found[0]?.name
}
