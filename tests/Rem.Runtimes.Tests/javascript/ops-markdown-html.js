const escape = s => s.replace(/[<>&]/g, c => `&#${c.charCodeAt(0)};`);
const inline = s => escape(s)
  .replace(/`([^`]+)`/g, '<code>$1</code>')
  .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
  .replace(/(?<!\w)_(.+?)_(?!\w)/g, '<i>$1</i>')
  .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_, text, href) => `<a href="${encodeURI(href)}">${text}</a>`);
function html(markdown) {
  const out = [];
  let list = null, paragraph = [];
  const flush = () => { if (paragraph.length) out.push(`<p>${inline(paragraph.join(' '))}</p>`); paragraph = []; if (list) out.push(`</${list}>`); list = null; };
  for (const line of markdown.split('\n')) {
    let m;
    if ((m = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line))) { flush(); out.push(`<h${m[1].length}>${inline(m[2])}</h${m[1].length}>`); }
    else if ((m = /^\s*(?:([-*])|\d+\.)\s+(.*)$/.exec(line))) {
      const kind = m[1] ? 'ul' : 'ol';
      if (list !== kind) { flush(); out.push(`<${list = kind}>`); }
      out.push(`  <li>${inline(m[2])}</li>`);
    } else if (/^(?:-{3,}|\*{3,})$/.test(line)) { flush(); out.push('<hr>'); }
    else if (!line.trim()) flush();
    else { if (list) flush(); paragraph.push(line.trim()); }
  }
  flush();
  return out.join('\n');
}
console.log(html('# Outage of `db-1` #\n\nWe lost **two** nodes & snake_case_name was _not_ it.\nSee [the log](http://x/a b) or [it](http://x/ä).\n\n- one <b>\n- **two**\n1. first\n2. second\n---\n### End'));
