"""Checks OpenAPI 3.1 documents, one in each line of the input, by the official JSON Schema and by that of their schemas.

Prints `ok`, or the first thing that is wrong, for each. Needs jsonschema (Debian: python3-jsonschema).
"""
import json
import sys

from jsonschema import Draft202012Validator

with open(sys.argv[1], encoding="utf-8") as file:
    official = Draft202012Validator(json.load(file))
own = Draft202012Validator(Draft202012Validator.META_SCHEMA)


def schemas(node):
    """All schemas of a document: what stands under `schema`, and the named ones."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "schema":
                yield value
            elif key == "schemas":
                yield from value.values()
            yield from schemas(value)
    elif isinstance(node, list):
        for value in node:
            yield from schemas(value)


def references(node):
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"]
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def missing(document):
    """What a JSON Schema cannot see: references, security schemes and operation ids that are not there or twice."""
    for reference in references(document):
        at = document
        for part in reference.removeprefix("#/").split("/"):
            if not isinstance(at, dict) or part not in at:
                yield f"{reference} is not there"
                break
            at = at[part]
    known, ids = document.get("components", {}).get("securitySchemes", {}), set()
    for path in document.get("paths", {}).values():
        for operation in path.values():
            for choice in operation.get("security", []):
                yield from (f"the security scheme {name} is not there" for name in choice if name not in known)
            if operation.get("operationId") in ids:
                yield f"the operation id {operation['operationId']} is there twice"
            ids.add(operation.get("operationId"))


def wrong(document):
    for error in official.iter_errors(document):
        return f"{'/'.join(map(str, error.absolute_path))}: {error.validator}"
    for schema in schemas(document):
        for error in own.iter_errors(schema):
            return f"schema: {'/'.join(map(str, error.absolute_path))}: {error.validator}"
    return next(missing(document), None)


for line in sys.stdin:
    print(wrong(json.loads(line)) or "ok")
