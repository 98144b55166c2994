"""The API's own description as data for its page: each route with its fields and a curl line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_SAMPLES: dict[str, dict[str, str]] = {
    "/api/ask": {"q": "2019年丽水市部分公开的申请有多少件？"},
    "/api/search": {"q": "主要问题", "year": "2019"},
    "/api/facts": {"issuer": "丽水市", "indicator": "requests.partial"},
    "/api/reports": {"issuer": "丽水市"},
    "/api/checks": {"status": "fail"},
}


_TOOLS: dict[str, dict[str, str | int]] = {
    "ask": {"question": "2019年丽水市部分公开的申请有多少件？"},
    "search": {"words": "主要问题", "year": 2019},
    "facts": {"issuer": "丽水市", "indicator": "requests.partial"},
}


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A field of a request."""

    name: str
    kind: str
    required: bool
    description: str


@dataclass(frozen=True, kw_only=True)
class Route:
    """One route as documented."""

    method: str
    path: str
    summary: str
    parameters: tuple[Parameter, ...]
    curl: str


def routes(description: dict[str, Any], base: str) -> Iterator[Route]:
    """The routes of an OpenAPI ``description``; ``base`` is the server's address, no slash at its end."""
    schemas = description.get("components", {}).get("schemas", {})
    for path, methods in description["paths"].items():
        for method, entry in methods.items():
            yield Route(
                method=method.upper(),
                path=path,
                summary=entry.get("summary", ""),
                parameters=tuple(_parameters(entry, schemas)),
                curl=_curl(method, path, base),
            )


def tool_calls(base: str) -> Iterator[str]:
    """A curl line for each tool that is offered over MCP."""
    for name, arguments in _TOOLS.items():
        call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": name, "arguments": arguments}}
        accepted = "-H 'Accept: application/json, text/event-stream' -H 'Content-Type: application/json'"
        yield f"curl -s {base}/gradio_api/mcp/ {accepted} -d '{json.dumps(call, ensure_ascii=False)}'"


def _parameters(entry: dict[str, Any], schemas: dict[str, Any]) -> Iterator[Parameter]:
    for field in entry.get("parameters", []):
        schema = field["schema"]
        yield Parameter(
            name=field["name"],
            kind=_kind(schema),
            required=field.get("required", False),
            description=field.get("description", ""),
        )
    body = entry.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    model = schemas.get(str(body.get("$ref", "")).rsplit("/", 1)[-1], {})
    for name, schema in model.get("properties", {}).items():
        required = name in model.get("required", [])
        yield Parameter(
            name=name, kind=_kind(schema), required=required, description=schema.get("description", "")
        )


def _kind(schema: dict[str, Any]) -> str:
    choices = [part for part in schema.get("anyOf", [schema]) if part.get("type") != "null"]
    names = []
    for part in choices:
        values = part.get("enum")
        names.append(" | ".join(values) if values else str(part.get("type", "")))
    return " | ".join(names)


def _curl(method: str, path: str, base: str) -> str:
    sample = _SAMPLES.get(path, {})
    if method == "post":
        body = json.dumps({"question": sample.get("q", ""), "turns": []}, ensure_ascii=False)
        return f"curl -s {base}{path} -H 'Content-Type: application/json' -d '{body}'"
    fields = "".join(f" --data-urlencode '{name}={value}'" for name, value in sample.items())
    return f"curl -s{' -G' if fields else ''} {base}{path}{fields}"
