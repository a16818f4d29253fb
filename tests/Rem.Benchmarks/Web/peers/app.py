# The same page by Flask and Jinja: the peer of the benchmark `web`.
from flask import Flask, render_template_string

app = Flask(__name__)
ROWS = [{"name": f"web{i}", "address": f"10.0.0.{i}", "up": i % 7 != 0, "load": i / 10} for i in range(50)]
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{title}}</title></head>
<body><h1>{{title}}</h1>
<table><thead><tr><th>host</th><th>address</th><th>state</th><th>load</th></tr></thead><tbody>
{% for row in rows %}<tr><td>{{row.name}}</td><td>{{row.address}}</td><td>{% if row.up %}up{% else %}down{% endif %}</td><td>{{row.load}}</td></tr>
{% endfor %}</tbody></table></body></html>"""


@app.route("/table")
def table():
    return render_template_string(PAGE, title="Hosts <all>", rows=ROWS)
