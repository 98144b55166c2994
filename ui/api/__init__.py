"""The HTTP interface: JSON under /api, health, metrics, and the same as tools for agents."""
