/** By when somebody hears: counted in working days. */

export type IsHoliday = (day: string) => Promise<boolean>

const dayMs = 86_400_000

/** The last of so many working days after a day, `2027-03-24`: no Saturday, no Sunday, no holiday. */
export async function dayAfterWorkingDays(day: string, count: number, isHoliday: IsHoliday): Promise<string> {
  let [at, left] = [Date.parse(`${day}T00:00:00Z`), count]
  while (left > 0) {
    at += dayMs
    const weekday = new Date(at).getUTCDay()
    if (weekday !== 0 && weekday !== 6 && !(await isHoliday(isoOf(at)))) left -= 1
  }
  return isoOf(at)
}

const isoOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
