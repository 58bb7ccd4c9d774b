/** Reading comfort: chosen by each person, kept in their browser, set on the root element. */
export const comforts = {
  theme: [
    ['paper', 'Cream'],
    ['white', 'White'],
    ['dark', 'Dark'],
    ['contrast', 'High contrast'],
  ],
  text: [
    ['100', 'Usual'],
    ['112', 'A little larger'],
    ['125', 'Larger'],
    ['150', 'Very large'],
    ['175', 'Very large indeed'],
    ['200', 'Twice the size'],
  ],
  reading: [
    ['usual', 'Usual'],
    ['easier', 'Easier'],
  ],
  motion: [
    ['usual', 'Usual'],
    ['less', 'Less'],
  ],
  font: [
    ['usual', 'Waymark’s'],
    ['system', 'My own'],
  ],
  keys: [
    ['on', 'On'],
    ['off', 'Off'],
  ],
} as const

export type Comfort = keyof typeof comforts

export const comfortNow = (name: Comfort): string =>
  document.documentElement.getAttribute(`data-${name}`) ?? comforts[name][0][0]

export function setComfort(name: Comfort, value: string): void {
  document.documentElement.setAttribute(`data-${name}`, value)
  try {
    localStorage.setItem(`waymark-${name}`, value)
  } catch {
    // A browser that keeps nothing still shows it until the page is left.
  }
}
