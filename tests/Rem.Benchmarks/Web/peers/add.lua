wrk.method = "POST"
wrk.headers["content-type"] = "application/json"
wrk.body = '{"a":1,"b":2}'
