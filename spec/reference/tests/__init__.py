"""Checks of every primitive: published vectors first, then what must be refused."""
