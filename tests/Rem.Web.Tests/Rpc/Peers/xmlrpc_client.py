"""Calls an XML-RPC server by Python's own client; prints one line of JSON for each thing it got."""
import datetime
import json
import sys
import xmlrpc.client


def shown(value):
    if isinstance(value, xmlrpc.client.Fault):
        return {"fault": value.faultCode, "text": value.faultString}
    return {"type": type(value).__name__, "value": value}


def tried(call):
    try:
        return shown(call())
    except xmlrpc.client.Fault as fault:
        return shown(fault)


def several(server):
    calls = xmlrpc.client.MultiCall(server)
    calls.subtract(42, 23)
    calls.fail()
    calls.list(["a", ""])
    results, got = calls(), []
    for index in range(3):
        got.append(tried(lambda: results[index]))
    return got


with xmlrpc.client.ServerProxy(sys.argv[1], allow_none=True, use_builtin_types=True) as server:
    lines = [
        tried(lambda: server.subtract(42, 23)),
        tried(lambda: server.subtract({"subtrahend": 23, "minuend": 42})),
        tried(lambda: server.list(["a", "", 1, -2147483648, 2.5, 1e300, True, "<&>\n é \U0001f600"])),
        tried(lambda: server.list([datetime.datetime(2026, 11, 20, 9, 30), b"bytes"])),
        tried(lambda: server.large()),
        tried(lambda: server.nothing()),
        tried(lambda: server.subtract("x")),
        tried(lambda: server.none_of_this()),
        tried(lambda: server.fail()),
        tried(lambda: server.unwritable()),
        tried(lambda: server.system.listMethods()),
        tried(lambda: server.system.methodHelp("subtract")),
        tried(lambda: server.system.methodSignature("subtract")),
        several(server),
    ]
for line in lines:
    print(json.dumps(line, ensure_ascii=True, sort_keys=True))
