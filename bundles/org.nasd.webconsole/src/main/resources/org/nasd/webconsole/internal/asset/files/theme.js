// Runs before anything is drawn, so that nobody who chose the dark is dazzled.
(() => {
  const chosen = localStorage.getItem('nasd.theme');
  if (chosen === 'light' || chosen === 'dark') {
    document.documentElement.dataset.theme = chosen;
  }
})();
