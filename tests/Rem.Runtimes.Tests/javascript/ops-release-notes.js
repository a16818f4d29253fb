const log = `a1f feat(api): add paging
b2e fix: crash on empty list (#12)
c3d chore: bump
d4c feat(ui)!: drop old theme
e5b fix(api): wrong total (#9)
f6a nonsense`;
const re = /^(?<sha>[0-9a-f]{3}) (?:(?<type>feat|fix|chore)(?:\((?<scope>\w+)\))?(?<breaking>!)?: )?(?<text>.*?)(?: \(#(?<issue>\d+)\))?$/gm;
const titles = { feat: 'Features', fix: 'Fixes' };
const sections = {};
let bump = 'patch';
for (const { groups: { type = 'other', scope, breaking, text, issue, sha } } of log.matchAll(re)) {
  if (breaking) bump = 'major'; else if (type === 'feat' && bump !== 'major') bump = 'minor';
  (sections[type] ||= []).push(`${scope ? `**${scope}** ` : ''}${text}${issue ? ` [#${issue}]` : ''} ${sha}${breaking ? ' BREAKING' : ''}`);
}
for (const [type, title] of Object.entries(titles)) console.log(`## ${title}\n${sections[type].map(s => '- ' + s).join('\n')}`);
const next = (v, how) => { const [a, b, c] = v.split('.').map(Number); switch (how) { case 'major': return [a + 1, 0, 0]; case 'minor': return [a, b + 1, 0]; default: return [a, b, c + 1]; } };
console.log(bump, ['major', 'minor', 'patch'].map(h => next('1.4.9', h).join('.')).join(), Object.keys(sections).join());
