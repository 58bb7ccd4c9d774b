/** The time that is left, in words or in digits. When it is up nothing is locked. */

const minuteMs = 60_000

export function sayLeft(leftMs: number, inDigits: boolean): string {
  if (leftMs <= 0) return 'The time is up'
  if (inDigits) return `${digits(leftMs)} left`
  const minutes = Math.ceil(leftMs / minuteMs)
  return minutes === 1 ? 'Less than a minute left' : `${minutes} minutes left`
}

function digits(leftMs: number): string {
  const seconds = Math.ceil(leftMs / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
