/** One short, soft tone, for those who turned it on. */
const lengthSeconds = 0.6
const hertz = 587
const loudness = 0.12

/** Silent where a browser has no sound, or gives none before something was pressed. */
export function playTone(): void {
  if (typeof AudioContext === 'undefined') return
  const context = new AudioContext()
  const [tone, volume] = [context.createOscillator(), context.createGain()]
  const end = context.currentTime + lengthSeconds
  tone.frequency.value = hertz
  volume.gain.setValueAtTime(loudness, context.currentTime)
  volume.gain.linearRampToValueAtTime(0, end)
  tone.connect(volume).connect(context.destination)
  tone.onended = () => void context.close()
  tone.start()
  tone.stop(end)
}
