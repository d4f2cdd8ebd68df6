/**
 * The filters of the list, in plain JavaScript for the browser. It holds no word and no datum of a plan: it reads the
 * page's own attributes and hides rows, so that it is the same text in every report and can be named by its digest.
 */
export const SCRIPT = `
(() => {
  const form = document.getElementById('filter');
  const table = document.getElementById('list');
  const status = document.getElementById('filter-status');
  if (!form || !table || !status) return;
  const fold = (text) => text.normalize('NFKC').toLowerCase();
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  const texts = rows.map((row) => fold([...row.cells].map((cell) => cell.textContent).join(' ')));
  const value = (name) => form.elements.namedItem(name).value;
  const apply = () => {
    const school = value('school');
    const subject = value('subject');
    const purpose = value('purpose');
    const words = fold(value('text')).split(/\\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, i) => {
      const { from, to, subject: taught, purpose: serves } = row.dataset;
      const fits =
        (school === '' || school === from || school === to) &&
        (subject === '' || subject === taught) &&
        (purpose === '' || serves.split(' ').includes(purpose)) &&
        words.every((word) => texts[i].includes(word));
      row.hidden = !fits;
      if (fits) shown += 1;
    });
    const filtered = shown < rows.length;
    status.classList.toggle('filtered', filtered);
    status.textContent = (filtered ? status.dataset.some : status.dataset.all).replace('{shown}', shown).replace('{total}', rows.length);
  };
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  // The fields are emptied after this event, not before it.
  form.addEventListener('reset', () => setTimeout(apply));
  form.hidden = false;
  apply();
})();
`;
