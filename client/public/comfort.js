/* Before the first paint: what this person chose for reading, or what their device asks for. Kept in step with src/ui/comfort.ts. */
;(function () {
  var root = document.documentElement
  function kept(name) {
    try {
      return localStorage.getItem('waymark-' + name)
    } catch {
      return null
    }
  }
  var asked = matchMedia('(prefers-contrast: more)').matches
    ? matchMedia('(prefers-color-scheme: dark)').matches
      ? 'contrast'
      : 'white'
    : matchMedia('(prefers-color-scheme: dark)').matches
      ? 'dark'
      : 'paper'
  root.setAttribute('data-theme', kept('theme') || asked)
  ;['text', 'reading', 'motion', 'font', 'keys'].forEach(function (name) {
    var value = kept(name)
    if (value) root.setAttribute('data-' + name, value)
  })
})()
