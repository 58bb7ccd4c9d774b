/** The bank holidays of the United Kingdom, nation by nation. */
import type { Nation } from '@waymark/shared/model/question-set.ts'
import type { ZonedTime } from '@waymark/shared/model/time.ts'

const states: Readonly<Record<Nation, string>> = {
  'england-and-wales': 'ENG',
  scotland: 'SCT',
  'northern-ireland': 'NIR',
}

/** The name of the one on that day of the calendar, wherever its clock hangs; undefined where there is none. Its tables are loaded when the first deadline is looked at. */
export async function bankHolidayOn(day: ZonedTime, nation: Nation): Promise<string | undefined> {
  const { default: Holidays } = await import('date-holidays')
  const noon = new Date(`${day.local.slice(0, 10)}T12:00:00Z`)
  const found = new Holidays('GB', states[nation], { types: ['public', 'bank'] }).isHoliday(noon)
  return found === false ? undefined : found[0]?.name
}
