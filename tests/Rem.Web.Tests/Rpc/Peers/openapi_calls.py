"""Holds what a server did against its own OpenAPI 3.1 document.

Input: a line with the document, then a line for each call: {path, body, status, type, answer}. Prints for each call `ok`, or
what the document says otherwise: whether the body fits, whether such an answer may come, and how it looks.
Needs jsonschema (Debian: python3-jsonschema).
"""
import json
import sys

from jsonschema import Draft202012Validator

document = json.loads(sys.stdin.readline())


def fits(schema, value):
    return Draft202012Validator({**schema, "components": document["components"]}).is_valid(value)


def lenient(schema, is_required=True):
    """What a site takes besides: the words of a value as a text, any scalar for a text, and null for what need not be given."""
    taken = {
        "integer": {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^[-+]?[0-9]+$"}]},
        "number": {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^[-+]?[0-9.]+$"}]},
        "boolean": {"enum": [True, False, "true", "false"]},
        "string": {"type": ["string", "number", "boolean"]} if "minLength" not in schema else schema,
        "array": {"type": "array", "items": lenient(schema["items"])} if "items" in schema else schema,
        "object": schema,
    }[schema["type"]]
    return taken if is_required else {"anyOf": [taken, {"type": "null"}]}


def lenient_body(schema):
    needed = schema.get("required", [])
    return {**schema, "properties": {name: lenient(each, name in needed) for name, each in schema["properties"].items()}}


def wrong(call):
    operation = document["paths"].get(call["path"], {}).get("post")
    if operation is None:
        return None if call["status"] == 404 else f"answered {call['status']}, and there is no such path"
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    if fits(schema, call["body"]) and call["status"] == 400:
        return "the document takes the body, and the answer is 400"
    if not fits(lenient_body(schema), call["body"]) and call["status"] != 400:
        return f"the document refuses the body, and the answer is {call['status']}"
    response = operation["responses"].get(str(call["status"]))
    if response is None:
        return f"{call['status']} is no answer of it"
    content = response["content"].get(call["type"])
    if content is None:
        return f"{call['type']} is no type of {call['status']}"
    return None if fits(content["schema"], call["answer"]) else f"the answer to {call['status']} looks otherwise"


for line in sys.stdin:
    print(wrong(json.loads(line)) or "ok")
